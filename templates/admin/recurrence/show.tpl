{{%AUTOESCAPE context="HTML"}}
{{!
  How a work item comes again.

  WORK_TITLE, WORK_URL, CLIENT_NAME, CLIENT_URL, FORM_URL, SUBMIT_LABEL ("Start repeating", "Save"), VERSION (0: it does not come again
  yet), NEXT_ON, LEAD_DAYS, MOST_LEAD_DAYS
  section EVERY_CHOICE     repeated: EVERY, EVERY_TEXT ("Every month"), with section CHOSEN
  sections BAD_EVERY (EVERY_ERROR), BAD_NEXT_ON (NEXT_ON_ERROR), BAD_LEAD_DAYS (LEAD_DAYS_ERROR)
  section RUNNING          MAKE_URL, SKIP_URL, STOP_URL, with NEXT, repeated: NEXT_TITLE, STARTS_ON, STARTS_WORDS, MADE_WORDS ("on
                           Monday 18 January 2027", "within a minute"), with section NEXT_DUE (DUE_ON, DUE_WORDS), FIRST
  section STOPPED          with section CLIENT_DELETED
                           and NEXT_SEND, repeated: SEND_WORDS, what goes out of it by itself
  section NEVER            it does not come again yet, with one of
    sections NOTHING_SENT, SENT_AGAIN (with SENT_PLAN, repeated: CHECKLIST_TITLE, FROM, TIMING)
  section SO_FAR           with MADE, repeated: MADE_URL, MADE_TITLE, MADE_ON, MADE_WORDS, with section THIS_ONE
  The form's fields: every, next_on, lead_days, version
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{CLIENT_URL}}">{{CLIENT_NAME}}</a></li><li><a href="{{WORK_URL}}">{{WORK_TITLE}}</a></li></ol></nav>
<h1>Repeat this work</h1>
{{#NEVER}}<p class="lead">Work that comes every month, quarter or year is made for you: a copy of the newest one with its checklists and the people they go to. Dates move with the start, and so do years, months and quarters in titles and headings; descriptions stay as they are. Answers, comments and your client’s files stay where they are. {{#NOTHING_SENT}}Nothing is sent by itself.{{/NOTHING_SENT}}{{#SENT_AGAIN}}What is planned from the start of this one goes out of the next ones by itself as well:{{/SENT_AGAIN}}</p>{{#SENT_AGAIN}}<ul>{{#SENT_PLAN}}<li>{{CHECKLIST_TITLE}}, from {{FROM}}<small class="quiet"> {{TIMING}}</small></li>{{/SENT_PLAN}}</ul>{{/SENT_AGAIN}}{{/NEVER}}
{{#STOPPED}}
<div class="notice notice-warn"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#info"></use></svg><p>{{#CLIENT_DELETED}}It stopped when the client was deleted. {{/CLIENT_DELETED}}This work does not come again any more. Save the form below to start it anew.</p></div>
{{/STOPPED}}
<div class="split">
  <div>
    {{#RUNNING}}
    <section class="card card-flush" aria-labelledby="next-title">
      <div class="card-head"><h2 id="next-title">What comes next</h2></div>
      <ol class="rows">
        {{#NEXT}}
        <li><strong>{{NEXT_TITLE}}</strong>
          <p class="quiet small">Starts <time datetime="{{STARTS_ON}}">{{STARTS_WORDS}}</time>{{#NEXT_DUE}} · due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time>{{/NEXT_DUE}} · made {{MADE_WORDS}}</p>
          {{#NEXT_SEND}}<p class="small"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#send"></use></svg> Goes out by itself: {{SEND_WORDS}}</p>{{/NEXT_SEND}}
          {{#FIRST}}
          <div class="actions">
            <form method="post" action="{{MAKE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>Make it now</button></form>
            <form method="post" action="{{SKIP_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><button class="btn-text" type="submit">Leave this one out</button></form>
          </div>
          {{/FIRST}}</li>
        {{/NEXT}}
      </ol>
    </section>
    {{/RUNNING}}
    <form class="form card" method="post" action="{{FORM_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <input type="hidden" name="version" value="{{VERSION}}">
      <fieldset class="field"{{#BAD_EVERY}} aria-describedby="every-error"{{/BAD_EVERY}}><legend>How often?</legend>
        {{#BAD_EVERY}}<p class="field-error" id="every-error">{{EVERY_ERROR}}</p>{{/BAD_EVERY}}
        {{#EVERY_CHOICE}}<label class="choice"><input type="radio" name="every" value="{{EVERY}}"{{#CHOSEN}} checked id="every"{{/CHOSEN}}>{{EVERY_TEXT}}</label>{{/EVERY_CHOICE}}
      </fieldset>
      <div class="field-row">
        <div class="field"><label for="next_on">The next one starts</label>
          {{#BAD_NEXT_ON}}<p class="field-error" id="next_on-error">{{NEXT_ON_ERROR}}</p>{{/BAD_NEXT_ON}}
          <input id="next_on" name="next_on" type="date" value="{{NEXT_ON}}" required{{#BAD_NEXT_ON}} aria-invalid="true" aria-describedby="next_on-error"{{/BAD_NEXT_ON}}></div>
        <div class="field"><label for="lead_days">Make it so many days before</label>
          {{#BAD_LEAD_DAYS}}<p class="field-error" id="lead_days-error">{{LEAD_DAYS_ERROR}}</p>{{/BAD_LEAD_DAYS}}
          <input id="lead_days" name="lead_days" type="number" inputmode="numeric" min="0" max="{{MOST_LEAD_DAYS}}" value="{{LEAD_DAYS}}" required{{#BAD_LEAD_DAYS}} aria-invalid="true" aria-describedby="lead_days-error"{{/BAD_LEAD_DAYS}}></div>
      </div>
      <div class="actions"><button type="submit">{{SUBMIT_LABEL}}</button><a href="{{WORK_URL}}">Cancel</a></div>
    </form>
    {{#RUNNING}}
    <section class="card" aria-labelledby="stop-title">
      <h2 id="stop-title">Stop repeating</h2>
      <p>Nothing more is made. What there is stays, and you can start again.</p>
      <form method="post" action="{{STOP_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-quiet" type="submit">Stop repeating</button></form>
    </section>
    {{/RUNNING}}
  </div>
  <div>
    {{#SO_FAR}}
    <section class="card card-flush" aria-labelledby="so-far-title">
      <div class="card-head"><h2 id="so-far-title">So far</h2></div>
      <ul class="rows">
        {{#MADE}}<li><a href="{{MADE_URL}}"{{#THIS_ONE}} aria-current="true"{{/THIS_ONE}}>{{MADE_TITLE}}</a><p class="quiet small">Started <time datetime="{{MADE_ON}}">{{MADE_WORDS}}</time></p></li>{{/MADE}}
      </ul>
    </section>
    {{/SO_FAR}}
  </div>
</div>
