{{WORK_TITLE}}

Hello {{CONTACT_NAME}},

{{SENDER_NAME}} at {{FIRM_NAME}} has {{COUNT_WORDS}} for you on {{CLIENT_NAME}}’s {{WORK_TITLE}}, in the checklist “{{CHECKLIST_NAME}}”:

{{#REQUEST}}* {{TITLE}}{{#REQUEST_DUE}} (by {{REQUEST_DUE_WORDS}}){{/REQUEST_DUE}}
{{/REQUEST}}{{#MORE}}* {{MORE_WORDS}}
{{/MORE}}
{{#DUE}}The first is due on {{DUE_WORDS}}.{{/DUE}}
