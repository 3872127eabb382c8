{{%AUTOESCAPE context="HTML"}}
{{!
  A button that asks the browser for a passkey. The script shows it where the browser knows passkeys.

  PASSKEY_URL, PASSKEY_CHALLENGE, PASSKEY_HOST
  PASSKEY_ALLOWED: ids of the passkeys that may answer, with commas between; empty: any
  RETURN: the path to go on to, or empty
  The form's fields: return, challenge, credential, client_data, authenticator_data, signature
}}
<form class="passkey" method="post" action="{{PASSKEY_URL}}" data-passkey="get" data-challenge="{{PASSKEY_CHALLENGE}}" data-host="{{PASSKEY_HOST}}" data-allowed="{{PASSKEY_ALLOWED}}" hidden>
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="return" value="{{RETURN}}">
  <input type="hidden" name="challenge" value="{{PASSKEY_CHALLENGE}}">
  <input type="hidden" name="credential"><input type="hidden" name="client_data">
  <input type="hidden" name="authenticator_data"><input type="hidden" name="signature">
  <p class="or"><span>or</span></p>
  <p class="field-error" role="alert" data-passkey-problem hidden>That did not work, or it was cancelled. Try again, or go on without a passkey.</p>
  <button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#key"></use></svg>Use a passkey</button>
</form>
