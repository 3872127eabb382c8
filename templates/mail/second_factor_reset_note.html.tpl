{{%AUTOESCAPE context="HTML"}}
{{! FIRM_NAME; sections OF_CLIENT, OF_STAFF: one of the two }}
<p style="margin:0 0 12px;font-size:14px">{{#OF_CLIENT}}The links in e-mails from {{FIRM_NAME}} go on working as before, also without a login.{{/OF_CLIENT}}{{#OF_STAFF}}When you sign in next, you set up a new second step before anything opens.{{/OF_STAFF}}</p>
