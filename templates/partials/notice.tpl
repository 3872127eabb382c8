{{%AUTOESCAPE context="HTML"}}
{{!
  Said once, where something was just done.

  NOTICE_TEXT
  section NOTICE_LINK  NOTICE_URL, NOTICE_LABEL: one way onward
  section NOTICE_UNDO  UNDO_URL, UNDO_WHAT: the way back; the form's field: undo
}}
<div class="notice notice-good" role="status">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-completed"></use></svg>
  <p>{{NOTICE_TEXT}}{{#NOTICE_LINK}} <a href="{{NOTICE_URL}}">{{NOTICE_LABEL}}</a>{{/NOTICE_LINK}}</p>
  {{#NOTICE_UNDO}}<form method="post" action="{{UNDO_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="undo" value="{{UNDO_WHAT}}"><button class="btn-text" type="submit">Undo</button></form>{{/NOTICE_UNDO}}
</div>
