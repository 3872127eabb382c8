{{%AUTOESCAPE context="HTML"}}
{{!
  Every refusal and every fault: what it is, why, and what to do next.

  ERROR_TITLE, ERROR_WHY, REQUEST_ID
  section ADVICE           ERROR_NEXT: what to do
  section WAY_ON           WAY_ON_URL, WAY_ON_LABEL: the link that leads there
}}
<div class="one">
  <div class="card">
    <h1>{{ERROR_TITLE}}</h1>
    <p class="lead">{{ERROR_WHY}}</p>
    {{#ADVICE}}<p>{{ERROR_NEXT}}</p>{{/ADVICE}}
    {{#WAY_ON}}<p class="actions"><a class="btn" href="{{WAY_ON_URL}}">{{WAY_ON_LABEL}}</a></p>{{/WAY_ON}}
  </div>
  <p class="quiet small">If you write to us about this, name the number <code>{{REQUEST_ID}}</code>.</p>
</div>
