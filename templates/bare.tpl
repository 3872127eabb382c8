{{%AUTOESCAPE context="HTML"}}
{{!
  The frame of a page for whom no firm is known: the database is away, or there is no such site.

  TITLE, CSS_URL, FAVICON_URL; include BODY
}}
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{TITLE}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="{{CSS_URL}}">
<link rel="icon" href="{{FAVICON_URL}}" type="image/svg+xml">
</head>
<body class="bare">
<main id="main" class="main" tabindex="-1">
{{>BODY}}
</main>
</body>
</html>
