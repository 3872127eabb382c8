Your second step was reset

Hello {{CONTACT_NAME}},

{{FIRM_NAME}} has reset the second step of your login on {{ASKED_WORDS}}. Your authenticator app, passkeys and recovery codes for it do not work any more, and you were signed out everywhere. Your password is the same.

If you asked for that, log in and set up a new one. If you did not, please tell {{FIRM_NAME}} at once.
