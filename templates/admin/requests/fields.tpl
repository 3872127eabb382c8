{{%AUTOESCAPE context="HTML"}}
{{!
  The fields of a request, within a form of a page.

  REQUEST_TITLE_TYPED, DESCRIPTION_TYPED, OPTIONS_TYPED
  section DUE_DAY          DUE_ON_TYPED; field due_on
  section DUE_DAYS         of a template: DUE_DAYS_TYPED, with DUE_BEFORE; fields due_days, due_side
  section WITH_PLACEHOLDERS  of a template
  section KIND             repeated: KIND_VALUE, KIND_NAME, KIND_HINT, with KIND_CHOSEN; field kind
  section FIELD            of a short form, repeated: FIELD_NUMBER, FIELD_LABEL, with FIELD_OPTIONAL and FIELD_KIND,
                           repeated: KIND_VALUE, KIND_NAME, KIND_CHOSEN; fields field_label_1, field_kind_1, field_optional_1 ...
  section OPTIONAL         it may be left out; field optional
  section SECTIONS         with SECTION_OPTION, repeated: SECTION_NAME, with SECTION_CHOSEN; field section
  sections BAD_TITLE (TITLE_ERROR), BAD_DESCRIPTION (DESCRIPTION_ERROR), BAD_DUE_ON (DUE_ON_ERROR), BAD_KIND (KIND_ERROR),
    BAD_OPTIONS (OPTIONS_ERROR), BAD_SECTION (SECTION_ERROR), BAD_FIELDS (FIELDS_ERROR)
}}
<div class="request-fields">
<div class="field-row field-row-wide">
  <div class="field"><label for="title">What do you need?</label>
    {{#BAD_TITLE}}<p class="field-error" id="title-error">{{TITLE_ERROR}}</p>{{/BAD_TITLE}}
    <input id="title" name="title" value="{{REQUEST_TITLE_TYPED}}" maxlength="200" autocomplete="off" required{{#BAD_TITLE}} aria-invalid="true" aria-describedby="title-error"{{/BAD_TITLE}}></div>
  {{#DUE_DAY}}
  <div class="field"><label for="due_on">Due <span class="optional">(optional)</span></label>
    {{#BAD_DUE_ON}}<p class="field-error" id="due_on-error">{{DUE_ON_ERROR}}</p>{{/BAD_DUE_ON}}
    <input id="due_on" name="due_on" type="date" value="{{DUE_ON_TYPED}}"{{#BAD_DUE_ON}} aria-invalid="true" aria-describedby="due_on-error"{{/BAD_DUE_ON}}></div>
  {{/DUE_DAY}}
</div>
<fieldset class="field kinds" id="kind"><legend>What kind of answer?</legend>
  {{#BAD_KIND}}<p class="field-error">{{KIND_ERROR}}</p>{{/BAD_KIND}}
  <div class="kind-grid">
    {{#KIND}}<label class="choice"><input type="radio" name="kind" value="{{KIND_VALUE}}"{{#KIND_CHOSEN}} checked{{/KIND_CHOSEN}}><span><strong>{{KIND_NAME}}</strong><small>{{KIND_HINT}}</small></span></label>
    {{/KIND}}
  </div>
</fieldset>
<div class="field of-choice"><label for="options">The choices, one on each line</label>
  {{#BAD_OPTIONS}}<p class="field-error" id="options-error">{{OPTIONS_ERROR}}</p>{{/BAD_OPTIONS}}
  <textarea id="options" name="options" rows="4"{{#BAD_OPTIONS}} aria-invalid="true" aria-describedby="options-error"{{/BAD_OPTIONS}}>{{OPTIONS_TYPED:p}}</textarea></div>
<fieldset class="field of-form" id="fields"><legend>The fields of the short form</legend>
  <p class="hint">A row without a label is left out. More rows come when you save.</p>
  {{#BAD_FIELDS}}<p class="field-error">{{FIELDS_ERROR}}</p>{{/BAD_FIELDS}}
  <ul class="form-rows">
    {{#FIELD}}
    <li><label class="visually-hidden" for="field_label_{{FIELD_NUMBER}}">Label of field {{FIELD_NUMBER}}</label><input id="field_label_{{FIELD_NUMBER}}" name="field_label_{{FIELD_NUMBER}}" value="{{FIELD_LABEL}}" maxlength="120" autocomplete="off" placeholder="Label">
    <label class="visually-hidden" for="field_kind_{{FIELD_NUMBER}}">Kind of field {{FIELD_NUMBER}}</label><select id="field_kind_{{FIELD_NUMBER}}" name="field_kind_{{FIELD_NUMBER}}">{{#FIELD_KIND}}<option value="{{KIND_VALUE}}"{{#KIND_CHOSEN}} selected{{/KIND_CHOSEN}}>{{KIND_NAME}}</option>{{/FIELD_KIND}}</select>
    <label class="choice"><input type="checkbox" name="field_optional_{{FIELD_NUMBER}}" value="1"{{#FIELD_OPTIONAL}} checked{{/FIELD_OPTIONAL}}><span>Optional<span class="visually-hidden">, field {{FIELD_NUMBER}}</span></span></label></li>
    {{/FIELD}}
  </ul>
</fieldset>
{{#DUE_DAYS}}
<fieldset class="field" id="due_on"><legend>Due <span class="optional">(optional)</span></legend>
  {{#BAD_DUE_ON}}<p class="field-error">{{DUE_ON_ERROR}}</p>{{/BAD_DUE_ON}}
  <div class="days"><label class="visually-hidden" for="due_days">How many days</label><input id="due_days" name="due_days" inputmode="numeric" value="{{DUE_DAYS_TYPED}}" maxlength="4" autocomplete="off"><span>days</span><label class="visually-hidden" for="due_side">After or before the start</label><select id="due_side" name="due_side"><option value="after">after the work starts</option><option value="before"{{#DUE_BEFORE}} selected{{/DUE_BEFORE}}>before the work starts</option></select></div>
</fieldset>
{{/DUE_DAYS}}
<div class="field-row">
  {{#SECTIONS}}
  <div class="field"><label for="section">Under which heading?</label>
    {{#BAD_SECTION}}<p class="field-error" id="section-error">{{SECTION_ERROR}}</p>{{/BAD_SECTION}}
    <select id="section" name="section"{{#BAD_SECTION}} aria-invalid="true" aria-describedby="section-error"{{/BAD_SECTION}}><option value="">None: above them all</option>{{#SECTION_OPTION}}<option value="{{SECTION_NAME}}"{{#SECTION_CHOSEN}} selected{{/SECTION_CHOSEN}}>{{SECTION_NAME}}</option>{{/SECTION_OPTION}}</select></div>
  {{/SECTIONS}}
  <div class="field"><label class="choice"><input type="checkbox" name="optional" value="1"{{#OPTIONAL}} checked{{/OPTIONAL}}><span>It may be left out<small>Progress does not count it</small></span></label></div>
</div>
<div class="field"><label for="description">Explain it <span class="optional">(optional)</span></label>
  <p class="hint" id="description-hint">Markdown works: **bold**, lists with “-”, [links](https://…).{{#WITH_PLACEHOLDERS}} So do placeholders, here and in the title.{{/WITH_PLACEHOLDERS}}</p>
  {{#BAD_DESCRIPTION}}<p class="field-error" id="description-error">{{DESCRIPTION_ERROR}}</p>{{/BAD_DESCRIPTION}}
  <textarea id="description" name="description" rows="3" aria-describedby="description-hint{{#BAD_DESCRIPTION}} description-error{{/BAD_DESCRIPTION}}"{{#BAD_DESCRIPTION}} aria-invalid="true"{{/BAD_DESCRIPTION}}>{{DESCRIPTION_TYPED:p}}</textarea></div>
</div>
