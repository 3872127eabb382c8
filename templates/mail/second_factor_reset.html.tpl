{{%AUTOESCAPE context="HTML"}}
{{! A notice. CONTACT_NAME, FIRM_NAME, ASKED_WORDS (when). }}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">Your second step was reset</h1>
<p style="margin:0 0 16px">Hello {{CONTACT_NAME}},</p>
<p style="margin:0 0 16px">{{FIRM_NAME}} has reset the second step of your login on {{ASKED_WORDS}}. Your authenticator app, passkeys and recovery codes for it do not work any more, and you were signed out everywhere. Your password is the same.</p>
<p style="margin:0 0 16px">If you asked for that, log in and set up a new one. If you did not, please tell {{FIRM_NAME}} at once.</p>
