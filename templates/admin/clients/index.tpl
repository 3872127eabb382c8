{{%AUTOESCAPE context="HTML"}}
{{!
  The firm's clients.

  NEW_CLIENT_URL
  LIST_URL (where the search goes), SEARCHED (what was searched for, or empty)
  PRESENT_URL, DELETED_URL the list's two halves; sections AT_PRESENT, AT_DELETED: which of them it is
  BY_NAME_URL, NEWEST_URL  its orders; sections AT_BY_NAME, AT_NEWEST
  section MORE             more is found than is listed
  section CLIENTS          with CLIENT, repeated: CLIENT_URL, CLIENT_NAME, CONTACTS_WORDS ("Maria Keller, Jo Keller"),
                           OPEN_WORK (number of work items not completed)
  section NO_MATCH         SEARCHED found none
  section NONE_DELETED     none is deleted
  section EMPTY            no client yet
  include PAGINATION       partials/pagination.tpl, where there is more than a page
}}
<div class="page-head">
  <div><h1>Clients</h1><p class="quiet">The people and organisations you work for.</p></div>
  <div class="actions"><a class="btn" href="{{NEW_CLIENT_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>New client</a></div>
</div>
<div class="toolbar">
  <form class="search" role="search" aria-label="This list" method="get" action="{{LIST_URL}}" data-live="found">
    {{#AT_DELETED}}<input type="hidden" name="show" value="deleted">{{/AT_DELETED}}
    {{#AT_NEWEST}}<input type="hidden" name="sort" value="newest">{{/AT_NEWEST}}
    <label class="visually-hidden" for="q">Client’s name</label>
    <input id="q" type="search" name="q" value="{{SEARCHED}}" placeholder="Client’s name" autocomplete="off" spellcheck="false">
    <button class="btn-quiet" type="submit">Search</button>
  </form>
</div>
<div id="found">
<div class="toolbar">
  <ul class="filters" aria-label="Which ones">
    <li><a href="{{PRESENT_URL}}"{{#AT_PRESENT}} aria-current="true"{{/AT_PRESENT}}>All</a></li>
    <li><a href="{{DELETED_URL}}"{{#AT_DELETED}} aria-current="true"{{/AT_DELETED}}>Deleted</a></li>
  </ul>
  <ul class="filters" aria-label="In which order">
    <li><a href="{{BY_NAME_URL}}"{{#AT_BY_NAME}} aria-current="true"{{/AT_BY_NAME}}>By name</a></li>
    <li><a href="{{NEWEST_URL}}"{{#AT_NEWEST}} aria-current="true"{{/AT_NEWEST}}>Newest first</a></li>
  </ul>
</div>
{{#MORE}}<p class="quiet">More than 1,000 match “{{SEARCHED}}”; these are 1,000 of them. Type another word, or more of this one.</p>{{/MORE}}
{{#CLIENTS}}
<div class="card card-flush">
  <table class="stack">
    <thead><tr><th scope="col">Client</th><th scope="col">Contacts</th><th scope="col" class="number">Open work</th></tr></thead>
    <tbody>
      {{#CLIENT}}
      <tr>
        <th scope="row"><a href="{{CLIENT_URL}}">{{CLIENT_NAME}}</a></th>
        <td>{{CONTACTS_WORDS}}</td>
        <td class="number" data-label="Open work">{{OPEN_WORK}}</td>
      </tr>
      {{/CLIENT}}
    </tbody>
  </table>
</div>
{{>PAGINATION}}
{{/CLIENTS}}
{{#NO_MATCH}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#search"></use></svg><h2>No client found</h2><p>No client’s name has words that begin with “{{SEARCHED}}”. <a href="{{LIST_URL}}">Show all clients</a></p></div>
{{/NO_MATCH}}
{{#NONE_DELETED}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#building"></use></svg><h2>None is deleted</h2><p>Clients that you delete are kept here with their work, and can be restored.</p></div>
{{/NONE_DELETED}}
{{#EMPTY}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#building"></use></svg><h2>No clients yet</h2><p>A client is a person or an organisation with one or more contacts. Work is done for a client.</p><p class="actions"><a class="btn" href="{{NEW_CLIENT_URL}}">New client</a></p></div>
{{/EMPTY}}
</div>
