A new password

Hello {{CONTACT_NAME}},

{{#OF_CLIENT}}you asked for a new password for your login at {{FIRM_NAME}}, {{/OF_CLIENT}}{{#OF_STAFF}}you or an administrator asked for a new password for your account at {{FIRM_NAME}}, {{/OF_STAFF}}with {{BROWSER}} on {{ASKED_WORDS}}.
