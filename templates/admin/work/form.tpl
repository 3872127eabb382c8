{{%AUTOESCAPE context="HTML"}}
{{!
  A work item, new or edited.

  HEADING ("New work", or the title), FORM_URL, CANCEL_URL, SUBMIT_LABEL ("Create work", "Save work"), WORK_TITLE,
  START_ON, DUE_ON, VERSION (of the work that is edited)
  section CLIENT_FIXED     CLIENT_ID, CLIENT_NAME: where it is decided already; otherwise one of
  section CLIENT_FOUND     CLIENT_ID, CLIENT_NAME, FIND_URL: found on the page before, where clients are many
  section CLIENT_CHOICE    with CLIENT, repeated: CLIENT_ID, CLIENT_NAME, with section CHOSEN
  section ASSIGNEE         repeated: STAFF_ID, STAFF_NAME_OF, with section CHOSEN
  section STATUS_OPTION    repeated: STATUS, STATUS_TEXT, with section CHOSEN
  section PLANS_END        PLANS_WORDS ("1 planned sending will not go out"): what completing takes back
  sections BAD_CLIENT (CLIENT_ERROR), BAD_TITLE (TITLE_ERROR), BAD_ASSIGNEE (ASSIGNEE_ERROR),
    BAD_START_ON (START_ON_ERROR), BAD_DUE_ON (DUE_ON_ERROR), BAD_STATUS (STATUS_ERROR)
  The form's fields: client, title, assignee, start_on, due_on, status, version
}}
<h1>{{HEADING}}</h1>
<form class="form card" method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="version" value="{{VERSION}}">
  {{#CLIENT_FIXED}}
  <input type="hidden" name="client" value="{{CLIENT_ID}}">
  <dl class="facts field"><dt>Client</dt><dd>{{CLIENT_NAME}}</dd></dl>
  {{/CLIENT_FIXED}}
  {{#CLIENT_FOUND}}
  <input type="hidden" name="client" value="{{CLIENT_ID}}">
  {{#BAD_CLIENT}}<p class="field-error" id="client-error">{{CLIENT_ERROR}}</p>{{/BAD_CLIENT}}
  <dl class="facts field" id="client" tabindex="-1"><dt>Client</dt><dd>{{CLIENT_NAME}} <a href="{{FIND_URL}}">Another client</a></dd></dl>
  {{/CLIENT_FOUND}}
  {{#CLIENT_CHOICE}}
  <div class="field"><label for="client">Client</label>
    {{#BAD_CLIENT}}<p class="field-error" id="client-error">{{CLIENT_ERROR}}</p>{{/BAD_CLIENT}}
    <select id="client" name="client" required{{#BAD_CLIENT}} aria-invalid="true" aria-describedby="client-error"{{/BAD_CLIENT}}>
      <option value="">Choose a client</option>
      {{#CLIENT}}<option value="{{CLIENT_ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{CLIENT_NAME}}</option>{{/CLIENT}}
    </select></div>
  {{/CLIENT_CHOICE}}
  <div class="field"><label for="title">Title</label>
    <p class="hint" id="title-hint">As your client would call it: “2026 tax return”.</p>
    {{#BAD_TITLE}}<p class="field-error" id="title-error">{{TITLE_ERROR}}</p>{{/BAD_TITLE}}
    <input id="title" name="title" value="{{WORK_TITLE}}" maxlength="200" autocomplete="off" required aria-describedby="title-hint{{#BAD_TITLE}} title-error{{/BAD_TITLE}}"{{#BAD_TITLE}} aria-invalid="true"{{/BAD_TITLE}}></div>
  <div class="field"><label for="assignee">Assigned to</label>
    {{#BAD_ASSIGNEE}}<p class="field-error" id="assignee-error">{{ASSIGNEE_ERROR}}</p>{{/BAD_ASSIGNEE}}
    <select id="assignee" name="assignee"{{#BAD_ASSIGNEE}} aria-invalid="true" aria-describedby="assignee-error"{{/BAD_ASSIGNEE}}>
      {{#ASSIGNEE}}<option value="{{STAFF_ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{STAFF_NAME_OF}}</option>{{/ASSIGNEE}}
    </select></div>
  <div class="field-row">
    <div class="field"><label for="start_on">Starts <span class="optional">(optional)</span></label>
      {{#BAD_START_ON}}<p class="field-error" id="start_on-error">{{START_ON_ERROR}}</p>{{/BAD_START_ON}}
      <input id="start_on" name="start_on" type="date" value="{{START_ON}}"{{#BAD_START_ON}} aria-invalid="true" aria-describedby="start_on-error"{{/BAD_START_ON}}></div>
    <div class="field"><label for="due_on">Due <span class="optional">(optional)</span></label>
      {{#BAD_DUE_ON}}<p class="field-error" id="due_on-error">{{DUE_ON_ERROR}}</p>{{/BAD_DUE_ON}}
      <input id="due_on" name="due_on" type="date" value="{{DUE_ON}}"{{#BAD_DUE_ON}} aria-invalid="true" aria-describedby="due_on-error"{{/BAD_DUE_ON}}></div>
  </div>
  <div class="field"><label for="status">Status</label>
    <p class="hint" id="status-hint">Completed work is read-only for the client.{{#PLANS_END}} {{PLANS_WORDS}} once it is completed.{{/PLANS_END}}</p>
    {{#BAD_STATUS}}<p class="field-error" id="status-error">{{STATUS_ERROR}}</p>{{/BAD_STATUS}}
    <select id="status" name="status" aria-describedby="status-hint{{#BAD_STATUS}} status-error{{/BAD_STATUS}}"{{#BAD_STATUS}} aria-invalid="true"{{/BAD_STATUS}}>
      {{#STATUS_OPTION}}<option value="{{STATUS}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{STATUS_TEXT}}</option>{{/STATUS_OPTION}}
    </select></div>
  <div class="actions"><button type="submit">{{SUBMIT_LABEL}}</button><a href="{{CANCEL_URL}}">Cancel</a></div>
</form>
