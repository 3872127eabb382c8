{{%AUTOESCAPE context="HTML"}}
{{! A notice. CONTACT_NAME, FIRM_NAME, BROWSER, ASKED_WORDS (when). }}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">The second step of your login was changed</h1>
<p style="margin:0 0 16px">Hello {{CONTACT_NAME}},</p>
<p style="margin:0 0 16px">An authenticator app or a passkey was added to your login at {{FIRM_NAME}}, or removed from it, with <strong>{{BROWSER}}</strong> on {{ASKED_WORDS}}.</p>
<p style="margin:0 0 16px">If that was you, there is nothing to do. If it was not, choose a new password now:</p>
