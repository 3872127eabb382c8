{{%AUTOESCAPE context="HTML"}}
{{!
  Stands above a client's page that staff look at. Filled by itself: no csrf, nothing of a session.

  CONTACT_NAME, CHECKLIST_URL
  section STATES           with STATE, repeated: STATE_URL, STATE_TEXT, with section CHOSEN; left out where the page stands in another
}}
<div class="preview-bar" role="region" aria-label="Preview">
  <div class="preview-said"><p><strong>Preview: this is what {{CONTACT_NAME}} sees.</strong> Nothing here can be pressed; nothing is opened or marked.</p>
  {{#STATES}}<p><a href="{{CHECKLIST_URL}}">Back to the checklist</a></p>{{/STATES}}</div>
  {{#STATES}}
  <nav aria-label="What they would see"><ul class="filters">
    {{#STATE}}<li><a href="{{STATE_URL}}"{{#CHOSEN}} aria-current="page"{{/CHOSEN}}>{{STATE_TEXT}}</a></li>{{/STATE}}
  </ul></nav>
  {{/STATES}}
</div>
