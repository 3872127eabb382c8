{{%AUTOESCAPE context="HTML"}}
{{!
  A template: what it asks, and how it reads when it is filled in.

  TEMPLATE_NAME, TEMPLATE_TITLE, EDIT_URL, DUPLICATE_URL, DELETE_URL, ADD_REQUEST_URL
  include REQUEST_LIST     admin/requests/list.tpl
  include REQUEST_FIELDS   admin/requests/fields.tpl
  PREVIEW_TITLE
  section PREVIEWED        repeated: REQUEST_TITLE, with PREVIEW_HEADING (SECTION_TITLE), PREVIEW_DUE (DUE_ON, DUE_WORDS), PREVIEW_TEXT
                           (DESCRIPTION)
  section PLACEHOLDER      repeated: PLACEHOLDER_NAME, PLACEHOLDER_WORDS
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="/admin/templates">Templates</a></li></ol></nav>
<div class="page-head">
  <div><h1>{{TEMPLATE_NAME}}</h1><p class="lead">Clients see: {{TEMPLATE_TITLE}}</p></div>
  <div class="actions">
    <a class="btn btn-quiet" href="{{EDIT_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#pencil"></use></svg>Edit</a>
    <form method="post" action="{{DUPLICATE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#copy"></use></svg>Duplicate</button></form>
    <form method="post" action="{{DELETE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-danger" type="submit">Delete</button></form>
  </div>
</div>
<div class="split">
  <div>
    <section class="card card-flush" id="requests" aria-labelledby="requests-title">
      <div class="card-head"><h2 id="requests-title">Requests</h2></div>
      {{>REQUEST_LIST}}
      <div class="card-foot" id="add">
        <h3>Add a request</h3>
        <form method="post" action="{{ADD_REQUEST_URL}}">
          <input type="hidden" name="csrf" value="{{CSRF}}">
          {{>REQUEST_FIELDS}}
          <button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>Add request</button>
        </form>
      </div>
    </section>
  </div>
  <div>
    <section class="card" aria-labelledby="preview-title">
      <h2 id="preview-title">How it reads</h2>
      <p class="quiet small">Filled in for work that starts today.</p>
      <h3>{{PREVIEW_TITLE}}</h3>
      {{#PREVIEWED}}
      {{#PREVIEW_HEADING}}<h4 class="preview-heading">{{SECTION_TITLE}}</h4>{{/PREVIEW_HEADING}}
      <div class="preview-request"><p><strong>{{REQUEST_TITLE}}</strong>{{#PREVIEW_DUE}} <small>Due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></small>{{/PREVIEW_DUE}}</p>{{#PREVIEW_TEXT}}<div class="prose small">{{DESCRIPTION:x-markdown}}</div>{{/PREVIEW_TEXT}}</div>
      {{/PREVIEWED}}
    </section>
    <section class="card" aria-labelledby="placeholders-title">
      <h2 id="placeholders-title">Placeholders</h2>
      <dl class="facts facts-short">{{#PLACEHOLDER}}<dt><code>&#123;{{PLACEHOLDER_NAME}}&#125;</code></dt><dd>{{PLACEHOLDER_WORDS}}</dd>{{/PLACEHOLDER}}</dl>
    </section>
  </div>
</div>
