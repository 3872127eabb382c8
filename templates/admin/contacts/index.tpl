{{%AUTOESCAPE context="HTML"}}
{{!
  The firm's contacts.

  NEW_CONTACT_URL, CONTACTS_URL (where the search goes), SEARCHED (what was searched for, or empty)
  section CONTACTS         with CONTACT, repeated: CONTACT_URL, CONTACT_NAME, ADDRESS, CLIENTS_WORDS ("Keller Studio,
                           Maria Keller")
  section NO_MATCH         SEARCHED found nobody
  PRESENT_URL, DELETED_URL the list's two halves; sections AT_PRESENT, AT_DELETED: which of them it is
  section EMPTY            no contact yet
  section NONE_DELETED     none is deleted
  include PAGINATION       partials/pagination.tpl, where there is more than a page
}}
<div class="page-head">
  <div><h1>Contacts</h1><p class="quiet">The people you ask for things.</p></div>
  <div class="actions"><a class="btn" href="{{NEW_CONTACT_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>New contact</a></div>
</div>
<div class="toolbar">
  <ul class="filters">
    <li><a href="{{PRESENT_URL}}"{{#AT_PRESENT}} aria-current="true"{{/AT_PRESENT}}>All</a></li>
    <li><a href="{{DELETED_URL}}"{{#AT_DELETED}} aria-current="true"{{/AT_DELETED}}>Deleted</a></li>
  </ul>
  <form class="search" role="search" aria-label="This list" method="get" action="{{CONTACTS_URL}}">
    {{#AT_DELETED}}<input type="hidden" name="show" value="deleted">{{/AT_DELETED}}
    <label class="visually-hidden" for="q">Name or e-mail address</label>
    <input id="q" type="search" name="q" value="{{SEARCHED}}" placeholder="Name or e-mail address">
    <button class="btn-quiet" type="submit">Search</button>
  </form>
</div>
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
{{/CONTACTS}}
{{#NO_MATCH}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#search"></use></svg><h2>Nobody found</h2><p>No contact’s name or address contains “{{SEARCHED}}”. <a href="{{CONTACTS_URL}}">Show all contacts</a></p></div>
{{/NO_MATCH}}
{{#NONE_DELETED}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#users"></use></svg><h2>Nobody is deleted</h2><p>Contacts that you delete are kept here, and can be restored.</p></div>
{{/NONE_DELETED}}
{{#EMPTY}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#users"></use></svg><h2>No contacts yet</h2><p>A contact is a person with an e-mail address, who can then receive checklists.</p><p class="actions"><a class="btn" href="{{NEW_CONTACT_URL}}">New contact</a></p></div>
{{/EMPTY}}
