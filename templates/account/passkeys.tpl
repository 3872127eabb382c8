{{%AUTOESCAPE context="HTML"}}
{{!
  The passkeys of an account.

  ACCOUNT_URL
  section PASSKEY          repeated: PASSKEY_ID (for ids in the page), PASSKEY_NAME, ADDED_AT, ADDED_WORDS, NAME_URL,
                           REMOVE_URL, with
    section USED           USED_AT, USED_WORDS; section NEVER_USED
    section BAD_NAME       NAME_ERROR
    section MAY_GO         with section BAD_PASSWORD (PASSWORD_ERROR)
    section MUST_STAY      it is the last factor, and there must be one
  section EMPTY            none
  section NO_CODES         there are passkeys or an app, and no recovery codes
  section ADD              passkeys work at this address: ADD_URL, CHALLENGE, HOST, USER, USER_NAME, KNOWN (ids with commas),
                           NEW_NAME, and sections BAD_NEW_NAME (NEW_NAME_ERROR), BAD_NEW_PASSWORD (NEW_PASSWORD_ERROR)
  section NOT_HERE         they do not: HOST_WORDS
  The adding form's fields: name, password, challenge, client_data, authenticator_data
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{ACCOUNT_URL}}">Account</a></li></ol></nav>
<h1>Passkeys</h1>
<p class="lead">With a passkey you sign in as you unlock your phone or computer: by finger, face or PIN. No password to type, none to steal.</p>
{{#PASSKEY}}
<section class="card" aria-labelledby="passkey-{{PASSKEY_ID}}">
  <div class="device">
    <span class="one-icon" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#key"></use></svg></span>
    <div>
      <h2 id="passkey-{{PASSKEY_ID}}">{{PASSKEY_NAME}}</h2>
      <p class="quiet small">Added <time datetime="{{ADDED_AT}}" data-day="on">{{ADDED_WORDS}}</time>{{#USED}}, last used <time datetime="{{USED_AT}}">{{USED_WORDS}}</time>{{/USED}}{{#NEVER_USED}}, not used yet{{/NEVER_USED}}</p>
    </div>
  </div>
  <div class="actions">
    <details{{#BAD_NAME}} open{{/BAD_NAME}}>
      <summary>Rename</summary>
      <form class="inline-form" method="post" action="{{NAME_URL}}">
        <input type="hidden" name="csrf" value="{{CSRF}}">
        <div class="field"><label for="name-{{PASSKEY_ID}}">Name of this passkey</label>
          {{#BAD_NAME}}<p class="field-error" id="name-error-{{PASSKEY_ID}}">{{NAME_ERROR}}</p>{{/BAD_NAME}}
          <input id="name-{{PASSKEY_ID}}" name="name" value="{{PASSKEY_NAME}}" maxlength="60" autocomplete="off" required{{#BAD_NAME}} aria-invalid="true" aria-describedby="name-error-{{PASSKEY_ID}}"{{/BAD_NAME}}></div>
        <button class="btn-quiet" type="submit">Save name</button>
      </form>
    </details>
    {{#MAY_GO}}
    <details{{#BAD_PASSWORD}} open{{/BAD_PASSWORD}}>
      <summary>Remove</summary>
      <form class="inline-form" method="post" action="{{REMOVE_URL}}">
        <input type="hidden" name="csrf" value="{{CSRF}}">
        <div class="field"><label for="password-{{PASSKEY_ID}}">Your password</label>
          {{#BAD_PASSWORD}}<p class="field-error" id="password-error-{{PASSKEY_ID}}">{{PASSWORD_ERROR}}</p>{{/BAD_PASSWORD}}
          <input id="password-{{PASSKEY_ID}}" name="password" type="password" autocomplete="current-password" required{{#BAD_PASSWORD}} aria-invalid="true" aria-describedby="password-error-{{PASSKEY_ID}}"{{/BAD_PASSWORD}}></div>
        <button class="btn-danger" type="submit">Remove {{PASSKEY_NAME}}</button>
      </form>
    </details>
    {{/MAY_GO}}
    {{#MUST_STAY}}<p class="quiet small">{{FIRM_NAME}} asks for a second step, and this is yours: it stays until there is another one.</p>{{/MUST_STAY}}
  </div>
</section>
{{/PASSKEY}}
{{#EMPTY}}
<div class="card empty">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#key"></use></svg>
  <h2>No passkeys yet</h2>
  <p>The passkeys that you add appear here, with when they were last used.</p>
</div>
{{/EMPTY}}
{{#NO_CODES}}
<div class="notice notice-warn">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#warning"></use></svg>
  <p>You have no recovery codes for the day that your device is lost. <a href="{{ACCOUNT_URL}}/recovery-codes">Make recovery codes</a></p>
</div>
{{/NO_CODES}}
{{#ADD}}
<section class="card" aria-labelledby="add-title">
  <h2 id="add-title">Add a passkey</h2>
  <div data-passkey-missing>
    <p>This browser cannot use passkeys, or JavaScript is switched off in it. Your password goes on working; to add a passkey, open this page with another browser.</p>
  </div>
  <form method="post" action="{{ADD_URL}}" data-passkey="create" data-challenge="{{CHALLENGE}}" data-host="{{HOST}}" data-site="{{FIRM_NAME}}" data-user="{{USER}}" data-user-name="{{USER_NAME}}" data-known="{{KNOWN}}" hidden>
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <input type="hidden" name="challenge" value="{{CHALLENGE}}">
    <input type="hidden" name="client_data"><input type="hidden" name="authenticator_data">
    <p class="field-error" role="alert" data-passkey-problem hidden>That did not work, or it was cancelled. Perhaps this device has a passkey for your login already. You can try again.</p>
    <div class="field"><label for="new-name">What do you call it?</label>
      <p class="hint" id="new-name-hint">The device or password manager that keeps it</p>
      {{#BAD_NEW_NAME}}<p class="field-error" id="new-name-error">{{NEW_NAME_ERROR}}</p>{{/BAD_NEW_NAME}}
      <input id="new-name" name="name" value="{{NEW_NAME}}" maxlength="60" autocomplete="off" required aria-describedby="new-name-hint{{#BAD_NEW_NAME}} new-name-error{{/BAD_NEW_NAME}}"{{#BAD_NEW_NAME}} aria-invalid="true"{{/BAD_NEW_NAME}}></div>
    <div class="field"><label for="new-password">Your password</label>
      <p class="hint" id="new-password-hint">This once, so that nobody else adds theirs</p>
      {{#BAD_NEW_PASSWORD}}<p class="field-error" id="new-password-error">{{NEW_PASSWORD_ERROR}}</p>{{/BAD_NEW_PASSWORD}}
      <input id="new-password" name="password" type="password" autocomplete="current-password" required aria-describedby="new-password-hint{{#BAD_NEW_PASSWORD}} new-password-error{{/BAD_NEW_PASSWORD}}"{{#BAD_NEW_PASSWORD}} aria-invalid="true"{{/BAD_NEW_PASSWORD}}></div>
    <button type="submit">Add a passkey</button>
  </form>
</section>
{{/ADD}}
{{#NOT_HERE}}
<div class="notice notice-warn">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#warning"></use></svg>
  <p>A passkey cannot be used at this address. Browsers keep passkeys for host names over a secure connection, and this portal is at {{HOST_WORDS}}.</p>
</div>
{{/NOT_HERE}}
