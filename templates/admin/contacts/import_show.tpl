{{%AUTOESCAPE context="HTML"}}
{{!
  One import: what will happen, how far it is, or what has happened.

  FILE_NAME, LINES_WORDS ("312 lines"), IMPORT_URL (for another file), BY, AT, AT_WORDS
  section OLD_ENCODING     the file was read as Windows-1252
  section TAKEN            COLUMNS ("“Email” as E-mail, “Company” as Client"): what was read from which column
  section IGNORED          HEADINGS: columns that nothing was read from
  section FAULTS           FAULTS_WORDS ("3 lines"), DROP_URL: lines are at fault, and LINES are those
  section READY            CONFIRM_URL, DROP_URL, NEW_CONTACTS, NEW_CLIENTS, KNOWN_CONTACTS, each with its NOUN
                           (NEW_CLIENTS_NOUN: "new clients"), with section SOME_KNOWN;
                           the form's field: existing
  section RUNNING          PERCENT
  section DONE             NEW_CONTACTS, NEW_CLIENTS, each with its NOUN, with section SOME_KNOWN: KNOWN_WORDS ("1 contact
                           that you had is updated")
  section LINES            with LINE, repeated: LINE_NUMBER, NAME, ADDRESS, CLIENT_NAME, with
    sections FRESH, KNOWN, FAULT (WHY)  one of the three; with KNOWN, where the line says something else:
      sections OTHER_NAME (NOW), OTHER_ZONE (NOW, THEN)
    sections FULL (full access), FRESH_CLIENT (a client that comes with it)
    include PAGINATION     partials/pagination.tpl
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="/admin/contacts">Contacts</a></li><li><a href="{{IMPORT_URL}}">Import contacts</a></li></ol></nav>
<div class="page-head"><div><h1>{{FILE_NAME}}</h1><p class="quiet">{{LINES_WORDS}}, brought by {{BY}}, <time datetime="{{AT}}">{{AT_WORDS}}</time></p></div></div>
{{#OLD_ENCODING}}
<div class="notice"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#info"></use></svg><div><p>The file is not in UTF-8, so it was read the way older spreadsheets write it (Windows-1252). Look whether names with accents are right; if not, save it as CSV UTF-8 and bring it again.</p></div></div>
{{/OLD_ENCODING}}
{{#TAKEN}}
<p class="quiet">Columns: {{COLUMNS}}.</p>
{{/TAKEN}}
{{#IGNORED}}
<div class="notice"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#info"></use></svg><div><p>These columns are left out: {{HEADINGS}}.</p></div></div>
{{/IGNORED}}
{{#FAULTS}}
<div class="notice notice-warn"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-failed"></use></svg><div><p><strong>{{FAULTS_WORDS}} cannot come in.</strong> Nothing is imported until all of them can. Put them right in your file and bring it again.</p>
  <form method="post" action="{{DROP_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-quiet" type="submit">Bring another file</button></form></div></div>
{{/FAULTS}}
{{#READY}}
<form class="card" method="post" action="{{CONFIRM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <h2>What will happen</h2>
  <ul class="stats">
    <li><p class="stat"><strong>{{NEW_CONTACTS}}</strong>{{NEW_CONTACTS_NOUN}}</p></li>
    <li><p class="stat"><strong>{{NEW_CLIENTS}}</strong>{{NEW_CLIENTS_NOUN}}</p></li>
    <li><p class="stat"><strong>{{KNOWN_CONTACTS}}</strong>{{KNOWN_CONTACTS_NOUN}}</p></li>
  </ul>
  {{#SOME_KNOWN}}
  <fieldset class="field"><legend>Contacts that you have already, by their address</legend>
    <label class="choice"><input type="radio" name="existing" value="skip" checked><span>Leave them as they are, and skip their lines</span></label>
    <label class="choice"><input type="radio" name="existing" value="update"><span>Update them: name, time zone and language from the file, its addresses and clients added. This cannot be undone.</span></label>
  </fieldset>
  {{/SOME_KNOWN}}
  <p class="quiet">Either all of it comes in or nothing. Nobody gets a mail by it.</p>
  <div class="actions"><button type="submit">Import</button></div>
</form>
<form class="drop-import" method="post" action="{{DROP_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text danger" type="submit">Forget this file</button></form>
{{/READY}}
{{#RUNNING}}
<section class="card" aria-labelledby="running-title">
  <h2 id="running-title">Importing</h2>
  <div class="progress" role="status"><progress value="{{PERCENT}}" max="100" aria-label="Imported"></progress><span>{{PERCENT}} %</span></div>
  <p class="quiet section-small">This page looks again by itself. You can leave it: the import goes on.</p>
</section>
{{/RUNNING}}
{{#DONE}}
<div class="notice notice-good"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-completed"></use></svg><div><p><strong>All of it is in.</strong> {{NEW_CONTACTS}} {{NEW_CONTACTS_NOUN}}, {{NEW_CLIENTS}} {{NEW_CLIENTS_NOUN}}.{{#SOME_KNOWN}} {{KNOWN_WORDS}}.{{/SOME_KNOWN}}</p>
  <p><a href="/admin/contacts?sort=newest">See the contacts</a></p></div></div>
{{/DONE}}
{{#LINES}}
<div class="card card-flush">
  <table class="stack">
    <thead><tr><th scope="col" class="number">Line</th><th scope="col">Name</th><th scope="col">E-mail</th><th scope="col">Client</th><th scope="col">What happens</th></tr></thead>
    <tbody>
      {{#LINE}}
      <tr>
        <td class="number" data-label="Line">{{LINE_NUMBER}}</td>
        <th scope="row">{{NAME}}</th>
        <td>{{ADDRESS}}</td>
        <td data-label="Client">{{CLIENT_NAME}}{{#FRESH_CLIENT}} <span class="quiet small">new</span>{{/FRESH_CLIENT}}{{#FULL}} <span class="quiet small">full access</span>{{/FULL}}</td>
        <td>{{#FRESH}}New contact{{/FRESH}}{{#KNOWN}}You have them{{/KNOWN}}{{#OTHER_NAME}}, as {{NOW}}{{/OTHER_NAME}}{{#OTHER_ZONE}} <span class="quiet small">time zone {{NOW}}, here {{THEN}}</span>{{/OTHER_ZONE}}{{#FAULT}}<span class="bad">{{WHY}}</span>{{/FAULT}}</td>
      </tr>
      {{/LINE}}
    </tbody>
  </table>
</div>
{{>PAGINATION}}
{{/LINES}}
