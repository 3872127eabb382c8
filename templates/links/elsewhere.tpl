{{%AUTOESCAPE context="HTML"}}
{{!
  A link that does not open here: says why, and offers the one way on. Exactly one of these is shown:
  section ELSEWHERE        DEVICE_WORDS ("Safari on iPhone"), OPENED_AT, OPENED_WORDS: another device holds the work, with
    sections MOVED_ON, OPENED_THERE  one of the two: it was on this device before, or never
  section EXPIRED          EXPIRED_AT, EXPIRED_WORDS: nobody opened the link in time
  section LAPSED           LAPSED_AT, LAPSED_WORDS, BOUND_DAYS: the days since the claim are over
  section REPLACED         REPLACED_AT, REPLACED_WORDS: a newer mail took its place
  section SIGNED_OUT_HERE  the session is over and this device does not hold the work any more
  section CANCELLED        CANCELLED_AT, CANCELLED_WORDS: the firm does not need it any more; SEND is not shown
  section UNKNOWN          not a link of ours: no detail at all, SEND is not shown
  sections MOVES, ADDS     one of the two: one device holds the work, or several may
  and
  section ABOUT            WORK_TITLE: the work, where the link is a known one
  section SEND             SEND_URL, ADDRESS_MASKED: Send Access Link
  section LOG_IN           LOG_IN_URL: the portal's login, where the firm offers one
}}
<div class="one">
  <div class="card">
    <div class="one-icon one-icon-warn" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#{{#ELSEWHERE}}device{{/ELSEWHERE}}{{#EXPIRED}}clock{{/EXPIRED}}{{#LAPSED}}clock{{/LAPSED}}{{#REPLACED}}mail{{/REPLACED}}{{#SIGNED_OUT_HERE}}lock{{/SIGNED_OUT_HERE}}{{#CANCELLED}}check{{/CANCELLED}}{{#UNKNOWN}}link-off{{/UNKNOWN}}"></use></svg></div>
    {{#ABOUT}}<p class="quiet">{{WORK_TITLE}}</p>{{/ABOUT}}
    {{#ELSEWHERE}}
    <h1>This link was opened on another device</h1>
    <p>Your requests {{#MOVED_ON}}moved to{{/MOVED_ON}}{{#OPENED_THERE}}were opened with{{/OPENED_THERE}} <strong>{{DEVICE_WORDS}}</strong>, <time datetime="{{OPENED_AT}}">{{OPENED_WORDS}}</time>. To keep them private, they stay on {{#MOVES}}the device that opened them{{/MOVES}}{{#ADDS}}the devices that opened them{{/ADDS}}.</p>
    <p>Would you like to go on here instead? We send a new link to your e-mail address. Open it on this device, and your requests {{#MOVES}}move here{{/MOVES}}{{#ADDS}}open here too{{/ADDS}}. Nothing you have done is lost.</p>
    {{/ELSEWHERE}}
    {{#EXPIRED}}
    <h1>This link is too old</h1>
    <p>It could be opened until <time datetime="{{EXPIRED_AT}}" data-day>{{EXPIRED_WORDS}}</time>. Have a new one sent to your e-mail address: it takes a moment, and your requests are all still there.</p>
    {{/EXPIRED}}
    {{#LAPSED}}
    <h1>It is time for a new link</h1>
    <p>A link works for {{BOUND_DAYS}} days from when you first open it; yours ended <time datetime="{{LAPSED_AT}}" data-day="on">on {{LAPSED_WORDS}}</time>. Have a new one sent to your e-mail address: everything you have done is still there.</p>
    {{/LAPSED}}
    {{#REPLACED}}
    <h1>There is a newer link</h1>
    <p>We sent you a newer e-mail, <time datetime="{{REPLACED_AT}}">{{REPLACED_WORDS}}</time>. Its link took the place of this one. Use the newest e-mail, or have another one sent.</p>
    {{/REPLACED}}
    {{#SIGNED_OUT_HERE}}
    <h1>These requests are not open on this device</h1>
    <p>They were opened on another device since, or access was ended: by signing out, or by {{FIRM_NAME}}. Have a new link sent to your e-mail address and open it here: your requests {{#MOVES}}move to this device{{/MOVES}}{{#ADDS}}open on this device{{/ADDS}}, with everything you have done.</p>
    {{/SIGNED_OUT_HERE}}
    {{#CANCELLED}}
    <h1>This is no longer needed</h1>
    <p>{{FIRM_NAME}} took its requests back <time datetime="{{CANCELLED_AT}}" data-day="on">on {{CANCELLED_WORDS}}</time>. There is nothing left for you to do here. What you have sent is with them; should they need something after all, you get a new e-mail.</p>
    {{/CANCELLED}}
    {{#UNKNOWN}}
    <h1>We do not know this link</h1>
    <p>Part of it may be missing. Open the newest e-mail from {{FIRM_NAME}} and press its button, or copy the whole link from under the button.</p>
    {{/UNKNOWN}}
    {{#SEND}}
    <form class="section" method="post" action="{{SEND_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <button class="btn-big" type="submit">Send Access Link</button>
    </form>
    <p class="hint">It goes to {{ADDRESS_MASKED}}, where the first e-mail went.</p>
    {{/SEND}}
    {{#LOG_IN}}
    <p>Do you have a login? <a href="{{LOG_IN_URL}}">Log in</a> and see everything that was sent to you.</p>
    {{/LOG_IN}}
  </div>
</div>
