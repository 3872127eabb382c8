{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 12px;font-size:14px">The first time, you choose a PIN of 6 to 12 digits. Later you are asked for it on every new device, and after you have signed out. It is the same for all that {{FIRM_NAME}} sends you with a PIN.</p>
<p style="margin:0 0 12px;font-size:14px">Keep this e-mail: its link goes on working. Please do not forward it, and tell nobody your PIN; we never ask you for it.</p>
<p style="margin:0 0 12px;font-size:14px">Questions? Reply to this e-mail and {{SENDER_NAME}} gets it.</p>
