{{%AUTOESCAPE context="HTML"}}
{{!
  A mailed link for a new PIN that does not work (any more). Exactly one of these is shown:
  section USED             it was used
  section EXPIRED          EXPIRED_AT, EXPIRED_WORDS
  section NEWER            a newer mail took its place
  section UNKNOWN          not a link of ours
  and FORGOT_URL, PORTAL_URL
}}
<div class="one">
  <div class="card">
    <div class="one-icon one-icon-warn" aria-hidden="true"><svg class="icon"><use href="{{ICONS_URL}}#{{#USED}}key{{/USED}}{{#EXPIRED}}clock{{/EXPIRED}}{{#NEWER}}mail{{/NEWER}}{{#UNKNOWN}}link-off{{/UNKNOWN}}"></use></svg></div>
    {{#USED}}<h1>This link was used already</h1>
    <p>A new PIN was chosen with it. Open your requests with that one; or, where it was not you, have another link mailed.</p>{{/USED}}
    {{#EXPIRED}}<h1>This link is too old</h1>
    <p>It could be used until <time datetime="{{EXPIRED_AT}}">{{EXPIRED_WORDS}}</time>. Your PIN is as it was. Have a new link mailed: it takes a moment.</p>{{/EXPIRED}}
    {{#NEWER}}<h1>There is a newer link</h1>
    <p>A newer e-mail took the place of this one. Use the newest, or have another one sent.</p>{{/NEWER}}
    {{#UNKNOWN}}<h1>We do not know this link</h1>
    <p>Part of it may be missing. Press the button of the e-mail, or copy the whole link from under it.</p>{{/UNKNOWN}}
    <p class="section"><a class="btn btn-big" href="{{FORGOT_URL}}">Have a new link mailed</a></p>
    <p><a href="{{PORTAL_URL}}">Enter a PIN instead</a></p>
  </div>
</div>
