{{%AUTOESCAPE context="HTML"}}
{{!
  What a client may say instead of answering, and what became of it.

  section SAID             it waits for the firm: SAID_BY ("You" or a name), SAID_WORDS, SAID_AT, SAID_ON, with
    section NOTED          NOTE
    section WITHDRAWABLE   WITHDRAW_URL
  section OFFERED          EXCUSE_URL, FIRST_DAY, UNTIL_ON, NOTE, MOST_NOTE, with sections DONT_HAVE, NOT_APPLICABLE, ALREADY_SENT,
                           NEED_UNTIL (what was chosen), OPEN (the form came back), BAD_EXCUSE (EXCUSE_ERROR), BAD_UNTIL_ON
                           (UNTIL_ON_ERROR), BAD_NOTE (NOTE_ERROR); fields excuse, until_on, note
}}
{{#SAID}}
<section class="card" id="excuse" aria-labelledby="excuse-title">
  <h2 id="excuse-title"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-waiting"></use></svg> Waiting for {{FIRM_NAME}}</h2>
  <p><strong>{{SAID_BY}} said:</strong> {{SAID_WORDS}} <time class="quiet small" datetime="{{SAID_AT}}">{{SAID_ON}}</time></p>
  {{#NOTED}}<p class="said quiet">{{NOTE:p}}</p>{{/NOTED}}
  <p class="quiet">Nothing to do here until they answer. You can still send something.</p>
  {{#WITHDRAWABLE}}<form method="post" action="{{WITHDRAW_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit">Take it back</button></form>{{/WITHDRAWABLE}}
</section>
{{/SAID}}
{{#OFFERED}}
<details class="excuse" id="excuse"{{#OPEN}} open{{/OPEN}}><summary>Can’t send this, or not yet?</summary>
<form class="card" method="post" action="{{EXCUSE_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <fieldset class="field">
    <legend>Tell {{FIRM_NAME}} instead</legend>
    {{#BAD_EXCUSE}}<p class="field-error" id="excuse-error">{{EXCUSE_ERROR}}</p>{{/BAD_EXCUSE}}
    <label class="choice"><input type="radio" name="excuse" value="dont_have" required{{#DONT_HAVE}} checked{{/DONT_HAVE}}><span>I don’t have it</span></label>
    <label class="choice"><input type="radio" name="excuse" value="not_applicable"{{#NOT_APPLICABLE}} checked{{/NOT_APPLICABLE}}><span>Not applicable to us</span></label>
    <label class="choice"><input type="radio" name="excuse" value="already_sent"{{#ALREADY_SENT}} checked{{/ALREADY_SENT}}><span>Already sent</span></label>
    <label class="choice"><input type="radio" name="excuse" value="need_until"{{#NEED_UNTIL}} checked{{/NEED_UNTIL}}><span>I need more time</span></label>
  </fieldset>
  <div class="field excuse-until"><label for="until_on">I need until</label>
    {{#BAD_UNTIL_ON}}<p class="field-error" id="until_on-error">{{UNTIL_ON_ERROR}}</p>{{/BAD_UNTIL_ON}}
    <input id="until_on" name="until_on" type="date" min="{{FIRST_DAY}}" value="{{UNTIL_ON}}"{{#BAD_UNTIL_ON}} aria-invalid="true" aria-describedby="until_on-error"{{/BAD_UNTIL_ON}}></div>
  <div class="field"><label for="excuse-note">A few words <span class="optional">(optional)</span></label>
    {{#BAD_NOTE}}<p class="field-error" id="excuse-note-error">{{NOTE_ERROR}}</p>{{/BAD_NOTE}}
    <textarea id="excuse-note" name="note" rows="2" maxlength="{{MOST_NOTE}}"{{#BAD_NOTE}} aria-invalid="true" aria-describedby="excuse-note-error"{{/BAD_NOTE}}>{{NOTE:p}}</textarea></div>
  <button class="btn-quiet" type="submit">Tell {{FIRM_NAME}}</button>
</form></details>
{{/OFFERED}}
