A new PIN

Hello {{CONTACT_NAME}},

You asked for a new PIN for your requests from {{FIRM_NAME}}, with {{BROWSER}} on {{ASKED_WORDS}}.
