{{%AUTOESCAPE context="HTML"}}
{{!
  A mailed link of staff's by which nothing can be done (any more). Exactly one of these is shown:
  sections USED, EXPIRED, ENDED (a newer one took its place), WITHDRAWN, UNKNOWN (not a link of ours)
  and one of
  sections INVITED, RESET  of an invitation, or of a new password
  SIGN_IN_URL
}}
<div class="one">
  <div class="card">
    <div class="one-icon one-icon-warn" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#{{#USED}}key{{/USED}}{{#EXPIRED}}clock{{/EXPIRED}}{{#ENDED}}mail{{/ENDED}}{{#WITHDRAWN}}lock{{/WITHDRAWN}}{{#UNKNOWN}}link-off{{/UNKNOWN}}"></use></svg></div>
    <h1>{{#USED}}This link was used already{{/USED}}{{#EXPIRED}}This link is too old{{/EXPIRED}}{{#ENDED}}There is a newer link{{/ENDED}}{{#WITHDRAWN}}This link does not work any more{{/WITHDRAWN}}{{#UNKNOWN}}We do not know this link{{/UNKNOWN}}</h1>
    {{#UNKNOWN}}<p>Part of it may be missing. Open the e-mail again and press its button, or copy the whole link from under the button.</p>{{/UNKNOWN}}
    {{#ENDED}}<p>A newer e-mail took the place of this one, or the password was changed since.</p>{{/ENDED}}
    {{#INVITED}}<p>Sign in if you have a password already. If not, ask who invited you to send the invitation again.</p>{{/INVITED}}
    {{#RESET}}<p>Sign in if you know your password. If not, have another link mailed to you from there.</p>{{/RESET}}
    <p class="section"><a class="btn btn-big" href="{{SIGN_IN_URL}}">To the sign-in page</a></p>
  </div>
</div>
