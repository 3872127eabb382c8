{{%AUTOESCAPE context="HTML"}}
{{!
  What a mailed link opens: whom it is from, what it is about, for whom, and one button. Only the button claims.

  WORK_TITLE, CONTACT_NAME, ADDRESS_MASKED (m•••@example.com), CLAIM_URL
  BOUND_DAYS               how many days the claim lasts (30)
  section SENDER           SENDER_NAME: the staff member who sent it
  section ASKED            ASKED_WORDS: "4 requests"
  section DUE              DUE_ON, DUE_WORDS: the nearest due date
  section OTHER_SESSION    OTHER_NAME: this browser is signed in as another contact
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
    <form class="section" method="post" action="{{CLAIM_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <button class="btn-big" type="submit">Open my requests</button>
    </form>
    <p class="hint">They open on this device, for {{BOUND_DAYS}} days. No account and no password needed, and you can go on with another device whenever you like.</p>
  </div>
  <p class="quiet small">Not {{CONTACT_NAME}}? Then close this page: nothing has been opened.</p>
</div>
