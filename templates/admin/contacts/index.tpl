{{%AUTOESCAPE context="HTML"}}
{{!
  The firm's contacts.

  NEW_CONTACT_URL, IMPORT_URL
  LIST_URL (where the search goes), SEARCHED (what was searched for, or empty)
  PRESENT_URL, DELETED_URL the list's two halves; sections AT_PRESENT, AT_DELETED: which of them it is
  BY_NAME_URL, NEWEST_URL  its orders; sections AT_BY_NAME, AT_NEWEST
  EXPORT_URL               with the list; section SEARCH_ONLY or WHOLE: what it holds
  section MORE             more is found than is listed
  section CONTACTS         with CONTACT, repeated: CONTACT_URL, CONTACT_NAME, ADDRESS, CLIENTS_WORDS ("Keller Studio,
                           Maria Keller")
  section NO_MATCH         SEARCHED found nobody
  section EMPTY            no contact yet
  section NONE_DELETED     none is deleted
  include PAGINATION       partials/pagination.tpl, where there is more than a page
}}
<div class="page-head">
  <div><h1>Contacts</h1><p class="quiet">The people you ask for things.</p></div>
  <div class="actions"><a class="btn" href="{{NEW_CONTACT_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>New contact</a><a class="btn btn-quiet" href="{{IMPORT_URL}}">Import</a></div>
</div>
<div class="toolbar">
  <form class="search" role="search" aria-label="This list" method="get" action="{{LIST_URL}}" data-live="found">
    {{#AT_DELETED}}<input type="hidden" name="show" value="deleted">{{/AT_DELETED}}
    {{#AT_NEWEST}}<input type="hidden" name="sort" value="newest">{{/AT_NEWEST}}
    <label class="visually-hidden" for="q">Name, e-mail address or client</label>
    <input id="q" type="search" name="q" value="{{SEARCHED}}" placeholder="Name, e-mail or client" autocomplete="off" spellcheck="false">
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
{{#CONTACTS}}
<div class="card card-flush">
  <table class="stack">
    <thead><tr><th scope="col">Name</th><th scope="col">E-mail address</th><th scope="col">Clients</th></tr></thead>
    <tbody>
      {{#CONTACT}}
      <tr>
        <th scope="row"><a href="{{CONTACT_URL}}">{{CONTACT_NAME}}</a></th>
        <td>{{ADDRESS}}</td>
        <td data-label="Clients">{{CLIENTS_WORDS}}</td>
      </tr>
      {{/CONTACT}}
    </tbody>
  </table>
</div>
{{>PAGINATION}}
<p class="small quiet"><a href="{{EXPORT_URL}}" download>Download {{#SEARCH_ONLY}}what is found{{/SEARCH_ONLY}}{{#WHOLE}}this list{{/WHOLE}} as CSV</a>. Cells that a spreadsheet would run as a formula get an apostrophe in front.</p>
{{/CONTACTS}}
{{#NO_MATCH}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#search"></use></svg><h2>Nobody found</h2><p>No contact has words that begin with “{{SEARCHED}}” in their name, addresses or clients. <a href="{{LIST_URL}}">Show all contacts</a></p></div>
{{/NO_MATCH}}
{{#NONE_DELETED}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#users"></use></svg><h2>Nobody is deleted</h2><p>Contacts that you delete are kept here, and can be restored.</p></div>
{{/NONE_DELETED}}
{{#EMPTY}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#users"></use></svg><h2>No contacts yet</h2><p>A contact is a person with an e-mail address, who can then receive checklists.</p><p class="actions"><a class="btn" href="{{NEW_CONTACT_URL}}">New contact</a></p></div>
{{/EMPTY}}
</div>
