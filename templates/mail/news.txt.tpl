News about {{WORK_TITLE}}

Hello {{CONTACT_NAME}},

{{FIRM_NAME}} has looked at what you sent for {{CLIENT_NAME}}’s {{WORK_TITLE}}:

{{#LINE}}* {{TITLE}}
  {{WHAT}}
{{/LINE}}{{#MORE}}* {{MORE_WORDS}}
{{/MORE}}
