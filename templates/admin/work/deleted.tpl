{{%AUTOESCAPE context="HTML"}}
{{!
  Work and checklists that were deleted and can be restored.

  section LIST             with DELETED, repeated: NAME, CLIENT_NAME, DELETED_BY, DELETED_AT, DELETED_WORDS, RESTORE_URL, with
    section OF_WORK        WORK_TITLE: it is a checklist of that work
  section NONE
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="/admin/work">Work</a></li></ol></nav>
<div class="page-head"><div><h1>Deleted work</h1><p class="quiet">What was deleted in the last 30 days.</p></div></div>
{{#LIST}}
<ul class="card card-flush rows">
  {{#DELETED}}
  <li class="row-line"><div><strong>{{NAME}}</strong> <span class="quiet">{{#OF_WORK}}a checklist of {{WORK_TITLE}}, {{/OF_WORK}}{{CLIENT_NAME}}</span><p class="quiet small">By {{DELETED_BY}}, <time datetime="{{DELETED_AT}}">{{DELETED_WORDS}}</time></p></div><form method="post" action="{{RESTORE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit">Restore<span class="visually-hidden"> {{NAME}}</span></button></form></li>
  {{/DELETED}}
</ul>
{{/LIST}}
{{#NONE}}<div class="card empty"><p>Nothing was deleted. Work and checklists that you delete stand here for 30 days, to be restored.</p></div>{{/NONE}}
