{{%AUTOESCAPE context="HTML"}}
{{!
  A request, edited. A new one is written on its checklist's page.

  HEADING, CHECKLIST_TITLE, FORM_URL, CANCEL_URL, SUBMIT_LABEL ("Save request"),
  VERSION, DUPLICATE_URL
  include REQUEST_FIELDS   admin/requests/fields.tpl
  section SENT_ALREADY     the checklist was sent: clients see the change at once
  section DELETABLE        DELETE_URL: nothing has come in for it yet
  The form's fields: those of fields.tpl, version
}}
<h1>{{HEADING}}</h1>
<p class="lead">{{CHECKLIST_TITLE}}{{#SENT_ALREADY}}. It was sent already: your client sees what you change as soon as you save.{{/SENT_ALREADY}}</p>
<form class="form form-wide card" method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="version" value="{{VERSION}}">
  {{>REQUEST_FIELDS}}
  <div class="actions"><button type="submit">{{SUBMIT_LABEL}}</button><a href="{{CANCEL_URL}}">Cancel</a></div>
</form>
<form method="post" action="{{DUPLICATE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#copy"></use></svg>Duplicate this request</button></form>
{{#DELETABLE}}
<details><summary>Delete this request</summary>
  <div class="card"><p>Nothing has come in for it yet. It disappears from the checklist{{#SENT_ALREADY}}, and your client does not see it any more{{/SENT_ALREADY}}. This cannot be undone.</p>
  <form method="post" action="{{DELETE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-danger" type="submit">Delete this request</button></form></div></details>
{{/DELETABLE}}
