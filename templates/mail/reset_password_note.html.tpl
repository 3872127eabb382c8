{{%AUTOESCAPE context="HTML"}}
{{! LINK_UNTIL: day and time until which the link works. }}
<p style="margin:0 0 12px;font-size:14px">The link works once, until {{LINK_UNTIL}}. Your old password works until you have chosen a new one; then every other device is signed out.</p>
<p style="margin:0 0 12px;font-size:14px">You did not ask for it? Then do nothing: your password stays as it is. Please do not forward this e-mail.</p>
