{{%AUTOESCAPE context="HTML"}}
{{!
  What was said and decided about a request, by time.

  section ENTRIES          with ENTRY, repeated: BY, WRITTEN_AT, WRITTEN_WORDS, with one of
    section COMMENT        TEXT; section MINE (of the firm) before it
    section EVENT          EVENT_WORDS ("sent it back"), MARK (of its status), with section NOTED: TEXT
  section NO_ENTRIES
}}
{{#ENTRIES}}
<ul class="thread">
  {{#ENTRY}}
  {{#COMMENT}}<li class="comment{{#MINE}} comment-mine{{/MINE}}"><p class="comment-by"><strong>{{BY}}</strong> <time datetime="{{WRITTEN_AT}}">{{WRITTEN_WORDS}}</time></p><p class="said">{{TEXT:p}}</p></li>{{/COMMENT}}
  {{#EVENT}}<li class="event event-{{MARK}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{MARK}}"></use></svg><div><p><strong>{{BY}}</strong> {{EVENT_WORDS}} <time class="quiet small" datetime="{{WRITTEN_AT}}">{{WRITTEN_WORDS}}</time></p>{{#NOTED}}<p class="said">{{TEXT:p}}</p>{{/NOTED}}</div></li>{{/EVENT}}
  {{/ENTRY}}
</ul>
{{/ENTRIES}}
{{#NO_ENTRIES}}<p class="quiet">No comments yet.</p>{{/NO_ENTRIES}}
