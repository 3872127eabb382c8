{{%AUTOESCAPE context="HTML"}}
{{!
  What clients added to a request, and the form to add more.

  section DOCUMENTS        with DOCUMENT, repeated, each with include FILE (requests/file.tpl)
  section NO_DOCUMENTS     none, and nothing can be added any more
  section REMOVED          a file that was taken away, repeated, with one of
    section RESTORABLE     by whoever looks: RESTORE_URL, REMOVED_NAME
    section BY_OTHERS      REMOVED_BY: its name is for nobody else
  section RECEIPT          RECEIPT_URL: where clients added any
  section ADDABLE          DOCUMENTS_URL, MAX_FILE_BYTES, MAX_FILE_WORDS ("25 MB"); field files, with
    section CLOSED         files may be added, and were not asked for
    section BAD_FILES      FILES_ERROR
}}
<section class="card" aria-labelledby="documents-title">
  <h2 id="documents-title">Files</h2>
  {{#DOCUMENTS}}
  <ul class="files">
    {{#DOCUMENT}}
    <li>{{>FILE}}</li>
    {{/DOCUMENT}}
  </ul>
  {{/DOCUMENTS}}
  {{#NO_DOCUMENTS}}<p class="quiet">No files were added.</p>{{/NO_DOCUMENTS}}
  {{#REMOVED}}
  {{#RESTORABLE}}<form class="removed-file" method="post" action="{{RESTORE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><p>You removed <s>{{REMOVED_NAME}}</s>. We do not see it.</p><button class="btn-text" type="submit">Put back<span class="visually-hidden"> {{REMOVED_NAME}}</span></button></form>{{/RESTORABLE}}
  {{#BY_OTHERS}}<div class="removed-file"><p>{{REMOVED_BY}} removed a file.</p></div>{{/BY_OTHERS}}
  {{/REMOVED}}
  {{#RECEIPT}}<p class="receipt-link"><a href="{{RECEIPT_URL}}">Receipt for the files you sent</a></p>{{/RECEIPT}}
  {{#ADDABLE}}
  {{#CLOSED}}<details{{#BAD_FILES}} open{{/BAD_FILES}}><summary>Add a file to your answer</summary>{{/CLOSED}}
  <form method="post" action="{{DOCUMENTS_URL}}" enctype="multipart/form-data" data-upload>
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <div class="field drop">
      <label for="files">Choose files or photos</label>
      {{#BAD_FILES}}<p class="field-error" id="files-error">{{FILES_ERROR}}</p>{{/BAD_FILES}}
      <input id="files" name="files" type="file" multiple data-max-bytes="{{MAX_FILE_BYTES}}" aria-describedby="files-hint{{#BAD_FILES}} files-error{{/BAD_FILES}}"{{#BAD_FILES}} aria-invalid="true"{{/BAD_FILES}}>
      <p class="hint" id="files-hint">Several at once are fine, up to {{MAX_FILE_WORDS}} each.</p>
    </div>
    <div class="actions"><button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#upload"></use></svg>Add files</button></div>
  </form>
  {{#CLOSED}}</details>{{/CLOSED}}
  {{/ADDABLE}}
</section>
