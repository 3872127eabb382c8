{{%AUTOESCAPE context="HTML"}}
{{! Nothing is filled in but SENDER_NAME. }}
<p style="margin:0 0 12px;font-size:14px">What was written stands behind the button, on the device that holds your requests. On another device it offers to mail you a new link. Please do not forward this e-mail: the link in it is yours alone.</p>
<p style="margin:0 0 12px;font-size:14px">Questions? Reply to this e-mail and {{SENDER_NAME}} gets it.</p>
