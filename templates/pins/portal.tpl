{{%AUTOESCAPE context="HTML"}}
{{!
  The Client Portal screen: e-mail address and PIN. What it says is the same for addresses that are known and that are not.

  PORTAL_URL, FORGOT_URL, EMAIL (what was typed), REMEMBER_DAYS
  sections BAD_EMAIL (EMAIL_ERROR), BAD_PIN (PIN_ERROR), REMEMBERED
  section LOG_IN           LOG_IN_URL: the login with a password
  The form's fields: email, pin, remember
}}
<div class="one">
  <div class="card">
    <h1>Client Portal</h1>
    <p class="quiet">For requests that {{FIRM_NAME}} sent you with a PIN.</p>
    <form class="section" method="post" action="{{PORTAL_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <div class="field"><label for="email">E-mail address</label>
        {{#BAD_EMAIL}}<p class="field-error" id="email-error">{{EMAIL_ERROR}}</p>{{/BAD_EMAIL}}
        <input id="email" name="email" type="email" value="{{EMAIL}}" maxlength="254" autocomplete="username" autocapitalize="none" spellcheck="false" required{{#BAD_EMAIL}} aria-invalid="true" aria-describedby="email-error"{{/BAD_EMAIL}}></div>
      <div class="field"><label for="pin">PIN</label>
        {{#BAD_PIN}}<p class="field-error" id="pin-error">{{PIN_ERROR}}</p>{{/BAD_PIN}}
        <input id="pin" name="pin" type="password" inputmode="numeric" maxlength="40" autocomplete="current-password" required{{#BAD_PIN}} aria-invalid="true" aria-describedby="pin-error"{{/BAD_PIN}}></div>
      <div class="field"><label class="choice"><input type="checkbox" name="remember" value="yes"{{#REMEMBERED}} checked{{/REMEMBERED}}><span>Remember on this device<small>For {{REMEMBER_DAYS}} days without the PIN. Not on a computer that others use.</small></span></label></div>
      <button class="btn-big" type="submit">Open my requests</button>
    </form>
    <p class="section-small"><a href="{{FORGOT_URL}}">Forgot your PIN, or is it locked?</a></p>
    <h2>No PIN yet?</h2>
    <p>Open our e-mail and press its button. You choose a PIN there; where the e-mail says nothing of one, you need none.</p>
    {{#LOG_IN}}<p>Do you have a login with a password? <a href="{{LOG_IN_URL}}">Log in</a> and see everything that was sent to you.</p>{{/LOG_IN}}
  </div>
</div>
