{{%AUTOESCAPE context="HTML"}}
{{!
  A client, new or edited.

  HEADING ("New client", or the name), FORM_URL, CANCEL_URL, SUBMIT_LABEL ("Create client", "Save client"), NAME
  section BAD_NAME         NAME_ERROR
  The form's fields: name
}}
<h1>{{HEADING}}</h1>
<form class="form card" method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <div class="field"><label for="name">Name</label>
    <p class="hint" id="name-hint">A person or an organisation, as you call them.</p>
    {{#BAD_NAME}}<p class="field-error" id="name-error">{{NAME_ERROR}}</p>{{/BAD_NAME}}
    <input id="name" name="name" value="{{NAME}}" maxlength="120" autocomplete="off" required aria-describedby="name-hint{{#BAD_NAME}} name-error{{/BAD_NAME}}"{{#BAD_NAME}} aria-invalid="true"{{/BAD_NAME}}></div>
  <div class="actions"><button type="submit">{{SUBMIT_LABEL}}</button><a href="{{CANCEL_URL}}">Cancel</a></div>
</form>
