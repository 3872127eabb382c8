{{%AUTOESCAPE context="HTML"}}
{{!
  The setting "New Client Portal": on since when, or what switching it on will do.

  section ON               SINCE_AT, SINCE_WORDS, MIGRATION_URL, with section SOME_LEFT (LEFT_WORDS: "12 PIN requests")
  section OFF              SWITCH_URL, CANCEL_URL, with
    section SOME_LEFT      LEFT_WORDS, CONTACTS_WORDS ("9 contacts")
}}
<h1>New Client Portal</h1>
{{#ON}}
<div class="notice notice-good"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-completed"></use></svg><p>Switched on since <time datetime="{{SINCE_AT}}">{{SINCE_WORDS}}</time>. Whatever you send goes out with a magic link.</p></div>
{{#SOME_LEFT}}<p>{{LEFT_WORDS}} from before still open with a PIN. <a href="{{MIGRATION_URL}}">Resend them as magic links</a></p>{{/SOME_LEFT}}
{{/ON}}
{{#OFF}}
<div class="card form">
  <h2>Switch it on?</h2>
  <p>It is off: your clients open what you send them with a PIN. This is what happens when you switch it on:</p>
  <ul>
    <li>Everything that you send from then on goes out with a magic link. Your clients need no PIN for it.</li>
    {{#SOME_LEFT}}<li>Nothing changes for what you have sent already: {{LEFT_WORDS}} of {{CONTACTS_WORDS}} keep opening with their PIN, from the e-mail and from the Client Portal screen.</li>{{/SOME_LEFT}}
    <li>A checklist that you resend becomes a magic link. Its PIN no longer opens it. You can resend all of them at once, at a pace that you choose.</li>
    <li><strong>It cannot be switched off again.</strong></li>
  </ul>
  <form method="post" action="{{SWITCH_URL}}">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <div class="actions"><button type="submit">Switch on the New Client Portal</button><a href="{{CANCEL_URL}}">Not now</a></div>
  </form>
</div>
{{/OFF}}
