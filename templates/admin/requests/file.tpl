{{%AUTOESCAPE context="HTML"}}
{{!
  One file in a list, as staff see it; within an <li>.

  DOCUMENT_URL, DOCUMENT_NAME, DOCUMENT_SIZE, VIEW_URL, with
  section ADDED            without a comment: DOCUMENT_BY, ADDED_AT, ADDED_WORDS
  section THUMBNAIL        THUMBNAIL_URL, with section SEVERAL_PAGES: PAGES_IN_ALL, or NO_THUMBNAIL
  section READ_BY_CLIENT   of staff's: READ_AT, READ_WORDS
  section REMOVABLE        REMOVE_URL, DOCUMENT_NAME
}}
{{#THUMBNAIL}}<a class="thumb" href="{{VIEW_URL}}" aria-label="Look at {{DOCUMENT_NAME}}"><img src="{{THUMBNAIL_URL}}" alt="" loading="lazy">{{#SEVERAL_PAGES}}<span>{{PAGES_IN_ALL}} pages</span>{{/SEVERAL_PAGES}}</a>{{/THUMBNAIL}}{{#NO_THUMBNAIL}}<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#file"></use></svg>{{/NO_THUMBNAIL}}<span class="file-text"><a href="{{DOCUMENT_URL}}" download>{{DOCUMENT_NAME}}</a> <small>{{DOCUMENT_SIZE}}{{#ADDED}}, from {{DOCUMENT_BY}}, <time datetime="{{ADDED_AT}}">{{ADDED_WORDS}}</time>{{/ADDED}}{{#READ_BY_CLIENT}}. Downloaded by the client <time datetime="{{READ_AT}}">{{READ_WORDS}}</time>{{/READ_BY_CLIENT}}</small></span><a class="file-more" href="{{VIEW_URL}}">{{#THUMBNAIL}}View{{/THUMBNAIL}}{{#NO_THUMBNAIL}}Details{{/NO_THUMBNAIL}}<span class="visually-hidden"> of {{DOCUMENT_NAME}}</span></a>{{#REMOVABLE}}<form method="post" action="{{REMOVE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit">Remove<span class="visually-hidden"> {{DOCUMENT_NAME}}</span></button></form>{{/REMOVABLE}}
