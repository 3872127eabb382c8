The page sends a link to this address with which only you can choose a new password. That signs out whoever changed it. Then please tell {{TELL}}.
