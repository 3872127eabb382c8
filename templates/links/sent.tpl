{{%AUTOESCAPE context="HTML"}}
{{!
  After Send Access Link.

  ADDRESS_MASKED, HOURS (24), AGAIN_URL (the page with the button)
  sections MOVES, ADDS     one of the two: one device holds the work, or several may
}}
<div class="one">
  <div class="card">
    <div class="one-icon one-icon-good" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#mail"></use></svg></div>
    <h1>Look in your inbox</h1>
    <p>A new link is on its way to <strong>{{ADDRESS_MASKED}}</strong>. Open it <strong>on the device you want to use</strong>: your requests {{#MOVES}}move{{/MOVES}}{{#ADDS}}open{{/ADDS}} there.</p>
    <p>The link can be opened within {{HOURS}} hours. Until you do, nothing changes where your requests are open now.</p>
    <h2>Nothing there?</h2>
    <p>Give it a minute and look among unwanted mail. Then you can <a href="{{AGAIN_URL}}">ask for it again</a>.</p>
  </div>
</div>
