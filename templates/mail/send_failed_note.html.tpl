{{%AUTOESCAPE context="HTML"}}
{{! Nothing is filled in. }}
<p style="margin:0 0 12px;font-size:14px">Your client got nothing, and it is not tried again by itself. It stands on the dashboard until it was sent or planned again.</p>
