{{%AUTOESCAPE context="HTML"}}
{{!
  One file seen in place, page by page, with its facts. No byte of the file itself is shown.

  DOCUMENT_NAME, DOCUMENT_URL (the download), DOCUMENT_SIZE, DOCUMENT_KIND, DOCUMENT_BY, DOCUMENT_SUM, ADDED_AT, ADDED_WORDS
  WORK_TITLE, WORK_URL, CHECKLIST_TITLE, CHECKLIST_URL, REQUEST_TITLE, REQUEST_URL
  section ROUNDED          the size is not exact: DOCUMENT_BYTES ("1,234,567 bytes")
  section PICTURE          PICTURE_URL, PICTURE_WIDTH, PICTURE_HEIGHT, PAGE, PAGES_IN_ALL
  section PAGER            PAGE, PAGES_IN_ALL, with sections BEFORE (BEFORE_URL), AFTER (AFTER_URL), CUT (PAGES: how many can be seen here)
  section WAITING          the picture is still to be drawn: VIEW_URL
  section NONE             there is none of this file
  sections READ_BY_CLIENT (READ_AT, READ_WORDS), UNREAD_BY_CLIENT: of a file of the firm's
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{WORK_URL}}">{{WORK_TITLE}}</a></li><li><a href="{{CHECKLIST_URL}}">{{CHECKLIST_TITLE}}</a></li><li><a href="{{REQUEST_URL}}">{{REQUEST_TITLE}}</a></li></ol></nav>
<div class="page-head">
  <div><h1>{{DOCUMENT_NAME}}</h1></div>
  <div class="actions"><a class="btn" href="{{DOCUMENT_URL}}" download><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#download"></use></svg>Download</a></div>
</div>
<div class="split">
  <div>
    {{#PICTURE}}
    <figure class="sheet"><img src="{{PICTURE_URL}}" width="{{PICTURE_WIDTH}}" height="{{PICTURE_HEIGHT}}" alt="Page {{PAGE}} of {{PAGES_IN_ALL}} of {{DOCUMENT_NAME}}"></figure>
    {{/PICTURE}}
    {{#PAGER}}
    <nav class="sheet-pages" aria-label="Pages of this file">
      {{#BEFORE}}<a class="btn btn-quiet" href="{{BEFORE_URL}}" rel="prev"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-left"></use></svg>Previous</a>{{/BEFORE}}
      <p>Page {{PAGE}} of {{PAGES_IN_ALL}}</p>
      {{#AFTER}}<a class="btn btn-quiet" href="{{AFTER_URL}}" rel="next">Next<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-right"></use></svg></a>{{/AFTER}}
    </nav>
    {{#CUT}}<p class="quiet small">The first {{PAGES}} pages can be seen here. Download the file for the rest.</p>{{/CUT}}
    {{/PAGER}}
    {{#WAITING}}
    <div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-waiting"></use></svg><h2>The picture is being made</h2><p>It usually takes some seconds. <a href="{{VIEW_URL}}">Look again</a>, or download the file.</p></div>
    {{/WAITING}}
    {{#NONE}}
    <div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#file"></use></svg><h2>No picture of this file</h2><p>Pictures and PDF files can be seen here, unless they are damaged or locked by a password. Download this one to open it.</p></div>
    {{/NONE}}
  </div>
  <div>
    <section class="card" aria-labelledby="facts-title">
      <h2 id="facts-title">About this file</h2>
      <dl class="facts facts-short">
        <dt>Kind</dt><dd>{{DOCUMENT_KIND}}</dd>
        <dt>Size</dt><dd>{{DOCUMENT_SIZE}}{{#ROUNDED}} <span class="quiet small">({{DOCUMENT_BYTES}})</span>{{/ROUNDED}}</dd>
        <dt>From</dt><dd>{{DOCUMENT_BY}}</dd>
        <dt>Added</dt><dd><time datetime="{{ADDED_AT}}">{{ADDED_WORDS}}</time></dd>
        {{#READ_BY_CLIENT}}<dt>Client</dt><dd>Downloaded it <time datetime="{{READ_AT}}">{{READ_WORDS}}</time></dd>{{/READ_BY_CLIENT}}
        {{#UNREAD_BY_CLIENT}}<dt>Client</dt><dd>Has not downloaded it yet</dd>{{/UNREAD_BY_CLIENT}}
        <dt>SHA-256</dt><dd><code class="sum">{{DOCUMENT_SUM}}</code></dd>
      </dl>
      <p class="quiet small">The sum is the file’s fingerprint: the same file has the same one, on the client’s receipt too.</p>
    </section>
  </div>
</div>
