{{%AUTOESCAPE context="HTML"}}
{{! To staff: a contact asks for completed work to be opened again. STAFF_NAME, CONTACT_NAME, CLIENT_NAME, WORK_TITLE, ASKED_WORDS; section REASONED: REASON. }}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">{{CONTACT_NAME}} asks to reopen {{WORK_TITLE}}</h1>
<p style="margin:0 0 16px">Hello {{STAFF_NAME}},</p>
<p style="margin:0 0 16px">{{CONTACT_NAME}} ({{CLIENT_NAME}}) asked on {{ASKED_WORDS}} whether {{WORK_TITLE}} can be opened again. It is completed, so they can read everything in it and change nothing.</p>
{{#REASONED}}<p style="margin:0 0 4px">Their reason:</p>
<p style="margin:0 0 16px;padding-left:12px;border-left:3px solid #8a94a0;white-space:pre-line">{{REASON:p}}</p>{{/REASONED}}
