{{%AUTOESCAPE context="HTML"}}
{{!
  The second step of signing in. The password was right; nothing else is known on this page.

  HEADING, START_URL: where signing in begins anew
  sections OF_CLIENT, OF_STAFF: whose account it is
  sections BY_APP, BY_RECOVERY, BY_PASSKEY: one of them, what is asked for
  section FORM             where something is typed: CODE_URL, RETURN, with
    section DIGITS         six digits; section LETTERS: a recovery code
    section BAD_CODE       CODE_ERROR
  include PASSKEY          partials/passkey_sign_in.tpl, where the login has passkeys
  section TO_RECOVERY      RECOVERY_URL; section BACK: BACK_URL, to the app or the passkey
  The form's fields: code, return, with
}}
<div class="one">
  <div class="card">
    <h1>{{HEADING}}</h1>
    {{#BY_APP}}<p class="quiet">Open your authenticator app. It shows six digits for {{FIRM_NAME}}.</p>{{/BY_APP}}
    {{#BY_RECOVERY}}<p class="quiet">One of the ten that you saved. It works once; cross it out afterwards.</p>{{/BY_RECOVERY}}
    {{#BY_PASSKEY}}<p class="quiet">Your password was right. Now show your passkey, as you unlock your phone or computer. If no button appears here, this browser cannot use passkeys: take a recovery code.</p>{{/BY_PASSKEY}}
    {{#FORM}}
    <form class="section" method="post" action="{{CODE_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <input type="hidden" name="return" value="{{RETURN}}">
      {{#LETTERS}}<input type="hidden" name="with" value="recovery">{{/LETTERS}}
      <div class="field"><label for="code">{{#DIGITS}}Code{{/DIGITS}}{{#LETTERS}}Recovery code{{/LETTERS}}</label>
        {{#BAD_CODE}}<p class="field-error" id="code-error">{{CODE_ERROR}}</p>{{/BAD_CODE}}
        {{#DIGITS}}<input class="digits" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required{{#BAD_CODE}} aria-invalid="true" aria-describedby="code-error"{{/BAD_CODE}}>{{/DIGITS}}
        {{#LETTERS}}<input class="digits" id="code" name="code" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="20" required{{#BAD_CODE}} aria-invalid="true" aria-describedby="code-error"{{/BAD_CODE}}>{{/LETTERS}}</div>
      <button class="btn-big" type="submit">Sign in</button>
    </form>
    {{/FORM}}
    {{>PASSKEY}}
  </div>
  {{#TO_RECOVERY}}<p class="quiet small">Phone not at hand? <a href="{{RECOVERY_URL}}">Use a recovery code</a></p>{{/TO_RECOVERY}}
  {{#BACK}}<p class="quiet small"><a href="{{BACK_URL}}">Back to the code or passkey</a></p>{{/BACK}}
  <p class="quiet small">Neither at hand? {{#OF_CLIENT}}Reach {{FIRM_NAME}}: they can reset your second step. The links in our e-mails go on working meanwhile.{{/OF_CLIENT}}{{#OF_STAFF}}An administrator of {{FIRM_NAME}} can reset your second step.{{/OF_STAFF}} <a href="{{START_URL}}">Start again</a></p>
</div>
