{{%AUTOESCAPE context="HTML"}}
{{! The password was forgotten. Sections OF_CLIENT, OF_STAFF: one of the two. CONTACT_NAME, FIRM_NAME, BROWSER, ASKED_WORDS (when). }}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">A new password</h1>
<p style="margin:0 0 16px">Hello {{CONTACT_NAME}},</p>
<p style="margin:0 0 16px">{{#OF_CLIENT}}you asked for a new password for your login at {{FIRM_NAME}}, {{/OF_CLIENT}}{{#OF_STAFF}}you or an administrator asked for a new password for your account at {{FIRM_NAME}}, {{/OF_STAFF}}with <strong>{{BROWSER}}</strong> on {{ASKED_WORDS}}.</p>
