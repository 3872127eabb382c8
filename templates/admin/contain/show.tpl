{{%AUTOESCAPE context="HTML"}}
{{!
  Asks before all access of a contact, a client's contacts or the whole firm's clients is revoked, with the numbers.

  TITLE_WORDS ("Revoke all access of Nora Quist"), LEAD, CONTAIN_URL, BACK_URL, BUTTON
  section CRUMB            repeated: CRUMB_URL, CRUMB_NAME
  section PAST             PAST_AT, PAST_WORDS, PAST_BY, PAST_ENDED: the last time
  section CONTACTS         with CONTACT, repeated: CONTACT_URL, CONTACT_NAME; section MORE (MORE_WORDS)
  section ENDS             with CONSEQUENCE, repeated: COUNTED ("2 devices"), WHAT ("lose what they hold")
  section NOTHING          nothing is open now
  section STAFF_TOO        STAFF_WORDS: the choice to sign out colleagues
}}
<nav class="crumbs" aria-label="Where you are"><ol>{{#CRUMB}}<li><a href="{{CRUMB_URL}}">{{CRUMB_NAME}}</a></li>{{/CRUMB}}</ol></nav>
<div class="card form">
  <h1>{{TITLE_WORDS}}</h1>
  <p>{{LEAD}}</p>
  {{#PAST}}<p class="quiet">Last done <time datetime="{{PAST_AT}}">{{PAST_WORDS}}</time> by {{PAST_BY}}: {{PAST_ENDED}}.</p>{{/PAST}}
  {{#CONTACTS}}<p>It concerns {{#CONTACT}}<a href="{{CONTACT_URL}}">{{CONTACT_NAME}}</a>{{#CONTACT_separator}}, {{/CONTACT_separator}}{{/CONTACT}}{{#MORE}} {{MORE_WORDS}}{{/MORE}}, with all that they have, also for other clients.</p>{{/CONTACTS}}
  {{#ENDS}}
  <h2>What ends now</h2>
  <ul>{{#CONSEQUENCE}}<li><strong>{{COUNTED}}</strong> {{WHAT}}</li>{{/CONSEQUENCE}}</ul>
  {{/ENDS}}
  {{#NOTHING}}<p><strong>Nothing is open now.</strong> Links in mails that were sent before end all the same.</p>{{/NOTHING}}
  <h2>What stays</h2>
  <ul>
    <li>Answers, comments, files and the state of all work</li>
    <li>Logins with their passwords and second factors. Where a password may be known, the client changes it, or you delete the contact</li>
    <li>A way back in: every mail that was sent leads to a page that offers <strong>Send Access Link</strong>, to the address that the mail went to</li>
  </ul>
  <p class="quiet">It cannot be undone. If a mailbox is in wrong hands, correct the contact’s address first: new links go to it.</p>
  <form method="post" action="{{CONTAIN_URL}}">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    {{#STAFF_TOO}}<label class="choice"><input type="checkbox" name="staff_too" value="1"><span><strong>Sign out my colleagues, too</strong><small>{{STAFF_WORDS}}</small></span></label>{{/STAFF_TOO}}
    <div class="actions"><button class="btn-danger" type="submit">{{BUTTON}}</button><a href="{{BACK_URL}}">Cancel</a></div>
  </form>
</div>
