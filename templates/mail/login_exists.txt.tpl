You have a login already

Hello {{CONTACT_NAME}},

You asked for a login at {{FIRM_NAME}} with {{BROWSER}} on {{ASKED_WORDS}}. There is one for you already: log in with this e-mail address and your password.
