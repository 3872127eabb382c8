{{%AUTOESCAPE context="HTML"}}
{{!
  New work: for which client? Where there are too many for a list in the form, or none.

  section FIND             FIND_URL, SEARCHED
  section CLIENTS          with CLIENT, repeated: CHOOSE_URL, CLIENT_NAME, CONTACTS_WORDS, OPEN_WORDS ("2 open work items"), and
    section MORE           SHOWN_WORDS ("50 clients"): there are others
  section NO_MATCH
  section NO_CLIENTS       the firm has none yet
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="/admin/work">Work</a></li></ol></nav>
<div class="page-head"><div><h1>New work</h1><p class="quiet">Which client is it for?</p></div></div>
{{#FIND}}<div class="toolbar">
  <form class="search" role="search" aria-label="Clients" method="get" action="{{FIND_URL}}" data-live="found">
    <label class="visually-hidden" for="q">The client’s name</label>
    <input id="q" type="search" name="q" value="{{SEARCHED}}" placeholder="The client’s name" autocomplete="off" spellcheck="false">
    <button class="btn-quiet" type="submit">Find</button>
  </form>
</div>{{/FIND}}
<div id="found">
{{#CLIENTS}}
<section class="card card-flush" aria-label="Clients">
  <table class="stack">
    <thead><tr><th scope="col">Client</th><th scope="col">Contacts</th><th scope="col">Work</th></tr></thead>
    <tbody>
      {{#CLIENT}}<tr><th scope="row"><a href="{{CHOOSE_URL}}">{{CLIENT_NAME}}</a></th><td>{{CONTACTS_WORDS}}</td><td>{{OPEN_WORDS}}</td></tr>{{/CLIENT}}
    </tbody>
  </table>
</section>
{{#MORE}}<p class="quiet">These are {{SHOWN_WORDS}}, and there are more. Type more of the name to find the one you mean.</p>{{/MORE}}
{{/CLIENTS}}
{{#NO_MATCH}}<div class="card empty"><p>No client’s name has these words. Type the beginning of one of its words, or <a href="/admin/clients/new">add the client</a> first.</p></div>{{/NO_MATCH}}
{{#NO_CLIENTS}}<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#building"></use></svg><h2>No clients yet</h2><p>Work is done for a client. Add your first one, then its work.</p><p class="actions"><a class="btn" href="/admin/clients/new">New client</a></p></div>{{/NO_CLIENTS}}
</div>
