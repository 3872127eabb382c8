{{%AUTOESCAPE context="HTML"}}
{{!
  Asked once before a status of the firm's own is retired.

  STATUS_NAME, KIND_TEXT, USES_WORDS ("12 work items have this status and become"), FORM_URL, CANCEL_URL
  sections USED, UNUSED
}}
<h1>Retire “{{STATUS_NAME}}”?</h1>
<form class="form card" method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  {{#USED}}<p>{{USES_WORDS}} plain “{{KIND_TEXT}}”. Nothing changes for clients.</p>{{/USED}}{{#UNUSED}}<p>No work has this status.</p>{{/UNUSED}}
  <p>Nobody can choose it any more.</p>
  <div class="actions"><button class="btn-danger" type="submit">Retire it</button><a href="{{CANCEL_URL}}">Cancel</a></div>
</form>
