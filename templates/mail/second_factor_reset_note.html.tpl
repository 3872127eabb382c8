{{%AUTOESCAPE context="HTML"}}
{{! FIRM_NAME }}
<p style="margin:0 0 12px;font-size:14px">The links in e-mails from {{FIRM_NAME}} go on working as before, also without a login.</p>
