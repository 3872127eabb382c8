{{%AUTOESCAPE context="HTML"}}
{{!
  A mailed link by which no password can be chosen (any more). Exactly one of these is shown:
  section USED             it was used
  section EXPIRED          EXPIRED_AT, EXPIRED_WORDS: nobody used it in time
  section ENDED            a newer mail took its place, or the password was changed since
  section WITHDRAWN        the contact is deleted, or the address is not theirs any more
  section UNKNOWN          not a link of ours
  and
  section AGAIN            AGAIN_URL: where another one is asked for
  section LOG_IN           LOG_IN_URL
}}
<div class="one">
  <div class="card">
    <div class="one-icon one-icon-warn" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#{{#USED}}key{{/USED}}{{#EXPIRED}}clock{{/EXPIRED}}{{#ENDED}}mail{{/ENDED}}{{#WITHDRAWN}}lock{{/WITHDRAWN}}{{#UNKNOWN}}link-off{{/UNKNOWN}}"></use></svg></div>
    {{#USED}}
    <h1>This link was used already</h1>
    <p>Each link works once. If it was you who used it, log in with the password that you chose. If it was not, have a new link mailed to you and choose another password.</p>
    {{/USED}}
    {{#EXPIRED}}
    <h1>This link is too old</h1>
    <p>It could be used until <time datetime="{{EXPIRED_AT}}">{{EXPIRED_WORDS}}</time>. Have a new one mailed to you: it takes a moment.</p>
    {{/EXPIRED}}
    {{#ENDED}}
    <h1>There is a newer link</h1>
    <p>A newer e-mail took the place of this one, or your password was changed since. Use the newest e-mail, or have another one sent.</p>
    {{/ENDED}}
    {{#WITHDRAWN}}
    <h1>This link does not work any more</h1>
    <p>Your e-mail address has changed with us, or we have closed your access. If you think that is a mistake, please ask us.</p>
    {{/WITHDRAWN}}
    {{#UNKNOWN}}
    <h1>We do not know this link</h1>
    <p>Part of it may be missing, or it is some days old. Open the newest e-mail from {{FIRM_NAME}} and press its button, or copy the whole link from under the button.</p>
    {{/UNKNOWN}}
    {{#AGAIN}}<p class="section"><a class="btn btn-big" href="{{AGAIN_URL}}">Have a new link mailed</a></p>{{/AGAIN}}
    {{#LOG_IN}}<p>Do you know your password? <a href="{{LOG_IN_URL}}">Log in</a></p>{{/LOG_IN}}
  </div>
</div>
