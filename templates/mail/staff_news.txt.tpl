{{CLIENT_NAME}}: {{WORK_TITLE}}

Hello {{STAFF_NAME}},

This came in and waits for your look:

{{#LINE}}* {{TITLE}}
  {{WHAT}}
{{/LINE}}{{#MORE}}* {{MORE_WORDS}}
{{/MORE}}
