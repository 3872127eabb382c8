{{%AUTOESCAPE context="HTML"}}
{{! No values. }}
<p style="margin:0 0 12px;font-size:14px">Have you forgotten the password? Choose “Forgot your password?” on that page, and we send you a link to choose a new one.</p>
<p style="margin:0 0 12px;font-size:14px">You did not ask for it? Then do nothing: your login and your password stay as they are.</p>
