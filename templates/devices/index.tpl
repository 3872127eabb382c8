{{%AUTOESCAPE context="HTML"}}
{{!
  The devices that hold this contact's work.

  section DEVICE           DEVICE_NAME, DEVICE_KIND (phone, tablet, desktop), DEVICE_WORDS ("Safari on iPhone"),
                           SEEN_AT, SEEN_WORDS, DEVICE_ID (for ids in the page), NAME_URL, SIGN_OUT_URL, with
    sections NAMED, UNNAMED  the client gave it a name, or it is called DEVICE_WORDS
    section THIS_DEVICE    it is the one in use
    section HELD           repeated: WORK_TITLE, EXPIRES_AT, EXPIRES_WORDS
    section BAD_NAME       NAME_ERROR
  section EMPTY            none
}}
<h1>Your devices</h1>
<p class="lead">These devices can open your requests. Do you not know one of them? Sign it out.</p>
{{#DEVICE}}
<section class="card" aria-labelledby="device-{{DEVICE_ID}}">
  <div class="row-line">
    <div class="device">
      <span class="one-icon" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#device-{{DEVICE_KIND}}"></use></svg></span>
      <div>
        <h2 id="device-{{DEVICE_ID}}">{{DEVICE_NAME}}</h2>
        <p class="quiet small">{{#NAMED}}{{DEVICE_WORDS}}, opened{{/NAMED}}{{#UNNAMED}}Opened{{/UNNAMED}} <time datetime="{{SEEN_AT}}">{{SEEN_WORDS}}</time></p>
      </div>
    </div>
    {{#THIS_DEVICE}}<span class="tag tag-completed"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#check"></use></svg>This device</span>{{/THIS_DEVICE}}
  </div>
  <ul class="held">
    {{#HELD}}<li>{{WORK_TITLE}} <span class="quiet">until <time datetime="{{EXPIRES_AT}}" data-day>{{EXPIRES_WORDS}}</time></span></li>{{/HELD}}
  </ul>
  <div class="actions">
    <details{{#BAD_NAME}} open{{/BAD_NAME}}>
      <summary>Rename</summary>
      <form class="inline-form" method="post" action="{{NAME_URL}}">
        <input type="hidden" name="csrf" value="{{CSRF}}">
        <div class="field"><label for="name-{{DEVICE_ID}}">Name of this device</label>
          {{#BAD_NAME}}<p class="field-error" id="name-error-{{DEVICE_ID}}">{{NAME_ERROR}}</p>{{/BAD_NAME}}
          <input id="name-{{DEVICE_ID}}" name="name" value="{{DEVICE_NAME}}" maxlength="60" autocomplete="off"{{#BAD_NAME}} aria-invalid="true" aria-describedby="name-error-{{DEVICE_ID}}"{{/BAD_NAME}}></div>
        <button class="btn-quiet" type="submit">Save name</button>
      </form>
    </details>
    <form method="post" action="{{SIGN_OUT_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text danger" type="submit">Sign out {{DEVICE_NAME}}</button></form>
  </div>
</section>
{{/DEVICE}}
{{#EMPTY}}
<div class="card empty">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#device"></use></svg>
  <h2>No device holds your requests</h2>
  <p>Open the link in an e-mail from {{FIRM_NAME}}, and the device you open it with appears here.</p>
</div>
{{/EMPTY}}
<p class="quiet small">To sign in again afterwards, open the link in any e-mail from {{FIRM_NAME}} and choose Send Access Link.</p>
