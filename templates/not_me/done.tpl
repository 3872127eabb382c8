{{%AUTOESCAPE context="HTML"}}
{{!
  After "this wasn't me", and whenever that link is opened again.

  DEVICE_WORDS
}}
<div class="one">
  <div class="card">
    <div class="one-icon one-icon-good" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#shield"></use></svg></div>
    <h1>That device is signed out</h1>
    <p><strong>{{DEVICE_WORDS}}</strong> cannot open your requests any more, and {{FIRM_NAME}} has been told.</p>
    <h2>What to do now</h2>
    <ul>
      <li>To go on yourself, open the link in any e-mail from {{FIRM_NAME}} and choose Send Access Link.</li>
      <li>If somebody else may be reading your e-mail, change its password first.</li>
    </ul>
  </div>
</div>
