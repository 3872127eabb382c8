{{%AUTOESCAPE context="HTML"}}
{{!
  From a mail to staff: a password is chosen. The second step comes next.

  FORM_URL, NAME, ADDRESS, LEAST (15), with sections BAD_NAME (NAME_ERROR), BAD_PASSWORD (PASSWORD_ERROR),
  BAD_AGAIN (AGAIN_ERROR)
  sections INVITED, RESET  one of the two: joining the firm, or a new password
  section OTHER_SESSION    OTHER_NAME: somebody is signed in here
  The form's fields: name (when invited), password, password_again; email is for password managers and not read
}}
<div class="one">
  <div class="card">
    <p class="quiet">{{FIRM_NAME}}</p>
    <h1>{{#INVITED}}Welcome{{/INVITED}}{{#RESET}}Choose a new password{{/RESET}}</h1>
    {{#INVITED}}<p>Choose how you are called and a password. Then you set up your second step, and are in.</p>{{/INVITED}}
    {{#RESET}}<p>It takes the place of your old one, {{NAME}}. Wherever you are signed in, you are signed out. Your second step stays as it is.</p>{{/RESET}}
    {{#OTHER_SESSION}}
    <div class="notice notice-warn section">
      <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#warning"></use></svg>
      <p>This browser is signed in as <strong>{{OTHER_NAME}}</strong>. Going on signs {{OTHER_NAME}} out here.</p>
    </div>
    {{/OTHER_SESSION}}
    <form class="section" method="post" action="{{FORM_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      {{#INVITED}}
      <div class="field"><label for="name">Your name</label>
        <p class="hint" id="name-hint">Clients read it in mails and beside your comments.</p>
        {{#BAD_NAME}}<p class="field-error" id="name-error">{{NAME_ERROR}}</p>{{/BAD_NAME}}
        <input id="name" name="name" value="{{NAME}}" maxlength="120" autocomplete="name" required aria-describedby="name-hint{{#BAD_NAME}} name-error{{/BAD_NAME}}"{{#BAD_NAME}} aria-invalid="true"{{/BAD_NAME}}></div>
      {{/INVITED}}
      <div class="field"><label for="email">You sign in as</label>
        <input id="email" name="email" type="email" value="{{ADDRESS}}" autocomplete="username" readonly></div>
      <div class="field"><label for="password">Password</label>
        <p class="hint" id="password-hint">At least {{LEAST}} characters. Four words that have nothing to do with each other are easy to keep in mind and hard to guess.</p>
        {{#BAD_PASSWORD}}<p class="field-error" id="password-error">{{PASSWORD_ERROR}}</p>{{/BAD_PASSWORD}}
        <input id="password" name="password" type="password" autocomplete="new-password" required aria-describedby="password-hint{{#BAD_PASSWORD}} password-error{{/BAD_PASSWORD}}"{{#BAD_PASSWORD}} aria-invalid="true"{{/BAD_PASSWORD}}></div>
      <div class="field"><label for="password_again">The same password again</label>
        {{#BAD_AGAIN}}<p class="field-error" id="password_again-error">{{AGAIN_ERROR}}</p>{{/BAD_AGAIN}}
        <input id="password_again" name="password_again" type="password" autocomplete="new-password" required{{#BAD_AGAIN}} aria-invalid="true" aria-describedby="password_again-error"{{/BAD_AGAIN}}></div>
      <button class="btn-big" type="submit">{{#INVITED}}Go on{{/INVITED}}{{#RESET}}Save and sign in{{/RESET}}</button>
    </form>
  </div>
  <p class="quiet small">Not for you? Then close this page: nothing has been changed.</p>
</div>
