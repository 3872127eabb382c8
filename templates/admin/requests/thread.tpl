{{%AUTOESCAPE context="HTML"}}
{{!
  What was said and decided about a request, by time.

  section ENTRIES          with ENTRY, repeated: BY, WRITTEN_AT, WRITTEN_WORDS, with one of
    section COMMENT        section MINE (of the firm), with
      section WORDS        TEXT
      section FILES        with FILE_ROW, repeated, each with include FILE (admin/requests/file.tpl)
      section EMPTIED      it was a file alone, which was removed
    section EVENT          EVENT_WORDS ("sent it back"), MARK (of its status), with section NOTED: TEXT
  section NO_ENTRIES
}}
{{#ENTRIES}}
<ul class="thread">
  {{#ENTRY}}
  {{#COMMENT}}<li class="comment{{#MINE}} comment-mine{{/MINE}}"><p class="comment-by"><strong>{{BY}}</strong> <time datetime="{{WRITTEN_AT}}">{{WRITTEN_WORDS}}</time></p>{{#WORDS}}<p class="said">{{TEXT:p}}</p>{{/WORDS}}
    {{#FILES}}
    <ul class="files">
      {{#FILE_ROW}}<li>{{>FILE}}</li>{{/FILE_ROW}}
    </ul>
    {{/FILES}}
    {{#EMPTIED}}<p class="quiet">The file was removed.</p>{{/EMPTIED}}</li>{{/COMMENT}}
  {{#EVENT}}<li class="event event-{{MARK}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{MARK}}"></use></svg><div><p><strong>{{BY}}</strong> {{EVENT_WORDS}} <time class="quiet small" datetime="{{WRITTEN_AT}}">{{WRITTEN_WORDS}}</time></p>{{#NOTED}}<p class="said">{{TEXT:p}}</p>{{/NOTED}}</div></li>{{/EVENT}}
  {{/ENTRY}}
</ul>
{{/ENTRIES}}
{{#NO_ENTRIES}}<p class="quiet">No comments yet.</p>{{/NO_ENTRIES}}
