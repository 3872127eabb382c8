{{%AUTOESCAPE context="HTML"}}
{{!
  Change the password of who is signed in.

  CHANGE_URL, ACCOUNT_URL, ADDRESS (for password managers), LEAST (15), FORGOT_URL, with sections
  BAD_CURRENT (CURRENT_ERROR), BAD_NEW (NEW_ERROR), BAD_AGAIN (AGAIN_ERROR)
  The form's fields: current_password, new_password, new_password_again; email is not read
}}
<div class="one">
  <p class="back"><a href="{{ACCOUNT_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-left"></use></svg>Your account</a></p>
  <div class="card">
    <h1>Change your password</h1>
    <p>You stay signed in here. Everywhere else you are signed out.</p>
    <form class="section" method="post" action="{{CHANGE_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <input class="visually-hidden" name="email" type="email" value="{{ADDRESS}}" autocomplete="username" tabindex="-1" aria-hidden="true" readonly>
      <div class="field"><label for="current_password">Your password now</label>
        {{#BAD_CURRENT}}<p class="field-error" id="current_password-error">{{CURRENT_ERROR}}</p>{{/BAD_CURRENT}}
        <input id="current_password" name="current_password" type="password" autocomplete="current-password" required{{#BAD_CURRENT}} aria-invalid="true" aria-describedby="current_password-error"{{/BAD_CURRENT}}></div>
      <div class="field"><label for="new_password">New password</label>
        <p class="hint" id="new_password-hint">At least {{LEAST}} characters. Four words that have nothing to do with each other are easy to keep in mind and hard to guess.</p>
        {{#BAD_NEW}}<p class="field-error" id="new_password-error">{{NEW_ERROR}}</p>{{/BAD_NEW}}
        <input id="new_password" name="new_password" type="password" autocomplete="new-password" required aria-describedby="new_password-hint{{#BAD_NEW}} new_password-error{{/BAD_NEW}}"{{#BAD_NEW}} aria-invalid="true"{{/BAD_NEW}}></div>
      <div class="field"><label for="new_password_again">The new password again</label>
        {{#BAD_AGAIN}}<p class="field-error" id="new_password_again-error">{{AGAIN_ERROR}}</p>{{/BAD_AGAIN}}
        <input id="new_password_again" name="new_password_again" type="password" autocomplete="new-password" required{{#BAD_AGAIN}} aria-invalid="true" aria-describedby="new_password_again-error"{{/BAD_AGAIN}}></div>
      <button class="btn-big" type="submit">Change password</button>
    </form>
    <p class="hint"><a href="{{FORGOT_URL}}">Forgot your password?</a></p>
  </div>
</div>
