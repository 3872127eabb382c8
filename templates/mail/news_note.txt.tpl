What was written stands behind the button, on the device that holds your requests. On another device it offers to mail you a new link. Please do not forward this e-mail: the link in it is yours alone.

Questions? Reply to this e-mail and {{SENDER_NAME}} gets it.
