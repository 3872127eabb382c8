{{%AUTOESCAPE context="HTML"}}
{{!
  What is to go out, and what should have: above a checklist's page.

  section GOES_NOW         it waits for its grace: repeated: RUN_AT, RUN_CLOCK ("14:05:30"), SECONDS (left), WHO, FROM, TAKE_BACK_URL, PLAN_ID
  section GOING            its time has come and the mailer has it next: WHO
  section PLANNED          repeated: RUN_AT, RUN_WORDS, WHO, FROM, PLANNED_BY, TAKE_BACK_URL, PLAN_ID, with
    section COUNTED        TIMING: "7 days before the work starts, at 09:00"
  section STARTLESS        repeated: counts from a start that the work does not have: TIMING, WHO, FROM, EDIT_WORK_URL, TAKE_BACK_URL, PLAN_ID
  section NOT_SENT         RUN_AT, RUN_WORDS, WHY
  section CALLED_OFF       the checklist was cancelled: CANCELLED_AT, CANCELLED_WORDS, CANCELLED_BY
}}
{{#GOES_NOW}}
<div class="notice plan" data-countdown="{{SECONDS}}">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#clock"></use></svg>
  <p><strong>Goes out <span data-left>at <span class="nowrap">{{RUN_CLOCK}}</span></span></strong><br>to {{WHO}}, from {{FROM}}</p>
  <form method="post" action="{{TAKE_BACK_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="plan" value="{{PLAN_ID}}"><button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#reopen"></use></svg>Take it back</button></form>
</div>
{{/GOES_NOW}}
{{#GOING}}
<div class="notice plan" data-countdown="0">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#send"></use></svg>
  <p><strong data-left>Going out now</strong><br>to {{WHO}}</p>
</div>
{{/GOING}}
{{#PLANNED}}
<div class="notice plan">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#calendar"></use></svg>
  <p><strong>Goes out <time datetime="{{RUN_AT}}" data-on>on {{RUN_WORDS}}</time></strong><br>to {{WHO}}, from {{FROM}}{{#COUNTED}}<small>{{TIMING}}. It moves with the start.</small>{{/COUNTED}}<small>Planned by {{PLANNED_BY}}</small></p>
  <form method="post" action="{{TAKE_BACK_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="plan" value="{{PLAN_ID}}"><button class="btn-quiet" type="submit">Do not send</button></form>
</div>
{{/PLANNED}}
{{#STARTLESS}}
<div class="notice notice-warn plan">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#calendar"></use></svg>
  <p><strong>{{TIMING}}</strong><br>to {{WHO}}, from {{FROM}}<small>The work has no start yet, so nothing goes out. <a href="{{EDIT_WORK_URL}}">Give it one</a>.</small></p>
  <form method="post" action="{{TAKE_BACK_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="plan" value="{{PLAN_ID}}"><button class="btn-quiet" type="submit">Do not send</button></form>
</div>
{{/STARTLESS}}
{{#NOT_SENT}}
<div class="notice notice-warn plan">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#warning"></use></svg>
  <p><strong>It did not go out.</strong> {{WHY}}<small>It was to go out <time datetime="{{RUN_AT}}" data-on>on {{RUN_WORDS}}</time>.</small></p>
</div>
{{/NOT_SENT}}
{{#CALLED_OFF}}
<div class="notice notice-warn plan">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-cancelled"></use></svg>
  <p><strong>Cancelled.</strong> Its links lead to a page that says that it is no longer needed. Send it again, and it lives again with all that came in.<small>By {{CANCELLED_BY}}, <time datetime="{{CANCELLED_AT}}">{{CANCELLED_WORDS}}</time></small></p>
</div>
{{/CALLED_OFF}}
