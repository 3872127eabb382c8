{{%AUTOESCAPE context="HTML"}}
{{!
  Templates of checklists.

  SEARCHED (what is in the field), NEW_URL
  section LIST             with TEMPLATE, repeated: TEMPLATE_URL, TEMPLATE_NAME, TEMPLATE_TITLE, REQUESTS_WORDS, CHANGED_AT, CHANGED_WORDS
  section NONE             there is none yet
  section NOTHING_FOUND    nothing fits what was searched for
  section DELETED          with TEMPLATE, repeated: TEMPLATE_NAME, REQUESTS_WORDS, RESTORE_URL
}}
<div class="page-head">
  <div><h1>Templates</h1><p class="lead">Checklists to begin from: written once, filled in for each client.</p></div>
  <div class="actions"><a class="btn" href="{{NEW_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>New template</a></div>
</div>
<div class="toolbar">
  <form class="search" method="get" action="/admin/templates" role="search" aria-label="Templates"><label class="visually-hidden" for="q">Find a template</label><input id="q" name="q" type="search" maxlength="200" value="{{SEARCHED}}" placeholder="Find a template"><button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#search"></use></svg>Find</button></form>
</div>
{{#LIST}}
<section class="card card-flush" aria-label="Templates">
  <table class="stack">
    <thead><tr><th scope="col">Template</th><th scope="col">Asks</th><th scope="col">Changed</th></tr></thead>
    <tbody>
      {{#TEMPLATE}}
      <tr><th scope="row"><a href="{{TEMPLATE_URL}}">{{TEMPLATE_NAME}}</a><small>{{TEMPLATE_TITLE}}</small></th><td>{{REQUESTS_WORDS}}</td><td data-label="Changed"><time datetime="{{CHANGED_AT}}">{{CHANGED_WORDS}}</time></td></tr>
      {{/TEMPLATE}}
    </tbody>
  </table>
</section>
{{/LIST}}
{{#NONE}}<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#list"></use></svg><h2>No templates yet</h2><p>What you ask of many clients is written here once. “Save as a template” on any checklist makes one, too.</p></div>{{/NONE}}
{{#NOTHING_FOUND}}<div class="card empty"><h2>Nothing fits</h2><p>No template has these words in its name or title. <a href="/admin/templates">Show all</a></p></div>{{/NOTHING_FOUND}}
{{#DELETED}}
<details><summary>Deleted templates</summary>
<ul class="card card-flush rows">
  {{#TEMPLATE}}
  <li class="row-line"><div><strong>{{TEMPLATE_NAME}}</strong> <span class="quiet">{{REQUESTS_WORDS}}</span></div><form method="post" action="{{RESTORE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit">Restore<span class="visually-hidden"> {{TEMPLATE_NAME}}</span></button></form></li>
  {{/TEMPLATE}}
</ul></details>
{{/DELETED}}
