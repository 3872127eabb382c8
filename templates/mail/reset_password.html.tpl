{{%AUTOESCAPE context="HTML"}}
{{! The password was forgotten. CONTACT_NAME, FIRM_NAME, BROWSER, ASKED_WORDS (when). }}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">A new password</h1>
<p style="margin:0 0 16px">Hello {{CONTACT_NAME}},</p>
<p style="margin:0 0 16px">you asked for a new password for your login at {{FIRM_NAME}}, with <strong>{{BROWSER}}</strong> on {{ASKED_WORDS}}.</p>
