{{%AUTOESCAPE context="HTML"}}
{{!
  The frame of every letter, as HTML. Styles stand in the tags for the readers that keep nothing else; the
  sheet adds what dark mode changes. The colour is in bgcolor and color attributes, since no value may stand in a style.

  SUBJECT, FIRM_NAME, ACCENT, ACCENT_INK (what is written on it), BUTTON, URL (where the button leads)
  WHY          why one gets this mail
  HELP_URL     the firm's help page
  BODY         the letter above the button
  NOTE         the letter below it
  section FIRM_CONTACT how to reach the firm, with its sections BY_EMAIL (FIRM_EMAIL), BY_PHONE (FIRM_PHONE)
}}
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{SUBJECT}}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .outer { padding: 0 !important; }
  .card { padding: 24px 20px !important; border-radius: 0 !important; }
  .foot { padding: 20px !important; }
}
@media (prefers-color-scheme: dark) {
  body, .outer { background: #14171a !important; color: #e6e8ea !important; }
  .card { background: #1f2428 !important; }
  .quiet, .quiet a { color: #a9b1b8 !important; }
  .plain { color: #9cc7d8 !important; }
  .button { border: 1px solid #5d676f !important; }
  .facts { border-color: #3a4248 !important; }
}
</style>
</head>
<body style="margin:0;padding:0;background:#f3f4f5;color:#1c2125;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;-webkit-text-size-adjust:100%">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="outer" align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:580px">
<tr><td height="6" bgcolor="{{ACCENT}}" style="line-height:6px;font-size:1px;border-radius:6px 6px 0 0">&nbsp;</td></tr>
<tr><td class="card" style="background:#ffffff;padding:28px 36px 32px;border-radius:0 0 6px 6px;text-align:left">
<p class="quiet" style="margin:0 0 20px;font-weight:600;color:#555e66">{{FIRM_NAME}}</p>
{{>BODY}}
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:28px 0 14px"><tr><td class="button" align="center" bgcolor="{{ACCENT}}" style="border-radius:6px"><a href="{{URL}}" style="display:inline-block;padding:14px 28px;font-size:17px;font-weight:600;text-decoration:none"><font color="{{ACCENT_INK}}">{{BUTTON}}</font></a></td></tr></table>
<p style="margin:0 0 24px;font-size:13px;line-height:1.4;word-break:break-all"><a class="plain" href="{{URL}}" style="color:#1b5a75">{{URL}}</a></p>
{{>NOTE}}
</td></tr>
<tr><td class="quiet foot" style="padding:20px 36px 0;font-size:13px;line-height:1.5;color:#59626a;text-align:left">
<p style="margin:0 0 8px">{{WHY}}</p>
<p style="margin:0 0 8px">How this portal works: <a class="plain" href="{{HELP_URL}}" style="color:#1b5a75">{{HELP_URL}}</a></p>
{{#FIRM_CONTACT}}
<p style="margin:0">Reach {{FIRM_NAME}}{{#BY_EMAIL}} by e-mail at {{FIRM_EMAIL}}{{/BY_EMAIL}}{{#BY_BOTH}} or{{/BY_BOTH}}{{#BY_PHONE}} by telephone on <span style="white-space:nowrap">{{FIRM_PHONE}}</span>{{/BY_PHONE}}.</p>
{{/FIRM_CONTACT}}
</td></tr>
</table>
</td></tr></table>
</body>
</html>
