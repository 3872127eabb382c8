{{%AUTOESCAPE context="HTML"}}
{{!
  A client, new or edited.

  HEADING ("New client", or the name), FORM_URL, CANCEL_URL, SUBMIT_LABEL ("Create client", "Save client"), NAME,
  VERSION (of the client that is edited)
  sections ORGANISATION, PERSON  one of the two: what is chosen
  section BAD_NAME         NAME_ERROR
  The form's fields: name, kind, version
}}
<h1>{{HEADING}}</h1>
<form class="form card" method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="version" value="{{VERSION}}">
  <div class="field"><label for="name">Name</label>
    <p class="hint" id="name-hint">As you call them. Their contacts see it above the work.</p>
    {{#BAD_NAME}}<p class="field-error" id="name-error">{{NAME_ERROR}}</p>{{/BAD_NAME}}
    <input id="name" name="name" value="{{NAME}}" maxlength="160" autocomplete="off" required aria-describedby="name-hint{{#BAD_NAME}} name-error{{/BAD_NAME}}"{{#BAD_NAME}} aria-invalid="true"{{/BAD_NAME}}></div>
  <fieldset class="field"><legend>What are they?</legend>
    <label class="choice"><input type="radio" name="kind" value="organisation"{{#ORGANISATION}} checked{{/ORGANISATION}}><span>An organisation</span></label>
    <label class="choice"><input type="radio" name="kind" value="person"{{#PERSON}} checked{{/PERSON}}><span>A person</span></label>
  </fieldset>
  <div class="actions"><button type="submit">{{SUBMIT_LABEL}}</button><a href="{{CANCEL_URL}}">Cancel</a></div>
</form>
