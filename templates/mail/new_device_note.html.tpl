{{%AUTOESCAPE context="HTML"}}
{{! FIRM_NAME }}
<p style="margin:0 0 12px;font-size:14px">A page opens that asks you once more. It then signs that device out at once and tells {{FIRM_NAME}}; your requests and files stay as they are.</p>
