{{%AUTOESCAPE context="HTML"}}
{{! TELL: the firm, or its administrators }}
<p style="margin:0 0 12px;font-size:14px">A new password signs out everybody else. Then please tell {{TELL}}: they can reset the second step.</p>
