{{%AUTOESCAPE context="HTML"}}
{{! FIRM_NAME }}
<p style="margin:0 0 12px;font-size:14px">A new password signs out everybody else. Then please tell {{FIRM_NAME}}: they can reset the second step.</p>
