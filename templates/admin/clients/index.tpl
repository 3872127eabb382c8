{{%AUTOESCAPE context="HTML"}}
{{!
  The firm's clients.

  NEW_CLIENT_URL, CLIENTS_URL (where the search goes), SEARCHED (what was searched for, or empty)
  section CLIENTS          with CLIENT, repeated: CLIENT_URL, CLIENT_NAME, CONTACTS_WORDS ("Maria Keller, Jo Keller"),
                           OPEN_WORK (number of work items not completed)
  section NO_MATCH         SEARCHED found none
  section EMPTY            no client yet
  include PAGINATION       partials/pagination.tpl, where there is more than a page
}}
<div class="page-head">
  <div><h1>Clients</h1><p class="quiet">The people and organisations you work for.</p></div>
  <div class="actions"><a class="btn" href="{{NEW_CLIENT_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>New client</a></div>
</div>
<div class="toolbar">
  <form class="search" role="search" aria-label="This list" method="get" action="{{CLIENTS_URL}}">
    <label class="visually-hidden" for="q">Client’s name</label>
    <input id="q" type="search" name="q" value="{{SEARCHED}}" placeholder="Client’s name">
    <button class="btn-quiet" type="submit">Search</button>
  </form>
</div>
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
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#search"></use></svg><h2>No client found</h2><p>No client’s name contains “{{SEARCHED}}”. <a href="{{CLIENTS_URL}}">Show all clients</a></p></div>
{{/NO_MATCH}}
{{#EMPTY}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#building"></use></svg><h2>No clients yet</h2><p>A client is a person or an organisation with one or more contacts. Work is done for a client.</p><p class="actions"><a class="btn" href="{{NEW_CLIENT_URL}}">New client</a></p></div>
{{/EMPTY}}
