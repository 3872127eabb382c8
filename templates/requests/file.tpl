{{%AUTOESCAPE context="HTML"}}
{{!
  One file in a list, as a contact sees it; within an <li>.

  DOCUMENT_URL, DOCUMENT_NAME, DOCUMENT_SIZE
  section ADDED            of a client's, without a comment: DOCUMENT_BY ("you" or a name), ADDED_AT, ADDED_WORDS
  section REMOVABLE        REMOVE_URL, DOCUMENT_NAME
}}
<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#file"></use></svg><span class="file-text"><a href="{{DOCUMENT_URL}}" download>{{DOCUMENT_NAME}}</a> <small>{{DOCUMENT_SIZE}}{{#ADDED}}, from {{DOCUMENT_BY}}, <time datetime="{{ADDED_AT}}">{{ADDED_WORDS}}</time>{{/ADDED}}</small></span>{{#REMOVABLE}}<form method="post" action="{{REMOVE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit">Remove<span class="visually-hidden"> {{DOCUMENT_NAME}}</span></button></form>{{/REMOVABLE}}
