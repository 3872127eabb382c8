{{%AUTOESCAPE context="HTML"}}
{{!
  A contact, new or edited.

  HEADING ("New contact", or the name), FORM_URL, CANCEL_URL, SUBMIT_LABEL ("Create contact", "Save contact"),
  NAME, TIME_ZONE, VERSION (of the contact that is edited)
  section ADDRESS_FIELD    one for each address and one empty one: ADDRESS, ADDRESS_NUMBER (1, 2, ...), with
    section BAD_ADDRESS    ADDRESS_ERROR
  section ZONE             repeated: ZONE_NAME, offered while typing
  sections BAD_NAME (NAME_ERROR), BAD_TIME_ZONE (TIME_ZONE_ERROR)
  section EDITED           it is there already
  section FOR_CLIENT       CLIENT_ID, CLIENT_NAME: the client whose contact it becomes
  The form's fields: name, address_1 to address_10 (first the main one), time_zone, client, version
}}
<h1>{{HEADING}}</h1>
{{#FOR_CLIENT}}<p class="lead">A contact of {{CLIENT_NAME}}</p>{{/FOR_CLIENT}}
<form class="form card" method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="version" value="{{VERSION}}">
  {{#FOR_CLIENT}}<input type="hidden" name="client" value="{{CLIENT_ID}}">{{/FOR_CLIENT}}
  <div class="field"><label for="name">Name</label>
    {{#BAD_NAME}}<p class="field-error" id="name-error">{{NAME_ERROR}}</p>{{/BAD_NAME}}
    <input id="name" name="name" value="{{NAME}}" maxlength="120" autocomplete="off" required{{#BAD_NAME}} aria-invalid="true" aria-describedby="name-error"{{/BAD_NAME}}></div>
  <fieldset class="field"><legend>E-mail addresses</legend>
    <p class="hint" id="address-hint">The first one is used unless a checklist says otherwise.{{#EDITED}} Empty a line to take an address away: its links stop working, devices that opened one are signed out, and checklists that go to it ask you for another one before they are sent again.{{/EDITED}}</p>
    {{#ADDRESS_FIELD}}
    <div class="field">
      <label class="visually-hidden" for="address_{{ADDRESS_NUMBER}}">E-mail address {{ADDRESS_NUMBER}}</label>
      {{#BAD_ADDRESS}}<p class="field-error" id="address_{{ADDRESS_NUMBER}}-error">{{ADDRESS_ERROR}}</p>{{/BAD_ADDRESS}}
      <input id="address_{{ADDRESS_NUMBER}}" name="address_{{ADDRESS_NUMBER}}" type="email" value="{{ADDRESS}}" maxlength="254" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="address-hint{{#BAD_ADDRESS}} address_{{ADDRESS_NUMBER}}-error{{/BAD_ADDRESS}}"{{#BAD_ADDRESS}} aria-invalid="true"{{/BAD_ADDRESS}}>
    </div>
    {{/ADDRESS_FIELD}}
  </fieldset>
  <div class="field"><label for="time_zone">Time zone</label>
    <p class="hint" id="time_zone-hint">Mails and pages name times as they are there.</p>
      {{#BAD_TIME_ZONE}}<p class="field-error" id="time_zone-error">{{TIME_ZONE_ERROR}}</p>{{/BAD_TIME_ZONE}}
      <input id="time_zone" name="time_zone" value="{{TIME_ZONE}}" list="zones" autocomplete="off" placeholder="Europe/London" aria-describedby="time_zone-hint{{#BAD_TIME_ZONE}} time_zone-error{{/BAD_TIME_ZONE}}"{{#BAD_TIME_ZONE}} aria-invalid="true"{{/BAD_TIME_ZONE}}>
      <datalist id="zones">{{#ZONE}}<option value="{{ZONE_NAME}}"></option>{{/ZONE}}</datalist></div>
  <div class="actions"><button type="submit">{{SUBMIT_LABEL}}</button><a href="{{CANCEL_URL}}">Cancel</a></div>
</form>
