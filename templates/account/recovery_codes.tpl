{{%AUTOESCAPE context="HTML"}}
{{!
  A new set of recovery codes, shown before it counts.

  section ONE              repeated: CODE
  ACCOUNT_URL, CODES_SEALED, SAVE_URL, DOWNLOAD_URL, SKIP_URL, RETURN
  section REPLACES         LEFT_WORDS ("8 recovery codes"): of before, which stop working; the password is asked for,
                           with section BAD_PASSWORD (PASSWORD_ERROR)
  The form's fields: codes, password, return
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{ACCOUNT_URL}}">Account</a></li><li><a href="{{ACCOUNT_URL}}/second-factor">Authenticator app</a></li></ol></nav>
<h1>Save your recovery codes</h1>
<p class="lead">Each of them stands in for your phone once, on the day that it is lost, broken or not at hand.</p>
<div class="card">
  <h2 class="print-only">Recovery codes for {{FIRM_NAME}}</h2>
  <ul class="codes" id="recovery-codes">
    {{#ONE}}<li><code>{{CODE}}</code></li>
    {{/ONE}}
  </ul>
  <div class="actions no-print">
    <button class="btn-quiet" type="button" data-copy="recovery-codes" hidden>Copy</button>
    <a class="btn btn-quiet" href="{{DOWNLOAD_URL}}" download><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#download"></use></svg>Download as a text file</a>
  </div>
  <p class="hint">Print this page, or keep the codes in a password manager. Not on the phone alone: they are for when it is gone.</p>
</div>
<form class="section no-print" method="post" action="{{SAVE_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="codes" value="{{CODES_SEALED}}">
  <input type="hidden" name="return" value="{{RETURN}}">
  <p>They work as soon as you press the button, and are not shown again.{{#REPLACES}} The {{LEFT_WORDS}} that you have left from before stop working then.{{/REPLACES}}</p>
  {{#REPLACES}}<div class="field"><label for="password">Your password</label>
    {{#BAD_PASSWORD}}<p class="field-error" id="password-error">{{PASSWORD_ERROR}}</p>{{/BAD_PASSWORD}}
    <input id="password" name="password" type="password" autocomplete="current-password" required{{#BAD_PASSWORD}} aria-invalid="true" aria-describedby="password-error"{{/BAD_PASSWORD}}></div>{{/REPLACES}}
  <button class="btn-big" type="submit">I have saved them</button>
</form>
<p class="section-small no-print"><a class="btn btn-quiet" href="{{SKIP_URL}}">Not now</a></p>
