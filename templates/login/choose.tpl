{{%AUTOESCAPE context="HTML"}}
{{!
  From the mail: a password is chosen.

  CONTACT_NAME, ADDRESS, CONFIRM_URL, LEAST (15), with sections BAD_PASSWORD (PASSWORD_ERROR), BAD_AGAIN (AGAIN_ERROR)
  sections NEW, RESET      one of the two: the first password, or a new one
  section OTHER_SESSION    OTHER_NAME: this browser is signed in as another contact
  The form's fields: password, password_again; email is for password managers and not read
}}
<div class="one">
  <div class="card">
    <p class="quiet">{{FIRM_NAME}}</p>
    <h1>{{#NEW}}Choose a password{{/NEW}}{{#RESET}}Choose a new password{{/RESET}}</h1>
    <p>{{#NEW}}Then you have a login, {{CONTACT_NAME}}.{{/NEW}}{{#RESET}}It takes the place of your old one, {{CONTACT_NAME}}. Wherever you are signed in, you are signed out.{{/RESET}}</p>
    {{#OTHER_SESSION}}
    <div class="notice notice-warn section">
      <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#warning"></use></svg>
      <p>This browser is signed in as <strong>{{OTHER_NAME}}</strong>. Going on signs {{OTHER_NAME}} out here.</p>
    </div>
    {{/OTHER_SESSION}}
    <form class="section" method="post" action="{{CONFIRM_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <div class="field"><label for="email">You log in as</label>
        <input id="email" name="email" type="email" value="{{ADDRESS}}" autocomplete="username" readonly></div>
      <div class="field"><label for="password">{{#NEW}}Password{{/NEW}}{{#RESET}}New password{{/RESET}}</label>
        <p class="hint" id="password-hint">At least {{LEAST}} characters. Four words that have nothing to do with each other are easy to keep in mind and hard to guess.</p>
        {{#BAD_PASSWORD}}<p class="field-error" id="password-error">{{PASSWORD_ERROR}}</p>{{/BAD_PASSWORD}}
        <input id="password" name="password" type="password" autocomplete="new-password" required aria-describedby="password-hint{{#BAD_PASSWORD}} password-error{{/BAD_PASSWORD}}"{{#BAD_PASSWORD}} aria-invalid="true"{{/BAD_PASSWORD}}></div>
      <div class="field"><label for="password_again">The same password again</label>
        {{#BAD_AGAIN}}<p class="field-error" id="password_again-error">{{AGAIN_ERROR}}</p>{{/BAD_AGAIN}}
        <input id="password_again" name="password_again" type="password" autocomplete="new-password" required{{#BAD_AGAIN}} aria-invalid="true" aria-describedby="password_again-error"{{/BAD_AGAIN}}></div>
      <button class="btn-big" type="submit">{{#NEW}}Make my login{{/NEW}}{{#RESET}}Save and log in{{/RESET}}</button>
    </form>
  </div>
  <p class="quiet small">Not {{CONTACT_NAME}}? Then close this page: nothing has been changed.</p>
</div>
