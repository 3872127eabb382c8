{{%AUTOESCAPE context="HTML"}}
{{!
  What came in from clients and waits for a look.

  sections WHOSE, KIND     repeated, the queue's choices: CHOICE_URL, CHOICE_LABEL, with
    section HERE           one is there; section COUNTED: CHOICE_COUNT
  section CLIENTS          REVIEW_URL, with KEPT (KEPT_NAME, KEPT_VALUE) and CLIENT, repeated (CLIENT_ID, CLIENT_NAME, section CHOSEN)
  section QUEUE            ACCEPT_URL (fields pick, repeated, or only), TOTAL_WORDS ("12 requests"), ORDER_WORDS, ORDER_URL,
                           OTHER_ORDER, with
    section LINE           repeated: PICK (the value of both fields), REQUEST_URL, REQUEST_TITLE, WHO, WORK_TITLE,
                           CLIENT_NAME, CAME_IN_AT, CAME_IN_WORDS, with
      section SENT         WHAT ("2 files and a comment"), or
      section EXCUSED      the client asks to be let off, or for time: EXCUSE_WORDS ("needs until …"), with sections
                           EXCUSE_NOTED (EXCUSE_NOTE: the client's words), AND_MORE (WHAT)
      section QUOTED       the newest answer and comment, repeated: QUOTE
      section FILED        FILE_NAME, with section MORE_FILES: MORE_COUNT
      section ASSIGNED     ASSIGNEE_NAME
  include PAGINATION       partials/pagination.tpl, where there is more than a page
  section EMPTY            nothing waits, or NO_MATCH: nothing of this choice
  section ELSEWHERE        with either of them: ELSEWHERE_URL, ELSEWHERE_WORDS
}}
<div class="page-head"><div><h1>Review</h1><p class="quiet">What your clients sent and nobody has looked at yet.</p></div></div>
<div class="toolbar">
  <ul class="filters" aria-label="Whose work">
    {{#WHOSE}}<li><a href="{{CHOICE_URL}}"{{#HERE}} aria-current="true"{{/HERE}}>{{CHOICE_LABEL}}{{#COUNTED}} <span>{{CHOICE_COUNT}}</span>{{/COUNTED}}</a></li>{{/WHOSE}}
  </ul>
  <ul class="filters" aria-label="What came in">
    {{#KIND}}<li><a href="{{CHOICE_URL}}"{{#HERE}} aria-current="true"{{/HERE}}>{{CHOICE_LABEL}}{{#COUNTED}} <span>{{CHOICE_COUNT}}</span>{{/COUNTED}}</a></li>{{/KIND}}
  </ul>
  {{#CLIENTS}}
  <form class="search review-client" method="get" action="{{REVIEW_URL}}">
    {{#KEPT}}<input type="hidden" name="{{KEPT_NAME}}" value="{{KEPT_VALUE}}">{{/KEPT}}
    <label class="visually-hidden" for="client">Client</label>
    <select id="client" name="client"><option value="">All clients</option>{{#CLIENT}}<option value="{{CLIENT_ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{CLIENT_NAME}}</option>{{/CLIENT}}</select>
    <button class="btn-quiet" type="submit">Show</button>
  </form>
  {{/CLIENTS}}
</div>
{{#QUEUE}}
<form class="card card-flush review" method="post" action="{{ACCEPT_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <div class="card-head"><div><h2>{{TOTAL_WORDS}}</h2><p class="quiet small">{{ORDER_WORDS}}. <a href="{{ORDER_URL}}">{{OTHER_ORDER}}</a></p></div>
    <button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#check"></use></svg>Accept those ticked</button></div>
  <ul class="rows">
    {{#LINE}}
    <li class="review-line">
      <label class="review-tick"><input type="checkbox" name="pick" value="{{PICK}}"><span class="visually-hidden">Choose {{REQUEST_TITLE}}</span></label>
      <div class="review-what">
        <a href="{{REQUEST_URL}}">{{REQUEST_TITLE}}</a>
        <p><strong>{{WHO}}</strong>{{#EXCUSED}} {{EXCUSE_WORDS}}{{#EXCUSE_NOTED}}: “{{EXCUSE_NOTE}}”{{/EXCUSE_NOTED}}{{#AND_MORE}}; also {{WHAT}}{{/AND_MORE}}{{/EXCUSED}}{{#SENT}}: {{WHAT}}{{/SENT}}{{#EXCUSED}} <span class="tag tag-waiting"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-waiting"></use></svg>Asks you</span>{{/EXCUSED}}</p>
        {{#QUOTED}}<p class="review-words">“{{QUOTE}}”</p>{{/QUOTED}}
        {{#FILED}}<p class="review-words"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#paperclip"></use></svg>{{FILE_NAME}}{{#MORE_FILES}} and {{MORE_COUNT}} more{{/MORE_FILES}}</p>{{/FILED}}
        <p class="quiet small">{{CLIENT_NAME}} · {{WORK_TITLE}}{{#ASSIGNED}} · {{ASSIGNEE_NAME}}{{/ASSIGNED}} · <time datetime="{{CAME_IN_AT}}">{{CAME_IN_WORDS}}</time></p>
      </div>
      <button class="btn-text" type="submit" name="only" value="{{PICK}}" aria-label="Accept {{REQUEST_TITLE}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#check"></use></svg>Accept</button>
    </li>
    {{/LINE}}
  </ul>
</form>
{{>PAGINATION}}
{{/QUEUE}}
{{#EMPTY}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#inbox"></use></svg><h2>All looked at</h2><p>Answers, files, comments and excuses of your clients appear here as they come in.</p>{{#ELSEWHERE}}<p class="actions"><a class="btn btn-quiet" href="{{ELSEWHERE_URL}}">{{ELSEWHERE_WORDS}}</a></p>{{/ELSEWHERE}}</div>
{{/EMPTY}}
{{#NO_MATCH}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#search"></use></svg><h2>Nothing of this kind</h2><p>Nothing that waits fits this choice.{{#ELSEWHERE}} <a href="{{ELSEWHERE_URL}}">{{ELSEWHERE_WORDS}}</a>{{/ELSEWHERE}}</p></div>
{{/NO_MATCH}}
