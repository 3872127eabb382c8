{{%AUTOESCAPE context="HTML"}}
{{!
  Before a contact's second factor is reset: what will happen.

  CONTACT_NAME, CONTACT_URL, RESET_URL, ADDRESS
  section SOMETHING        there is something to reset, with
  section TOTP             SINCE_AT, SINCE_WORDS: an authenticator app is on
  section PASSKEYS         PASSKEYS_COUNT
  section CODES            CODES_COUNT
  section SESSIONS         SESSIONS_COUNT; section NO_SESSIONS
  section REQUIRED         the firm requires a second factor: they set one up at the next sign-in; OPTIONAL: it does not
  section NOTHING          there is nothing to reset
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="/admin/contacts">Contacts</a></li><li><a href="{{CONTACT_URL}}">{{CONTACT_NAME}}</a></li></ol></nav>
<h1>Reset the second factor of {{CONTACT_NAME}}</h1>
{{#NOTHING}}
<div class="card">
  <p>{{CONTACT_NAME}} signs in with a password alone, or has no login: there is nothing to reset.</p>
  <div class="actions"><a class="btn btn-quiet" href="{{CONTACT_URL}}">Back to {{CONTACT_NAME}}</a></div>
</div>
{{/NOTHING}}
{{#SOMETHING}}
<p class="lead">For somebody who has lost their phone. Make sure first that it is really {{CONTACT_NAME}} who asks: afterwards the password alone opens their login.</p>
<div class="card">
  <h2>What will happen</h2>
  <ul>
    {{#TOTP}}<li>The authenticator app that they use since <time datetime="{{SINCE_AT}}" data-day>{{SINCE_WORDS}}</time> stops working.</li>{{/TOTP}}
    {{#PASSKEYS}}<li>Their passkeys stop working: {{PASSKEYS_COUNT}}.</li>{{/PASSKEYS}}
    {{#CODES}}<li>Their recovery codes stop working: {{CODES_COUNT}}.</li>{{/CODES}}
    <li>{{#SESSIONS}}Where they are signed in by login, they are signed out: {{SESSIONS_COUNT}}.{{/SESSIONS}}{{#NO_SESSIONS}}They are signed in by login nowhere now.{{/NO_SESSIONS}} Magic links and the devices that hold their work stay as they are.</li>
    <li>{{#REQUIRED}}They set up a new second factor when they next sign in with their password.{{/REQUIRED}}{{#OPTIONAL}}They can set up a new one when they have signed in.{{/OPTIONAL}}</li>
    <li>{{CONTACT_NAME}} is told by e-mail, at {{ADDRESS}}.</li>
  </ul>
  <form class="section" method="post" action="{{RESET_URL}}">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <div class="actions"><button class="btn-danger" type="submit">Reset second factor</button><a class="btn btn-quiet" href="{{CONTACT_URL}}">Cancel</a></div>
  </form>
</div>
{{/SOMETHING}}
