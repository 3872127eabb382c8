{{CONTACT_NAME}} asks to reopen {{WORK_TITLE}}

Hello {{STAFF_NAME}},

{{CONTACT_NAME}} ({{CLIENT_NAME}}) asked on {{ASKED_WORDS}} whether {{WORK_TITLE}} can be opened again. It is completed, so they can read everything in it and change nothing.

{{#REASONED}}Their reason:

{{REASON}}
{{/REASONED}}
