{{%AUTOESCAPE context="HTML"}}
{{!
  One colleague, for administrators.

  NAME, ADDRESS
  section SEEN             SEEN_AT, SEEN_WORDS: signed in last; section NEVER
  section ACTIVE           PASSWORD_URL, with
    sections IS_ADMIN, IS_MEMBER: one of them
    section LAST_ADMIN     the only one, who can neither change role nor leave; otherwise
    sections ROLE_CHANGE (ROLE_URL, OTHER_ROLE: the role that the button gives; with TO_MEMBER or TO_ADMIN), LEAVING (DEACTIVATE_URL)
    section FACTOR_ON      FACTOR_WORDS, RESET_URL; section FACTOR_OFF
  section LEFT             LEFT_AT, LEFT_WORDS, REACTIVATE_URL
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="/admin/staff">Staff</a></li></ol></nav>
<div class="page-head"><div><h1>{{NAME}}</h1><p class="quiet">{{ADDRESS}} · {{#SEEN}}signed in last <time datetime="{{SEEN_AT}}">{{SEEN_WORDS}}</time>{{/SEEN}}{{#NEVER}}has not signed in yet{{/NEVER}}</p></div></div>
{{#ACTIVE}}
<div class="cards-two">
  <section class="card" aria-labelledby="role-title">
    <h2 id="role-title">Role</h2>
    {{#IS_ADMIN}}<p><strong>Administrator</strong>: sees to staff and settings, beside clients and their work.</p>{{/IS_ADMIN}}
    {{#IS_MEMBER}}<p><strong>Member</strong>: sees clients, their work and what they send in.</p>{{/IS_MEMBER}}
    {{#LAST_ADMIN}}<p>There is no other administrator, so this one stays one: somebody must see to staff and settings. <a href="/admin/staff">Make a colleague an administrator</a> first, then this can be changed.</p>{{/LAST_ADMIN}}
    {{#ROLE_CHANGE}}<form class="actions" method="post" action="{{ROLE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="role" value="{{OTHER_ROLE}}"><button class="btn-quiet" type="submit">{{#TO_MEMBER}}Make them a member{{/TO_MEMBER}}{{#TO_ADMIN}}Make them an administrator{{/TO_ADMIN}}</button></form>{{/ROLE_CHANGE}}
  </section>
  <section class="card" aria-labelledby="password-title">
    <h2 id="password-title">Password</h2>
    <p>Nobody but them knows it. If they have forgotten it, mail them a link with which they choose a new one.</p>
    <form class="actions" method="post" action="{{PASSWORD_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-quiet" type="submit">Mail a link for a new password</button></form>
  </section>
  <section class="card" aria-labelledby="factor-title">
    <h2 id="factor-title">Second step</h2>
    {{#FACTOR_ON}}
    <p>{{FACTOR_WORDS}}</p>
    <details>
      <summary>Reset the second step</summary>
      <p>For a lost phone. Their app, passkeys and recovery codes stop working, they are signed out everywhere and told by mail. Their next sign-in asks for the password and sets up a new second step. Make sure that it is really they who ask.</p>
      <form class="actions" method="post" action="{{RESET_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-danger" type="submit">Reset the second step</button></form>
    </details>
    {{/FACTOR_ON}}
    {{#FACTOR_OFF}}<p>Not set up yet: their next sign-in asks for it before anything opens.</p>{{/FACTOR_OFF}}
  </section>
  <section class="card" aria-labelledby="leave-title">
    <h2 id="leave-title">When they leave</h2>
    <p>Deactivating signs them out and hands their work to a colleague. What they did stays under their name.</p>
    {{#LEAVING}}<p class="actions"><a class="btn btn-quiet" href="{{DEACTIVATE_URL}}">Deactivate…</a></p>{{/LEAVING}}
    {{#LAST_ADMIN}}<p>The only administrator cannot be deactivated.</p>{{/LAST_ADMIN}}
  </section>
</div>
{{/ACTIVE}}
{{#LEFT}}
<section class="card" aria-labelledby="left-title">
  <h2 id="left-title">Deactivated</h2>
  <p>Since <time datetime="{{LEFT_AT}}">{{LEFT_WORDS}}</time>. They cannot sign in. Their comments and sends keep their name.</p>
  <form class="actions" method="post" action="{{REACTIVATE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button type="submit">Reactivate</button></form>
</section>
{{/LEFT}}
