{{%AUTOESCAPE context="HTML"}}
{{! The PIN was forgotten. CONTACT_NAME, FIRM_NAME, BROWSER, ASKED_WORDS (when). }}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">A new PIN</h1>
<p style="margin:0 0 16px">Hello {{CONTACT_NAME}},</p>
<p style="margin:0 0 16px">You asked for a new PIN for your requests from {{FIRM_NAME}}, with <strong>{{BROWSER}}</strong> on {{ASKED_WORDS}}.</p>
