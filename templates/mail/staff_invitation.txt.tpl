Welcome to {{FIRM_NAME}}

Hello {{CONTACT_NAME}},

{{STAFF_NAME}} invites you to work with {{FIRM_NAME}} on its client portal: clients, their work, and what they send in.

You choose a password, and set up a code on your phone that is asked for beside it. Together that takes five minutes.
