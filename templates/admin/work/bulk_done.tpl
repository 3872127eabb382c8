{{%AUTOESCAPE context="HTML"}}
{{!
  What became of the work that was ticked.

  HEADING ("12 work items are assigned to Ada Finch"), BACK_URL
  sections CHANGED, SKIPPED  repeated: WORK_URL, WORK_TITLE, CLIENT_NAME; of SKIPPED also WHY; in
  sections SOME_CHANGED, SOME_SKIPPED
  section UNDOABLE         UNDO_URL, BACK; the form's field: back
  section UNDO_UNTIL       UNDO_UNTIL_AT, UNDO_UNTIL_WORDS
  section GOES_OUT         SECONDS (left), RUN_CLOCK ("14:05:30")
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{BACK_URL}}">Work</a></li></ol></nav>
<div class="page-head">
  <div><h1>{{HEADING}}</h1></div>
  <div class="actions">
    {{#UNDOABLE}}<form method="post" action="{{UNDO_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="back" value="{{BACK}}"><button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#reopen"></use></svg>{{#UNDO_UNTIL}}Undo{{/UNDO_UNTIL}}{{#GOES_OUT}}Take it back{{/GOES_OUT}}</button></form>{{/UNDOABLE}}
    <a class="btn" href="{{BACK_URL}}">Back to the list</a>
  </div>
</div>
{{#UNDO_UNTIL}}<p class="quiet">You can undo this until <time datetime="{{UNDO_UNTIL_AT}}">{{UNDO_UNTIL_WORDS}}</time>.</p>{{/UNDO_UNTIL}}
{{#GOES_OUT}}
<div class="notice plan" data-countdown="{{SECONDS}}">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#clock"></use></svg>
  <p><strong>Goes out <span data-left>at <span class="nowrap">{{RUN_CLOCK}}</span></span></strong><br>Until then you can take it back.</p>
</div>
{{/GOES_OUT}}
{{#SOME_SKIPPED}}
<section class="card card-flush" aria-labelledby="skipped-title">
  <div class="card-head"><h2 id="skipped-title">Left as they were</h2></div>
  <ul class="rows">
    {{#SKIPPED}}<li><a href="{{WORK_URL}}">{{WORK_TITLE}}</a> <span class="quiet">of {{CLIENT_NAME}}</span> {{WHY}}</li>{{/SKIPPED}}
  </ul>
</section>
{{/SOME_SKIPPED}}
{{#SOME_CHANGED}}
<section class="card card-flush" aria-labelledby="changed-title">
  <div class="card-head"><h2 id="changed-title">Done</h2></div>
  <ul class="rows rows-dense">
    {{#CHANGED}}<li><a href="{{WORK_URL}}">{{WORK_TITLE}}</a> <span class="quiet">{{CLIENT_NAME}}</span></li>{{/CHANGED}}
  </ul>
</section>
{{/SOME_CHANGED}}
