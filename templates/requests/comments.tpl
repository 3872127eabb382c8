{{%AUTOESCAPE context="HTML"}}
{{!
  What was said about a request, and the form to say more.

  section COMMENTS         with COMMENT, repeated: COMMENT_BY, WRITTEN_AT, WRITTEN_WORDS, MINE (section), with
    section WORDS          COMMENT_TEXT
    section COMMENT_FILES  with COMMENT_FILE, repeated, each with include FILE (requests/file.tpl)
    section EMPTIED        it was a file alone, which was removed
  section NO_COMMENTS      none yet, with section INVITED: one can be written
  section COMMENTABLE      COMMENTS_URL, COMMENT_TYPED (what is in its field), MAX_FILE_BYTES, MAX_FILE_WORDS ("25 MB");
                           fields comment, comment-files, with
    sections BAD_COMMENT (COMMENT_ERROR), BAD_FILES (FILES_ERROR)
}}
<section class="card" aria-labelledby="comments-title">
  <h2 id="comments-title">Comments</h2>
  {{#COMMENTS}}
  <ul class="thread">
    {{#COMMENT}}
    <li class="comment{{#MINE}} comment-mine{{/MINE}}">
      <p class="comment-by"><strong>{{COMMENT_BY}}</strong> <time datetime="{{WRITTEN_AT}}">{{WRITTEN_WORDS}}</time></p>
      {{#WORDS}}<p class="said">{{COMMENT_TEXT:p}}</p>{{/WORDS}}
      {{#COMMENT_FILES}}
      <ul class="files">
        {{#COMMENT_FILE}}
        <li>{{>FILE}}</li>
        {{/COMMENT_FILE}}
      </ul>
      {{/COMMENT_FILES}}
      {{#EMPTIED}}<p class="quiet">The file was removed.</p>{{/EMPTIED}}
    </li>
    {{/COMMENT}}
  </ul>
  {{/COMMENTS}}
  {{#NO_COMMENTS}}<p class="quiet">No comments yet.{{#INVITED}} A question, or something we should know? Write it here.{{/INVITED}}</p>{{/NO_COMMENTS}}
  {{#COMMENTABLE}}
  <form method="post" action="{{COMMENTS_URL}}" enctype="multipart/form-data" data-upload="together">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <div class="field">
      <label for="comment">Add a comment</label>
      {{#BAD_COMMENT}}<p class="field-error" id="comment-error">{{COMMENT_ERROR}}</p>{{/BAD_COMMENT}}
      <textarea id="comment" name="comment" rows="3"{{#BAD_COMMENT}} aria-invalid="true" aria-describedby="comment-error"{{/BAD_COMMENT}}>{{COMMENT_TYPED:p}}</textarea>
    </div>
    <div class="field attach">
      <label for="comment-files">Files with it <span class="optional">(optional, up to {{MAX_FILE_WORDS}} each)</span></label>
      {{#BAD_FILES}}<p class="field-error" id="comment-files-error">{{FILES_ERROR}}</p>{{/BAD_FILES}}
      <input id="comment-files" name="comment-files" type="file" multiple data-max-bytes="{{MAX_FILE_BYTES}}"{{#BAD_FILES}} aria-invalid="true" aria-describedby="comment-files-error"{{/BAD_FILES}}>
    </div>
    <div class="actions"><button class="btn-quiet" type="submit">Add comment</button></div>
  </form>
  {{/COMMENTABLE}}
</section>
