The link works once, until {{LINK_UNTIL}}. Please do not forward this e-mail.

You did not ask for it? Then do nothing, and no login is made. The links in our other e-mails go on working without one.
