{{%AUTOESCAPE context="HTML"}}
{{!
  Log in. A refusal is one ERROR_LINE of the form as a whole: it never says which of the two was wrong.

  LOG_IN_URL, NEW_URL, FORGOT_URL, EMAIL (what was typed), RETURN: the path to go on to
  include PASSKEY          partials/passkey_sign_in.tpl, where passkeys work at this address
  section BY_LINK          NAME: this browser shows requests without a login already
  section PINS             PIN_URL: the firm has PIN requests
  The form's fields: email, password, return
}}
<div class="one">
  <div class="card">
    <h1>Log in</h1>
    <p class="lead">See everything {{FIRM_NAME}} has sent you, in one place.</p>
    {{#BY_LINK}}
    <p class="quiet">This browser is open for <strong>{{NAME}}</strong> already. Logging in takes the place of that.</p>
    {{/BY_LINK}}
    <form class="section" method="post" action="{{LOG_IN_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <input type="hidden" name="return" value="{{RETURN}}">
      <div class="field"><label for="email">E-mail address</label>
        <input id="email" name="email" type="email" value="{{EMAIL}}" maxlength="254" autocomplete="username" autocapitalize="none" spellcheck="false" required></div>
      <div class="field"><label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required></div>
      <button class="btn-big" type="submit">Log in</button>
    </form>
    <p class="hint"><a href="{{FORGOT_URL}}">Forgot your password?</a></p>
    {{>PASSKEY}}
  </div>
  <div class="card card-quiet">
    <h2>No login yet?</h2>
    <p>You can <a href="{{NEW_URL}}">make one</a> with the e-mail address to which we write you. You need not: the links in our e-mails open your requests without one.</p>
    {{#PINS}}<p>Did you get a PIN from us? <a href="{{PIN_URL}}">Open your requests with your PIN</a>.</p>{{/PINS}}
  </div>
</div>
