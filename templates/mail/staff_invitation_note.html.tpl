{{%AUTOESCAPE context="HTML"}}
{{! LINK_UNTIL: day and time until which the link works; STAFF_NAME. }}
<p style="margin:0 0 12px;font-size:14px">The link works once, until {{LINK_UNTIL}}. It is for you alone: please do not forward this e-mail.</p>
<p style="margin:0 0 12px;font-size:14px">You do not know {{STAFF_NAME}}? Then do nothing, and no account is made.</p>
