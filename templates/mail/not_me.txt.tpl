{{CONTACT_NAME}}: “This wasn’t me”

Hello {{STAFF_NAME}},

{{CONTACT_NAME}} ({{CLIENT_NAME}}) was told that {{WORK_TITLE}} was opened with {{BROWSER}} on {{OPENED_WORDS}}, and answered that it was somebody else.

That device is signed out and its link no longer works. What it saw before then it has seen.
