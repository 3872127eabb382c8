{{%AUTOESCAPE context="HTML"}}
{{!
  An authenticator app is set up: scan or type the key, then type what the app shows.

  OFFER_URL, BUTTON_LABEL, RETURN: the path to go on to, or empty
  QR_SIZE, QR_PATH: the drawing of the code (core/base/qr_code.hpp)
  SECRET_GROUPS: the key in groups of four; SECRET_SEALED: the same for the form
  section BAD_CODE         CODE_ERROR
  section PASSWORD         it is asked for too; section BAD_PASSWORD (PASSWORD_ERROR)
  The form's fields: code, password, secret, return
}}
<ol class="steps">
  <li>
    <h2>Open an authenticator app on your phone</h2>
    <p>Any of them will do; many password managers have one too. If you have none, your phone’s app store does, free of charge.</p>
  </li>
  <li>
    <h2>Scan this code with the app</h2>
    <svg class="qr" role="img" aria-label="QR code for your authenticator app" viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}"><path d="{{QR_PATH}}"></path></svg>
    <details>
      <summary>I cannot scan it</summary>
      <p>Choose “enter a key” in the app and type this. Small and capital letters are the same; it is of the kind “time-based”.</p>
      <p class="key" id="totp-key">{{SECRET_GROUPS}}</p>
      <button class="btn-quiet btn-small" type="button" data-copy="totp-key" hidden>Copy the key</button>
    </details>
  </li>
  <li>
    <h2>Type the six digits that the app shows</h2>
    <form method="post" action="{{OFFER_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <input type="hidden" name="secret" value="{{SECRET_SEALED}}">
      <input type="hidden" name="return" value="{{RETURN}}">
      <div class="field"><label for="code">Code</label>
        {{#BAD_CODE}}<p class="field-error" id="code-error">{{CODE_ERROR}}</p>{{/BAD_CODE}}
        <input class="digits" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="9" required{{#BAD_CODE}} aria-invalid="true" aria-describedby="code-error"{{/BAD_CODE}}></div>
      {{#PASSWORD}}<div class="field"><label for="password">Your password</label>
        {{#BAD_PASSWORD}}<p class="field-error" id="password-error">{{PASSWORD_ERROR}}</p>{{/BAD_PASSWORD}}
        <input id="password" name="password" type="password" autocomplete="current-password" required{{#BAD_PASSWORD}} aria-invalid="true" aria-describedby="password-error"{{/BAD_PASSWORD}}></div>{{/PASSWORD}}
      <button class="btn-big" type="submit">{{BUTTON_LABEL}}</button>
    </form>
  </li>
</ol>
