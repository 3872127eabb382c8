{{WORK_TITLE}}

Hello {{CONTACT_NAME}},

{{#ASKS}}{{SENDER_NAME}} at {{FIRM_NAME}} has {{COUNT_WORDS}} for you on {{CLIENT_NAME}}’s {{WORK_TITLE}}, in the checklist “{{CHECKLIST_NAME}}”:{{/ASKS}}{{#SHOWS}}{{SENDER_NAME}} at {{FIRM_NAME}} sends you the checklist “{{CHECKLIST_NAME}}” on {{CLIENT_NAME}}’s {{WORK_TITLE}} again. All of its requests are done.{{/SHOWS}}

{{#LIST}}{{#REQUEST}}* {{TITLE}}{{#REQUEST_DUE}} (by {{REQUEST_DUE_WORDS}}){{/REQUEST_DUE}}
{{/REQUEST}}{{#MORE}}* {{MORE_WORDS}}
{{/MORE}}{{/LIST}}
{{#DUE}}The first is due on {{DUE_WORDS}}.{{/DUE}}
