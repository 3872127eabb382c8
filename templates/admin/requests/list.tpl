{{%AUTOESCAPE context="HTML"}}
{{!
  Requests under their headings, in order: of a checklist or of a template.

  section GROUP            repeated: SECTION_NAME (empty: what stands above all headings), with
    section HEADED         SECTION_NAME, with SECTION_EDITABLE: SECTIONS_URL, VERSION, SECTION_NUMBER, with SECTION_UP, SECTION_DOWN
    section REQUEST        repeated: REQUEST_ID, REQUEST_URL, REQUEST_TITLE, STATUS (open, overdue, completed, draft), with
      section STATE        STATUS_TEXT
      section KIND_SHOWN   KIND_NAME
      section OPTIONAL     it may be left out
      sections DUE, OVERDUE  DUE_ON, DUE_WORDS
      section DUE_RULE     DUE_RULE_WORDS: of a template, "14 days after the start"
      section ANSWERED     there is an answer
      section COMMENTS     COMMENTS_WORDS: "2 comments"
      section DOCUMENTS    DOCUMENTS_WORDS: "1 file"
      sections MOVABLE_UP, MOVABLE_DOWN  MOVE_URL; field direction
    section NO_REQUEST_HERE  nothing under this heading
  section NO_REQUEST
  section SORTABLE         VERSION: rows can be dragged, where there is JavaScript
  section ADD_SECTION      SECTIONS_URL, VERSION, SECTION_TYPED, with BAD_SECTION_NAME (SECTION_NAME_ERROR); fields step, section,
                           section_name, version
}}
<div class="outline"{{#SORTABLE}} data-sortable{{/SORTABLE}}>
{{#GROUP}}
{{#HEADED}}
<div class="outline-head"><h3 class="task-heading">{{SECTION_NAME}}</h3>
{{#SECTION_EDITABLE}}
<details class="outline-edit"><summary>Change<span class="visually-hidden"> the heading “{{SECTION_NAME}}”</span></summary>
<form class="inline-form" method="post" action="{{SECTIONS_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><input type="hidden" name="section" value="{{SECTION_NAME}}">
<div class="field"><label class="visually-hidden" for="section_name_{{SECTION_NUMBER}}">Heading</label><input id="section_name_{{SECTION_NUMBER}}" name="section_name" value="{{SECTION_NAME}}" maxlength="120" autocomplete="off"></div>
<button class="btn-quiet" type="submit" name="step" value="rename">Rename</button>
{{#SECTION_UP}}<button class="btn-quiet" type="submit" name="step" value="up">Move up</button>{{/SECTION_UP}}
{{#SECTION_DOWN}}<button class="btn-quiet" type="submit" name="step" value="down">Move down</button>{{/SECTION_DOWN}}
<button class="btn-danger" type="submit" name="step" value="remove">Remove heading</button>
<p class="hint">Removing the heading keeps its requests: they join what stands above.</p>
</form></details>
{{/SECTION_EDITABLE}}
</div>
{{/HEADED}}
<ul class="tasks" data-section="{{SECTION_NAME}}">
{{#REQUEST}}
<li class="task-row" data-request="{{REQUEST_ID}}" data-move="{{MOVE_URL}}"><a class="task task-{{STATUS}}" href="{{REQUEST_URL}}">
<svg class="icon task-mark" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{STATUS}}"></use></svg>
<span class="task-text"><span class="task-title">{{REQUEST_TITLE}}</span>
<span class="task-note">
{{#KIND_SHOWN}}<span>{{KIND_NAME}}</span>{{/KIND_SHOWN}}
{{#OPTIONAL}}<span>Optional</span>{{/OPTIONAL}}
{{#DUE}}<span>Due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span>{{/DUE}}
{{#OVERDUE}}<span class="bad">Was due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span>{{/OVERDUE}}
{{#DUE_RULE}}<span>Due {{DUE_RULE_WORDS}}</span>{{/DUE_RULE}}
{{#ANSWERED}}<span><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#check"></use></svg>Answered</span>{{/ANSWERED}}
{{#COMMENTS}}<span><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#message"></use></svg>{{COMMENTS_WORDS}}</span>{{/COMMENTS}}
{{#DOCUMENTS}}<span><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#paperclip"></use></svg>{{DOCUMENTS_WORDS}}</span>{{/DOCUMENTS}}
</span>
</span>
{{#STATE}}<span class="task-side"><span class="tag tag-{{STATUS}}">{{STATUS_TEXT}}</span></span>{{/STATE}}
</a>
<div class="order">
{{#MOVABLE_UP}}<form method="post" action="{{MOVE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="direction" value="up"><button class="btn-icon" type="submit" title="Move up"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#arrow-up"></use></svg><span class="visually-hidden">Move “{{REQUEST_TITLE}}” up</span></button></form>{{/MOVABLE_UP}}
{{#MOVABLE_DOWN}}<form method="post" action="{{MOVE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="direction" value="down"><button class="btn-icon" type="submit" title="Move down"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#arrow-down"></use></svg><span class="visually-hidden">Move “{{REQUEST_TITLE}}” down</span></button></form>{{/MOVABLE_DOWN}}
</div></li>
{{/REQUEST}}
{{#NO_REQUEST_HERE}}<li class="outline-none quiet">Nothing under this heading yet.</li>{{/NO_REQUEST_HERE}}
</ul>
{{/GROUP}}
{{#NO_REQUEST}}<div class="empty"><p>Nothing asked yet. Write the first request below.</p></div>{{/NO_REQUEST}}
{{#SORTABLE}}<form method="post" data-place hidden><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><input type="hidden" name="section"><input type="hidden" name="before"></form>{{/SORTABLE}}
{{#ADD_SECTION}}
<details class="outline-add"{{#BAD_SECTION_NAME}} open{{/BAD_SECTION_NAME}}><summary>Add a heading</summary>
<form class="inline-form" method="post" action="{{SECTIONS_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><input type="hidden" name="step" value="add">
<div class="field"><label for="section_name">Heading</label>
{{#BAD_SECTION_NAME}}<p class="field-error" id="section_name-error">{{SECTION_NAME_ERROR}}</p>{{/BAD_SECTION_NAME}}
<input id="section_name" name="section_name" value="{{SECTION_TYPED}}" maxlength="120" autocomplete="off" required placeholder="Income"{{#BAD_SECTION_NAME}} aria-invalid="true" aria-describedby="section_name-error"{{/BAD_SECTION_NAME}}></div>
<button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>Add heading</button></form></details>
{{/ADD_SECTION}}
</div>
