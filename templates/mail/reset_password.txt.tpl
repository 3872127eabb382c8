A new password

Hello {{CONTACT_NAME}},

you asked for a new password for your login at {{FIRM_NAME}}, with {{BROWSER}} on {{ASKED_WORDS}}.
