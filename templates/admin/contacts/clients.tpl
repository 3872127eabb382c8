{{%AUTOESCAPE context="HTML"}}
{{!
  The clients that a contact acts for.

  CONTACT_NAME
  section CLIENT           repeated: CLIENT_URL, CLIENT_NAME, ROLE_URL, with
    sections FULL, LIMITED one of the two: what they see
  section NO_CLIENTS
  section FINDING          CONTACT_URL (where the search goes, field client), SEARCHED, with
    section SOUGHT         words were given, with FOUND or NONE_FOUND
    section FOUND          with FOUND_CLIENT, repeated: CLIENT_NAME, with ADDABLE (ADD_URL, CLIENT_ID, CLIENT_NAME) or KNOWN
    section MORE_FOUND     there are more
}}
{{#CLIENT}}<div class="client-of"><a href="{{CLIENT_URL}}">{{CLIENT_NAME}}</a>
  <details class="role"><summary>{{#FULL}}Full access{{/FULL}}{{#LIMITED}}Limited access{{/LIMITED}}<span class="visually-hidden"> to {{CLIENT_NAME}}</span></summary>
    {{#LIMITED}}
    <p class="small">{{CONTACT_NAME}} sees what was sent to them. With full access they see everything that was sent to anybody for {{CLIENT_NAME}}, and can answer it. They get no more mail than now.</p>
    <form method="post" action="{{ROLE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="from" value="contact"><input type="hidden" name="role" value="full"><button class="btn-quiet" type="submit">Give full access</button></form>
    {{/LIMITED}}
    {{#FULL}}
    <p class="small">{{CONTACT_NAME}} sees everything that was sent to anybody for {{CLIENT_NAME}}, and can answer it. With limited access they see only what was sent to them.</p>
    <form method="post" action="{{ROLE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="from" value="contact"><input type="hidden" name="role" value="limited"><button class="btn-quiet" type="submit">Limit access</button></form>
    {{/FULL}}
  </details></div>{{/CLIENT}}
{{#NO_CLIENTS}}<p class="quiet">None yet. What is sent to a contact is work for a client.</p>{{/NO_CLIENTS}}
{{#FINDING}}
<details class="role find-client" id="find-client"{{#SOUGHT}} open{{/SOUGHT}}><summary>Add to a client</summary>
  <form class="search" role="search" aria-label="Clients" method="get" action="{{CONTACT_URL}}#find-client">
    <label class="visually-hidden" for="client">Name of the client</label>
    <input id="client" type="search" name="client" value="{{SEARCHED}}" placeholder="Name of the client" maxlength="160" autocomplete="off" required>
    <button class="btn-quiet" type="submit">Find</button>
  </form>
  {{#FOUND}}
  <ul class="found">
    {{#FOUND_CLIENT}}
    <li><span>{{CLIENT_NAME}}</span>{{#ADDABLE}}<form method="post" action="{{ADD_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="client" value="{{CLIENT_ID}}"><button class="btn-text" type="submit">Add<span class="visually-hidden"> to {{CLIENT_NAME}}</span></button></form>{{/ADDABLE}}{{#KNOWN}} <span class="quiet small">already</span>{{/KNOWN}}</li>
    {{/FOUND_CLIENT}}
  </ul>
  {{#MORE_FOUND}}<p class="small">There are more. Type more of the name.</p>{{/MORE_FOUND}}
  {{/FOUND}}
  {{#NONE_FOUND}}<p class="small">No client has these words in its name. <a href="/admin/clients/new">Create a client</a></p>{{/NONE_FOUND}}
</details>
{{/FINDING}}
