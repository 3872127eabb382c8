{{%AUTOESCAPE context="HTML"}}
{{!
  A file with contacts is brought.

  IMPORT_URL, TEMPLATE_URL, MAX_FILE_BYTES, PASTED (what came back)
  section BAD_FILES        FILES_ERROR
  The form's fields: files (one), pasted
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="/admin/contacts">Contacts</a></li></ol></nav>
<h1>Import contacts</h1>
<p class="lead">From a spreadsheet or another program. You see what will happen before anything does.</p>
<div class="split">
  <form class="form card" method="post" action="{{IMPORT_URL}}" enctype="multipart/form-data">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <div class="field"><label for="files">CSV file</label>
      <p class="hint" id="files-hint">Up to 50,000 lines. In a spreadsheet: Save as, CSV UTF-8.</p>
      {{#BAD_FILES}}<p class="field-error" id="files-error">{{FILES_ERROR}}</p>{{/BAD_FILES}}
      <input id="files" name="files" type="file" accept=".csv,.txt,text/csv,text/plain" data-max-bytes="{{MAX_FILE_BYTES}}" aria-describedby="files-hint{{#BAD_FILES}} files-error{{/BAD_FILES}}"{{#BAD_FILES}} aria-invalid="true"{{/BAD_FILES}}></div>
    <div class="field"><label for="pasted">Or paste the lines</label>
      <p class="hint" id="pasted-hint">With the headings in the first one, as copied from a spreadsheet.</p>
      <textarea id="pasted" name="pasted" rows="6" spellcheck="false" autocomplete="off" aria-describedby="pasted-hint">{{PASTED:p}}</textarea></div>
    <div class="actions"><button type="submit">Check the lines</button><a href="/admin/contacts">Cancel</a></div>
  </form>
  <section class="card" aria-labelledby="columns-title">
    <h2 id="columns-title">Columns</h2>
    <p>The first line holds the headings, in any order. <a href="{{TEMPLATE_URL}}" download>Download a template</a></p>
    <dl class="facts">
      <dt>Name, E-mail</dt><dd>Needed in every line</dd>
      <dt>Further e-mails</dt><dd>Several with spaces between them</dd>
      <dt>Client, Client kind</dt><dd>Organisation or person. Somebody who acts for several clients has a line for each.</dd>
      <dt>Access</dt><dd>Full or limited. Limited where nothing is said.</dd>
      <dt>Language, Time zone</dt><dd>Such as en and Europe/London. Your firm’s where nothing is said.</dd>
    </dl>
  </section>
</div>
