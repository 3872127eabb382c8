{{%AUTOESCAPE context="HTML"}}
{{!
  On the device that the work is handed to. Only the button takes it.

  TAKE_URL
  section FIRST            WORK_TITLE, CONTACT_NAME, ADDRESS_MASKED, FROM_WORDS ("Safari on iPhone"), EXPIRES_AT, EXPIRES_WORDS, with
    sections MOVES, ADDS   one of the two
  section OTHER_SESSION    OTHER_NAME: this browser is signed in as another contact; in either of the two
  section AGAIN            it was taken over here a moment ago, and the answer was lost
}}
<div class="one">
  <div class="card">
    {{#FIRST}}
    <p class="quiet">{{FIRM_NAME}}</p>
    <h1>{{WORK_TITLE}}</h1>
    <dl class="facts">
      <dt>For</dt><dd>{{CONTACT_NAME}}<br><span class="quiet">{{ADDRESS_MASKED}}</span></dd>
      <dt>From</dt><dd>{{FROM_WORDS}}</dd>
    </dl>
    {{/FIRST}}
    {{#AGAIN}}
    <h1>Your requests are on this device</h1>
    <p>They were moved here a moment ago.</p>
    {{/AGAIN}}
    {{#OTHER_SESSION}}
    <div class="notice notice-warn section">
      <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#warning"></use></svg>
      <p>This browser is signed in as <strong>{{OTHER_NAME}}</strong>. Going on here signs {{OTHER_NAME}} out.</p>
    </div>
    {{/OTHER_SESSION}}
    <form class="section" method="post" action="{{TAKE_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <button class="btn-big" type="submit">Continue here</button>
    </form>
    {{#FIRST}}<p class="hint">{{#MOVES}}The requests move to this device and close on the other one.{{/MOVES}}{{#ADDS}}The requests open on this device too.{{/ADDS}} They stay here until <time datetime="{{EXPIRES_AT}}" data-day>{{EXPIRES_WORDS}}</time>, as on the other one.</p>{{/FIRST}}
  </div>
  {{#FIRST}}<p class="quiet small">Not {{CONTACT_NAME}}, or somebody else showed you this code? Then close this page: nothing has been opened.</p>{{/FIRST}}
</div>
