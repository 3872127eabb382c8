{{%AUTOESCAPE context="HTML"}}
{{!
  After "Forgot PIN". From the Client Portal screen it says the same whoever asked.

  HOURS_WORDS ("24 hours"), AGAIN_URL
  section TO_YOU           ADDRESS_MASKED: from a mailed link, whose address is known
  section TO_WHOM          from the Client Portal screen
}}
<div class="one">
  <div class="card">
    <div class="one-icon one-icon-good" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#mail"></use></svg></div>
    <h1>Look in your inbox</h1>
    {{#TO_YOU}}<p>A link is on its way to <strong>{{ADDRESS_MASKED}}</strong>. Open it and choose a new PIN.</p>{{/TO_YOU}}
    {{#TO_WHOM}}<p>If we have sent requests with a PIN to that address, a link is on its way to it now. Open it and choose a new PIN.</p>{{/TO_WHOM}}
    <p>The link can be used once, within {{HOURS_WORDS}}. Until then your old PIN stays as it is.</p>
    <h2>Nothing there?</h2>
    <p>Give it a minute and look among unwanted mail. Then you can <a href="{{AGAIN_URL}}">ask for it again</a>.</p>
  </div>
</div>
