{{%AUTOESCAPE context="HTML"}}
{{!
  Signing in leads here where the login must have a second factor and has none yet.

  section BY_FIRM          the firm requires it
  section BY_PASSWORD      the password is too short to stand alone
  include OFFER            partials/totp_offer.tpl
}}
<h1>One more step keeps your papers safe</h1>
<p class="lead">{{#BY_FIRM}}{{FIRM_NAME}} asks all its clients for a code beside the password.{{/BY_FIRM}}{{#BY_PASSWORD}}Your password is too short to protect your login by itself, so a code comes beside it.{{/BY_PASSWORD}} Your phone makes it; setting it up takes two minutes, once.</p>
<div class="card">{{>OFFER}}</div>
