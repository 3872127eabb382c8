{{%AUTOESCAPE context="HTML"}}
{{! LINK_UNTIL: day and time until which the link works. }}
<p style="margin:0 0 12px;font-size:14px">The link works once, until {{LINK_UNTIL}}. Please do not forward this e-mail.</p>
<p style="margin:0 0 12px;font-size:14px">You did not ask for it? Then do nothing, and no login is made. The links in our other e-mails go on working without one.</p>
