{{%AUTOESCAPE context="HTML"}}
{{!
  A receipt for the files that clients sent for one request, to be printed or kept.

  REQUEST_TITLE, REQUEST_URL, CHECKLIST_TITLE, WORK_TITLE, COUNT_WORDS ("2 files")
  section DOCUMENT         repeated, in the order in which they came: DOCUMENT_NAME, DOCUMENT_SIZE, DOCUMENT_BY, ADDED_AT,
                           ADDED_WORDS (with the time zone), DOCUMENT_SUM (SHA-256 as hexadecimal digits), with
    section ROUNDED        DOCUMENT_BYTES: the size in words is not exact
}}
<p class="back"><a href="{{REQUEST_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-left"></use></svg>{{REQUEST_TITLE}}</a></p>
<div class="page-head">
  <div>
    <h1>Receipt</h1>
    <p class="lead">{{FIRM_NAME}} has received {{COUNT_WORDS}} for “{{REQUEST_TITLE}}”.</p>
    <ul class="meta">
      <li><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#list"></use></svg>{{WORK_TITLE}}, {{CHECKLIST_TITLE}}</li>
    </ul>
  </div>
</div>
{{#DOCUMENT}}
<section class="card receipt" aria-label="{{DOCUMENT_NAME}}">
  <h2>{{DOCUMENT_NAME}}</h2>
  <dl class="facts">
    <dt>Received</dt><dd><time datetime="{{ADDED_AT}}" data-exact>{{ADDED_WORDS}}</time></dd>
    <dt>Sent by</dt><dd>{{DOCUMENT_BY}}</dd>
    <dt>Size</dt><dd>{{DOCUMENT_SIZE}}{{#ROUNDED}} ({{DOCUMENT_BYTES}}){{/ROUNDED}}</dd>
    <dt>SHA-256</dt><dd><code class="sum">{{DOCUMENT_SUM}}</code></dd>
  </dl>
</section>
{{/DOCUMENT}}
<p class="quiet small">The SHA-256 is a file’s fingerprint: it is the same for the same file, and another one as soon as a single letter in it differs. Print this page, or save it as a PDF, to keep it.</p>
