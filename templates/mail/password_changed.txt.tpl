Your password was changed

Hello {{CONTACT_NAME}},

The password of your login at {{FIRM_NAME}} was changed with {{BROWSER}} on {{ASKED_WORDS}}. All other devices were signed out.

If that was you, there is nothing to do. If it was not, choose a new password now:
