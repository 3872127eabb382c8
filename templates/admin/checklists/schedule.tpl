{{%AUTOESCAPE context="HTML"}}
{{!
  Sends a checklist later, to one recipient, or in a colleague's name.

  CHECKLIST_TITLE, CHECKLIST_URL, WORK_TITLE, WORK_URL, FORM_URL, PREVIEW_URL, VERSION, ZONE (the firm's time zone), TODAY,
  ON_DAY, AT, DAYS: what is in the fields
  section RECIPIENT        repeated: CONTACT_ID, CONTACT_NAME, with section CHOSEN
  section SENDER           repeated: STAFF_ID, SENDER_NAME, with section CHOSEN
  sections WHEN_NOW, WHEN_DATE, WHEN_START: which is chosen; BEFORE, AFTER: which way the days count
  section GRACE            GRACE_WORDS: for so long "now" can be taken back
  section STARTS           STARTS_ON, STARTS_WORDS: the work's start
  section NO_START         it has none yet
  section SEND_IT          nothing waits, or nobody tried yet; where something does, one of
    sections SEND_INSTEAD (it is put aside), SEND_BOTH (it is for all, and this one for one of them)
  sections BAD_ON_DAY (ON_DAY_ERROR), BAD_AT (AT_ERROR), BAD_DAYS (DAYS_ERROR), BAD_SENDER (SENDER_ERROR)
  The form's fields: contact (blank: all), sender, when (now, date, start), on_day, days, direction (before, after), at, version, waiting (replace, keep)
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{WORK_URL}}">{{WORK_TITLE}}</a></li><li><a href="{{CHECKLIST_URL}}">{{CHECKLIST_TITLE}}</a></li></ol></nav>
<h1>Send {{CHECKLIST_TITLE}}</h1>
<form class="form card schedule" method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="version" value="{{VERSION}}">
  <div class="field-row">
    <div class="field"><label for="contact">To</label>
      <select id="contact" name="contact"><option value="">All recipients</option>{{#RECIPIENT}}<option value="{{CONTACT_ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{CONTACT_NAME}} alone</option>{{/RECIPIENT}}</select></div>
    <div class="field"><label for="sender">From</label>
      {{#BAD_SENDER}}<p class="field-error" id="sender-error">{{SENDER_ERROR}}</p>{{/BAD_SENDER}}
      <select id="sender" name="sender" aria-describedby="sender-hint{{#BAD_SENDER}} sender-error{{/BAD_SENDER}}"{{#BAD_SENDER}} aria-invalid="true"{{/BAD_SENDER}}>{{#SENDER}}<option value="{{STAFF_ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{SENDER_NAME}}</option>{{/SENDER}}</select>
      <p class="hint" id="sender-hint">The mail names them, and replies go to them.</p></div>
  </div>
  <fieldset class="field"><legend>When</legend>
    <label class="choice"><input type="radio" name="when" value="now"{{#WHEN_NOW}} checked{{/WHEN_NOW}}><span><strong>Now</strong>{{#GRACE}} <small>You can take it back for {{GRACE_WORDS}}.</small>{{/GRACE}}</span></label>
    <label class="choice"><input type="radio" name="when" value="date"{{#WHEN_DATE}} checked{{/WHEN_DATE}}><span><strong>On a date</strong></span></label>
    <div class="under-choice">
      <label class="visually-hidden" for="on_day">The date</label>
      {{#BAD_ON_DAY}}<p class="field-error" id="on_day-error">{{ON_DAY_ERROR}}</p>{{/BAD_ON_DAY}}
      <input id="on_day" name="on_day" type="date" min="{{TODAY}}" value="{{ON_DAY}}"{{#BAD_ON_DAY}} aria-invalid="true" aria-describedby="on_day-error"{{/BAD_ON_DAY}}>
    </div>
    <label class="choice"><input type="radio" name="when" value="start"{{#WHEN_START}} checked{{/WHEN_START}}><span><strong>Before or after the work starts</strong> <small>{{#STARTS}}It starts on <time datetime="{{STARTS_ON}}">{{STARTS_WORDS}}</time>. The sending moves with it.{{/STARTS}}{{#NO_START}}It has no start yet: it goes out once the work has one.{{/NO_START}}</small></span></label>
    <div class="under-choice days">
      {{#BAD_DAYS}}<p class="field-error" id="days-error">{{DAYS_ERROR}}</p>{{/BAD_DAYS}}
      <label class="visually-hidden" for="days">Days</label><input id="days" name="days" inputmode="numeric" maxlength="3" autocomplete="off" value="{{DAYS}}"{{#BAD_DAYS}} aria-invalid="true" aria-describedby="days-error"{{/BAD_DAYS}}><span>days</span>
      <label class="visually-hidden" for="direction">Before or after</label><select id="direction" name="direction"><option value="before"{{#BEFORE}} selected{{/BEFORE}}>before</option><option value="after"{{#AFTER}} selected{{/AFTER}}>after</option></select>
    </div>
  </fieldset>
  <div class="field"><label for="at">At</label>
    {{#BAD_AT}}<p class="field-error" id="at-error">{{AT_ERROR}}</p>{{/BAD_AT}}
    <input class="time" id="at" name="at" type="time" value="{{AT}}" aria-describedby="at-hint{{#BAD_AT}} at-error{{/BAD_AT}}"{{#BAD_AT}} aria-invalid="true"{{/BAD_AT}}>
    <p class="hint" id="at-hint">On that day, in {{ZONE}}. What is on the checklist then is what they get.</p></div>
  <div class="actions">{{#SEND_IT}}<button type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#send"></use></svg>Send</button>{{/SEND_IT}}{{#SEND_INSTEAD}}<button type="submit" name="waiting" value="replace"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#send"></use></svg>Send at this time instead</button>{{/SEND_INSTEAD}}{{#SEND_BOTH}}<button type="submit" name="waiting" value="keep"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#send"></use></svg>Send to them both times</button>{{/SEND_BOTH}}<a href="{{PREVIEW_URL}}">Preview</a><a href="{{CHECKLIST_URL}}">Cancel</a></div>
</form>
