{{%AUTOESCAPE context="HTML"}}
{{!
  Whom we wait for, what came in since one last looked, what is overdue, what did not arrive, what ends soon.

  STAFF_FIRST_NAME, WAITING_COUNT, OVERDUE_COUNT, CAME_IN_COUNT, FAILED_COUNT, ENDING_COUNT (numbers, perhaps "1,000+"),
  OVERDUE_URL (the work list), NEW_WORK_URL, ALL_URL, MINE_URL
  sections OF_ALL, OF_MINE: whose work it is about
  sections SOMETHING_FAILED (it turns red), NOTHING_FAILED; SOMETHING_ENDS, NOTHING_ENDS
  section FIRST_STEPS      the firm has no work yet: NEW_CLIENT_URL, IMPORT_URL
  section PINS_LEFT        MIGRATION_URL, PINS_LEFT_WORDS ("12 PIN requests"): of before the New Client Portal
  section NOT_ME           with REPORT, repeated: CONTACT_URL, CONTACT_NAME, DEVICE_NAME, CLIENT_NAME, WORK_TITLE, REPORTED_AT,
                           REPORTED_WORDS
  section REOPEN_ASKED     with ASK, repeated: WORK_URL, WORK_TITLE, CLIENT_NAME, CONTACT_NAME, ASKED_AT, ASKED_WORDS,
                           REOPEN_URL, with section REASONED: REASON
  section WAITING          with CLIENT, repeated: CLIENT_NAME, CLIENT_URL, OPEN_WORDS ("5 open requests"), with
      section AWAITED      repeated: WORK_URL, WORK_TITLE, DONE, TOTAL, with sections DUE, OVERDUE: DUE_ON, DUE_WORDS
      section MORE_OF_CLIENT  MORE_URL, MORE_WORDS
    and section MORE_WAITING  WAITING_URL: there are more than these
  section NOBODY_WAITED_FOR
  section OVERDUE_WORK     with WORK, repeated: as in every list of work
    and section MORE_OVERDUE
  section NOTHING_OVERDUE
  section CAME_IN          REVIEW_URL, REVIEW_WORDS, with
    section SOMETHING_NEW  SEEN_URL, SEEN_UNTIL, with section OF_MINE; the form's fields: until, assignee
    section ARRIVAL        repeated: EVENT_WHO, EVENT_WHAT ("sent 2 files for"), EVENT_URL, REQUEST_TITLE, CLIENT_NAME,
                           WORK_TITLE, EVENT_AT, EVENT_WORDS, with section IS_NEW
  section NOTHING_CAME_IN
  section UNSENT           with UNSENT_PLAN, repeated: PLACE_URL (its checklist), CHECKLIST_NAME, CLIENT_NAME, WORK_TITLE,
                           FAILED_AT, FAILED_WORDS, WHY (in a sentence), with section TO_ONE: CONTACT_NAME
  section FAILED           with MAIL, repeated: PLACE_URL (where to act), CONTACT_NAME, ADDRESS, CLIENT_NAME, WORK_TITLE,
                           WHY (the server's words), with section A_NOTICE: not a link that somebody waits for
  section ENDING           with ACCESS, repeated: PLACE_URL, CONTACT_NAME, CLIENT_NAME, WORK_TITLE, ENDS_AT, ENDS_WORDS, with
                           sections UNOPENED (nobody has opened the link), ON_A_DEVICE
}}
<div class="page-head">
  <div><h1>Hello {{STAFF_FIRST_NAME}}</h1><p class="quiet">What your clients sent, and whom you are waiting for.</p></div>
  <div class="actions">
    <ul class="filters" aria-label="Whose work"><li><a href="{{ALL_URL}}"{{#OF_ALL}} aria-current="true"{{/OF_ALL}}>Everybody’s</a></li><li><a href="{{MINE_URL}}"{{#OF_MINE}} aria-current="true"{{/OF_MINE}}>Mine</a></li></ul>
    <a class="btn" href="{{NEW_WORK_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>New work</a>
  </div>
</div>
{{#FIRST_STEPS}}
<section class="card" aria-labelledby="first-title">
  <h2 id="first-title">Your first checklist</h2>
  <ol class="steps">
    <li><h3>Add a client and the people to ask</h3><p><a href="{{NEW_CLIENT_URL}}">New client</a>, or bring all of them in <a href="{{IMPORT_URL}}">from a CSV file</a>.</p></li>
    <li><h3>Add the work</h3><p><a href="{{NEW_WORK_URL}}">New work</a>: a job for a client, such as “2026 tax return”.</p></li>
    <li><h3>Write its checklist, look at the preview, and press Send</h3><p>Each of them gets a mail with a link of their own. What they do appears here.</p></li>
  </ol>
</section>
{{/FIRST_STEPS}}
<ul class="stats">
  <li><a class="stat" href="#came-in"><strong>{{CAME_IN_COUNT}}</strong>new since you looked</a></li>
  <li><a class="stat" href="#waiting"><strong>{{WAITING_COUNT}}</strong>waiting for clients</a></li>
  <li><a class="stat" href="{{OVERDUE_URL}}"><strong>{{OVERDUE_COUNT}}</strong>overdue</a></li>
  <li>{{#SOMETHING_FAILED}}<a class="stat stat-bad" href="#failed"><strong>{{FAILED_COUNT}}</strong>not delivered</a>{{/SOMETHING_FAILED}}{{#NOTHING_FAILED}}<p class="stat"><strong>0</strong>not delivered</p>{{/NOTHING_FAILED}}</li>
  <li>{{#SOMETHING_ENDS}}<a class="stat" href="#ending"><strong>{{ENDING_COUNT}}</strong>access ends soon</a>{{/SOMETHING_ENDS}}{{#NOTHING_ENDS}}<p class="stat"><strong>0</strong>access ends soon</p>{{/NOTHING_ENDS}}</li>
</ul>
{{#PINS_LEFT}}<div class="notice"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#key"></use></svg><p>{{PINS_LEFT_WORDS}} from before the New Client Portal still open with a PIN. <a href="{{MIGRATION_URL}}">Resend them as magic links</a></p></div>{{/PINS_LEFT}}
{{#NOT_ME}}
<section class="card card-flush" id="not-me" aria-labelledby="not-me-title">
  <div class="card-head"><h2 id="not-me-title">“This wasn’t me”</h2><p class="quiet small">Signed out at once. Speak with them before you send a new link: somebody else may read their e-mail.</p></div>
  <ul class="rows">
    {{#REPORT}}
    <li><a href="{{CONTACT_URL}}">{{CONTACT_NAME}}</a> does not know {{DEVICE_NAME}}
      <p class="quiet small">{{CLIENT_NAME}} · {{WORK_TITLE}} · <time datetime="{{REPORTED_AT}}">{{REPORTED_WORDS}}</time></p></li>
    {{/REPORT}}
  </ul>
</section>
{{/NOT_ME}}
{{#REOPEN_ASKED}}
<section class="card card-flush" id="reopen" aria-labelledby="reopen-title">
  <div class="card-head"><h2 id="reopen-title">Asked to reopen</h2></div>
  <ul class="rows">
    {{#ASK}}
    <li><div class="row-line"><div><a href="{{WORK_URL}}">{{WORK_TITLE}}</a> <span class="quiet">{{CLIENT_NAME}}</span>
      <p class="quiet small">{{CONTACT_NAME}}, <time datetime="{{ASKED_AT}}">{{ASKED_WORDS}}</time></p>{{#REASONED}}<p class="said">{{REASON:p}}</p>{{/REASONED}}</div>
      <form method="post" action="{{REOPEN_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-quiet" type="submit" aria-label="Reopen {{WORK_TITLE}}">Reopen</button></form></div></li>
    {{/ASK}}
  </ul>
</section>
{{/REOPEN_ASKED}}
<div class="split">
  <div>
    <section class="card card-flush" id="waiting" aria-labelledby="waiting-title">
      <div class="card-head"><h2 id="waiting-title">Waiting for</h2></div>
      {{#WAITING}}
      <ul class="awaited">
        {{#CLIENT}}
        <li>
          <div class="awaited-head"><h3><a href="{{CLIENT_URL}}">{{CLIENT_NAME}}</a></h3><span class="quiet small">{{OPEN_WORDS}}</span></div>
          <ul class="tasks">
            {{#AWAITED}}
            <li><a class="task" href="{{WORK_URL}}">
              <span class="task-text"><span class="task-title">{{WORK_TITLE}}</span>
                {{#DUE}}<span class="task-note"><span>A request is due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span></span>{{/DUE}}{{#OVERDUE}}<span class="task-note"><span class="bad">A request was due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span></span>{{/OVERDUE}}
              </span>
              <span class="task-side"><span class="progress"><progress value="{{DONE}}" max="{{TOTAL}}" aria-label="Requests done"></progress><span>{{DONE}} of {{TOTAL}}</span></span></span>
            </a></li>
            {{/AWAITED}}
          </ul>
          {{#MORE_OF_CLIENT}}<p class="awaited-more"><a href="{{MORE_URL}}">{{MORE_WORDS}}<span class="visually-hidden"> of {{CLIENT_NAME}}</span></a></p>{{/MORE_OF_CLIENT}}
        </li>
        {{/CLIENT}}
      </ul>
      {{#MORE_WAITING}}<div class="card-foot"><a href="{{WAITING_URL}}">All work with the status Waiting</a></div>{{/MORE_WAITING}}
      {{/WAITING}}
      {{#NOBODY_WAITED_FOR}}
      <div class="empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-completed"></use></svg><p>You are waiting for nobody. Clients whose checklists were sent and are not done yet appear here.</p></div>
      {{/NOBODY_WAITED_FOR}}
    </section>
    <section class="card card-flush" id="overdue" aria-labelledby="overdue-title">
      <div class="card-head"><h2 id="overdue-title">Overdue</h2></div>
      {{#OVERDUE_WORK}}
      <ul class="tasks">
        {{#WORK}}
        <li><a class="task" href="{{WORK_URL}}">
          <span class="task-text"><span class="task-title">{{WORK_TITLE}}</span>
            <span class="task-note"><span>{{CLIENT_NAME}}</span><span>{{ASSIGNEE_NAME}}</span>{{#OVERDUE}}<span class="bad">The work was due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span>{{/OVERDUE}}</span>
          </span>
          <span class="task-side"><span class="tag tag-{{STATUS}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{STATUS}}"></use></svg>{{STATUS_TEXT}}</span></span>
        </a></li>
        {{/WORK}}
      </ul>
      {{#MORE_OVERDUE}}<div class="card-foot"><a href="{{OVERDUE_URL}}">All {{OVERDUE_COUNT}} that are overdue</a></div>{{/MORE_OVERDUE}}
      {{/OVERDUE_WORK}}
      {{#NOTHING_OVERDUE}}
      <div class="empty"><p>Nothing is overdue. Work that is not completed by its due date appears here.</p></div>
      {{/NOTHING_OVERDUE}}
    </section>
  </div>
  <div>
    {{#UNSENT}}
    <section class="card card-flush" id="unsent" aria-labelledby="unsent-title">
      <div class="card-head"><h2 id="unsent-title">Did not go out</h2></div>
      <ul class="rows">
        {{#UNSENT_PLAN}}
        <li><a href="{{PLACE_URL}}">{{CHECKLIST_NAME}}</a> <span class="quiet">{{CLIENT_NAME}}{{#TO_ONE}}, to {{CONTACT_NAME}}{{/TO_ONE}}</span>
          <p class="quiet small">{{WORK_TITLE}} · was to go out <time datetime="{{FAILED_AT}}">{{FAILED_WORDS}}</time></p><p class="small said">{{WHY}}</p></li>
        {{/UNSENT_PLAN}}
      </ul>
    </section>
    {{/UNSENT}}
    {{#FAILED}}
    <section class="card card-flush" id="failed" aria-labelledby="failed-title">
      <div class="card-head"><h2 id="failed-title">Not delivered</h2></div>
      <ul class="rows">
        {{#MAIL}}
        <li><a href="{{PLACE_URL}}">{{CONTACT_NAME}}</a> <span class="quiet">{{ADDRESS}}</span>
          <p class="quiet small">{{CLIENT_NAME}} · {{WORK_TITLE}}{{#A_NOTICE}} · a notice{{/A_NOTICE}}</p><p class="small said">{{WHY}}</p></li>
        {{/MAIL}}
      </ul>
    </section>
    {{/FAILED}}
    <section class="card card-flush" id="came-in" aria-labelledby="came-in-title">
      <div class="card-head card-head-row"><h2 id="came-in-title">Came in</h2>{{#CAME_IN}}{{#SOMETHING_NEW}}<form method="post" action="{{SEEN_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="until" value="{{SEEN_UNTIL}}">{{#OF_MINE}}<input type="hidden" name="assignee" value="me">{{/OF_MINE}}<button class="btn-text seen" type="submit">Mark all as seen</button></form>{{/SOMETHING_NEW}}{{/CAME_IN}}</div>
      {{#CAME_IN}}
      <ul class="rows">
        {{#ARRIVAL}}
        <li{{#IS_NEW}} class="fresh"{{/IS_NEW}}>{{#IS_NEW}}<span class="tag tag-in_progress">New</span> {{/IS_NEW}}<strong>{{EVENT_WHO}}</strong> {{EVENT_WHAT}} <a href="{{EVENT_URL}}">{{REQUEST_TITLE}}</a>
          <p class="quiet small">{{CLIENT_NAME}} · {{WORK_TITLE}} · <time datetime="{{EVENT_AT}}">{{EVENT_WORDS}}</time></p></li>
        {{/ARRIVAL}}
      </ul>
      <div class="card-foot"><a href="{{REVIEW_URL}}">{{REVIEW_WORDS}}</a></div>
      {{/CAME_IN}}
      {{#NOTHING_CAME_IN}}
      <div class="empty"><p>Nothing waits for your look. Answers, files and comments of your clients appear here as they come.</p></div>
      {{/NOTHING_CAME_IN}}
    </section>
    {{#ENDING}}
    <section class="card card-flush" id="ending" aria-labelledby="ending-title">
      <div class="card-head"><h2 id="ending-title">Access ends within 3 days</h2></div>
      <ul class="rows">
        {{#ACCESS}}
        <li><a href="{{PLACE_URL}}">{{CONTACT_NAME}}</a> <span class="quiet">{{CLIENT_NAME}} · {{WORK_TITLE}}</span>
          <p class="quiet small">{{#UNOPENED}}Has not opened the link, which ends{{/UNOPENED}}{{#ON_A_DEVICE}}Their device holds it until{{/ON_A_DEVICE}} <time datetime="{{ENDS_AT}}">{{ENDS_WORDS}}</time></p></li>
        {{/ACCESS}}
      </ul>
      <div class="card-foot small quiet">Resend the checklist, and they get a new link.</div>
    </section>
    {{/ENDING}}
  </div>
</div>
