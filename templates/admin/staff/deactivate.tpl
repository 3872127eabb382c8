{{%AUTOESCAPE context="HTML"}}
{{!
  Asks before a colleague is deactivated: what will happen, in numbers.

  NAME, STAFF_URL, DEACTIVATE_URL
  section YOURSELF         it is who is signed in
  section SESSIONS         SESSIONS_WORDS ("2 browsers")
  section WORK             WORK_WORDS ("7 open work items"), with HEIR, repeated: HEIR_ID, HEIR_NAME
  section NO_WORK
  The form's field: heir, a colleague's number or empty
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="/admin/staff">Staff</a></li><li><a href="{{STAFF_URL}}">{{NAME}}</a></li></ol></nav>
<div class="card form">
  <h1>Deactivate {{NAME}}?</h1>
  {{#YOURSELF}}<div class="notice notice-warn"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#warning"></use></svg><p>This is you. You are signed out at once, and only another administrator can let you in again.</p></div>{{/YOURSELF}}
  <ul>
    <li>{{NAME}} cannot sign in any more{{#SESSIONS}}, and is signed out of <strong>{{SESSIONS_WORDS}}</strong>{{/SESSIONS}}</li>
    {{#WORK}}<li><strong>{{WORK_WORDS}}</strong> assigned to them: choose below who takes over</li>{{/WORK}}
    {{#NO_WORK}}<li>No open work is assigned to them</li>{{/NO_WORK}}
    <li>Comments, sends and the activity keep their name</li>
  </ul>
  <p class="quiet">You can reactivate them at any time. Work that went to a colleague stays there.</p>
  <form method="post" action="{{DEACTIVATE_URL}}">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    {{#WORK}}
    <div class="field"><label for="heir">Who takes over {{WORK_WORDS}}</label>
      <select id="heir" name="heir">
        <option value="">Nobody for now: they stay with {{NAME}}</option>
        {{#HEIR}}<option value="{{HEIR_ID}}">{{HEIR_NAME}}</option>{{/HEIR}}
      </select></div>
    {{/WORK}}
    <div class="actions"><button class="btn-danger" type="submit">Deactivate {{NAME}}</button><a href="{{STAFF_URL}}">Cancel</a></div>
  </form>
</div>
