{{%AUTOESCAPE context="HTML"}}
{{!
  One client.

  CLIENT_NAME, CLIENTS_URL
  section DELETED          it is deleted: RESTORE_URL; nothing else is shown
  section PRESENT          around all the rest: EDIT_URL, DELETE_URL, NEW_WORK_URL (for this client), NEW_CONTACT_URL (for this client)
  section WORKS            with WORK, repeated: WORK_URL, WORK_TITLE, ASSIGNEE_NAME, STATUS, STATUS_TEXT, with
    sections DUE, OVERDUE  DUE_ON, DUE_WORDS
    section ASKED          DONE, TOTAL: requests, where there are any
    and section MORE_WORK  MORE_WORK_URL, MORE_WORK_WORDS: there is more than this
  section NO_WORKS
  section CONTACTS         with CONTACT, repeated: CONTACT_URL, CONTACT_NAME, ADDRESS, ROLE_URL, REMOVE_URL, with
    sections FULL, LIMITED one of the two: what they see
  section NO_CONTACTS
  ADD_CONTACT_URL, ADDRESS_TYPED, with section BAD_ADDRESS (ADDRESS_ERROR)
  ACTIVITY_URL, CONTAIN_URL
  The form's field: address, that of a contact the firm has
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{CLIENTS_URL}}">Clients</a></li></ol></nav>
<div class="page-head">
  <h1>{{CLIENT_NAME}}</h1>
  {{#PRESENT}}
  <div class="actions"><a class="btn btn-quiet" href="{{EDIT_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#pencil"></use></svg>Edit</a><a class="btn" href="{{NEW_WORK_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>New work</a><a class="btn btn-danger" href="{{DELETE_URL}}">Delete</a></div>
  {{/PRESENT}}
</div>
{{#DELETED}}
<div class="notice notice-warn"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-revoked"></use></svg><div><p>This client is deleted: its work is in no list and opens for nobody. Restoring it brings everything back.</p>
  <form method="post" action="{{RESTORE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-quiet" type="submit">Restore {{CLIENT_NAME}}</button></form></div></div>
{{/DELETED}}
{{#PRESENT}}
<div class="split">
  <section class="card card-flush" aria-labelledby="work-title">
    <div class="card-head"><h2 id="work-title">Work</h2></div>
    {{#WORKS}}
    <ul class="tasks">
        {{#WORK}}
        <li><a class="task" href="{{WORK_URL}}">
          <span class="task-text"><span class="task-title">{{WORK_TITLE}}</span>
            <span class="task-note">{{#DUE}}<span>Due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span>{{/DUE}}{{#OVERDUE}}<span class="bad">Was due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span>{{/OVERDUE}}<span>{{ASSIGNEE_NAME}}</span>{{#ASKED}}<span>{{DONE}} of {{TOTAL}} done</span>{{/ASKED}}</span>
          </span>
          <span class="task-side"><span class="tag tag-{{STATUS}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{STATUS}}"></use></svg>{{STATUS_TEXT}}</span></span>
        </a></li>
        {{/WORK}}
      </ul>
    {{#MORE_WORK}}<div class="card-foot"><a href="{{MORE_WORK_URL}}">{{MORE_WORK_WORDS}}</a></div>{{/MORE_WORK}}
    {{/WORKS}}
    {{#NO_WORKS}}<div class="empty"><p>Nothing yet. A work item is a job for {{CLIENT_NAME}}, with checklists of what you need.</p><p class="actions"><a class="btn btn-quiet" href="{{NEW_WORK_URL}}">New work</a></p></div>{{/NO_WORKS}}
  </section>
  <section class="card card-flush" aria-labelledby="contacts-title">
    <div class="card-head"><h2 id="contacts-title">Contacts</h2></div>
    {{#CONTACTS}}
    <ul class="rows">
      {{#CONTACT}}
      <li class="row-line"><div><a href="{{CONTACT_URL}}">{{CONTACT_NAME}}</a><br><span class="quiet small">{{ADDRESS}}</span><br>
          {{#FULL}}<span class="tag">Full access</span>{{/FULL}}{{#LIMITED}}<span class="tag">Limited access</span>{{/LIMITED}}
          <details class="role"><summary>Change access<span class="visually-hidden"> of {{CONTACT_NAME}}</span></summary>
            {{#LIMITED}}
            <p class="small">{{CONTACT_NAME}} sees what was sent to them. With full access they see everything that was sent to anybody for {{CLIENT_NAME}}, and can answer it. They get no more mail than now.</p>
            <form method="post" action="{{ROLE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="role" value="full"><button class="btn-quiet" type="submit">Give full access</button></form>
            {{/LIMITED}}
            {{#FULL}}
            <p class="small">{{CONTACT_NAME}} sees everything that was sent to anybody for {{CLIENT_NAME}}, and can answer it. With limited access they see only what was sent to them.</p>
            <form method="post" action="{{ROLE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="role" value="limited"><button class="btn-quiet" type="submit">Limit access</button></form>
            {{/FULL}}
          </details></div>
        <form method="post" action="{{REMOVE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-icon" type="submit" title="Take {{CONTACT_NAME}} off this client"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#x"></use></svg><span class="visually-hidden">Take {{CONTACT_NAME}} off this client</span></button></form></li>
      {{/CONTACT}}
    </ul>
    {{/CONTACTS}}
    {{#NO_CONTACTS}}<div class="empty"><p>Nobody yet. A checklist can be sent to each contact of the client.</p></div>{{/NO_CONTACTS}}
    <div class="card-foot">
      <form class="inline-form" method="post" action="{{ADD_CONTACT_URL}}">
        <input type="hidden" name="csrf" value="{{CSRF}}">
        <div class="field"><label for="address">Add a contact by e-mail address</label>
          {{#BAD_ADDRESS}}<p class="field-error" id="address-error">{{ADDRESS_ERROR}}</p>{{/BAD_ADDRESS}}
          <input id="address" name="address" type="email" value="{{ADDRESS_TYPED}}" autocomplete="off" autocapitalize="none" spellcheck="false"{{#BAD_ADDRESS}} aria-invalid="true" aria-describedby="address-error"{{/BAD_ADDRESS}}></div>
        <button class="btn-quiet" type="submit">Add</button>
      </form>
      <p class="small section-small">Somebody new? <a href="{{NEW_CONTACT_URL}}">New contact for {{CLIENT_NAME}}</a></p>
    </div>
  </section>
</div>
<p class="small section"><a href="{{ACTIVITY_URL}}">Activity for {{CLIENT_NAME}}</a> · A mailbox or device of theirs in wrong hands? <a href="{{CONTAIN_URL}}">Revoke all access</a></p>
{{/PRESENT}}
