{{%AUTOESCAPE context="HTML"}}
{{! LINK_UNTIL: the day until which the link can be opened first. BOUND_WORDS: how long it then lasts, "30 days". }}
<p style="margin:0 0 12px;font-size:14px">You need no account and no password. The link belongs to the first device that opens your requests with it and then lasts {{BOUND_WORDS}}. On another device it offers to mail you a new one.</p>
<p style="margin:0 0 12px;font-size:14px">Please open it by {{LINK_UNTIL}}, and do not forward this e-mail: the link in it is yours alone.</p>
<p style="margin:0 0 12px;font-size:14px">Questions? Reply to this e-mail and {{SENDER_NAME}} gets it.</p>
