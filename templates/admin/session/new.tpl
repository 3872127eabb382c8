{{%AUTOESCAPE context="HTML"}}
{{!
  Staff sign in. A refusal is one ERROR_LINE of the form as a whole: it never says which of the two was wrong.

  SIGN_IN_URL, FORGOT_URL, EMAIL (what was typed), NEXT: the path to go on to
  include PASSKEY          partials/passkey_sign_in.tpl, where passkeys work at this address
  The form's fields: email, password, next
}}
<div class="one">
  <div class="card">
    <h1>Sign in</h1>
    <p class="quiet">For the staff of {{FIRM_NAME}}. Clients open the link in their e-mail instead.</p>
    <form class="section" method="post" action="{{SIGN_IN_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <input type="hidden" name="next" value="{{NEXT}}">
      <div class="field"><label for="email">E-mail address</label>
        <input id="email" name="email" type="email" value="{{EMAIL}}" autocomplete="username" autocapitalize="none" spellcheck="false" required></div>
      <div class="field"><label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required></div>
      <button class="btn-big" type="submit">Sign in</button>
    </form>
    {{>PASSKEY}}
    <p class="hint"><a href="{{FORGOT_URL}}">Forgot your password?</a></p>
  </div>
</div>
