{{%AUTOESCAPE context="HTML"}}
{{!
  The codes of an authenticator app beside the password.

  ACCOUNT_URL
  section OFF              HEADING; sections FIRST, REPLACES (the app that there is); include OFFER: partials/totp_offer.tpl
  section ON               SINCE_AT, SINCE_WORDS
    section CODES_LEFT     CODES_WORDS ("8 recovery codes")
    section NO_CODES       none are left
    section MUST_STAY      it cannot be turned off: there must be a second factor
    section REPLACE        REPLACE_URL
    section MAY_GO         TURN_OFF_URL; section BAD_PASSWORD (PASSWORD_ERROR); in both of these one of
      sections OF_CLIENT, OF_STAFF
  The turning-off form's field: password
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{ACCOUNT_URL}}">Account</a></li></ol></nav>
{{#OFF}}
<h1>{{HEADING}}</h1>
{{#REPLACES}}<p class="lead">As soon as the new phone has shown its first code, the old one’s do not count any more. Your recovery codes and passkeys stay.</p>{{/REPLACES}}
{{#FIRST}}<p class="lead">Then signing in takes your password and a code that only your phone can make. Whoever learns your password cannot sign in without it.</p>{{/FIRST}}
<div class="card">{{>OFFER}}</div>
{{/OFF}}
{{#ON}}
<h1>Authenticator app</h1>
<div class="notice notice-good">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-completed"></use></svg>
  <p>It is on since <time datetime="{{SINCE_AT}}" data-day>{{SINCE_WORDS}}</time>: we ask for a code whenever you sign in with your password.</p>
</div>
<section class="card" aria-labelledby="codes-title">
  <h2 id="codes-title">Recovery codes</h2>
  {{#CODES_LEFT}}<p>You have {{CODES_WORDS}} left, for the day that your phone is not at hand. Each works once.</p>{{/CODES_LEFT}}
  {{#NO_CODES}}<p><strong>You have no recovery codes.</strong> If you lose your phone now, you can only come in through us. Make some and keep them in a safe place.</p>{{/NO_CODES}}
  <div class="actions"><a class="btn{{#CODES_LEFT}} btn-quiet{{/CODES_LEFT}}" href="{{ACCOUNT_URL}}/recovery-codes">Make new recovery codes</a></div>
</section>
<section class="card" aria-labelledby="off-title">
  <h2 id="off-title">Turn it off, or move it to a new phone</h2>
  {{#MUST_STAY}}
  {{#OF_CLIENT}}<p>{{FIRM_NAME}} asks all its clients for a second step, so it cannot be turned off. For a new phone, add a passkey first or ask us to reset your second step.</p>{{/OF_CLIENT}}
  {{#OF_STAFF}}<p>Everybody who works here signs in with a second step, so it cannot be turned off while it is your only one.</p>{{/OF_STAFF}}
  {{/MUST_STAY}}
  {{#REPLACE}}<div class="actions"><a class="btn btn-quiet" href="{{REPLACE_URL}}">Move to a new phone</a></div>{{/REPLACE}}
  {{#MAY_GO}}
  {{#OF_CLIENT}}<p>For a new phone, turn it off here and set it up again. Until then your password alone opens your login, and your recovery codes stop working if you have no passkey.</p>{{/OF_CLIENT}}
  {{#OF_STAFF}}<p class="section-small">Without codes, your passkeys alone stand beside your password.</p>{{/OF_STAFF}}
  <form class="section-small" method="post" action="{{TURN_OFF_URL}}">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <div class="field"><label for="password">Your password</label>
      {{#BAD_PASSWORD}}<p class="field-error" id="password-error">{{PASSWORD_ERROR}}</p>{{/BAD_PASSWORD}}
      <input id="password" name="password" type="password" autocomplete="current-password" required{{#BAD_PASSWORD}} aria-invalid="true" aria-describedby="password-error"{{/BAD_PASSWORD}}></div>
    <button class="btn-danger" type="submit">Turn off codes</button>
  </form>
  {{/MAY_GO}}
</section>
{{/ON}}
