{{%AUTOESCAPE context="HTML"}}
{{!
  One work item with its checklists.

  WORK_TITLE, WORK_INDEX_URL, CLIENT_NAME, CLIENT_URL, ASSIGNEE_NAME, STATUS, STATUS_TEXT, EDIT_URL, REPEAT_URL, VERSION
  section STARTS           START_ON, START_WORDS
  section REPEATS          NEXT_ON, NEXT_WORDS
  section DUE, OVERDUE     DUE_ON, DUE_WORDS (one of the two, or none)
  section OPEN_WORK        COMPLETE_URL, STATUS_URL, NEW_CHECKLIST_URL, FROM_TEMPLATE_URL, with
    section STATUS_OPTION  repeated: STATUS, STATUS_TEXT, with section CHOSEN; the form's fields: status, version
    section PLANS_END      PLANS_WORDS: completing takes back what is planned, "1 planned sending will not go out"
    section STILL_OPEN     STILL_OPEN_WORDS: "4 requests are open"
  section COMPLETED_WORK   COMPLETED_AT, COMPLETED_WORDS, COMPLETED_BY, REOPEN_URL
  section REOPEN_ASKED     CONTACT_NAME, ASKED_AT, ASKED_WORDS, REOPEN_URL, KEEP_URL (field answer), MOST_REASON, with section
                           REASONED: REASON
  section DECLINED         what was asked, and kept completed: CONTACT_NAME, DECLINED_BY, DECLINED_AT, DECLINED_WORDS, with section
                           ANSWERED: REASON
  section CHECKLIST        CHECKLIST_URL, CHECKLIST_TITLE, STATE (draft, sent, completed), STATE_TEXT, with
    sections PROGRESS (DONE, TOTAL: requests), NO_REQUESTS
    section SENT           SENT_AT, SENT_WORDS, RECIPIENTS_WORDS ("Maria Keller and Jo Keller")
    section UNSENT         RECIPIENTS_WORDS
  section NO_CHECKLIST
  sections DELETABLE (DELETE_URL), NOT_DELETABLE: something of it was sent
  section FILES            FILES_WORDS ("12 files"), FILES_SIZE, ARCHIVE_URL
  section CAME_IN          with EVENT, repeated, as on the dashboard: EVENT_WHO, EVENT_WHAT, EVENT_URL, REQUEST_TITLE, EVENT_AT, EVENT_WORDS
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{WORK_INDEX_URL}}">Work</a></li><li><a href="{{CLIENT_URL}}">{{CLIENT_NAME}}</a></li></ol></nav>
<div class="page-head">
  <div>
    <h1>{{WORK_TITLE}}</h1>
    <ul class="meta">
      <li><span class="tag tag-{{STATUS}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{STATUS}}"></use></svg>{{STATUS_TEXT}}</span></li>
      {{#STARTS}}<li><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#clock"></use></svg><span>Starts <time datetime="{{START_ON}}">{{START_WORDS}}</time></span></li>{{/STARTS}}
      {{#DUE}}<li><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#calendar"></use></svg><span>Due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span></li>{{/DUE}}
      {{#OVERDUE}}<li class="bad"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-overdue"></use></svg><span>Was due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span></li>{{/OVERDUE}}
      <li><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#user"></use></svg>{{ASSIGNEE_NAME}}</li>
      {{#REPEATS}}<li><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#refresh"></use></svg><span>Next one starts <time datetime="{{NEXT_ON}}">{{NEXT_WORDS}}</time></span></li>{{/REPEATS}}
    </ul>
  </div>
  <div class="actions">
    {{#OPEN_WORK}}<a class="btn" href="{{NEW_CHECKLIST_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>New checklist</a>
    <a class="btn btn-quiet" href="{{FROM_TEMPLATE_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#list"></use></svg>From a template</a>{{/OPEN_WORK}}
    <a class="btn btn-quiet" href="{{EDIT_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#pencil"></use></svg>Edit</a>
    <a class="btn btn-quiet" href="{{REPEAT_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#refresh"></use></svg>Repeat</a>
  </div>
</div>
{{#COMPLETED_WORK}}
<div class="notice notice-good"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-completed"></use></svg><div>
  <p>Completed by {{COMPLETED_BY}}, <time datetime="{{COMPLETED_AT}}">{{COMPLETED_WORDS}}</time>. Clients can read everything and change nothing.</p>
  <form method="post" action="{{REOPEN_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><button class="btn-text" type="submit">Reopen this work</button></form></div></div>
{{/COMPLETED_WORK}}
{{#REOPEN_ASKED}}
<div class="notice notice-warn"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#reopen"></use></svg><div>
  <p><strong>{{CONTACT_NAME}} asked to reopen this work</strong>, <time datetime="{{ASKED_AT}}">{{ASKED_WORDS}}</time>.</p>
  {{#REASONED}}<p class="said">{{REASON:p}}</p>{{/REASONED}}
  <form method="post" action="{{REOPEN_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><button class="btn-quiet" type="submit">Reopen</button></form>
  <details><summary>Keep it completed</summary>
    <form class="ask-reopen" method="post" action="{{KEEP_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}">
      <div class="field"><label for="answer">Why? <span class="optional">(optional)</span></label>
        <p class="hint" id="answer-hint">{{CONTACT_NAME}} reads it on the page of this work. No e-mail is sent.</p>
        <textarea id="answer" name="answer" rows="3" maxlength="{{MOST_REASON}}" aria-describedby="answer-hint"></textarea></div>
      <button class="btn-quiet" type="submit">Keep it completed</button>
    </form></details></div></div>
{{/REOPEN_ASKED}}
{{#DECLINED}}
<div class="notice"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#reopen"></use></svg><div>
  <p>{{CONTACT_NAME}} asked to reopen this work, and {{DECLINED_BY}} kept it completed, <time datetime="{{DECLINED_AT}}">{{DECLINED_WORDS}}</time>.</p>
  {{#ANSWERED}}<p class="said">{{REASON:p}}</p>{{/ANSWERED}}</div></div>
{{/DECLINED}}
<div class="split">
  <div>
    {{#CHECKLIST}}
    <section class="card">
      <div class="row-line"><h2><a href="{{CHECKLIST_URL}}">{{CHECKLIST_TITLE}}</a></h2><span class="tag tag-{{STATE}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{STATE}}"></use></svg>{{STATE_TEXT}}</span></div>
      {{#PROGRESS}}<div class="progress"><progress value="{{DONE}}" max="{{TOTAL}}" aria-label="Requests done"></progress><span>{{DONE}} of {{TOTAL}} done</span></div>{{/PROGRESS}}
      {{#NO_REQUESTS}}<p class="quiet small">Nothing is asked yet.</p>{{/NO_REQUESTS}}
      {{#UNSENT}}<p class="quiet small section-small">For {{RECIPIENTS_WORDS}}</p>{{/UNSENT}}
      {{#SENT}}<p class="quiet small section-small">Sent to {{RECIPIENTS_WORDS}}, <time datetime="{{SENT_AT}}">{{SENT_WORDS}}</time></p>{{/SENT}}
    </section>
    {{/CHECKLIST}}
    {{#NO_CHECKLIST}}
    <div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#list"></use></svg><h2>No checklist yet</h2><p>Write down what you need from {{CLIENT_NAME}}, choose who gets it, and send it.</p></div>
    {{/NO_CHECKLIST}}
    {{#OPEN_WORK}}
    <div class="deeds">
    <section class="card" aria-labelledby="status-title">
      <h2 id="status-title">Status</h2>
      <form class="inline-form" method="post" action="{{STATUS_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}">
        <div class="field"><label class="visually-hidden" for="status">Status</label>
          <select id="status" name="status">{{#STATUS_OPTION}}<option value="{{STATUS}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{STATUS_TEXT}}</option>{{/STATUS_OPTION}}</select></div>
        <button class="btn-quiet" type="submit">Set</button></form>
    </section>
    <section class="card" aria-labelledby="complete-title">
      <h2 id="complete-title">Is this work finished?</h2>
      <p>{{#STILL_OPEN}}<strong>{{STILL_OPEN_WORDS}}.</strong> {{/STILL_OPEN}}Completing makes everything read-only for the client. You can reopen it.{{#PLANS_END}} <strong>{{PLANS_WORDS}}</strong>, and reopening does not plan them again.{{/PLANS_END}}</p>
      <form method="post" action="{{COMPLETE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#check"></use></svg>Complete this work</button></form>
    </section>
    </div>
    {{/OPEN_WORK}}
    {{#DELETABLE}}<p class="quiet small section-small">Made by mistake? Nothing of this work was sent, so it can be deleted. <a href="{{DELETE_URL}}">Delete…</a></p>{{/DELETABLE}}
    {{#NOT_DELETABLE}}<p class="quiet small section-small">Something of this work was sent to the client, so it cannot be deleted. Complete it, or cancel its checklists.</p>{{/NOT_DELETABLE}}
  </div>
  <div>
    {{#CAME_IN}}
    <section class="card card-flush" aria-labelledby="came-in-title">
      <div class="card-head"><h2 id="came-in-title">Came in</h2></div>
      <ul class="rows">
        {{#EVENT}}
        <li><strong>{{EVENT_WHO}}</strong> {{EVENT_WHAT}} <a href="{{EVENT_URL}}">{{REQUEST_TITLE}}</a><p class="quiet small"><time datetime="{{EVENT_AT}}">{{EVENT_WORDS}}</time></p></li>
        {{/EVENT}}
      </ul>
    </section>
    {{/CAME_IN}}
    {{#FILES}}
    <section class="card" aria-labelledby="work-files-title">
      <h2 id="work-files-title">Files</h2>
      <p>{{FILES_WORDS}}, {{FILES_SIZE}} in all, from both sides.</p>
      <p class="actions"><a class="btn btn-quiet" href="{{ARCHIVE_URL}}" download><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#download"></use></svg>Download all as a ZIP</a></p>
    </section>
    {{/FILES}}
  </div>
</div>
