You need no account and no password. The link belongs to the first device that opens your requests with it and then lasts {{BOUND_WORDS}}. On another device it offers to mail you a new one.

Please open it by {{LINK_UNTIL}}, and do not forward this e-mail: the link in it is yours alone.

Questions? Reply to this e-mail and {{SENDER_NAME}} gets it.
