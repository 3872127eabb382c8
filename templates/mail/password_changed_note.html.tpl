{{%AUTOESCAPE context="HTML"}}
{{! TELL: the firm, or its administrators }}
<p style="margin:0 0 12px;font-size:14px">The page sends a link to this address with which only you can choose a new password. That signs out whoever changed it. Then please tell {{TELL}}.</p>
