{{%AUTOESCAPE context="HTML"}}
{{!
  Work items.

  NEW_WORK_URL, WORK_INDEX_URL (where the search goes), SEARCHED (what was searched for, or empty),
  DUE_FROM, DUE_TO (days, or empty), section DUE_RANGE: they are what narrows the list
  sections FILTER (statuses), DUE_FILTER, WHOSE  repeated: FILTER_URL, FILTER_LABEL ("Waiting"), with section HERE, and
    section COUNTED        FILTER_COUNT: while nothing is searched for
  section ASSIGNEE_CHOICE  repeated: STAFF_ID, STAFF_NAME_OF, with section CHOSEN
  section OF_CLIENT        CLIENT_NAME, ALL_CLIENTS_URL: the list is of one client's work
  section FILTER_KEPT      repeated: KEPT_NAME, KEPT_VALUE: what a search keeps of the filter
  section PEOPLE           with CLIENT_FOUND, CONTACT_FOUND, repeated: FOUND_URL, FOUND_NAME, of contacts FOUND_NOTE (the
                           address), and sections MORE_CLIENTS, MORE_CONTACTS (MORE_URL): whom the words find too
  section PARTLY           LOOKED_THROUGH (a number): the search did not look at all of it
  section WORKS            BULK_URL, BACK (this list's query), TICK_ALL_URL, SORT_URL, with
    sections SOONEST_FIRST, LATEST_FIRST  which way round it is
    section WORK           repeated: WORK_ID, WORK_URL, WORK_TITLE, CLIENT_NAME, ASSIGNEE_NAME, STATUS, STATUS_TEXT, with
      section TICKED
      sections DUE, OVERDUE  DUE_ON, DUE_WORDS
      sections ASKED (DONE, TOTAL: requests), NOTHING_ASKED
    section BULK_ASSIGNEE  repeated: STAFF_ID, STAFF_NAME_OF
    section STATUS_OPTION  repeated: STATUS, STATUS_TEXT, with section CHOSEN (never)
  section NO_MATCH         none in this filter or search
  section EMPTY            no work yet
  include PAGINATION       partials/pagination.tpl, where there is more than a page
}}
<div class="page-head">
  <div><h1>Work</h1></div>
  <div class="actions"><a class="btn" href="{{NEW_WORK_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>New work</a><a class="btn btn-quiet" href="/admin/work/deleted">Deleted</a></div>
</div>
<nav class="narrow" aria-label="Narrow the list">
  <ul class="filters filters-line" aria-label="Status">
    {{#FILTER}}<li><a href="{{FILTER_URL}}"{{#HERE}} aria-current="true"{{/HERE}}>{{FILTER_LABEL}}{{#COUNTED}} <span>{{FILTER_COUNT}}</span>{{/COUNTED}}</a></li>{{/FILTER}}
  </ul>
  <div class="narrow-row">
    <ul class="filters filters-line" aria-label="Due">
      {{#DUE_FILTER}}<li><a href="{{FILTER_URL}}"{{#HERE}} aria-current="true"{{/HERE}}>{{FILTER_LABEL}}{{#COUNTED}} <span>{{FILTER_COUNT}}</span>{{/COUNTED}}</a></li>{{/DUE_FILTER}}
    </ul>
    <ul class="filters filters-line" aria-label="Whose work">
      {{#WHOSE}}<li><a href="{{FILTER_URL}}"{{#HERE}} aria-current="true"{{/HERE}}>{{FILTER_LABEL}}</a></li>{{/WHOSE}}
    </ul>
  </div>
</nav>
<form class="search work-search" role="search" aria-label="This list" method="get" action="{{WORK_INDEX_URL}}">
  {{#FILTER_KEPT}}<input type="hidden" name="{{KEPT_NAME}}" value="{{KEPT_VALUE}}">{{/FILTER_KEPT}}
  <label class="visually-hidden" for="q">Work, client or contact</label>
  <input id="q" type="search" name="q" value="{{SEARCHED}}" placeholder="Work, client or contact" maxlength="200">
  <label class="visually-hidden" for="assignee">Assigned to</label>
  <select id="assignee" name="assignee"><option value="">Anybody’s</option>{{#ASSIGNEE_CHOICE}}<option value="{{STAFF_ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{STAFF_NAME_OF}}</option>{{/ASSIGNEE_CHOICE}}</select>
  <button class="btn-quiet" type="submit">Search</button>
  <details class="due-range"{{#DUE_RANGE}} open{{/DUE_RANGE}}><summary>Due between two days</summary>
    <div class="due-days"><label for="from">From</label><input id="from" type="date" name="from" value="{{DUE_FROM}}"><label for="to">to</label><input id="to" type="date" name="to" value="{{DUE_TO}}"><button class="btn-quiet" type="submit">Show</button></div></details>
</form>
{{#OF_CLIENT}}<p class="lead">Only the work for {{CLIENT_NAME}}. <a href="{{ALL_CLIENTS_URL}}">Show that of all clients</a></p>{{/OF_CLIENT}}
{{#PEOPLE}}
<section class="card card-flush" aria-labelledby="people-title">
  <div class="card-head"><h2 id="people-title">Clients and contacts</h2></div>
  <ul class="rows rows-dense">
    {{#CLIENT_FOUND}}<li><a href="{{FOUND_URL}}">{{FOUND_NAME}}</a> <span class="quiet small">Client</span></li>{{/CLIENT_FOUND}}
    {{#CONTACT_FOUND}}<li><a href="{{FOUND_URL}}">{{FOUND_NAME}}</a> <span class="quiet small">Contact · {{FOUND_NOTE}}</span></li>{{/CONTACT_FOUND}}
    {{#MORE_CLIENTS}}<li><a href="{{MORE_URL}}">All clients found</a></li>{{/MORE_CLIENTS}}
    {{#MORE_CONTACTS}}<li><a href="{{MORE_URL}}">All contacts found</a></li>{{/MORE_CONTACTS}}
  </ul>
</section>
{{/PEOPLE}}
{{#PARTLY}}<p class="quiet">These words stand in a lot of work: {{LOOKED_THROUGH}} work items of the list were looked through. Add a word to look at all of them, or go on to the next page.</p>{{/PARTLY}}
{{#WORKS}}
<form class="bulk" id="list" method="get" action="{{BULK_URL}}" data-bulk>
<input type="hidden" name="back" value="{{BACK}}">
<div class="card card-flush">
  <table class="stack ticks">
    <thead><tr><th scope="col"><span class="visually-hidden">Choose</span></th><th scope="col">Work</th><th scope="col" aria-sort="{{#SOONEST_FIRST}}ascending{{/SOONEST_FIRST}}{{#LATEST_FIRST}}descending{{/LATEST_FIRST}}"><a href="{{SORT_URL}}">Due{{#SOONEST_FIRST}}<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#arrow-down"></use></svg>{{/SOONEST_FIRST}}{{#LATEST_FIRST}}<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#arrow-up"></use></svg>{{/LATEST_FIRST}}</a></th><th scope="col">Requests done</th><th scope="col">Assigned to</th><th scope="col">Status</th></tr></thead>
    <tbody>
      {{#WORK}}
      <tr>
        <td class="tick"><label><input type="checkbox" name="work" value="{{WORK_ID}}"{{#TICKED}} checked{{/TICKED}}><span class="visually-hidden">Choose {{WORK_TITLE}} of {{CLIENT_NAME}}</span></label></td>
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
<fieldset class="card bulk-bar">
  <legend class="visually-hidden">With the work that is ticked</legend>
  <p class="bulk-said"><strong data-ticked aria-live="polite">With what is ticked:</strong> <a href="{{TICK_ALL_URL}}" data-tick-all>Tick all on this page</a></p>
  <div class="bulk-deeds">
    <div><label class="visually-hidden" for="bulk-assignee">Assign to</label><select id="bulk-assignee" name="to">{{#BULK_ASSIGNEE}}<option value="{{STAFF_ID}}">{{STAFF_NAME_OF}}</option>{{/BULK_ASSIGNEE}}</select><button class="btn-quiet" type="submit" name="do" value="assign">Assign</button></div>
    <div><label class="visually-hidden" for="bulk-status">Status</label><select id="bulk-status" name="status">{{#STATUS_OPTION}}<option value="{{STATUS}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{STATUS_TEXT}}</option>{{/STATUS_OPTION}}</select><button class="btn-quiet" type="submit" name="do" value="status">Set status</button></div>
    <div><button class="btn-quiet" type="submit" name="do" value="send"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#send"></use></svg>Send checklists</button></div>
  </div>
</fieldset>
</form>
{{>PAGINATION}}
{{/WORKS}}
{{#NO_MATCH}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#search"></use></svg><h2>Nothing here</h2><p>No work fits this choice. <a href="{{WORK_INDEX_URL}}">Show all work</a></p></div>
{{/NO_MATCH}}
{{#EMPTY}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#briefcase"></use></svg><h2>No work yet</h2><p>A work item is a job for a client. It holds the checklists of what you need from them.</p><p class="actions"><a class="btn" href="{{NEW_WORK_URL}}">New work</a></p></div>
{{/EMPTY}}
