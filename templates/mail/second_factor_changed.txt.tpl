The second step of your login was changed

Hello {{CONTACT_NAME}},

An authenticator app or a passkey was added to your login at {{FIRM_NAME}}, or removed from it, with {{BROWSER}} on {{ASKED_WORDS}}.

If that was you, there is nothing to do. If it was not, choose a new password now:
