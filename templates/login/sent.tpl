{{%AUTOESCAPE context="HTML"}}
{{!
  After an address was given. The same for addresses that are a contact's and for those that are not.

  MINUTES (60), AGAIN_URL (the form)
  sections NEW, FORGOT     one of the two
}}
<div class="one">
  <div class="card">
    <div class="one-icon one-icon-good" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#mail"></use></svg></div>
    <h1>Look in your inbox</h1>
    <p>If {{FIRM_NAME}} knows the address that you gave, an e-mail is on its way to it. Open the link in it within {{MINUTES}} minutes{{#NEW}} and choose a password{{/NEW}}{{#FORGOT}} and choose a new password{{/FORGOT}}.</p>
    <h2>Nothing there?</h2>
    <p>Give it a minute and look among unwanted mail. It may also be that we write you at another address: then <a href="{{AGAIN_URL}}">try that one</a>.</p>
  </div>
</div>
