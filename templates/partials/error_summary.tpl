{{%AUTOESCAPE context="HTML"}}
{{!
  Above a form that came back: what is wrong, each line leading to its field.
  A field is named as in the form; its element has the same id (an underscore stays one).

  section ERROR_LINE   ERROR_TEXT, and one of the sections
    ERROR_AT           ERROR_FIELD: the field's id
    ERROR_OF_FORM      where no single field is to blame
}}
<div class="error-summary" role="alert" tabindex="-1" aria-labelledby="error-summary-title">
  <h2 id="error-summary-title">There is a problem</h2>
  <ul>
    {{#ERROR_LINE}}
    <li>{{#ERROR_AT}}<a href="#{{ERROR_FIELD}}">{{ERROR_TEXT}}</a>{{/ERROR_AT}}{{#ERROR_OF_FORM}}{{ERROR_TEXT}}{{/ERROR_OF_FORM}}</li>
    {{/ERROR_LINE}}
  </ul>
</div>
