{{%AUTOESCAPE context="HTML"}}
{{!
  A template's name and title, new or edited.

  HEADING, FORM_URL, CANCEL_URL, SUBMIT_LABEL, VERSION, NAME_TYPED, TITLE_TYPED
  sections BAD_NAME (NAME_ERROR), BAD_TITLE (TITLE_ERROR)
  section PLACEHOLDER      repeated: PLACEHOLDER_NAME, PLACEHOLDER_WORDS
  The form's fields: name, title, version
}}
<h1>{{HEADING}}</h1>
<form class="form card" method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="version" value="{{VERSION}}">
  <div class="field"><label for="title">Title of the checklist</label>
    <p class="hint" id="title-hint">Your client sees it. Placeholders are filled in: “Papers for your {year} return”.</p>
    {{#BAD_TITLE}}<p class="field-error" id="title-error">{{TITLE_ERROR}}</p>{{/BAD_TITLE}}
    <input id="title" name="title" value="{{TITLE_TYPED}}" maxlength="200" autocomplete="off" required aria-describedby="title-hint{{#BAD_TITLE}} title-error{{/BAD_TITLE}}"{{#BAD_TITLE}} aria-invalid="true"{{/BAD_TITLE}}></div>
  <div class="field"><label for="name">Name among your templates <span class="optional">(optional)</span></label>
    <p class="hint" id="name-hint">Only your colleagues see it. Blank: the title.</p>
    {{#BAD_NAME}}<p class="field-error" id="name-error">{{NAME_ERROR}}</p>{{/BAD_NAME}}
    <input id="name" name="name" value="{{NAME_TYPED}}" maxlength="200" autocomplete="off" aria-describedby="name-hint{{#BAD_NAME}} name-error{{/BAD_NAME}}"{{#BAD_NAME}} aria-invalid="true"{{/BAD_NAME}}></div>
  <details><summary>Placeholders</summary><dl class="facts">{{#PLACEHOLDER}}<dt><code>&#123;{{PLACEHOLDER_NAME}}&#125;</code></dt><dd>{{PLACEHOLDER_WORDS}}</dd>{{/PLACEHOLDER}}</dl></details>
  <div class="actions"><button type="submit">{{SUBMIT_LABEL}}</button><a href="{{CANCEL_URL}}">Cancel</a></div>
</form>
