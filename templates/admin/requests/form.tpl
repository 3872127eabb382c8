{{%AUTOESCAPE context="HTML"}}
{{!
  A request, edited. A new one is written on its checklist's page.

  HEADING, CHECKLIST_TITLE, FORM_URL, CANCEL_URL, SUBMIT_LABEL ("Save request"),
  REQUEST_TITLE, DESCRIPTION_TYPED, DUE_ON, VERSION
  section SENT_ALREADY     the checklist was sent: clients see the change at once
  sections BAD_TITLE (TITLE_ERROR), BAD_DESCRIPTION (DESCRIPTION_ERROR), BAD_DUE_ON (DUE_ON_ERROR)
  section DELETABLE        DELETE_URL: nothing has come in for it yet
  The form's fields: title, description, due_on, version
}}
<h1>{{HEADING}}</h1>
<p class="lead">{{CHECKLIST_TITLE}}{{#SENT_ALREADY}}. It was sent already: your client sees what you change as soon as you save.{{/SENT_ALREADY}}</p>
<form class="form card" method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="version" value="{{VERSION}}">
  <div class="field"><label for="title">What do you need?</label>
    {{#BAD_TITLE}}<p class="field-error" id="title-error">{{TITLE_ERROR}}</p>{{/BAD_TITLE}}
    <input id="title" name="title" value="{{REQUEST_TITLE}}" maxlength="200" autocomplete="off" required{{#BAD_TITLE}} aria-invalid="true" aria-describedby="title-error"{{/BAD_TITLE}}></div>
  <div class="field"><label for="description">Explain it <span class="optional">(optional)</span></label>
    <p class="hint" id="description-hint">Markdown works: **bold**, lists with “-”, [links](https://…).</p>
    {{#BAD_DESCRIPTION}}<p class="field-error" id="description-error">{{DESCRIPTION_ERROR}}</p>{{/BAD_DESCRIPTION}}
    <textarea id="description" name="description" rows="7" aria-describedby="description-hint{{#BAD_DESCRIPTION}} description-error{{/BAD_DESCRIPTION}}"{{#BAD_DESCRIPTION}} aria-invalid="true"{{/BAD_DESCRIPTION}}>{{DESCRIPTION_TYPED:p}}</textarea></div>
  <div class="field"><label for="due_on">Due <span class="optional">(optional)</span></label>
    {{#BAD_DUE_ON}}<p class="field-error" id="due_on-error">{{DUE_ON_ERROR}}</p>{{/BAD_DUE_ON}}
    <input id="due_on" name="due_on" type="date" value="{{DUE_ON}}"{{#BAD_DUE_ON}} aria-invalid="true" aria-describedby="due_on-error"{{/BAD_DUE_ON}}></div>
  <div class="actions"><button type="submit">{{SUBMIT_LABEL}}</button><a href="{{CANCEL_URL}}">Cancel</a></div>
</form>
{{#DELETABLE}}
<details><summary>Delete this request</summary>
  <div class="card"><p>Nothing has come in for it yet. It disappears from the checklist{{#SENT_ALREADY}}, and your client does not see it any more{{/SENT_ALREADY}}. This cannot be undone.</p>
  <form method="post" action="{{DELETE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-danger" type="submit">Delete this request</button></form></div></details>
{{/DELETABLE}}
