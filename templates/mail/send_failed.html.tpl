{{%AUTOESCAPE context="HTML"}}
{{! To staff: a planned sending came to nothing. STAFF_NAME, CLIENT_NAME, WORK_TITLE, CHECKLIST_NAME, FAILED_WORDS, WHY. }}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">{{CHECKLIST_NAME}} did not go out</h1>
<p style="margin:0 0 16px">Hello {{STAFF_NAME}},</p>
<p style="margin:0 0 16px">{{CHECKLIST_NAME}} ({{CLIENT_NAME}}, {{WORK_TITLE}}) was to be sent on {{FAILED_WORDS}}, and was not.</p>
<p style="margin:0 0 16px">{{WHY}}</p>
