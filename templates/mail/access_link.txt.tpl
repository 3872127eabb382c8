Your new link to {{WORK_TITLE}}

Hello {{CONTACT_NAME}},

You asked for it with {{BROWSER}} on {{ASKED_WORDS}}. Open it on the device on which you want to go on.
