{{%AUTOESCAPE context="HTML"}}
{{!
  The frame of every staff page.

  Known everywhere (SetTemplateGlobalValue, always set): as in layout.tpl
    FIRM_NAME, FIRM_INITIAL, CSRF, LANG, CSS_URL, JS_URL, ICONS_URL, FAVICON_URL, BRAND_URL

  TITLE                the page's name, without the firm's
  section LOGO         LOGO_URL: the firm's logo; or NO_LOGO
  section FAULTY       "Error: " before the title; shown with ERROR_SUMMARY
  section SIGNED_IN    navigation, search and account, with
    sections AT_DASHBOARD, AT_REVIEW, AT_WORK, AT_CLIENTS, AT_CONTACTS, AT_TEMPLATES,
      AT_ACTIVITY, AT_STAFF, AT_SETTINGS, AT_ACCOUNT: where one is
    section ADMIN      colleagues and settings, for administrators
    SEARCH             what was searched for, or empty
    STAFF_NAME, SIGN_OUT_URL
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
<body class="office">
<a class="skip" href="#main">Skip to the content</a>
<header class="side">
  <a class="brand" href="/admin">{{#LOGO}}<img class="brand-logo" src="{{LOGO_URL}}" alt="{{FIRM_NAME}}">{{/LOGO}}{{#NO_LOGO}}<span class="brand-mark" aria-hidden="true">{{FIRM_INITIAL}}</span><span class="brand-name">{{FIRM_NAME}}</span>{{/NO_LOGO}}</a>
  {{#SIGNED_IN}}
  <form class="side-search" role="search" aria-label="All work" method="get" action="/admin/work">
    <label class="visually-hidden" for="side-search">Search work</label>
    <input id="side-search" type="search" name="q" value="{{SEARCH}}" placeholder="Search work" autocomplete="off">
  </form>
  <nav class="side-nav" aria-label="Office">
    <ul>
      <li><a href="/admin"{{#AT_DASHBOARD}} aria-current="page"{{/AT_DASHBOARD}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#dashboard"></use></svg>Dashboard</a></li>
      <li><a href="/admin/review"{{#AT_REVIEW}} aria-current="page"{{/AT_REVIEW}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#inbox"></use></svg>Review</a></li>
      <li><a href="/admin/work"{{#AT_WORK}} aria-current="page"{{/AT_WORK}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#briefcase"></use></svg>Work</a></li>
      <li><a href="/admin/clients"{{#AT_CLIENTS}} aria-current="page"{{/AT_CLIENTS}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#building"></use></svg>Clients</a></li>
      <li><a href="/admin/contacts"{{#AT_CONTACTS}} aria-current="page"{{/AT_CONTACTS}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#users"></use></svg>Contacts</a></li>
      <li><a href="/admin/templates"{{#AT_TEMPLATES}} aria-current="page"{{/AT_TEMPLATES}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#list"></use></svg>Templates</a></li>
      <li><a href="/admin/activity"{{#AT_ACTIVITY}} aria-current="page"{{/AT_ACTIVITY}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#clock"></use></svg>Activity</a></li>
      {{#ADMIN}}<li><a href="/admin/staff"{{#AT_STAFF}} aria-current="page"{{/AT_STAFF}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#key"></use></svg>Staff</a></li>
      <li><a href="/admin/settings"{{#AT_SETTINGS}} aria-current="page"{{/AT_SETTINGS}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#settings"></use></svg>Settings</a></li>{{/ADMIN}}
    </ul>
  </nav>
  <div class="side-account">
    <p><span class="quiet">Signed in as</span> <a href="/admin/account"{{#AT_ACCOUNT}} aria-current="page"{{/AT_ACCOUNT}}><strong>{{STAFF_NAME}}</strong></a></p>
    <form method="post" action="{{SIGN_OUT_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#log-out"></use></svg>Sign out</button></form>
  </div>
  {{/SIGNED_IN}}
</header>
<main id="main" class="main" tabindex="-1">
{{>NOTICE}}
{{>ERROR_SUMMARY}}
{{>BODY}}
</main>
<footer class="foot">
  <p class="foot-maker">Latchkey</p>
</footer>
</body>
</html>
