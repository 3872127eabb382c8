{{%AUTOESCAPE context="HTML"}}
{{!
  A code that does not open anything: mistyped, used, or older than two minutes. No detail.
}}
<div class="one">
  <div class="card">
    <div class="one-icon one-icon-warn" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#clock"></use></svg></div>
    <h1>This code does not work</h1>
    <p>A code works once and for two minutes. Perhaps it was used already, is too old, or a letter is wrong.</p>
    <p>On your other device, choose <strong>Continue on another device</strong> again and make a new one. Is that device not at hand? Open the link in our e-mail here instead.</p>
  </div>
</div>
