{{%AUTOESCAPE context="HTML"}}
{{!
  A checklist was sent, or sent again.

  WORK_TITLE, CONTACT_NAME, SENDER_NAME, FIRM_NAME, CLIENT_NAME, CHECKLIST_NAME, COUNT_WORDS ("4 requests")
  section ASKS         where requests are open; otherwise section SHOWS
  section LIST         stands around the requests
  section FOR_CLIENT   CLIENT_NAME is not the contact's own
  section DUE          DUE_WORDS: the nearest due date, within ASKS
  section REQUEST      for each: TITLE, and section REQUEST_DUE with REQUEST_DUE_WORDS
  section MORE         MORE_WORDS: how many are not listed
}}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">{{WORK_TITLE}}</h1>
<p style="margin:0 0 16px">Hello {{CONTACT_NAME}},</p>
<p style="margin:0 0 16px">{{#ASKS}}{{SENDER_NAME}} at {{FIRM_NAME}} has {{COUNT_WORDS}} for you, in the checklist “{{CHECKLIST_NAME}}”{{#FOR_CLIENT}} for {{CLIENT_NAME}}{{/FOR_CLIENT}}. {{#DUE}}The first is due on <strong>{{DUE_WORDS}}</strong>.{{/DUE}}{{/ASKS}}{{#SHOWS}}{{SENDER_NAME}} at {{FIRM_NAME}} sends you the checklist “{{CHECKLIST_NAME}}”{{#FOR_CLIENT}} for {{CLIENT_NAME}}{{/FOR_CLIENT}} again. All of its requests are done.{{/SHOWS}}</p>
{{#LIST}}
<ul style="margin:0 0 16px;padding:0 0 0 22px">
{{#REQUEST}}
<li style="margin:0 0 6px">{{TITLE}}{{#REQUEST_DUE}} <span class="quiet" style="color:#555e66;white-space:nowrap">(by {{REQUEST_DUE_WORDS}})</span>{{/REQUEST_DUE}}</li>
{{/REQUEST}}
{{#MORE}}
<li style="margin:0 0 6px">{{MORE_WORDS}}</li>
{{/MORE}}
</ul>
{{/LIST}}
