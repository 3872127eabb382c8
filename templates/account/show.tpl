{{%AUTOESCAPE context="HTML"}}
{{!
  The account of who is signed in by login.

  CONTACT_NAME, SINCE_AT, SINCE_WORDS (of the login), PASSWORD_URL, PASSWORD_AT, PASSWORD_WORDS (changed last),
  SECOND_FACTOR_URL, PASSKEYS_URL, EVERYWHERE_URL, EVERYWHERE_WORDS ("3 devices")
  section ADDRESS_LINE     ADDRESS, repeated
  sections FACTOR_ON (FACTOR_WORDS), FACTOR_OFF
  section SESSION          repeated: DEVICE_NAME, DEVICE_KIND (phone, tablet, desktop), KIND_WORDS ("by login"),
                           STARTED_AT, STARTED_WORDS, END_URL, with
    section NAMED          DEVICE_WORDS: DEVICE_NAME is the client's own
    sections THIS_ONE, OTHER_ONE
}}
<h1>Your account</h1>
<p class="lead">You have had a login since <time datetime="{{SINCE_AT}}" data-day>{{SINCE_WORDS}}</time>.</p>
<div class="cards-two">
  <section class="card" aria-labelledby="you-title">
    <h2 id="you-title">You</h2>
    <dl class="facts">
      <dt>Name</dt><dd>{{CONTACT_NAME}}</dd>
      <dt>E-mail</dt><dd>{{#ADDRESS_LINE}}<div>{{ADDRESS}}</div>{{/ADDRESS_LINE}}</dd>
    </dl>
    <p class="hint">You can log in with each of these addresses. To change something here, please tell {{FIRM_NAME}}.</p>
  </section>
  <section class="card" aria-labelledby="password-title">
    <h2 id="password-title">Password</h2>
    <p>Chosen <time datetime="{{PASSWORD_AT}}" data-day="on">on {{PASSWORD_WORDS}}</time>.</p>
    <p class="actions"><a class="btn btn-quiet" href="{{PASSWORD_URL}}">Change password</a></p>
  </section>
  <section class="card" aria-labelledby="factor-title">
    <h2 id="factor-title">Second step</h2>
    {{#FACTOR_ON}}<p><span class="tag tag-completed"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#shield"></use></svg>On</span> {{FACTOR_WORDS}}</p>{{/FACTOR_ON}}
    {{#FACTOR_OFF}}<p>Off. With a code from your phone or a passkey beside the password, a password that somebody else learns is not enough.</p>{{/FACTOR_OFF}}
    <p class="actions"><a class="btn btn-quiet" href="{{SECOND_FACTOR_URL}}">Authenticator app</a><a class="btn btn-quiet" href="{{PASSKEYS_URL}}">Passkeys</a></p>
  </section>
</div>
<section class="card card-flush" aria-labelledby="sessions-title">
  <div class="card-head"><h2 id="sessions-title">Where you are signed in</h2></div>
  <ul class="rows">
    {{#SESSION}}
    <li class="row-line">
      <div class="device">
        <span class="one-icon" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#device-{{DEVICE_KIND}}"></use></svg></span>
        <div><strong>{{DEVICE_NAME}}</strong>{{#NAMED}} <span class="quiet">{{DEVICE_WORDS}}</span>{{/NAMED}}
          <p class="quiet small">{{KIND_WORDS}}, since <time datetime="{{STARTED_AT}}">{{STARTED_WORDS}}</time></p></div>
      </div>
      {{#THIS_ONE}}<span class="tag tag-completed"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#check"></use></svg>This one</span>{{/THIS_ONE}}
      {{#OTHER_ONE}}<form method="post" action="{{END_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit">Sign out<span class="visually-hidden"> {{DEVICE_NAME}}, {{KIND_WORDS}}</span></button></form>{{/OTHER_ONE}}
    </li>
    {{/SESSION}}
  </ul>
  <div class="card-foot">
    <h3>Sign out everywhere</h3>
    <p>Signs out {{EVERYWHERE_WORDS}}, this one too. Links in our e-mails that you have opened then ask you to have a new one sent. Your requests and files stay as they are.</p>
    <form method="post" action="{{EVERYWHERE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-danger" type="submit">Sign out everywhere</button></form>
  </div>
</section>
