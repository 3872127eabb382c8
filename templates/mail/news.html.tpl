{{%AUTOESCAPE context="HTML"}}
{{!
  What the firm said about a contact's requests, since it has been quiet.

  CONTACT_NAME, SENDER_NAME, FIRM_NAME, CLIENT_NAME, WORK_TITLE
  section LINE         for each request: TITLE, WHAT ("Ada Finch sent it back with a note")
  section MORE         MORE_WORDS: how many are not listed
}}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">News about {{WORK_TITLE}}</h1>
<p style="margin:0 0 16px">Hello {{CONTACT_NAME}},</p>
<p style="margin:0 0 16px">{{FIRM_NAME}} wrote about {{CLIENT_NAME}}’s {{WORK_TITLE}}:</p>
<ul style="margin:0 0 16px;padding:0 0 0 22px">
{{#LINE}}
<li style="margin:0 0 8px"><strong>{{TITLE}}</strong><br>{{WHAT}}</li>
{{/LINE}}
{{#MORE}}
<li style="margin:0 0 6px">{{MORE_WORDS}}</li>
{{/MORE}}
</ul>
