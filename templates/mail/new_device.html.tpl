{{%AUTOESCAPE context="HTML"}}
{{! A contact's work was opened on a device that never held it. WORK_TITLE, CONTACT_NAME, BROWSER, OPENED_WORDS (when). }}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">Opened on {{BROWSER}}</h1>
<p style="margin:0 0 16px">Hello {{CONTACT_NAME}},</p>
<p style="margin:0 0 16px">Your requests for {{WORK_TITLE}} were opened with <strong>{{BROWSER}}</strong> on {{OPENED_WORDS}}.</p>
<p style="margin:0 0 16px">If that was you, there is nothing to do. If it was not, tell us:</p>
