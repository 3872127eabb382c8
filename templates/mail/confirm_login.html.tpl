{{%AUTOESCAPE context="HTML"}}
{{! Somebody asked to make a login. CONTACT_NAME, FIRM_NAME, BROWSER ("Safari on iPhone"), ASKED_WORDS (when). }}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">Make your login</h1>
<p style="margin:0 0 16px">Hello {{CONTACT_NAME}},</p>
<p style="margin:0 0 16px">You asked for a login at {{FIRM_NAME}} with <strong>{{BROWSER}}</strong> on {{ASKED_WORDS}}. One thing is left to do: choose a password.</p>
<p style="margin:0 0 16px">With a login you see everything that was ever sent to you, on any device: open and completed requests, comments and files.</p>
