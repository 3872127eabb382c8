{{%AUTOESCAPE context="HTML"}}
{{!
  The frame of every client page.

  Known everywhere, in the frame, in bodies and in partials (SetTemplateGlobalValue, always set):
    FIRM_NAME, FIRM_INITIAL (its first letter), CSRF, LANG (en),
    CSS_URL, JS_URL, ICONS_URL, FAVICON_URL (from the assets' manifest), BRAND_URL (/brand.css?v=...)

  TITLE                the page's name, without the firm's
  section LOGO         LOGO_URL: the firm's logo; or NO_LOGO
  section FAULTY       "Error: " before the title; shown with ERROR_SUMMARY
  section SIGNED_IN    Work and Devices in the navigation
  section LOGGED_IN    Documents and Account there, for who is signed in by login
    sections AT_WORK, AT_DOCUMENTS, AT_DEVICES: where one is; AT_ACCOUNT, AT_LOG_IN and AT_HELP for the links of those names
  section ACCOUNT      ACCOUNT_NAME, SIGN_OUT_URL: who this session is, and the way out; one of the sections BY_LOGIN,
                       BY_MAIL (a link or a PIN opened it)
  section LOG_IN       LOG_IN_URL: for everybody else, also who is signed in by link or PIN
  section FIRM_CONTACT how to reach the firm, with its sections BY_EMAIL (FIRM_EMAIL), BY_BOTH ("or"), BY_PHONE (FIRM_PHONE)
  include NOTICE       partials/notice.tpl, where something was just done
  include ERROR_SUMMARY  partials/error_summary.tpl, where a form came back
  include BODY         the page
}}
<!doctype html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<title>{{#FAULTY}}Error: {{/FAULTY}}{{TITLE}} · {{FIRM_NAME}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="{{CSS_URL}}">
<link rel="stylesheet" href="{{BRAND_URL}}">
<link rel="icon" href="{{FAVICON_URL}}" type="image/svg+xml">
<script src="{{JS_URL}}" defer></script>
</head>
<body class="portal">
<a class="skip" href="#main">Skip to the content</a>
<header class="side">
  <a class="brand" href="/">{{#LOGO}}<img class="brand-logo" src="{{LOGO_URL}}" alt="{{FIRM_NAME}}">{{/LOGO}}{{#NO_LOGO}}<span class="brand-mark" aria-hidden="true">{{FIRM_INITIAL}}</span><span class="brand-name">{{FIRM_NAME}}</span>{{/NO_LOGO}}</a>
  <nav class="side-nav" aria-label="Portal">
    <ul>
      {{#SIGNED_IN}}
      <li><a href="/work"{{#AT_WORK}} aria-current="page"{{/AT_WORK}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#list"></use></svg>Work</a></li>
      {{#LOGGED_IN}}<li><a href="/documents"{{#AT_DOCUMENTS}} aria-current="page"{{/AT_DOCUMENTS}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#file"></use></svg>Documents</a></li>{{/LOGGED_IN}}
      <li><a href="/devices"{{#AT_DEVICES}} aria-current="page"{{/AT_DEVICES}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#device"></use></svg>Devices</a></li>
      {{/SIGNED_IN}}
      {{#LOGGED_IN}}
      <li><a href="/account"{{#AT_ACCOUNT}} aria-current="page"{{/AT_ACCOUNT}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#user"></use></svg>Account</a></li>
      {{/LOGGED_IN}}
      {{#LOG_IN}}
      <li><a href="{{LOG_IN_URL}}"{{#AT_LOG_IN}} aria-current="page"{{/AT_LOG_IN}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#log-in"></use></svg>Log in</a></li>
      {{/LOG_IN}}
      <li><a href="/help"{{#AT_HELP}} aria-current="page"{{/AT_HELP}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#help"></use></svg>Help</a></li>
    </ul>
  </nav>
  {{#ACCOUNT}}
  <div class="side-account">
    <p><span class="quiet">{{#BY_LOGIN}}Signed in as{{/BY_LOGIN}}{{#BY_MAIL}}Opened for{{/BY_MAIL}}</span> <strong>{{ACCOUNT_NAME}}</strong></p>
    <form method="post" action="{{SIGN_OUT_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#log-out"></use></svg>Sign out</button></form>
  </div>
  {{/ACCOUNT}}
</header>
<main id="main" class="main" tabindex="-1">
{{>NOTICE}}
{{>ERROR_SUMMARY}}
{{>BODY}}
</main>
<footer class="foot">
  {{#FIRM_CONTACT}}
  <p class="foot-firm">Questions? Reach {{FIRM_NAME}}{{#BY_EMAIL}} by e-mail at <a href="mailto:{{FIRM_EMAIL}}">{{FIRM_EMAIL}}</a>{{/BY_EMAIL}}{{#BY_BOTH}} or{{/BY_BOTH}}{{#BY_PHONE}} by telephone on <span class="nowrap">{{FIRM_PHONE}}</span>{{/BY_PHONE}}.</p>
  {{/FIRM_CONTACT}}
  <p class="foot-maker">Client portal by Latchkey</p>
</footer>
</body>
</html>
