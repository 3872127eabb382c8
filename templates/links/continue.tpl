{{%AUTOESCAPE context="HTML"}}
{{!
  This device holds the work already, but its session is over, or belongs to another contact.

  WORK_TITLE, CONTACT_NAME, ADDRESS_MASKED, CLAIM_URL, EXPIRES_AT, EXPIRES_WORDS (until when the device holds it)
  section SIGNED_OUT       the client signed out on this device
  section OTHER_SESSION    OTHER_NAME: this browser is signed in as another contact
}}
<div class="one">
  <div class="card">
    <p class="quiet">{{FIRM_NAME}}</p>
    <h1>{{WORK_TITLE}}</h1>
    <dl class="facts">
      <dt>For</dt><dd>{{CONTACT_NAME}}<br><span class="quiet">{{ADDRESS_MASKED}}</span></dd>
    </dl>
    {{#SIGNED_OUT}}
    <p class="section">You signed out on this device. Your requests are still here for you until <time datetime="{{EXPIRES_AT}}" data-day>{{EXPIRES_WORDS}}</time>.</p>
    {{/SIGNED_OUT}}
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
  </div>
  <p class="quiet small">Not {{CONTACT_NAME}}? Then close this page: nothing has been opened.</p>
</div>
