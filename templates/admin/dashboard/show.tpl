{{%AUTOESCAPE context="HTML"}}
{{!
  Whom we wait for, what came in, what did not arrive.

  STAFF_FIRST_NAME, WAITING_COUNT, OVERDUE_COUNT, CAME_IN_COUNT, FAILED_COUNT (numbers),
  WAITING_URL, OVERDUE_URL (the work list, filtered), NEW_WORK_URL
  sections SOMETHING_FAILED (it turns red), NOTHING_FAILED
  section PINS_LEFT        MIGRATION_URL, PINS_LEFT_WORDS ("12 PIN requests"): of before the New Client Portal
  section REOPEN_ASKED     with ASK, repeated: WORK_URL, WORK_TITLE, CLIENT_NAME, CONTACT_NAME, ASKED_AT, ASKED_WORDS,
                           REOPEN_URL, with section REASONED: REASON
  section CAME_IN          with EVENT, repeated: EVENT_WHO, EVENT_WHAT ("added 2 files to"), EVENT_URL, REQUEST_TITLE,
                           WORK_TITLE, EVENT_AT, EVENT_WORDS
  section NOTHING_CAME_IN
  section WAITING          with WORK, repeated: WORK_URL, WORK_TITLE, CLIENT_NAME, with
    sections DUE, OVERDUE  DUE_ON, DUE_WORDS
    sections ASKED (DONE, TOTAL: requests), NOTHING_ASKED
    and section MORE_WAITING  there are more than these
  section NOBODY_WAITED_FOR
  section FAILED           with MAIL, repeated: PLACE_URL (where to act), CONTACT_NAME, ADDRESS, WORK_TITLE, WHY (the
                           server's words), with section A_NOTICE: not a link that somebody waits for
}}
<div class="page-head">
  <div><h1>Hello {{STAFF_FIRST_NAME}}</h1><p class="quiet">What your clients sent, and whom you are waiting for.</p></div>
  <div class="actions"><a class="btn" href="{{NEW_WORK_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>New work</a></div>
</div>
<ul class="stats">
  <li><a class="stat" href="#came-in"><strong>{{CAME_IN_COUNT}}</strong>came in this week</a></li>
  <li><a class="stat" href="{{WAITING_URL}}"><strong>{{WAITING_COUNT}}</strong>waiting for a client</a></li>
  <li><a class="stat" href="{{OVERDUE_URL}}"><strong>{{OVERDUE_COUNT}}</strong>overdue</a></li>
  <li>{{#SOMETHING_FAILED}}<a class="stat stat-bad" href="#failed"><strong>{{FAILED_COUNT}}</strong>not delivered</a>{{/SOMETHING_FAILED}}{{#NOTHING_FAILED}}<p class="stat"><strong>0</strong>not delivered</p>{{/NOTHING_FAILED}}</li>
</ul>
{{#PINS_LEFT}}<div class="notice"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#key"></use></svg><p>{{PINS_LEFT_WORDS}} from before the New Client Portal still open with a PIN. <a href="{{MIGRATION_URL}}">Resend them as magic links</a></p></div>{{/PINS_LEFT}}
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
      <ul class="tasks">
        {{#WORK}}
        <li><a class="task" href="{{WORK_URL}}">
          <span class="task-text"><span class="task-title">{{WORK_TITLE}}</span>
            <span class="task-note"><span>{{CLIENT_NAME}}</span>{{#DUE}}<span>Due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span>{{/DUE}}{{#OVERDUE}}<span class="bad">Was due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span>{{/OVERDUE}}</span>
          </span>
          <span class="task-side">{{#ASKED}}<span class="progress"><progress value="{{DONE}}" max="{{TOTAL}}" aria-label="Requests done"></progress><span>{{DONE}} of {{TOTAL}}</span></span>{{/ASKED}}{{#NOTHING_ASKED}}<span class="quiet small">Nothing asked</span>{{/NOTHING_ASKED}}</span>
        </a></li>
        {{/WORK}}
      </ul>
      {{#MORE_WAITING}}<div class="card-foot"><a href="{{WAITING_URL}}">All {{WAITING_COUNT}} that you are waiting for</a></div>{{/MORE_WAITING}}
      {{/WAITING}}
      {{#NOBODY_WAITED_FOR}}
      <div class="empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-completed"></use></svg><p>You are waiting for nobody. Work whose checklists were sent and are not done yet appears here.</p></div>
      {{/NOBODY_WAITED_FOR}}
    </section>
  </div>
  <div>
    {{#FAILED}}
    <section class="card card-flush" id="failed" aria-labelledby="failed-title">
      <div class="card-head"><h2 id="failed-title">Not delivered</h2></div>
      <ul class="rows">
        {{#MAIL}}
        <li><a href="{{PLACE_URL}}">{{CONTACT_NAME}}</a> <span class="quiet">{{ADDRESS}}</span>
          <p class="quiet small">{{WORK_TITLE}}{{#A_NOTICE}} · a notice{{/A_NOTICE}}</p><p class="small said">{{WHY}}</p></li>
        {{/MAIL}}
      </ul>
    </section>
    {{/FAILED}}
    <section class="card card-flush" id="came-in" aria-labelledby="came-in-title">
      <div class="card-head"><h2 id="came-in-title">Came in</h2></div>
      {{#CAME_IN}}
      <ul class="rows">
        {{#EVENT}}
        <li><strong>{{EVENT_WHO}}</strong> {{EVENT_WHAT}} <a href="{{EVENT_URL}}">{{REQUEST_TITLE}}</a>
          <p class="quiet small">{{WORK_TITLE}} · <time datetime="{{EVENT_AT}}">{{EVENT_WORDS}}</time></p></li>
        {{/EVENT}}
      </ul>
      {{/CAME_IN}}
      {{#NOTHING_CAME_IN}}
      <div class="empty"><p>Nothing yet. Answers, files and comments of your clients appear here as they come.</p></div>
      {{/NOTHING_CAME_IN}}
    </section>
  </div>
</div>
