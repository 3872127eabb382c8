{{%AUTOESCAPE context="HTML"}}
{{!
  To staff: what came in from a client and waits for a look.

  STAFF_NAME, CLIENT_NAME, WORK_TITLE
  section LINE         for each person and request: TITLE, WHAT ("Nora Quist: 2 files and a comment")
  section MORE         MORE_WORDS: how many are not listed
}}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">{{CLIENT_NAME}}: {{WORK_TITLE}}</h1>
<p style="margin:0 0 16px">Hello {{STAFF_NAME}},</p>
<p style="margin:0 0 16px">This came in and waits for your look:</p>
<ul style="margin:0 0 16px;padding:0 0 0 22px">
{{#LINE}}
<li style="margin:0 0 8px"><strong>{{TITLE}}</strong><br>{{WHAT}}</li>
{{/LINE}}
{{#MORE}}
<li style="margin:0 0 6px">{{MORE_WORDS}}</li>
{{/MORE}}
</ul>
