{{%AUTOESCAPE context="HTML"}}
{{!
  The firm sent it back, or did not accept what was said instead of an answer.

  RETURNED_BY, RETURNED_AT, RETURNED_WORDS, NOTE, with one of
  sections SENT_BACK, REFUSED
  section PRESSING         the work is open: it waits for the client
}}
<div class="notice{{#PRESSING}} notice-warn{{/PRESSING}}" id="returned">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-returned"></use></svg>
  <div><p><strong>{{#SENT_BACK}}Sent back{{/SENT_BACK}}{{#REFUSED}}Still needed{{/REFUSED}}</strong> by {{RETURNED_BY}}, <time datetime="{{RETURNED_AT}}">{{RETURNED_WORDS}}</time>:</p>
  <p class="said">{{NOTE:p}}</p></div>
</div>
