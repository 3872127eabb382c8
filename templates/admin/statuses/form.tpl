{{%AUTOESCAPE context="HTML"}}
{{!
  A new name for a status of the firm's own.

  STATUS_NAME, NAME_TYPED, VERSION, FORM_URL, CANCEL_URL
  section BAD_NAME         NAME_ERROR
  The form's fields: name, version
}}
<h1>Rename “{{STATUS_NAME}}”</h1>
<form class="form card" method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}">
  <div class="field"><label for="name">Name</label>
    <p class="hint" id="name-hint">Work that has this status shows the new name at once.</p>
    {{#BAD_NAME}}<p class="field-error" id="name-error">{{NAME_ERROR}}</p>{{/BAD_NAME}}
    <input id="name" name="name" value="{{NAME_TYPED}}" maxlength="60" autocomplete="off" required aria-describedby="name-hint{{#BAD_NAME}} name-error{{/BAD_NAME}}"{{#BAD_NAME}} aria-invalid="true"{{/BAD_NAME}}></div>
  <div class="actions"><button type="submit">Save name</button><a href="{{CANCEL_URL}}">Cancel</a></div>
</form>
