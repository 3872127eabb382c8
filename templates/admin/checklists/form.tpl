{{%AUTOESCAPE context="HTML"}}
{{!
  A checklist's title and recipients, new or edited. Its requests are written on its page.

  HEADING ("New checklist", or the title), WORK_TITLE, FORM_URL, CANCEL_URL, SUBMIT_LABEL ("Create checklist", "Save checklist"),
  CHECKLIST_TITLE, VERSION (of the checklist that is edited)
  section SENT_ALREADY     it was sent: taking somebody off takes their access
  section RECIPIENTS       with RECIPIENT, repeated, one for each address of each contact of the client:
                           RECIPIENT_VALUE, CONTACT_NAME, ADDRESS, with sections CHOSEN and
                           STALE (the address is not in use any more)
  section NO_RECIPIENTS    CLIENT_NAME, CLIENT_URL: the client has no contact
  sections BAD_TITLE (TITLE_ERROR), BAD_RECIPIENTS (RECIPIENTS_ERROR)
  The form's fields: title, recipient (repeated), version
}}
<h1>{{HEADING}}</h1>
<p class="lead">{{WORK_TITLE}}</p>
<form class="form card" method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="version" value="{{VERSION}}">
  <div class="field"><label for="title">Title</label>
    <p class="hint" id="title-hint">Your client sees it above the requests: “Papers for your return”.</p>
    {{#BAD_TITLE}}<p class="field-error" id="title-error">{{TITLE_ERROR}}</p>{{/BAD_TITLE}}
    <input id="title" name="title" value="{{CHECKLIST_TITLE}}" maxlength="200" autocomplete="off" required aria-describedby="title-hint{{#BAD_TITLE}} title-error{{/BAD_TITLE}}"{{#BAD_TITLE}} aria-invalid="true"{{/BAD_TITLE}}></div>
  {{#RECIPIENTS}}
  <fieldset class="field" id="recipient"><legend>Who gets it?</legend>
    <p class="hint">Each gets a mail with a link of their own. They share the state of the checklist.{{#SENT_ALREADY}} Whom you take off cannot open it any more; whom you add gets it with the next Resend.{{/SENT_ALREADY}}</p>
    {{#BAD_RECIPIENTS}}<p class="field-error">{{RECIPIENTS_ERROR}}</p>{{/BAD_RECIPIENTS}}
    {{#RECIPIENT}}
    <label class="choice"><input type="checkbox" name="recipient" value="{{RECIPIENT_VALUE}}"{{#CHOSEN}} checked{{/CHOSEN}}><span><strong>{{CONTACT_NAME}}</strong> <small>{{ADDRESS}}{{#STALE}} · not in use any more{{/STALE}}</small></span></label>
    {{/RECIPIENT}}
  </fieldset>
  {{/RECIPIENTS}}
  {{#NO_RECIPIENTS}}
  <div class="notice notice-warn"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#warning"></use></svg><p>{{CLIENT_NAME}} has no contact yet, so there is nobody to send it to. <a href="{{CLIENT_URL}}">Add a contact</a> first, or later.</p></div>
  {{/NO_RECIPIENTS}}
  <div class="actions"><button type="submit">{{SUBMIT_LABEL}}</button><a href="{{CANCEL_URL}}">Cancel</a></div>
</form>
