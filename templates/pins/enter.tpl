{{%AUTOESCAPE context="HTML"}}
{{!
  A PIN request's mailed link, where the contact has a PIN: asks for it, or says that it is locked.

  WORK_TITLE, CONTACT_NAME, ADDRESS_MASKED, FORGOT_URL
  section SENDER           SENDER_NAME
  section ASKED            ASKED_WORDS: "4 requests"
  section DUE              DUE_ON, DUE_WORDS: the nearest due date
  section OTHER_SESSION    OTHER_NAME: this browser is signed in as another contact
  section OPEN             ENTER_URL, REMEMBER_DAYS, with sections BAD_PIN (PIN_ERROR) and REMEMBERED; fields pin, remember
  section LOCKED           five wrong ones
}}
<div class="one">
  <div class="card">
    <p class="quiet">{{#SENDER}}{{SENDER_NAME}} at {{/SENDER}}{{FIRM_NAME}} has sent you{{#ASKED}} {{ASKED_WORDS}} for{{/ASKED}}</p>
    <h1>{{WORK_TITLE}}</h1>
    <dl class="facts">
      <dt>For</dt><dd>{{CONTACT_NAME}}<br><span class="quiet">{{ADDRESS_MASKED}}</span></dd>
      {{#DUE}}<dt>Due</dt><dd><time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></dd>{{/DUE}}
    </dl>
    {{#OTHER_SESSION}}
    <div class="notice notice-warn section">
      <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#warning"></use></svg>
      <p>This browser is signed in as <strong>{{OTHER_NAME}}</strong>. Opening these requests signs {{OTHER_NAME}} out here.</p>
    </div>
    {{/OTHER_SESSION}}
    {{#OPEN}}
    <form class="section" method="post" action="{{ENTER_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <div class="field"><label for="pin">Your PIN</label>
        {{#BAD_PIN}}<p class="field-error" id="pin-error">{{PIN_ERROR}}</p>{{/BAD_PIN}}
        <input id="pin" name="pin" type="password" inputmode="numeric" maxlength="40" autocomplete="current-password" required{{#BAD_PIN}} aria-invalid="true" aria-describedby="pin-error"{{/BAD_PIN}}></div>
      <div class="field"><label class="choice"><input type="checkbox" name="remember" value="yes"{{#REMEMBERED}} checked{{/REMEMBERED}}><span>Remember on this device<small>For {{REMEMBER_DAYS}} days without the PIN. Not on a computer that others use.</small></span></label></div>
      <button class="btn-big" type="submit">Open my requests</button>
    </form>
    <form method="post" action="{{FORGOT_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit">Forgot your PIN? Have a link mailed to {{ADDRESS_MASKED}}</button></form>
    {{/OPEN}}
    {{#LOCKED}}
    <div class="notice notice-warn section">
      <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#lock"></use></svg>
      <div><p><strong>Your PIN is locked.</strong> It was typed wrong five times, or {{FIRM_NAME}} locked it. To keep your requests safe, no PIN opens them now, not even the right one.</p>
      <p>Have a link mailed to you and choose a new PIN. Everything you have done is still there.</p></div>
    </div>
    <form class="section" method="post" action="{{FORGOT_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-big" type="submit">Mail me a link</button></form>
    <p class="hint">It goes to {{ADDRESS_MASKED}}, where the first e-mail went.</p>
    {{/LOCKED}}
  </div>
  <p class="quiet small">Not {{CONTACT_NAME}}? Then close this page: nothing has been opened.</p>
</div>
