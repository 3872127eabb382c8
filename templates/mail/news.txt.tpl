News about {{WORK_TITLE}}

Hello {{CONTACT_NAME}},

{{FIRM_NAME}} wrote about {{CLIENT_NAME}}’s {{WORK_TITLE}}:

{{#LINE}}* {{TITLE}}
  {{WHAT}}
{{/LINE}}{{#MORE}}* {{MORE_WORDS}}
{{/MORE}}
