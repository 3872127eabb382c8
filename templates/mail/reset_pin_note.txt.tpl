The link works once, until {{LINK_UNTIL}}. Your requests and files stay as they are.

You did not ask for it? Then do nothing: your PIN stays as it is. Please do not forward this e-mail.
