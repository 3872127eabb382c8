Have you forgotten the password? Choose “Forgot your password?” on that page, and we send you a link to choose a new one.

You did not ask for it? Then do nothing: your login and your password stay as they are.
