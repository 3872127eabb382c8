{{CHECKLIST_NAME}} did not go out

Hello {{STAFF_NAME}},

{{CHECKLIST_NAME}} ({{CLIENT_NAME}}, {{WORK_TITLE}}) was to be sent on {{FAILED_WORDS}}, and was not.

{{WHY}}
