{{%AUTOESCAPE context="HTML"}}
{{!
  Somebody is asked by mail to join the firm's staff.

  FORM_URL, STAFF_LIST_URL, NAME, ADDRESS, with sections BAD_NAME (NAME_ERROR), BAD_ADDRESS (ADDRESS_ERROR)
  sections ADMIN, MEMBER: the role that is chosen
  The form's fields: name, address, role
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{STAFF_LIST_URL}}">Staff</a></li></ol></nav>
<div class="card form">
  <h1>Invite a colleague</h1>
  <p>They get a mail with a link, choose a password, and set up their second step. The link works for seven days.</p>
  <form class="section" method="post" action="{{FORM_URL}}">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <div class="field"><label for="name">Name</label>
      {{#BAD_NAME}}<p class="field-error" id="name-error">{{NAME_ERROR}}</p>{{/BAD_NAME}}
      <input id="name" name="name" value="{{NAME}}" maxlength="120" autocomplete="off" required{{#BAD_NAME}} aria-invalid="true" aria-describedby="name-error"{{/BAD_NAME}}></div>
    <div class="field"><label for="address">E-mail address</label>
      <p class="hint" id="address-hint">They sign in with it, and get their notices there.</p>
      {{#BAD_ADDRESS}}<p class="field-error" id="address-error">{{ADDRESS_ERROR}}</p>{{/BAD_ADDRESS}}
      <input id="address" name="address" type="email" value="{{ADDRESS}}" maxlength="254" autocomplete="off" autocapitalize="none" spellcheck="false" required aria-describedby="address-hint{{#BAD_ADDRESS}} address-error{{/BAD_ADDRESS}}"{{#BAD_ADDRESS}} aria-invalid="true"{{/BAD_ADDRESS}}></div>
    <fieldset class="field"><legend>Role</legend>
      <label class="choice"><input type="radio" name="role" value="member"{{#MEMBER}} checked{{/MEMBER}}><span>Member: clients, their work and what they send in</span></label>
      <label class="choice"><input type="radio" name="role" value="admin"{{#ADMIN}} checked{{/ADMIN}}><span>Administrator: staff and settings as well</span></label>
    </fieldset>
    <div class="actions"><button type="submit">Send the invitation</button><a href="{{STAFF_LIST_URL}}">Cancel</a></div>
  </form>
</div>
