{{%AUTOESCAPE context="HTML"}}
{{!
  The account of who is signed in at the office.

  FORM_URL, NAME, ADDRESS, ROLE_WORDS, with section BAD_NAME (NAME_ERROR). The form's field: name
  PASSWORD_URL, APP_URL, PASSKEYS_URL, CODES_URL, FACTOR_WORDS ("An authenticator app. …")
  section NO_CODES         no recovery code is left
  section SESSION          repeated: BROWSER, DEVICE_KIND (phone, tablet, desktop), STARTED_AT, STARTED_WORDS, SEEN_AT,
                           SEEN_WORDS, END_URL, with
    section FROM           IP
    sections THIS_ONE, OTHER_ONE
  section OTHERS           OTHERS_URL, OTHERS_WORDS ("2 other browsers")
}}
<div class="page-head"><div><h1>Your account</h1><p class="quiet">You sign in with {{ADDRESS}}. {{ROLE_WORDS}}</p></div></div>
<div class="cards-two">
  <section class="card" aria-labelledby="you-title">
    <h2 id="you-title">Your name</h2>
    <form method="post" action="{{FORM_URL}}">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <div class="field"><label for="name">Name</label>
        <p class="hint" id="name-hint">Clients read it in mails and beside your comments.</p>
        {{#BAD_NAME}}<p class="field-error" id="name-error">{{NAME_ERROR}}</p>{{/BAD_NAME}}
        <input id="name" name="name" value="{{NAME}}" maxlength="120" autocomplete="name" required aria-describedby="name-hint{{#BAD_NAME}} name-error{{/BAD_NAME}}"{{#BAD_NAME}} aria-invalid="true"{{/BAD_NAME}}></div>
      <button class="btn-quiet" type="submit">Save name</button>
    </form>
  </section>
  <section class="card" aria-labelledby="password-title">
    <h2 id="password-title">Password</h2>
    <p>Changing it signs you out everywhere else.</p>
    <p class="actions"><a class="btn btn-quiet" href="{{PASSWORD_URL}}">Change password</a></p>
  </section>
  <section class="card" aria-labelledby="factor-title">
    <h2 id="factor-title">Second step</h2>
    <p>{{FACTOR_WORDS}}</p>
    {{#NO_CODES}}<p><strong>Make recovery codes</strong> for the day that your phone is not at hand.</p>{{/NO_CODES}}
    <p class="actions"><a class="btn btn-quiet" href="{{APP_URL}}">Authenticator app</a><a class="btn btn-quiet" href="{{PASSKEYS_URL}}">Passkeys</a><a class="btn btn-quiet" href="{{CODES_URL}}">New recovery codes</a></p>
  </section>
</div>
<section class="card card-flush" aria-labelledby="sessions-title">
  <div class="card-head"><h2 id="sessions-title">Where you are signed in</h2></div>
  <ul class="rows">
    {{#SESSION}}
    <li class="row-line">
      <div class="device">
        <span class="one-icon" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#device-{{DEVICE_KIND}}"></use></svg></span>
        <div><strong>{{BROWSER}}</strong>
          <p class="quiet small">Since <time datetime="{{STARTED_AT}}">{{STARTED_WORDS}}</time>, last used <time datetime="{{SEEN_AT}}">{{SEEN_WORDS}}</time>{{#FROM}}, from {{IP}}{{/FROM}}</p></div>
      </div>
      {{#THIS_ONE}}<span class="tag tag-completed"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#check"></use></svg>This one</span>{{/THIS_ONE}}
      {{#OTHER_ONE}}<form method="post" action="{{END_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit">Sign out<span class="visually-hidden"> {{BROWSER}}, since {{STARTED_WORDS}}</span></button></form>{{/OTHER_ONE}}
    </li>
    {{/SESSION}}
  </ul>
  {{#OTHERS}}
  <div class="card-foot">
    <form method="post" action="{{OTHERS_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-danger" type="submit">Sign out {{OTHERS_WORDS}}</button></form>
  </div>
  {{/OTHERS}}
</section>
