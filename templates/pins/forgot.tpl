{{%AUTOESCAPE context="HTML"}}
{{!
  Forgot PIN, from the Client Portal screen.

  FORGOT_URL, PORTAL_URL, EMAIL (what was typed), with section BAD_EMAIL (EMAIL_ERROR). The form's field: email
}}
<div class="one">
  <p class="back"><a href="{{PORTAL_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-left"></use></svg>Client Portal</a></p>
  <div class="card">
    <h1>Forgot your PIN?</h1>
    <p>We mail you a link by which you choose a new one. That also opens a PIN that is locked.</p>
    <form class="section" method="post" action="{{FORGOT_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <div class="field"><label for="email">E-mail address</label>
        <p class="hint" id="email-hint">The one to which we write you.</p>
        {{#BAD_EMAIL}}<p class="field-error" id="email-error">{{EMAIL_ERROR}}</p>{{/BAD_EMAIL}}
        <input id="email" name="email" type="email" value="{{EMAIL}}" maxlength="254" autocomplete="username" autocapitalize="none" spellcheck="false" required aria-describedby="email-hint{{#BAD_EMAIL}} email-error{{/BAD_EMAIL}}"{{#BAD_EMAIL}} aria-invalid="true"{{/BAD_EMAIL}}></div>
      <button class="btn-big" type="submit">Mail me a link</button>
    </form>
  </div>
</div>
