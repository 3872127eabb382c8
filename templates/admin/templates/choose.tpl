{{%AUTOESCAPE context="HTML"}}
{{!
  A checklist from a template: which one.

  WORK_TITLE, WORK_URL, FORM_URL, CANCEL_URL, STARTS_WORDS
  section CHOICES          with TEMPLATE, repeated: TEMPLATE_ID, TEMPLATE_NAME, TEMPLATE_TITLE (filled in), REQUESTS_WORDS
  section NONE             there is none yet
  section BAD_TEMPLATE     TEMPLATE_ERROR
  The form's field: template
}}
<h1>New checklist from a template</h1>
<p class="lead">{{WORK_TITLE}}. {{STARTS_WORDS}}</p>
{{#CHOICES}}
<form class="form card" method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <fieldset class="field answers" id="template"><legend>Which template?</legend>
    {{#BAD_TEMPLATE}}<p class="field-error">{{TEMPLATE_ERROR}}</p>{{/BAD_TEMPLATE}}
    {{#TEMPLATE}}
    <label class="choice"><input type="radio" name="template" value="{{TEMPLATE_ID}}" required><span><strong>{{TEMPLATE_NAME}}</strong> <small>{{TEMPLATE_TITLE}} · {{REQUESTS_WORDS}}</small></span></label>
    {{/TEMPLATE}}
  </fieldset>
  <div class="actions"><button type="submit">Make the checklist</button><a href="{{CANCEL_URL}}">Cancel</a></div>
</form>
{{/CHOICES}}
{{#NONE}}<div class="card empty"><h2>No templates yet</h2><p>Write one under <a href="/admin/templates">Templates</a>, or save a checklist as a template.</p></div>{{/NONE}}
