{{%AUTOESCAPE context="HTML"}}
{{!
  Every refusal and every fault: what it is, why, and what to do next.

  ERROR_TITLE, ERROR_WHY, REQUEST_ID
  section ADVICE           ERROR_NEXT: what to do
  section UNSAVED          UNSAVED_TEXT: what was typed into the form that was refused
  section WAY_ON           WAY_ON_URL, WAY_ON_LABEL: the link that leads there
}}
<div class="one">
  <div class="card">
    <h1>{{ERROR_TITLE}}</h1>
    <p class="lead">{{ERROR_WHY}}</p>
    {{#ADVICE}}<p>{{ERROR_NEXT}}</p>{{/ADVICE}}
    {{#UNSAVED}}
    <div class="field"><label for="unsaved">What you wrote was not saved. Copy it before you go on.</label>
      <textarea id="unsaved" rows="5" readonly>{{UNSAVED_TEXT:p}}</textarea>
      <button class="btn-quiet btn-small" type="button" data-copy="unsaved" hidden>Copy</button></div>
    {{/UNSAVED}}
    {{#WAY_ON}}<p class="actions"><a class="btn" href="{{WAY_ON_URL}}">{{WAY_ON_LABEL}}</a></p>{{/WAY_ON}}
  </div>
  <p class="quiet small">If you write to us about this, name the number <code>{{REQUEST_ID}}</code>.</p>
</div>
