{{%AUTOESCAPE context="HTML"}}
{{! To somebody who is to join the firm's staff. CONTACT_NAME, STAFF_NAME (who invites), FIRM_NAME. }}
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">Welcome to {{FIRM_NAME}}</h1>
<p style="margin:0 0 16px">Hello {{CONTACT_NAME}},</p>
<p style="margin:0 0 16px">{{STAFF_NAME}} invites you to work with {{FIRM_NAME}} on its client portal: clients, their work, and what they send in.</p>
<p style="margin:0 0 16px">You choose a password, and set up a code on your phone that is asked for beside it. Together that takes five minutes.</p>
