{{%AUTOESCAPE context="HTML"}}
{{! To staff: a contact said "this wasn't me". STAFF_NAME, CONTACT_NAME, CLIENT_NAME, WORK_TITLE, BROWSER, OPENED_WORDS. }}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">{{CONTACT_NAME}}: “This wasn’t me”</h1>
<p style="margin:0 0 16px">Hello {{STAFF_NAME}},</p>
<p style="margin:0 0 16px">{{CONTACT_NAME}} ({{CLIENT_NAME}}) was told that {{WORK_TITLE}} was opened with <strong>{{BROWSER}}</strong> on {{OPENED_WORDS}}, and answered that it was somebody else.</p>
<p style="margin:0 0 16px">That device is signed out and its link no longer works. What it saw before then it has seen.</p>
