{{%AUTOESCAPE context="HTML"}}
{{!
  Said once, where something was just done.

  NOTICE_TEXT
  section NOTICE_LINK  NOTICE_URL, NOTICE_LABEL: one way onward
}}
<div class="notice notice-good" role="status">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-completed"></use></svg>
  <p>{{NOTICE_TEXT}}{{#NOTICE_LINK}} <a href="{{NOTICE_URL}}">{{NOTICE_LABEL}}</a>{{/NOTICE_LINK}}</p>
</div>
