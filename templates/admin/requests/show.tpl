{{%AUTOESCAPE context="HTML"}}
{{!
  One request as staff see it: what was asked, what came in, comments, complete and reopen.

  REQUEST_TITLE, STATUS (open, overdue, completed), STATUS_TEXT, CHECKLIST_TITLE, CHECKLIST_URL, WORK_TITLE, WORK_URL, EDIT_URL
  section DUE              DUE_ON, DUE_WORDS
  section EDITABLE         the work is not completed: VERSION, SEEN, the values of these fields
  section READ_ONLY        the work is completed
  section DESCRIBED        DESCRIPTION (HTML made from Markdown), or NOT_DESCRIBED
  section ATTACHMENTS      files of the firm, with ATTACHMENT, repeated, each with include FILE (admin/requests/file.tpl)
  sections REMOVED_OF_STAFF, REMOVED_OF_CLIENT   a file that was taken away, repeated, with one of
    section RESTORABLE     RESTORE_URL, DOCUMENT_NAME
    section BY_CLIENT      REMOVED_BY: its name is theirs alone
  section NO_ATTACHMENTS   none, and READ_ONLY
  section ATTACHABLE       DOCUMENTS_URL, MAX_FILE_BYTES, MAX_FILE_WORDS ("25 MB"), with section BAD_FILES (FILES_ERROR);
                           field files
  section COMPLETED        COMPLETED_BY, COMPLETED_AT, COMPLETED_WORDS
  section ANSWERED         of each author, repeated: ANSWER, ANSWER_BY, ANSWERED_AT, ANSWERED_WORDS
  section NO_ANSWER
  section DOCUMENTS        with DOCUMENT, repeated, each with include FILE
  section NO_DOCUMENTS
  section EXCUSED          the client asks to be let off, or for time: EXCUSE_BY, EXCUSE_WORDS, EXCUSED_AT, EXCUSED_WORDS, with
    section EXCUSE_NOTED   EXCUSE_NOTE
  include THREAD           admin/requests/thread.tpl: comments and decisions
  include DECIDE           admin/requests/decide.tpl, where something is to be decided
  section COMMENTABLE      COMMENTS_URL, COMMENT_TYPED, with sections BAD_COMMENT (COMMENT_ERROR), BAD_COMMENT_FILES
                           (COMMENT_FILES_ERROR); fields comment, comment-files
  section COMPLETABLE      COMPLETE_URL
  section REOPENABLE       REOPEN_URL
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{WORK_URL}}">{{WORK_TITLE}}</a></li><li><a href="{{CHECKLIST_URL}}">{{CHECKLIST_TITLE}}</a></li></ol></nav>
<div class="page-head">
  <div>
    <h1>{{REQUEST_TITLE}}</h1>
    <ul class="meta">
      <li><span class="tag tag-{{STATUS}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{STATUS}}"></use></svg>{{STATUS_TEXT}}</span></li>
      {{#DUE}}<li><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#calendar"></use></svg><span>Due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span></li>{{/DUE}}
      {{#COMPLETED}}<li><span>Done by {{COMPLETED_BY}}, <time datetime="{{COMPLETED_AT}}">{{COMPLETED_WORDS}}</time></span></li>{{/COMPLETED}}
    </ul>
  </div>
  {{#EDITABLE}}
  <div class="actions">
    <a class="btn btn-quiet" href="{{EDIT_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#pencil"></use></svg>Edit</a>
    {{#COMPLETABLE}}<form method="post" action="{{COMPLETE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="seen" value="{{SEEN}}"><input type="hidden" name="version" value="{{VERSION}}"><button type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#check"></use></svg>Complete</button></form>{{/COMPLETABLE}}
    {{#REOPENABLE}}<form method="post" action="{{REOPEN_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="seen" value="{{SEEN}}"><input type="hidden" name="version" value="{{VERSION}}"><button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#reopen"></use></svg>Reopen</button></form>{{/REOPENABLE}}
  </div>
  {{/EDITABLE}}
</div>
{{#READ_ONLY}}
<div class="notice"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#lock"></use></svg><p>The work is completed. <a href="{{WORK_URL}}">Reopen it</a> to change or comment on this request.</p></div>
{{/READ_ONLY}}
{{#EXCUSED}}
<div class="notice notice-warn"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-waiting"></use></svg><div><p><strong>{{EXCUSE_BY}}:</strong> {{EXCUSE_WORDS}} <time class="quiet small" datetime="{{EXCUSED_AT}}">{{EXCUSED_WORDS}}</time></p>{{#EXCUSE_NOTED}}<p class="said">{{EXCUSE_NOTE:p}}</p>{{/EXCUSE_NOTED}}</div></div>
{{/EXCUSED}}
<div class="split">
  <div>
    <section class="card" aria-labelledby="answer-title">
      <h2 id="answer-title">Answer</h2>
      {{#ANSWERED}}
      <div class="comment"><p class="comment-by"><strong>{{ANSWER_BY}}</strong> <time datetime="{{ANSWERED_AT}}">{{ANSWERED_WORDS}}</time></p><p class="said">{{ANSWER:p}}</p></div>
      {{/ANSWERED}}
      {{#NO_ANSWER}}<p class="quiet">No answer in words yet.</p>{{/NO_ANSWER}}
    </section>
    <section class="card" aria-labelledby="documents-title">
      <h2 id="documents-title">Files</h2>
      {{#DOCUMENTS}}
      <ul class="files">
        {{#DOCUMENT}}
        <li>{{>FILE}}</li>
        {{/DOCUMENT}}
      </ul>
      {{/DOCUMENTS}}
      {{#NO_DOCUMENTS}}<p class="quiet">No files yet.</p>{{/NO_DOCUMENTS}}
      {{#REMOVED_OF_CLIENT}}
      {{#RESTORABLE}}<form class="removed-file" method="post" action="{{RESTORE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><p><s>{{DOCUMENT_NAME}}</s> is removed. The client does not see it.</p><button class="btn-text" type="submit">Undo<span class="visually-hidden">: put {{DOCUMENT_NAME}} back</span></button></form>{{/RESTORABLE}}
      {{#BY_CLIENT}}<div class="removed-file"><p>{{REMOVED_BY}} took back a file.</p></div>{{/BY_CLIENT}}
      {{/REMOVED_OF_CLIENT}}
    </section>
    <section class="card" aria-labelledby="comments-title">
      <h2 id="comments-title">Comments and decisions</h2>
      {{>THREAD}}
      {{#COMMENTABLE}}
      <form method="post" action="{{COMMENTS_URL}}" enctype="multipart/form-data" data-upload="together">
        <input type="hidden" name="csrf" value="{{CSRF}}">
        <div class="field"><label for="comment">Add a comment</label>
          <p class="hint" id="comment-hint">Everybody who got this checklist can read it.</p>
          {{#BAD_COMMENT}}<p class="field-error" id="comment-error">{{COMMENT_ERROR}}</p>{{/BAD_COMMENT}}
          <textarea id="comment" name="comment" rows="3" aria-describedby="comment-hint{{#BAD_COMMENT}} comment-error{{/BAD_COMMENT}}"{{#BAD_COMMENT}} aria-invalid="true"{{/BAD_COMMENT}}>{{COMMENT_TYPED:p}}</textarea></div>
        <div class="field attach"><label for="comment-files">Files with it <span class="optional">(optional, up to {{MAX_FILE_WORDS}} each)</span></label>
          {{#BAD_COMMENT_FILES}}<p class="field-error" id="comment-files-error">{{COMMENT_FILES_ERROR}}</p>{{/BAD_COMMENT_FILES}}
          <input id="comment-files" name="comment-files" type="file" multiple data-max-bytes="{{MAX_FILE_BYTES}}"{{#BAD_COMMENT_FILES}} aria-invalid="true" aria-describedby="comment-files-error"{{/BAD_COMMENT_FILES}}></div>
        <div class="actions"><button class="btn-quiet" type="submit">Add comment</button></div>
      </form>
      {{/COMMENTABLE}}
    </section>
  </div>
  <div>
    <section class="card" aria-labelledby="asked-title">
      <h2 id="asked-title">What was asked</h2>
      {{#DESCRIBED}}<div class="prose">{{DESCRIPTION:x-markdown}}</div>{{/DESCRIBED}}
      {{#NOT_DESCRIBED}}<p class="quiet">The title says it all so far.{{#EDITABLE}} <a href="{{EDIT_URL}}">Explain it</a>{{/EDITABLE}}</p>{{/NOT_DESCRIBED}}
      <p class="quiet small">Part of <a href="{{CHECKLIST_URL}}">{{CHECKLIST_TITLE}}</a></p>
    </section>
    <section class="card" aria-labelledby="attachments-title">
      <h2 id="attachments-title">Files for the client</h2>
      {{#ATTACHMENTS}}
      <ul class="files">
        {{#ATTACHMENT}}
        <li>{{>FILE}}</li>
        {{/ATTACHMENT}}
      </ul>
      {{/ATTACHMENTS}}
      {{#REMOVED_OF_STAFF}}
      {{#RESTORABLE}}<form class="removed-file" method="post" action="{{RESTORE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><p><s>{{DOCUMENT_NAME}}</s> is taken back.</p><button class="btn-text" type="submit">Undo<span class="visually-hidden">: put {{DOCUMENT_NAME}} back</span></button></form>{{/RESTORABLE}}
      {{/REMOVED_OF_STAFF}}
      {{#ATTACHABLE}}
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
      {{/ATTACHABLE}}
      {{#NO_ATTACHMENTS}}<p class="quiet">None.</p>{{/NO_ATTACHMENTS}}
    </section>
  </div>
</div>
{{>DECIDE}}
