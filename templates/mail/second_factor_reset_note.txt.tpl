The links in e-mails from {{FIRM_NAME}} go on working as before, also without a login.
