{{%AUTOESCAPE context="HTML"}}
{{! Nothing is filled in. }}
<p style="margin:0 0 12px;font-size:14px">The button leads to the review queue. What you or a colleague have looked at by now is not in this e-mail.</p>
