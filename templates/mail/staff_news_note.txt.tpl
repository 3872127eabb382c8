The button leads to the review queue. What you or a colleague have looked at by now is not in this e-mail.
