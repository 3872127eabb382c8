{{%AUTOESCAPE context="HTML"}}
{{!
  Work items.

  NEW_WORK_URL, WORK_INDEX_URL (where the search goes), SEARCHED (what was searched for, or empty)
  section FILTER           repeated: FILTER_URL, FILTER_LABEL ("Waiting"), with section HERE, and
    section COUNTED        FILTER_COUNT: while nothing else narrows the list
  section ASSIGNEE_CHOICE  repeated: STAFF_ID, STAFF_NAME_OF, with section CHOSEN
  section OF_CLIENT        CLIENT_NAME, ALL_CLIENTS_URL: the list is of one client's work
  section FILTER_KEPT      repeated: KEPT_NAME, KEPT_VALUE: what a search keeps of the filter
  section WORKS            with WORK, repeated: WORK_URL, WORK_TITLE, CLIENT_NAME, ASSIGNEE_NAME, STATUS, STATUS_TEXT, with
    sections DUE, OVERDUE  DUE_ON, DUE_WORDS
    sections ASKED (DONE, TOTAL: requests), NOTHING_ASKED
  section NO_MATCH         none in this filter or search
  section EMPTY            no work yet
  include PAGINATION       partials/pagination.tpl, where there is more than a page
}}
<div class="page-head">
  <div><h1>Work</h1></div>
  <div class="actions"><a class="btn" href="{{NEW_WORK_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>New work</a></div>
</div>
<div class="toolbar">
  <ul class="filters">
    {{#FILTER}}<li><a href="{{FILTER_URL}}"{{#HERE}} aria-current="true"{{/HERE}}>{{FILTER_LABEL}}{{#COUNTED}} <span>{{FILTER_COUNT}}</span>{{/COUNTED}}</a></li>{{/FILTER}}
  </ul>
  <form class="search" role="search" aria-label="This list" method="get" action="{{WORK_INDEX_URL}}">
    {{#FILTER_KEPT}}<input type="hidden" name="{{KEPT_NAME}}" value="{{KEPT_VALUE}}">{{/FILTER_KEPT}}
    <label class="visually-hidden" for="q">Work or client</label>
    <input id="q" type="search" name="q" value="{{SEARCHED}}" placeholder="Work or client">
    <label class="visually-hidden" for="assignee">Assigned to</label>
    <select id="assignee" name="assignee"><option value="">Anybody’s</option>{{#ASSIGNEE_CHOICE}}<option value="{{STAFF_ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{STAFF_NAME_OF}}</option>{{/ASSIGNEE_CHOICE}}</select>
    <button class="btn-quiet" type="submit">Search</button>
  </form>
</div>
{{#OF_CLIENT}}<p class="lead">Only the work for {{CLIENT_NAME}}. <a href="{{ALL_CLIENTS_URL}}">Show that of all clients</a></p>{{/OF_CLIENT}}
{{#WORKS}}
<div class="card card-flush">
  <table class="stack">
    <thead><tr><th scope="col">Work</th><th scope="col">Due</th><th scope="col">Requests done</th><th scope="col">Assigned to</th><th scope="col">Status</th></tr></thead>
    <tbody>
      {{#WORK}}
      <tr>
        <th scope="row"><a href="{{WORK_URL}}">{{WORK_TITLE}}</a><small>{{CLIENT_NAME}}</small></th>
        <td data-label="Due">{{#DUE}}<time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time>{{/DUE}}{{#OVERDUE}}<strong class="bad"><time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></strong>{{/OVERDUE}}</td>
        <td>{{#ASKED}}<span class="progress"><progress value="{{DONE}}" max="{{TOTAL}}" aria-label="Requests done"></progress><span>{{DONE}} of {{TOTAL}}</span></span>{{/ASKED}}{{#NOTHING_ASKED}}<span class="quiet small">Nothing asked yet</span>{{/NOTHING_ASKED}}</td>
        <td data-label="Assigned to">{{ASSIGNEE_NAME}}</td>
        <td><span class="tag tag-{{STATUS}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{STATUS}}"></use></svg>{{STATUS_TEXT}}</span></td>
      </tr>
      {{/WORK}}
    </tbody>
  </table>
</div>
{{>PAGINATION}}
{{/WORKS}}
{{#NO_MATCH}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#search"></use></svg><h2>Nothing here</h2><p>No work fits this choice. <a href="{{WORK_INDEX_URL}}">Show all work</a></p></div>
{{/NO_MATCH}}
{{#EMPTY}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#briefcase"></use></svg><h2>No work yet</h2><p>A work item is a job for a client. It holds the checklists of what you need from them.</p><p class="actions"><a class="btn" href="{{NEW_WORK_URL}}">New work</a></p></div>
{{/EMPTY}}
