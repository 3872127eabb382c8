{{%AUTOESCAPE context="HTML"}}
{{! Somebody asked to make a login, and there is one. CONTACT_NAME, FIRM_NAME, BROWSER, ASKED_WORDS (when). }}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">You have a login already</h1>
<p style="margin:0 0 16px">Hello {{CONTACT_NAME}},</p>
<p style="margin:0 0 16px">You asked for a login at {{FIRM_NAME}} with <strong>{{BROWSER}}</strong> on {{ASKED_WORDS}}. There is one for you already: log in with this e-mail address and your password.</p>
