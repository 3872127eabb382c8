{{%AUTOESCAPE context="HTML"}}
{{!
  What would be done to the work that was ticked, before it is done.

  HEADING ("Assign 12 of 14 work items to Ada Finch?"), BACK_URL
  sections CHANGED, SKIPPED  repeated: WORK_URL, WORK_TITLE, CLIENT_NAME; of SKIPPED also WHY
  section SOME_SKIPPED     SKIPPED_WORDS ("2 work items left as they are")
  section NOTHING_TO_DO    all are skipped
  section OF_SEND          CHECKLISTS_WORDS ("9 checklists"), with
    section GRACE          GRACE_WORDS ("1 minute")
  section OF_COMPLETING    with section PLANS_END: PLANS_WORDS ("2 planned sendings will not go out")
  section DOABLE           FORM_URL, DEED, TO, STATUS_CHOSEN, BACK, TOKEN, BUTTON_LABEL, with TICKED, repeated: WORK_ID, SEEN
  The form's fields: do, to, status, back, token, work, seen (the work’s number and what was shown of it)
}}
<div class="page-head"><div><h1>{{HEADING}}</h1></div></div>
{{#NOTHING_TO_DO}}<p>There is nothing to do for any of them.</p>{{/NOTHING_TO_DO}}
{{#OF_SEND}}<p>{{CHECKLISTS_WORDS}} will go to their recipients, each by a mail with a link of their own. Checklists that were sent before are not sent again.{{#GRACE}} For {{GRACE_WORDS}} you can take it back.{{/GRACE}}</p>{{/OF_SEND}}
{{#OF_COMPLETING}}<p>Completed work is read-only for clients, also where requests are still open. You can reopen it.{{#PLANS_END}} <strong>{{PLANS_WORDS}}</strong>, and reopening does not plan them again.{{/PLANS_END}}</p>{{/OF_COMPLETING}}
{{#SOME_SKIPPED}}
<section class="card card-flush" aria-labelledby="skipped-title">
  <div class="card-head"><h2 id="skipped-title">{{SKIPPED_WORDS}}</h2></div>
  <ul class="rows">
    {{#SKIPPED}}<li><a href="{{WORK_URL}}">{{WORK_TITLE}}</a> <span class="quiet">of {{CLIENT_NAME}}</span> {{WHY}}</li>{{/SKIPPED}}
  </ul>
</section>
{{/SOME_SKIPPED}}
{{#DOABLE}}
<form method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="do" value="{{DEED}}"><input type="hidden" name="to" value="{{TO}}"><input type="hidden" name="status" value="{{STATUS_CHOSEN}}"><input type="hidden" name="back" value="{{BACK}}"><input type="hidden" name="token" value="{{TOKEN}}">
  {{#TICKED}}<input type="hidden" name="work" value="{{WORK_ID}}"><input type="hidden" name="seen" value="{{WORK_ID}}.{{SEEN}}">{{/TICKED}}
  <div class="actions"><button type="submit">{{BUTTON_LABEL}}</button><a href="{{BACK_URL}}">Cancel</a></div>
</form>
<section class="card card-flush" aria-labelledby="changed-title">
  <div class="card-head"><h2 id="changed-title">It is about</h2></div>
  <ul class="rows rows-dense">
    {{#CHANGED}}<li><a href="{{WORK_URL}}">{{WORK_TITLE}}</a> <span class="quiet">{{CLIENT_NAME}}</span></li>{{/CHANGED}}
  </ul>
</section>
{{/DOABLE}}
{{#NOTHING_TO_DO}}<p class="actions"><a class="btn" href="{{BACK_URL}}">Back to the list</a></p>{{/NOTHING_TO_DO}}
