{{%AUTOESCAPE context="HTML"}}
{{! Send Access Link was asked for. WORK_TITLE, CONTACT_NAME, BROWSER ("Safari on iPhone"), ASKED_WORDS (when). }}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">Your new link to {{WORK_TITLE}}</h1>
<p style="margin:0 0 16px">Hello {{CONTACT_NAME}},</p>
<p style="margin:0 0 16px">You asked for it with {{BROWSER}} on {{ASKED_WORDS}}. Open it on the device on which you want to go on.</p>
