{{%AUTOESCAPE context="HTML"}}
{{!
  The firm's own names for where work stands, below the kinds that they are of.

  FORM_URL, NAME_TYPED
  section KIND             repeated: KIND_NAME, KIND_TEXT, KIND_MEANS, with
    section OWN            repeated: STATUS_NAME, USES_WORDS, WORK_URL, RENAME_URL, MOVE_URL, RETIRE_URL, with
                           sections CAN_RISE, CAN_SINK; the form's field: way (up, down)
  section KIND_CHOICE      repeated: KIND_NAME, KIND_TEXT, with section CHOSEN
  sections BAD_NAME (NAME_ERROR), BAD_KIND (KIND_ERROR)
  The form's fields: name, kind
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="/admin/settings">Settings</a></li></ol></nav>
<div class="page-head"><div><h1>Statuses</h1><p class="quiet">Five are always there. Give them names of your own, such as “With the tax office” for Waiting.</p></div></div>
<div class="split">
  <div class="card card-flush kinds-of-status">
    {{#KIND}}
    <section aria-labelledby="kind-{{KIND_NAME}}">
      <div class="card-head"><h2 id="kind-{{KIND_NAME}}"><span class="tag tag-{{KIND_NAME}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{KIND_NAME}}"></use></svg>{{KIND_TEXT}}</span></h2><p class="quiet small">{{KIND_MEANS}}</p></div>
      <ul class="rows">
        {{#OWN}}
        <li><div class="row-line"><div><strong>{{STATUS_NAME}}</strong> <p class="small"><a href="{{WORK_URL}}">{{USES_WORDS}}<span class="visually-hidden"> with {{STATUS_NAME}}</span></a></p></div>
          <div class="status-deeds">
            <form method="post" action="{{MOVE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}">{{#CAN_RISE}}<button class="btn-icon" type="submit" name="way" value="up" aria-label="Move {{STATUS_NAME}} up"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#arrow-up"></use></svg></button>{{/CAN_RISE}}{{#CAN_SINK}}<button class="btn-icon" type="submit" name="way" value="down" aria-label="Move {{STATUS_NAME}} down"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#arrow-down"></use></svg></button>{{/CAN_SINK}}</form>
            <a class="btn btn-quiet btn-small" href="{{RENAME_URL}}">Rename<span class="visually-hidden"> {{STATUS_NAME}}</span></a>
            <a class="btn btn-quiet btn-small" href="{{RETIRE_URL}}">Retire<span class="visually-hidden"> {{STATUS_NAME}}</span></a>
          </div></div></li>
        {{/OWN}}
      </ul>
    </section>
    {{/KIND}}
  </div>
  <div>
    <form class="card" method="post" action="{{FORM_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <h2>One more</h2>
      <div class="field"><label for="name">Name</label>
        {{#BAD_NAME}}<p class="field-error" id="name-error">{{NAME_ERROR}}</p>{{/BAD_NAME}}
        <input id="name" name="name" value="{{NAME_TYPED}}" maxlength="60" autocomplete="off" required{{#BAD_NAME}} aria-invalid="true" aria-describedby="name-error"{{/BAD_NAME}}></div>
      <div class="field"><label for="kind">Is a kind of</label>
        {{#BAD_KIND}}<p class="field-error" id="kind-error">{{KIND_ERROR}}</p>{{/BAD_KIND}}
        <select id="kind" name="kind"{{#BAD_KIND}} aria-invalid="true" aria-describedby="kind-error"{{/BAD_KIND}}>{{#KIND_CHOICE}}<option value="{{KIND_NAME}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{KIND_TEXT}}</option>{{/KIND_CHOICE}}</select></div>
      <div class="actions"><button type="submit">Add status</button></div>
    </form>
  </div>
</div>
