{{%AUTOESCAPE context="HTML"}}
{{! Nothing is filled in. }}
<p style="margin:0 0 12px;font-size:14px">Opening it is one button on its page. If it stays completed, best tell them so: they are not told by themselves.</p>
