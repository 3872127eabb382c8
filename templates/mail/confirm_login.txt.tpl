Make your login

Hello {{CONTACT_NAME}},

You asked for a login at {{FIRM_NAME}} with {{BROWSER}} on {{ASKED_WORDS}}. One thing is left to do: choose a password.

With a login you see everything that was ever sent to you, on any device: open and completed requests, comments and files.
