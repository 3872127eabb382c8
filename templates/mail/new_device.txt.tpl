Opened on {{BROWSER}}

Hello {{CONTACT_NAME}},

Your requests for {{WORK_TITLE}} were opened with {{BROWSER}} on {{OPENED_WORDS}}.

If that was you, there is nothing to do. If it was not, tell us:
