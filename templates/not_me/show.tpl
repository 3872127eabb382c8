{{%AUTOESCAPE context="HTML"}}
{{!
  From the mail that tells of a new device: was it the client? Changes nothing until the button is pressed.

  WORK_TITLE, DEVICE_KIND (phone, tablet, desktop), DEVICE_WORDS, OPENED_AT, OPENED_WORDS, NOT_ME_URL
}}
<div class="one">
  <div class="card">
    <div class="one-icon one-icon-warn" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#device-{{DEVICE_KIND}}"></use></svg></div>
    <h1>Was this you?</h1>
    <dl class="facts">
      <dt>Opened</dt><dd>{{WORK_TITLE}}</dd>
      <dt>With</dt><dd>{{DEVICE_WORDS}}</dd>
      <dt>When</dt><dd><time datetime="{{OPENED_AT}}">{{OPENED_WORDS}}</time></dd>
    </dl>
    <p class="section">If it was you, close this page: there is nothing to do.</p>
    <p>If it was not, press the button. That device is signed out at once, and {{FIRM_NAME}} is told. Your requests and files stay as they are.</p>
    <form method="post" action="{{NOT_ME_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <button class="btn-big btn-danger" type="submit">This wasn’t me</button>
    </form>
  </div>
</div>
