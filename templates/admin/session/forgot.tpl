{{%AUTOESCAPE context="HTML"}}
{{!
  Staff who forgot their password: the address is asked for, to which a link is mailed.

  SIGN_IN_URL
  section ASK              ASK_URL, EMAIL (what was typed), with section BAD_EMAIL (EMAIL_ERROR). The form's field: email
  section SENT             MINUTES (60), AGAIN_URL. The same for addresses that are somebody's and for those that are not
}}
<div class="one">
  <p class="back"><a href="{{SIGN_IN_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-left"></use></svg>Sign in</a></p>
  <div class="card">
    {{#ASK}}
    <h1>Forgot your password?</h1>
    <p>For the staff of {{FIRM_NAME}}. We mail you a link by which you choose a new one. Until you do, the old one goes on working.</p>
    <form class="section" method="post" action="{{ASK_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <div class="field"><label for="email">E-mail address</label>
        <p class="hint" id="email-hint">The one with which you sign in.</p>
        {{#BAD_EMAIL}}<p class="field-error" id="email-error">{{EMAIL_ERROR}}</p>{{/BAD_EMAIL}}
        <input id="email" name="email" type="email" value="{{EMAIL}}" maxlength="254" autocomplete="username" autocapitalize="none" spellcheck="false" required aria-describedby="email-hint{{#BAD_EMAIL}} email-error{{/BAD_EMAIL}}"{{#BAD_EMAIL}} aria-invalid="true"{{/BAD_EMAIL}}></div>
      <button class="btn-big" type="submit">Mail me a link</button>
    </form>
    {{/ASK}}
    {{#SENT}}
    <div class="one-icon one-icon-good" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#mail"></use></svg></div>
    <h1>Look in your inbox</h1>
    <p>If somebody who works here signs in with the address that you gave, an e-mail is on its way to it. Open the link in it within {{MINUTES}} minutes and choose a new password.</p>
    <p>Nothing there? Look among unwanted mail, or <a href="{{AGAIN_URL}}">try another address</a>. An administrator can also mail you a link.</p>
    {{/SENT}}
  </div>
</div>
