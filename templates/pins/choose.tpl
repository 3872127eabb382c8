{{%AUTOESCAPE context="HTML"}}
{{!
  A PIN is chosen: at the first opening of a PIN request, or after "Forgot PIN".

  HEADING (the work's title, or "Choose a new PIN"), CONTACT_NAME, ADDRESS_MASKED, CHOOSE_URL, REMEMBER_DAYS (30)
  section SENT             for a request: with sections SENDER (SENDER_NAME) and ASKED (ASKED_WORDS: "4 requests")
  section DUE              DUE_ON, DUE_WORDS: the nearest due date
  section FIRST            it is their first one
  section AGAIN            in place of one that was forgotten or locked
  sections BAD_PIN (PIN_ERROR), BAD_PIN_AGAIN (PIN_AGAIN_ERROR)
  section REMEMBERED       the box was ticked
  section OTHER_SESSION    OTHER_NAME: this browser is signed in as another contact
  The form's fields: pin, pin_again, remember
}}
<div class="one">
  <div class="card">
    {{#SENT}}<p class="quiet">{{#SENDER}}{{SENDER_NAME}} at {{/SENDER}}{{FIRM_NAME}} has sent you{{#ASKED}} {{ASKED_WORDS}} for{{/ASKED}}</p>{{/SENT}}
    <h1>{{HEADING}}</h1>
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
    {{#FIRST}}
    <h2>Choose a PIN</h2>
    <p>You use it from now on, whenever you open these requests. It is the same for all that {{FIRM_NAME}} sends you with a PIN.</p>
    {{/FIRST}}
    {{#AGAIN}}<p class="section">It takes the place of your old PIN. Wherever you were signed in with that, you are signed out.</p>{{/AGAIN}}
    <form class="section" method="post" action="{{CHOOSE_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <input type="hidden" name="choosing" value="yes">
      <div class="field"><label for="pin">Your new PIN</label>
        <p class="hint" id="pin-hint">6 to 12 digits that only you know. Not a row such as 123456.</p>
        {{#BAD_PIN}}<p class="field-error" id="pin-error">{{PIN_ERROR}}</p>{{/BAD_PIN}}
        <input id="pin" name="pin" type="password" inputmode="numeric" maxlength="40" autocomplete="new-password" required aria-describedby="pin-hint{{#BAD_PIN}} pin-error{{/BAD_PIN}}"{{#BAD_PIN}} aria-invalid="true"{{/BAD_PIN}}></div>
      <div class="field"><label for="pin_again">The same PIN again</label>
        {{#BAD_PIN_AGAIN}}<p class="field-error" id="pin_again-error">{{PIN_AGAIN_ERROR}}</p>{{/BAD_PIN_AGAIN}}
        <input id="pin_again" name="pin_again" type="password" inputmode="numeric" maxlength="40" autocomplete="new-password" required{{#BAD_PIN_AGAIN}} aria-invalid="true" aria-describedby="pin_again-error"{{/BAD_PIN_AGAIN}}></div>
      <div class="field"><label class="choice"><input type="checkbox" name="remember" value="yes"{{#REMEMBERED}} checked{{/REMEMBERED}}><span>Remember on this device<small>For {{REMEMBER_DAYS}} days without the PIN. Not on a computer that others use.</small></span></label></div>
      <button class="btn-big" type="submit">Open my requests</button>
    </form>
  </div>
  <p class="quiet small">Not {{CONTACT_NAME}}? Then close this page: nothing has been opened.</p>
</div>
