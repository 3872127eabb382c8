{{%AUTOESCAPE context="HTML"}}
{{!
  A contact, new or edited.

  HEADING ("New contact", or the name), FORM_URL, CANCEL_URL, SUBMIT_LABEL ("Create contact", "Save contact"),
  NAME, TIME_ZONE
  section ADDRESS_FIELD    one for each address and one empty one: ADDRESS, ADDRESS_NUMBER (1, 2, ...), with
    section BAD_ADDRESS    ADDRESS_ERROR
  section LANGUAGE         repeated: LANGUAGE_CODE, LANGUAGE_NAME, with section CHOSEN
  section ZONE             repeated: ZONE_NAME, offered while typing
  sections BAD_NAME (NAME_ERROR), BAD_LANGUAGE (LANGUAGE_ERROR), BAD_TIME_ZONE (TIME_ZONE_ERROR)
  section FOR_CLIENT       CLIENT_ID, CLIENT_NAME: the client whose contact it becomes
  The form's fields: name, address (repeated, first the main one), language, time_zone, client
}}
<h1>{{HEADING}}</h1>
{{#FOR_CLIENT}}<p class="lead">A contact of {{CLIENT_NAME}}</p>{{/FOR_CLIENT}}
<form class="form card" method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  {{#FOR_CLIENT}}<input type="hidden" name="client" value="{{CLIENT_ID}}">{{/FOR_CLIENT}}
  <div class="field"><label for="name">Name</label>
    {{#BAD_NAME}}<p class="field-error" id="name-error">{{NAME_ERROR}}</p>{{/BAD_NAME}}
    <input id="name" name="name" value="{{NAME}}" maxlength="120" autocomplete="off" required{{#BAD_NAME}} aria-invalid="true" aria-describedby="name-error"{{/BAD_NAME}}></div>
  <fieldset class="field"><legend>E-mail addresses</legend>
    <p class="hint" id="address-hint">The first one is used unless a checklist says otherwise. Empty a line to take an address away.</p>
    {{#ADDRESS_FIELD}}
    <div class="field">
      <label class="visually-hidden" for="address-{{ADDRESS_NUMBER}}">E-mail address {{ADDRESS_NUMBER}}</label>
      {{#BAD_ADDRESS}}<p class="field-error" id="address-error-{{ADDRESS_NUMBER}}">{{ADDRESS_ERROR}}</p>{{/BAD_ADDRESS}}
      <input id="address-{{ADDRESS_NUMBER}}" name="address" type="email" value="{{ADDRESS}}" maxlength="254" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="address-hint{{#BAD_ADDRESS}} address-error-{{ADDRESS_NUMBER}}{{/BAD_ADDRESS}}"{{#BAD_ADDRESS}} aria-invalid="true"{{/BAD_ADDRESS}}>
    </div>
    {{/ADDRESS_FIELD}}
  </fieldset>
  <div class="field-row">
    <div class="field"><label for="language">Language of mails and pages</label>
      {{#BAD_LANGUAGE}}<p class="field-error" id="language-error">{{LANGUAGE_ERROR}}</p>{{/BAD_LANGUAGE}}
      <select id="language" name="language"{{#BAD_LANGUAGE}} aria-invalid="true" aria-describedby="language-error"{{/BAD_LANGUAGE}}>
        {{#LANGUAGE}}<option value="{{LANGUAGE_CODE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{LANGUAGE_NAME}}</option>{{/LANGUAGE}}
      </select></div>
    <div class="field"><label for="time_zone">Time zone</label>
      {{#BAD_TIME_ZONE}}<p class="field-error" id="time_zone-error">{{TIME_ZONE_ERROR}}</p>{{/BAD_TIME_ZONE}}
      <input id="time_zone" name="time_zone" value="{{TIME_ZONE}}" list="zones" autocomplete="off" placeholder="Europe/London"{{#BAD_TIME_ZONE}} aria-invalid="true" aria-describedby="time_zone-error"{{/BAD_TIME_ZONE}}>
      <datalist id="zones">{{#ZONE}}<option value="{{ZONE_NAME}}"></option>{{/ZONE}}</datalist></div>
  </div>
  <div class="actions"><button type="submit">{{SUBMIT_LABEL}}</button><a href="{{CANCEL_URL}}">Cancel</a></div>
</form>
