{{%AUTOESCAPE context="HTML"}}
{{!
  One contact.

  CONTACT_NAME, CONTACTS_URL, EDIT_URL, TIME_ZONE
  section ADDRESS_LINE     repeated: ADDRESS, with sections BOUNCED (WHY), MAIN and
                           FURTHER (PRIMARY_URL; the form's field: address)
  section LOGIN            LOGIN_WORDS ("Password and authenticator app"), with sections RESET (RESET_URL) and
                           SINCE (SINCE_AT, SINCE_WORDS); section NO_LOGIN
  include CLIENTS          admin/contacts/clients.tpl
  section WORKS            with WORK, repeated: WORK_URL, WORK_TITLE, CLIENT_NAME, STATUS, STATUS_TEXT, with
    section ASKED          DONE, TOTAL: requests, where there are any
  section NO_WORKS
  section DEVICES          with DEVICE, repeated: DEVICE_NAME, DEVICE_KIND, CLAIMED_AT, CLAIMED_WORDS, with
    section NAMED          DEVICE_WORDS ("Safari on iPhone"), where DEVICE_NAME is the contact's own
    section HELD           repeated: WORK_TITLE, EXPIRES_AT, EXPIRES_WORDS
    REVOKE_URL
  section NO_DEVICES
  sections EDITABLE, DELETED  one of the two: DELETE_URL, RESTORE_URL
  section SIGN_OUT         SIGN_OUT_EVERYWHERE_URL, CONTAIN_URL
  ACTIVITY_URL             what this contact did
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{CONTACTS_URL}}">Contacts</a></li></ol></nav>
<div class="page-head">
  <h1>{{CONTACT_NAME}}</h1>
  {{#EDITABLE}}<div class="actions"><a class="btn btn-quiet" href="{{EDIT_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#pencil"></use></svg>Edit</a><a class="btn btn-danger" href="{{DELETE_URL}}">Delete</a></div>{{/EDITABLE}}
</div>
{{#DELETED}}
<div class="notice notice-warn"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-revoked"></use></svg><div><p>This contact is deleted: links, devices and login of theirs do not open anything, and no mail goes to them.</p>
  <form method="post" action="{{RESTORE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-quiet" type="submit">Restore {{CONTACT_NAME}}</button></form></div></div>
{{/DELETED}}
<div class="split">
  <div>
    <section class="card card-flush" aria-labelledby="work-title">
      <div class="card-head"><h2 id="work-title">Work</h2></div>
      {{#WORKS}}
      <ul class="tasks">
        {{#WORK}}
        <li><a class="task" href="{{WORK_URL}}">
          <span class="task-text"><span class="task-title">{{WORK_TITLE}}</span>
            <span class="task-note"><span>{{CLIENT_NAME}}</span>{{#ASKED}}<span>{{DONE}} of {{TOTAL}} done</span>{{/ASKED}}</span>
          </span>
          <span class="task-side"><span class="tag tag-{{STATUS}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{STATUS}}"></use></svg>{{STATUS_TEXT}}</span></span>
        </a></li>
        {{/WORK}}
      </ul>
      {{/WORKS}}
      {{#NO_WORKS}}<div class="empty"><p>Work for which {{CONTACT_NAME}} receives a checklist appears here.</p></div>{{/NO_WORKS}}
    </section>
    <section class="card card-flush" aria-labelledby="devices-title">
      <div class="card-head"><h2 id="devices-title">Devices</h2></div>
      {{#DEVICES}}
      <ul class="rows">
        {{#DEVICE}}
        <li class="device"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#device-{{DEVICE_KIND}}"></use></svg><div><strong>{{DEVICE_NAME}}</strong>{{#NAMED}} <span class="quiet">{{DEVICE_WORDS}}</span>{{/NAMED}}
          <p class="quiet small">Opened <time datetime="{{CLAIMED_AT}}">{{CLAIMED_WORDS}}</time></p>
          {{#HELD}}<p class="quiet small">{{WORK_TITLE}} · until <time datetime="{{EXPIRES_AT}}" data-day>{{EXPIRES_WORDS}}</time></p>{{/HELD}}
          <details><summary>Revoke</summary>
            <p>This device loses all work of {{CONTACT_NAME}} at its next click. It cannot be undone: to go on there, {{CONTACT_NAME}} opens your last mail and presses Send Access Link.</p>
            <form method="post" action="{{REVOKE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-danger" type="submit">Revoke {{DEVICE_NAME}}</button></form>
          </details></div></li>
        {{/DEVICE}}
      </ul>
      {{/DEVICES}}
      {{#NO_DEVICES}}<div class="empty"><p>The devices on which {{CONTACT_NAME}} opens your links appear here.</p></div>{{/NO_DEVICES}}
      {{#SIGN_OUT}}
      <div class="card-foot"><details><summary>Sign out everywhere</summary>
        <p>For a lost phone, or when something looks wrong: every browser and device of {{CONTACT_NAME}} is signed out, and links that nobody opened yet stop working. A login stays, and any mail of yours offers a new link.</p>
        <form method="post" action="{{SIGN_OUT_EVERYWHERE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-danger" type="submit">Sign {{CONTACT_NAME}} out everywhere</button></form>
      </details>
      <p>Somebody else may read their mail, or know their PIN? <a href="{{CONTAIN_URL}}">Revoke all access</a></p></div>
      {{/SIGN_OUT}}
    </section>
  </div>
  <div>
    <section class="card" aria-labelledby="facts-title">
      <h2 id="facts-title">Details</h2>
      <dl class="facts">
        <dt>E-mail</dt><dd>{{#ADDRESS_LINE}}<div><a href="mailto:{{ADDRESS}}">{{ADDRESS}}</a>{{#MAIN}} <span class="tag">Main</span>{{/MAIN}}{{#BOUNCED}} <span class="tag tag-failed"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-failed"></use></svg>Not delivered</span><p class="small">{{WHY}}</p>{{/BOUNCED}}{{#FURTHER}}<form class="make-main" method="post" action="{{PRIMARY_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="address" value="{{ADDRESS}}"><button class="btn-text" type="submit">Make it the main one<span class="visually-hidden">: {{ADDRESS}}</span></button></form>{{/FURTHER}}</div>{{/ADDRESS_LINE}}</dd>
        <dt>Time zone</dt><dd>{{TIME_ZONE}}</dd>
        <dt>Login</dt><dd>{{#LOGIN}}{{LOGIN_WORDS}}{{#SINCE}}<br><span class="quiet small">since <time datetime="{{SINCE_AT}}" data-day>{{SINCE_WORDS}}</time></span>{{/SINCE}}{{#RESET}}<br><a href="{{RESET_URL}}">Reset second factor</a>{{/RESET}}{{/LOGIN}}{{#NO_LOGIN}}None: they use the links in e-mails{{/NO_LOGIN}}</dd>
        <dt>Clients</dt><dd>{{>CLIENTS}}</dd>
      </dl>
      <p><a href="{{ACTIVITY_URL}}">What {{CONTACT_NAME}} did</a></p>
    </section>
  </div>
</div>
