{{%AUTOESCAPE context="HTML"}}
{{!
  A work item as its client sees it: checklists with their requests.

  WORK_TITLE, CLIENT_NAME
  section MORE_WORK        WORK_INDEX_URL: this device holds other work, too
  section ASSIGNEE         ASSIGNEE_NAME: whom to ask at the firm
  section UNDER_WAY        some requests are open
  section ALL_DONE         all are done, the work is not completed yet
  section READ_ONLY        COMPLETED_ON, COMPLETED_WORDS: the firm has completed the work, with
    section ASKABLE        ASK_URL, REASON (what is in the field), MOST_REASON, with
      section BAD_REASON   REASON_ERROR
    section ASKED          ASKED_BY ("You" or a name), ASKED_AT, ASKED_WORDS, with REASONED: REASON, and one of
      section UNDECIDED
      section DECLINED     DECLINED_AT, DECLINED_WORDS, with ANSWERED: REASON (the firm's)
  section CHECKLIST        CHECKLIST_TITLE, with its
    section SHARED         SHARED_WORDS: "Shared with Ana and Jo Meyer"
    section COUNTED        DONE, TOTAL: of the required requests, where there are any
    section WITH_OPTIONAL  OPTIONAL_WORDS: "2 optional"
    section FULL           all that are required are done (the bar turns green)
    section SECTION        repeated, with HEADED (SECTION_TITLE) and its
    section REQUEST        REQUEST_URL, REQUEST_TITLE, STATUS (open, overdue, completed), STATUS_TEXT, with
      section SAID         the state needs words on a phone too, where its mark stands alone
      section BEGUN        something is there, and it is not marked as done
      section DUE          DUE_ON, DUE_WORDS
      section OVERDUE      DUE_ON, DUE_WORDS, instead of DUE
      section COMPLETED    COMPLETED_BY ("you" or a name), COMPLETED_AT, COMPLETED_WORDS
      section OPTIONAL     it may be left out
      section COMMENTS     COMMENTS_WORDS: "2 comments"
      section DOCUMENTS    DOCUMENTS_WORDS: "1 file"
  section EMPTY            no request yet
  section BOUND            EXPIRES_AT, EXPIRES_WORDS: until when this device holds it; HAND_OVER_URL
}}
{{#MORE_WORK}}<p class="back"><a href="{{WORK_INDEX_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-left"></use></svg>All your work</a></p>{{/MORE_WORK}}
<div class="page-head">
  <div>
    <h1>{{WORK_TITLE}}</h1>
    <p class="lead">{{CLIENT_NAME}}{{#ASSIGNEE}} · with {{ASSIGNEE_NAME}}{{/ASSIGNEE}}</p>
  </div>
</div>
{{#READ_ONLY}}
<div class="notice">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#lock"></use></svg>
  <div><p>{{FIRM_NAME}} completed this work on <time datetime="{{COMPLETED_ON}}">{{COMPLETED_WORDS}}</time>. You can read everything and download the files.</p>
  {{#ASKED}}<p id="ask"><strong>{{ASKED_BY}} asked to reopen it</strong> <time datetime="{{ASKED_AT}}" data-on>on {{ASKED_WORDS}}</time>.{{#UNDECIDED}} {{FIRM_NAME}} was told and decides; once it is open again, you can go on here.{{/UNDECIDED}}</p>{{#REASONED}}<p class="said quiet">{{REASON:p}}</p>{{/REASONED}}{{#DECLINED}}<p><strong>{{FIRM_NAME}} keeps it completed</strong>, <time datetime="{{DECLINED_AT}}">{{DECLINED_WORDS}}</time>.</p>{{#ANSWERED}}<p class="said">{{REASON:p}}</p>{{/ANSWERED}}{{/DECLINED}}{{/ASKED}}
  {{#ASKABLE}}
  <details id="ask"{{#BAD_REASON}} open{{/BAD_REASON}}><summary>Does something need to change?</summary>
  <form class="ask-reopen" method="post" action="{{ASK_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}">
    <div class="field">
      <label for="reason">What needs to change? <span class="optional">(optional)</span></label>
      {{#BAD_REASON}}<p class="field-error" id="reason-error">{{REASON_ERROR}}</p>{{/BAD_REASON}}
      <textarea id="reason" name="reason" rows="3" maxlength="{{MOST_REASON}}"{{#BAD_REASON}} aria-invalid="true" aria-describedby="reason-error"{{/BAD_REASON}}>{{REASON:p}}</textarea>
    </div>
    <button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#reopen"></use></svg>Ask to reopen</button>
  </form></details>
  {{/ASKABLE}}
  </div>
</div>
{{/READ_ONLY}}
{{#ALL_DONE}}
<div class="notice notice-good">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-completed"></use></svg>
  <p><strong>All done, thank you.</strong> {{FIRM_NAME}} looks at it now. You can still add to a request.</p>
</div>
{{/ALL_DONE}}
{{#CHECKLIST}}
<section class="card card-flush">
  <div class="card-head">
    <h2>{{CHECKLIST_TITLE}}</h2>
    {{#SHARED}}<p class="quiet small">{{SHARED_WORDS}}</p>{{/SHARED}}
    {{#COUNTED}}<div class="progress{{#FULL}} progress-done{{/FULL}}"><progress value="{{DONE}}" max="{{TOTAL}}" aria-label="Requests done"></progress><span>{{DONE}} of {{TOTAL}} done{{#WITH_OPTIONAL}}, {{OPTIONAL_WORDS}}{{/WITH_OPTIONAL}}</span></div>{{/COUNTED}}
  </div>
  {{#SECTION}}
  {{#HEADED}}<h3 class="task-heading">{{SECTION_TITLE}}</h3>{{/HEADED}}
  <ul class="tasks">
    {{#REQUEST}}
    <li><a class="task task-{{STATUS}}" href="{{REQUEST_URL}}">
      <svg class="icon task-mark" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{STATUS}}"></use></svg>
      <span class="task-text"><span class="task-title">{{REQUEST_TITLE}}</span>
        <span class="task-note">
          {{#SAID}}<span class="task-status task-status-{{STATUS}}">{{STATUS_TEXT}}</span>{{/SAID}}
          {{#BEGUN}}<span>Answered, not marked as done</span>{{/BEGUN}}
          {{#DUE}}<span>Due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span>{{/DUE}}
          {{#OVERDUE}}<span class="bad">Was due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span>{{/OVERDUE}}
          {{#OPTIONAL}}<span>Optional</span>{{/OPTIONAL}}
          {{#COMPLETED}}<span>Done by {{COMPLETED_BY}}, <time datetime="{{COMPLETED_AT}}" data-day>{{COMPLETED_WORDS}}</time></span>{{/COMPLETED}}
          {{#COMMENTS}}<span><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#message"></use></svg>{{COMMENTS_WORDS}}</span>{{/COMMENTS}}
          {{#DOCUMENTS}}<span><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#paperclip"></use></svg>{{DOCUMENTS_WORDS}}</span>{{/DOCUMENTS}}
        </span>
      </span>
      <span class="task-side"><span class="tag tag-{{STATUS}}">{{STATUS_TEXT}}</span><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-right"></use></svg></span>
    </a></li>
    {{/REQUEST}}
  </ul>
  {{/SECTION}}
</section>
{{/CHECKLIST}}
{{#EMPTY}}
<div class="card empty">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#list"></use></svg>
  <h2>No requests yet</h2>
  <p>What {{FIRM_NAME}} needs from you for this work will be listed here, and you get an e-mail.</p>
</div>
{{/EMPTY}}
{{#BOUND}}
<p class="section no-print"><a class="btn btn-quiet" href="{{HAND_OVER_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#device"></use></svg>Continue on another device</a></p>
<p class="quiet small">Open on this device until <time datetime="{{EXPIRES_AT}}" data-day>{{EXPIRES_WORDS}}</time>; after that we send you a new link. <a href="/devices">Your devices</a></p>
{{/BOUND}}
