The link works once, until {{LINK_UNTIL}}. It is for you alone: please do not forward this e-mail.

You do not know {{STAFF_NAME}}? Then do nothing, and no account is made.
