{{%AUTOESCAPE context="HTML"}}
{{! CONTACT_NAME }}
<p style="margin:0 0 12px;font-size:14px">Best call {{CONTACT_NAME}} before you send anything again: whoever opened the link can read that mailbox, or was given the e-mail.</p>
