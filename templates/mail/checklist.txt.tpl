{{WORK_TITLE}}

Hello {{CONTACT_NAME}},

{{#ASKS}}{{SENDER_NAME}} at {{FIRM_NAME}} has {{COUNT_WORDS}} for you, in the checklist “{{CHECKLIST_NAME}}”{{#FOR_CLIENT}} for {{CLIENT_NAME}}{{/FOR_CLIENT}}. {{#DUE}}The first is due on {{DUE_WORDS}}.{{/DUE}}{{/ASKS}}{{#SHOWS}}{{SENDER_NAME}} at {{FIRM_NAME}} sends you the checklist “{{CHECKLIST_NAME}}”{{#FOR_CLIENT}} for {{CLIENT_NAME}}{{/FOR_CLIENT}} again. All of its requests are done.{{/SHOWS}}

{{#LIST}}{{#REQUEST}}* {{TITLE}}{{#REQUEST_DUE}} (by {{REQUEST_DUE_WORDS}}){{/REQUEST_DUE}}
{{/REQUEST}}{{#MORE}}* {{MORE_WORDS}}
{{/MORE}}{{/LIST}}
