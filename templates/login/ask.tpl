{{%AUTOESCAPE context="HTML"}}
{{!
  An address is asked for, to which a link is mailed.

  ASK_URL, LOG_IN_URL, EMAIL (what was typed), with section BAD_EMAIL (EMAIL_ERROR). The form's field: email
  sections NEW, FORGOT     one of the two: to make a login, or because the password is forgotten
}}
<div class="one">
  <p class="back"><a href="{{LOG_IN_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-left"></use></svg>Log in</a></p>
  <div class="card">
    {{#NEW}}
    <h1>Make a login</h1>
    <p>With a login you see everything we have sent you, on any device: open and completed requests, comments and files.</p>
    <p>We mail you a link to make sure that it is you. Then you choose a password.</p>
    {{/NEW}}
    {{#FORGOT}}
    <h1>Forgot your password?</h1>
    <p>We mail you a link by which you choose a new one. Until you do, the old one goes on working.</p>
    {{/FORGOT}}
    <form class="section" method="post" action="{{ASK_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <div class="field"><label for="email">E-mail address</label>
        <p class="hint" id="email-hint">The one to which we write you.</p>
        {{#BAD_EMAIL}}<p class="field-error" id="email-error">{{EMAIL_ERROR}}</p>{{/BAD_EMAIL}}
        <input id="email" name="email" type="email" value="{{EMAIL}}" maxlength="254" autocomplete="username" autocapitalize="none" spellcheck="false" required aria-describedby="email-hint{{#BAD_EMAIL}} email-error{{/BAD_EMAIL}}"{{#BAD_EMAIL}} aria-invalid="true"{{/BAD_EMAIL}}></div>
      <button class="btn-big" type="submit">Mail me a link</button>
    </form>
    {{#NEW}}<p class="hint">You need no login to answer our requests: the links in our e-mails open them without one.</p>{{/NEW}}
  </div>
</div>
