{{%AUTOESCAPE context="HTML"}}
{{!
  The files that a request of a template comes with.

  DOCUMENTS_URL, MAX_FILE_BYTES, MAX_FILE_WORDS ("25 MB"), with section BAD_FILES (FILES_ERROR); field files
  section DOCUMENTS        with DOCUMENT, repeated: DOCUMENT_URL, DOCUMENT_NAME, DOCUMENT_SIZE, DOCUMENT_BY, REMOVE_URL
}}
<section class="card" aria-labelledby="files-title">
  <h2 id="files-title">Files for the client</h2>
  <p class="quiet">Every checklist made from this template comes with them.</p>
  {{#DOCUMENTS}}
  <ul class="files">
    {{#DOCUMENT}}
    <li><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#file"></use></svg><span class="file-text"><a href="{{DOCUMENT_URL}}" download>{{DOCUMENT_NAME}}</a> <small>{{DOCUMENT_SIZE}}, from {{DOCUMENT_BY}}</small></span><details class="file-gone"><summary>Remove<span class="visually-hidden"> {{DOCUMENT_NAME}}</span></summary><form method="post" action="{{REMOVE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><p class="small">Checklists that were made keep theirs. This cannot be undone.</p><button class="btn-danger" type="submit">Remove it</button></form></details></li>
    {{/DOCUMENT}}
  </ul>
  {{/DOCUMENTS}}
  <form method="post" action="{{DOCUMENTS_URL}}" enctype="multipart/form-data" data-upload>
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <div class="field drop">
      <label for="files">Choose files</label>
      {{#BAD_FILES}}<p class="field-error" id="files-error">{{FILES_ERROR}}</p>{{/BAD_FILES}}
      <input id="files" name="files" type="file" multiple data-max-bytes="{{MAX_FILE_BYTES}}" aria-describedby="files-hint{{#BAD_FILES}} files-error{{/BAD_FILES}}"{{#BAD_FILES}} aria-invalid="true"{{/BAD_FILES}}>
      <p class="hint" id="files-hint">A form to fill in, an example: up to {{MAX_FILE_WORDS}} each.</p>
    </div>
    <div class="actions"><button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#upload"></use></svg>Add files</button></div>
  </form>
</section>
