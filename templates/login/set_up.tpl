{{%AUTOESCAPE context="HTML"}}
{{!
  Signing in leads here where the account must have a second factor and has none yet.

  section OF_STAFF         whoever works here has one
  section OF_CLIENT        with one of
  section BY_FIRM          the firm requires it
  section BY_PASSWORD      the password is too short to stand alone
  include OFFER            partials/totp_offer.tpl
}}
<h1>One more step keeps your {{#OF_STAFF}}clients’ {{/OF_STAFF}}papers safe</h1>
<p class="lead">{{#OF_STAFF}}Everybody who works at {{FIRM_NAME}} signs in with a code beside the password.{{/OF_STAFF}}{{#OF_CLIENT}}{{#BY_FIRM}}{{FIRM_NAME}} asks all its clients for a code beside the password.{{/BY_FIRM}}{{#BY_PASSWORD}}Your password is too short to protect your login by itself, so a code comes beside it.{{/BY_PASSWORD}}{{/OF_CLIENT}} Your phone makes it; setting it up takes two minutes, once.</p>
<div class="card">{{>OFFER}}</div>
