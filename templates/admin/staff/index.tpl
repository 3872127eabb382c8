{{%AUTOESCAPE context="HTML"}}
{{!
  Who works at the firm, for its administrators.

  INVITE_URL
  section PERSON           repeated: STAFF_URL, NAME, ADDRESS, with
    sections ADMIN, MEMBER, LEFT: one of them; section YOU
    sections FACTOR_ON, FACTOR_OFF: the second step is set up
    section SEEN           SEEN_AT, SEEN_WORDS: signed in last; section NEVER
  section INVITED          with INVITATION, repeated: NAME, ADDRESS, INVITED_BY, SENT_AT, SENT_WORDS, RESEND_URL,
                           WITHDRAW_URL, with
    sections ADMIN, MEMBER
    section OPEN           UNTIL_AT, UNTIL_WORDS; section EXPIRED
}}
<div class="page-head">
  <div><h1>Staff</h1><p class="quiet">Who works here. Everybody signs in with a second step beside the password.</p></div>
  <div class="actions"><a class="btn" href="{{INVITE_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>Invite a colleague</a></div>
</div>
{{#INVITED}}
<section class="card card-flush" aria-labelledby="invited-title">
  <div class="card-head"><h2 id="invited-title">Invited</h2></div>
  <ul class="rows">
    {{#INVITATION}}
    <li class="row-line">
      <div><strong>{{NAME}}</strong> <span class="quiet">{{ADDRESS}}</span>
        <p class="quiet small">{{#ADMIN}}As an administrator{{/ADMIN}}{{#MEMBER}}As a member{{/MEMBER}}, by {{INVITED_BY}}, mailed <time datetime="{{SENT_AT}}">{{SENT_WORDS}}</time>.
          {{#OPEN}}Works until <time datetime="{{UNTIL_AT}}">{{UNTIL_WORDS}}</time>.{{/OPEN}}{{#EXPIRED}}<span class="tag tag-expired"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-expired"></use></svg>Expired</span>{{/EXPIRED}}</p></div>
      <div class="actions">
        <form method="post" action="{{RESEND_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit">Send again<span class="visually-hidden"> to {{NAME}}</span></button></form>
        <form method="post" action="{{WITHDRAW_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit">Withdraw<span class="visually-hidden"> the invitation of {{NAME}}</span></button></form>
      </div>
    </li>
    {{/INVITATION}}
  </ul>
</section>
{{/INVITED}}
<div class="card card-flush">
  <table class="stack">
    <thead><tr><th scope="col">Name</th><th scope="col">E-mail address</th><th scope="col">Role</th><th scope="col">Second step</th><th scope="col">Signed in last</th></tr></thead>
    <tbody>
      {{#PERSON}}
      <tr>
        <th scope="row"><a href="{{STAFF_URL}}">{{NAME}}</a>{{#YOU}} <span class="quiet">(you)</span>{{/YOU}}</th>
        <td>{{ADDRESS}}</td>
        <td data-label="Role">{{#ADMIN}}Administrator{{/ADMIN}}{{#MEMBER}}Member{{/MEMBER}}{{#LEFT}}<span class="tag tag-revoked"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-revoked"></use></svg>Deactivated</span>{{/LEFT}}</td>
        <td data-label="Second step">{{#FACTOR_ON}}<span class="tag tag-completed"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#shield"></use></svg>On</span>{{/FACTOR_ON}}{{#FACTOR_OFF}}<span class="tag tag-waiting"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-waiting"></use></svg>At the next sign-in</span>{{/FACTOR_OFF}}</td>
        <td data-label="Signed in last">{{#SEEN}}<time datetime="{{SEEN_AT}}">{{SEEN_WORDS}}</time>{{/SEEN}}{{#NEVER}}<span class="quiet">Not yet</span>{{/NEVER}}</td>
      </tr>
      {{/PERSON}}
    </tbody>
  </table>
</div>
