{{%AUTOESCAPE context="HTML"}}
{{!
  A request of a template, edited.

  HEADING, TEMPLATE_NAME, FORM_URL, CANCEL_URL, VERSION, DUPLICATE_URL, DELETE_URL
  include REQUEST_FIELDS   admin/requests/fields.tpl
  include FILES            admin/templates/files.tpl
}}
<h1>{{HEADING}}</h1>
<p class="lead">{{TEMPLATE_NAME}}. Checklists that were made from it stay as they are.</p>
<form class="form form-wide card" method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="version" value="{{VERSION}}">
  {{>REQUEST_FIELDS}}
  <div class="actions"><button type="submit">Save request</button><a href="{{CANCEL_URL}}">Cancel</a></div>
</form>
{{>FILES}}
<form method="post" action="{{DUPLICATE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#copy"></use></svg>Duplicate this request</button></form>
<details><summary>Delete this request</summary>
  <div class="card"><p>It disappears from the template. Checklists that were made from it keep theirs. This cannot be undone.</p>
  <form method="post" action="{{DELETE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-danger" type="submit">Delete this request</button></form></div></details>
