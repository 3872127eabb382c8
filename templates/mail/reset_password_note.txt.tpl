The link works once, until {{LINK_UNTIL}}. Your old password works until you have chosen a new one; then every other device is signed out.

You did not ask for it? Then do nothing: your password stays as it is. Please do not forward this e-mail.
