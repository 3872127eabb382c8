{{%AUTOESCAPE context="HTML"}}
{{!
  One request: what is asked, the answer, files, comments, and ticking it off.

  REQUEST_TITLE, STATUS (open, overdue, completed), STATUS_TEXT, CHECKLIST_TITLE, WORK_TITLE, WORK_URL
  section DUE              DUE_ON, DUE_WORDS
  include RETURNED         requests/returned.tpl, where it was sent back
  include EXCUSE           requests/excuse.tpl: what may be said instead of an answer, where it is open
  section DESCRIBED        DESCRIPTION (HTML made from Markdown)
  section ATTACHMENTS      files of the firm, with ATTACHMENT, repeated, each with include FILE (requests/file.tpl)
  section READ_ONLY        COMPLETED_ON, COMPLETED_WORDS: the work is completed, no form is shown
  section COMPLETED        COMPLETED_BY ("you" or a name), COMPLETED_AT, COMPLETED_WORDS, with
    section JUST_DONE      by the click before
    section NEXT           NEXT_URL, NEXT_TITLE: a request that is open still
    section REOPENABLE     REOPEN_URL
  section ANSWERED         ANSWER, ANSWER_BY, ANSWERED_AT, ANSWERED_WORDS: one of each author; one's own only where
                           READ_ONLY, for else it stands in the form
  section NO_ANSWER        none, and READ_ONLY
  section OPTIONAL         it may be left out
  section ANSWERS          all but a request for files
  include FILES            requests/files.tpl
  include COMMENTS         requests/comments.tpl
  section ANSWERABLE       ANSWER_URL, with one of
    section AS_WORDS       ANSWER
    section AS_YES_NO      YES_CHOSEN, NO_CHOSEN (sections)
    section AS_CHOICE      with OPTION, repeated: OPTION_TEXT, CHOSEN (section)
    section AS_DAY         ANSWER, with AS_DATE, or AS_TEXT where what was typed is no day
    section AS_FORM        with FIELD, repeated: FIELD_ID, FIELD_LABEL, with FIELD_OPTIONAL, BAD_FIELD (FIELD_ERROR) and FIELD_YES_NO
                           (YES_CHOSEN, NO_CHOSEN) or FIELD_LINE (FIELD_TYPED, AS_DATE, AS_TEXT, AS_NUMBER)
    section SAVE_AND_DONE  one button for both, or SAVE
    section ANSWER_SAVED   ANSWERED_AT, ANSWERED_WORDS
    section BAD_ANSWER     ANSWER_ERROR
  section COMPLETABLE      COMPLETE_URL: not completed yet; WITH_ANSWER (section): the answer's form goes along, so that
                           what is typed there is not lost
}}
<p class="back"><a href="{{WORK_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-left"></use></svg>{{WORK_TITLE}}</a></p>
<div class="page-head">
  <div>
    <h1>{{REQUEST_TITLE}}</h1>
    <ul class="meta">
      <li><span class="tag tag-{{STATUS}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{STATUS}}"></use></svg>{{STATUS_TEXT}}</span></li>
      {{#DUE}}<li><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#calendar"></use></svg><span>Due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span></li>{{/DUE}}
      <li><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#list"></use></svg>{{CHECKLIST_TITLE}}</li>
      {{#OPTIONAL}}<li>Optional</li>{{/OPTIONAL}}
    </ul>
  </div>
</div>
{{#READ_ONLY}}
<div class="notice">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#lock"></use></svg>
  <p>{{FIRM_NAME}} completed this work on <time datetime="{{COMPLETED_ON}}">{{COMPLETED_WORDS}}</time>. You can read everything and download the files. If something needs to change, <a href="{{WORK_URL}}#ask">ask us to open it again</a>.</p>
</div>
{{/READ_ONLY}}
{{#COMPLETED}}
<div class="notice notice-good">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-completed"></use></svg>
  <div>
    {{#JUST_DONE}}<p role="status"><strong>Thank you. This one is done.</strong></p>{{/JUST_DONE}}
    <p><strong>Done</strong> by {{COMPLETED_BY}}, <time datetime="{{COMPLETED_AT}}">{{COMPLETED_WORDS}}</time>.</p>
    {{#NEXT}}<p class="actions"><a class="btn" href="{{NEXT_URL}}">Next: {{NEXT_TITLE}}<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-right"></use></svg></a></p>{{/NEXT}}
    {{#REOPENABLE}}
    <form method="post" action="{{REOPEN_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit">Not done after all? Mark as open</button></form>
    {{/REOPENABLE}}
  </div>
</div>
{{/COMPLETED}}
{{>RETURNED}}
{{#DESCRIBED}}
<section class="card" aria-label="What is asked">
  <div class="prose">{{DESCRIPTION:x-markdown}}</div>
</section>
{{/DESCRIBED}}
{{#ATTACHMENTS}}
<section aria-labelledby="attachments-title">
  <h2 id="attachments-title">From {{FIRM_NAME}}</h2>
  <ul class="files">
    {{#ATTACHMENT}}
    <li>{{>FILE}}</li>
    {{/ATTACHMENT}}
  </ul>
</section>
{{/ATTACHMENTS}}
{{#ANSWERS}}
<section class="card" aria-labelledby="answer-title">
  <h2 id="answer-title">Your answer</h2>
  {{#ANSWERED}}
  <div class="comment">
    <p class="comment-by"><strong>{{ANSWER_BY}}</strong> <time datetime="{{ANSWERED_AT}}">{{ANSWERED_WORDS}}</time></p>
    <p class="said">{{ANSWER:p}}</p>
  </div>
  {{/ANSWERED}}
  {{#NO_ANSWER}}<p class="quiet">No answer was written.</p>{{/NO_ANSWER}}
  {{#ANSWERABLE}}
  <form id="answer-form" method="post" action="{{ANSWER_URL}}">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    {{#AS_WORDS}}
    <div class="field">
      <label class="visually-hidden" for="answer">Your answer</label>
      {{#BAD_ANSWER}}<p class="field-error" id="answer-error">{{ANSWER_ERROR}}</p>{{/BAD_ANSWER}}
      <textarea id="answer" name="answer" rows="4"{{#BAD_ANSWER}} aria-invalid="true" aria-describedby="answer-error"{{/BAD_ANSWER}}>{{ANSWER:p}}</textarea>
    </div>
    {{/AS_WORDS}}
    {{#AS_YES_NO}}
    <fieldset class="field answers answers-row" id="answer"><legend class="visually-hidden">{{REQUEST_TITLE}}</legend>
      {{#BAD_ANSWER}}<p class="field-error">{{ANSWER_ERROR}}</p>{{/BAD_ANSWER}}
      <label class="choice"><input type="radio" name="answer" value="yes"{{#YES_CHOSEN}} checked{{/YES_CHOSEN}}><span>Yes</span></label>
      <label class="choice"><input type="radio" name="answer" value="no"{{#NO_CHOSEN}} checked{{/NO_CHOSEN}}><span>No</span></label>
    </fieldset>
    {{/AS_YES_NO}}
    {{#AS_CHOICE}}
    <fieldset class="field answers" id="answer"><legend class="visually-hidden">{{REQUEST_TITLE}}</legend>
      {{#BAD_ANSWER}}<p class="field-error">{{ANSWER_ERROR}}</p>{{/BAD_ANSWER}}
      {{#OPTION}}<label class="choice"><input type="radio" name="answer" value="{{OPTION_TEXT}}"{{#CHOSEN}} checked{{/CHOSEN}}><span>{{OPTION_TEXT}}</span></label>
      {{/OPTION}}
    </fieldset>
    {{/AS_CHOICE}}
    {{#AS_DAY}}
    <div class="field">
      <label for="answer">Which day?</label>
      {{#BAD_ANSWER}}<p class="field-error" id="answer-error">{{ANSWER_ERROR}}</p>{{/BAD_ANSWER}}
      <input id="answer" name="answer" value="{{ANSWER}}"{{#AS_DATE}} type="date"{{/AS_DATE}}{{#AS_TEXT}} type="text"{{/AS_TEXT}}{{#BAD_ANSWER}} aria-invalid="true" aria-describedby="answer-error"{{/BAD_ANSWER}}>
    </div>
    {{/AS_DAY}}
    {{#AS_FORM}}
    {{#FIELD}}
    {{#FIELD_LINE}}
    <div class="field">
      <label for="{{FIELD_ID}}">{{FIELD_LABEL}}{{#FIELD_OPTIONAL}} <span class="optional">(optional)</span>{{/FIELD_OPTIONAL}}</label>
      {{#BAD_FIELD}}<p class="field-error" id="{{FIELD_ID}}-error">{{FIELD_ERROR}}</p>{{/BAD_FIELD}}
      <input id="{{FIELD_ID}}" name="field.{{FIELD_LABEL}}" value="{{FIELD_TYPED}}" maxlength="500"{{#AS_DATE}} type="date"{{/AS_DATE}}{{#AS_TEXT}} type="text"{{/AS_TEXT}}{{#AS_NUMBER}} inputmode="decimal" autocomplete="off"{{/AS_NUMBER}}{{#BAD_FIELD}} aria-invalid="true" aria-describedby="{{FIELD_ID}}-error"{{/BAD_FIELD}}>
    </div>
    {{/FIELD_LINE}}
    {{#FIELD_YES_NO}}
    <fieldset class="field answers answers-row" id="{{FIELD_ID}}"><legend>{{FIELD_LABEL}}{{#FIELD_OPTIONAL}} <span class="optional">(optional)</span>{{/FIELD_OPTIONAL}}</legend>
      {{#BAD_FIELD}}<p class="field-error">{{FIELD_ERROR}}</p>{{/BAD_FIELD}}
      <label class="choice"><input type="radio" name="field.{{FIELD_LABEL}}" value="yes"{{#YES_CHOSEN}} checked{{/YES_CHOSEN}}><span>Yes</span></label>
      <label class="choice"><input type="radio" name="field.{{FIELD_LABEL}}" value="no"{{#NO_CHOSEN}} checked{{/NO_CHOSEN}}><span>No</span></label>
    </fieldset>
    {{/FIELD_YES_NO}}
    {{/FIELD}}
    {{/AS_FORM}}
    <div class="actions">
      {{#SAVE_AND_DONE}}<button type="submit" name="then" value="done"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#check"></use></svg>Save, this is done</button>
      <button class="btn-quiet" type="submit" name="then" value="later">Save for later</button>{{/SAVE_AND_DONE}}
      {{#SAVE}}<button class="btn-quiet" type="submit">Save answer</button>{{/SAVE}}
      {{#ANSWER_SAVED}}<p class="quiet small">Saved <time datetime="{{ANSWERED_AT}}">{{ANSWERED_WORDS}}</time></p>{{/ANSWER_SAVED}}
    </div>
  </form>
  {{/ANSWERABLE}}
</section>
{{/ANSWERS}}
{{>FILES}}
{{#COMPLETABLE}}
<section class="card finish" aria-labelledby="finish-title">
  <div><h2 id="finish-title">Is everything there?</h2>
  <p>{{FIRM_NAME}} sees that you are done. You can still change it afterwards.</p></div>
  <form method="post" action="{{COMPLETE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button type="submit"{{#WITH_ANSWER}} form="answer-form" name="then" value="done"{{/WITH_ANSWER}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#check"></use></svg>Mark as done</button></form>
</section>
{{/COMPLETABLE}}
{{>EXCUSE}}
{{>COMMENTS}}
