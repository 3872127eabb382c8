{{%AUTOESCAPE context="HTML"}}
{{!
  "Continue on another device", on the device that holds the work.

  WORK_URL, OFFER_URL
  sections MOVES, ADDS     one of the two: the work leaves this device, or DEVICES may hold it
  section EXPLAINED        no code is made yet (or its two minutes are over)
  section OFFERED          QR_SIZE, QR_PATH, SHORT_HOST ("portal.example.com/h/"), CODE, SECONDS_LEFT, LEFT_WORDS ("2 minutes")
}}
<p class="back"><a href="{{WORK_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-left"></use></svg>Back to your requests</a></p>
<div class="one">
  <div class="card">
    {{#EXPLAINED}}
    <div class="one-icon" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#device"></use></svg></div>
    <h1>Continue on another device</h1>
    <p>Have your phone or computer at hand. You get a square code for its camera and a short address to type; either opens your requests there.</p>
    {{#MOVES}}<p>Your requests then move to that device, with everything you have done, and close on this one.</p>{{/MOVES}}
    {{#ADDS}}<p>Your requests then open there too, with everything you have done. They can be open on {{DEVICES}} devices; beyond that, the one that has had them the longest closes.</p>{{/ADDS}}
    <form class="section" method="post" action="{{OFFER_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <button class="btn-big" type="submit">Show the code</button>
    </form>
    <p class="hint">It works once, for two minutes.</p>
    {{/EXPLAINED}}
    {{#OFFERED}}
    <h1 data-when-over="The two minutes are over">Open this on your other device</h1>
    <div data-hand-over data-seconds="{{SECONDS_LEFT}}">
      <p>Point its camera at the square:</p>
      <div class="qr"><svg viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}" role="img" aria-label="Square code with the address below"><path d="{{QR_PATH}}"></path></svg></div>
      <p>Or type this into its browser:</p>
      <p class="short-address" id="short-address">{{SHORT_HOST}}<wbr><span class="nowrap">{{CODE}}</span></p>
      <p class="quiet" data-left>It works once, for {{LEFT_WORDS}} more.</p>
    </div>
    <div data-hand-over-done hidden>
      <p>The code does not work any more. If your requests are not open on the other device yet, make a new one.</p>
    </div>
    <form class="section" method="post" action="{{OFFER_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <button class="btn-quiet" type="submit">Make a new code</button>
    </form>
    {{/OFFERED}}
  </div>
</div>
