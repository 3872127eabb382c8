{{%AUTOESCAPE context="HTML"}}
{{!
  The firm's settings, for its administrators. A card a subject; one form for all that is saved together.

  FORM_URL, VERSION, PORTAL_URL (the login's address), SNIPPET (HTML for the firm's web site), SENDER_ADDRESS
  SENDER_NAME, CONTACT_EMAIL, CONTACT_PHONE, ACCENT, DEVICES_PER_CONTACT, BINDING_DAYS, LINK_DAYS, ACCESS_LINK_HOURS,
  TIME_ZONE (the one that is set), REMINDERS_AT ("09:00"), LEAST_CONTRAST ("4.5")
  section ZONE             repeated: ZONE_NAME: the other zones to choose from
  section UNDOING          UNDONE: the form holds what this setting was before a change
  HELP_PASSWORD; MOST_DEVICES, MOST_BINDING_DAYS, MOST_LINK_DAYS, MOST_ACCESS_LINK_HOURS
  sections SECOND_FACTOR_REQUIRED, HELP_PASSWORD_SHOWN: the box is ticked
  sections BAD_SENDER_NAME (SENDER_NAME_ERROR), BAD_CONTACT_EMAIL (CONTACT_EMAIL_ERROR), BAD_CONTACT_PHONE (CONTACT_PHONE_ERROR),
    BAD_ACCENT (ACCENT_ERROR), BAD_TIME_ZONE (TIME_ZONE_ERROR), BAD_REMINDERS_AT (REMINDERS_AT_ERROR), BAD_DEVICES_PER_CONTACT (DEVICES_PER_CONTACT_ERROR), BAD_BINDING_DAYS (BINDING_DAYS_ERROR),
    BAD_LINK_DAYS (LINK_DAYS_ERROR), BAD_ACCESS_LINK_HOURS (ACCESS_LINK_HOURS_ERROR), BAD_HELP_PASSWORD (HELP_PASSWORD_ERROR)
  LOGO_FORM_URL; sections LOGO_THERE (LOGO_URL), LOGO_LACKING: one of the two; LOGO_WAITING, LOGO_REFUSED,
    LOGO_TOO_LARGE, LOGO_RESTORABLE;
    LOGO_SAID, LOGO_ERROR (LOGO_WORDS): what became of the last upload
  sections NEW_PORTAL_ON (SINCE_AT, SINCE_WORDS), NEW_PORTAL_OFF: one of the two
  The form's fields: sender_name, contact_email, contact_phone, accent, time_zone, reminders_at, devices_per_contact, binding_days, link_days,
  access_link_hours, second_factor_required, help_password, help_password_shown, version
}}
<div class="page-head"><div><h1>Settings</h1><p class="quiet">They hold for the whole firm. Only administrators see this page.</p></div><div class="actions"><a class="btn btn-quiet" href="/admin/settings/history"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#clock"></use></svg>Changes</a></div></div>
{{#UNDOING}}<div class="notice notice-warn"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#warning"></use></svg><p>Below, “{{UNDONE}}” is what it was before. Save the settings to take the change back.</p></div>{{/UNDOING}}

<section class="card form" aria-labelledby="portal-title">
  <h2 id="portal-title">Your client portal</h2>
  <p class="quiet">Here your clients log in. Share the address, or put the link on your web site.</p>
  <div class="field"><label for="portal-url">Address</label>
    <div class="copy-line"><input id="portal-url" value="{{PORTAL_URL}}" readonly><button class="btn-quiet" type="button" data-copy="portal-url" hidden>Copy</button></div></div>
  <div class="field"><label for="snippet">Link for your web site (HTML)</label>
    <div class="copy-line"><textarea id="snippet" class="code" rows="3" readonly>{{SNIPPET:p}}</textarea><button class="btn-quiet" type="button" data-copy="snippet" hidden>Copy</button></div></div>
</section>

<section class="card form" aria-labelledby="logo-title">
  <h2 id="logo-title">Logo</h2>
  <p class="quiet">In place of your firm’s name, on your clients’ pages and on yours. It stands on white, so it reads well in dark mode too.</p>
  {{#LOGO_SAID}}<p class="notice notice-good" role="status">{{LOGO_WORDS}}</p>{{/LOGO_SAID}}
  {{#LOGO_WAITING}}<p class="notice">The new picture is being prepared. <a href="/admin/settings#logo-title">Look again</a> in a moment.</p>{{/LOGO_WAITING}}
  {{#LOGO_REFUSED}}<p class="notice notice-warn">The picture that you sent last cannot be read: it may be damaged. Save it anew as a PNG, and choose it again.</p>{{/LOGO_REFUSED}}
  {{#LOGO_TOO_LARGE}}<p class="notice notice-warn">The picture that you sent last is too large in pixels. Save it with at most 6,000 pixels on each side, and choose it again.</p>{{/LOGO_TOO_LARGE}}
  {{#LOGO_THERE}}<p class="logo-sheet"><img src="{{LOGO_URL}}" alt="{{FIRM_NAME}}"></p>{{/LOGO_THERE}}
  <form method="post" action="{{LOGO_FORM_URL}}" enctype="multipart/form-data">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <div class="field"><label for="logo">{{#LOGO_THERE}}Another picture{{/LOGO_THERE}}{{#LOGO_LACKING}}Picture{{/LOGO_LACKING}}</label>
      <p class="hint" id="logo-hint">PNG, JPEG or WebP, up to 1 MB; wide ones look best. It is drawn anew at 480 × 160 pixels or less, without whatever else the file holds.</p>
      {{#LOGO_ERROR}}<p class="field-error" id="logo-error">{{LOGO_WORDS}}</p>{{/LOGO_ERROR}}
      <input id="logo" name="logo" type="file" accept="image/png,image/jpeg,image/webp" required aria-describedby="logo-hint{{#LOGO_ERROR}} logo-error{{/LOGO_ERROR}}"{{#LOGO_ERROR}} aria-invalid="true"{{/LOGO_ERROR}}></div>
    <div class="actions"><button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#upload"></use></svg>Upload logo</button></div>
  </form>
  {{#LOGO_THERE}}<form method="post" action="{{LOGO_FORM_URL}}/remove"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit">Remove the logo</button></form>{{/LOGO_THERE}}
  {{#LOGO_RESTORABLE}}<form method="post" action="{{LOGO_FORM_URL}}/restore"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit">Undo: put the last logo back</button></form>{{/LOGO_RESTORABLE}}
</section>

<form method="post" action="{{FORM_URL}}">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="version" value="{{VERSION}}">

  <section class="card form" aria-labelledby="you-title">
    <h2 id="you-title">How clients see you</h2>
    <div class="field"><label for="sender_name">Sender’s name</label>
      <p class="hint" id="sender_name-hint">Your mails come from this name, with the address {{SENDER_ADDRESS}}.</p>
      {{#BAD_SENDER_NAME}}<p class="field-error" id="sender_name-error">{{SENDER_NAME_ERROR}}</p>{{/BAD_SENDER_NAME}}
      <input id="sender_name" name="sender_name" value="{{SENDER_NAME}}" maxlength="120" autocomplete="off" required aria-describedby="sender_name-hint{{#BAD_SENDER_NAME}} sender_name-error{{/BAD_SENDER_NAME}}"{{#BAD_SENDER_NAME}} aria-invalid="true"{{/BAD_SENDER_NAME}}></div>
    <div class="field" data-contrast="{{LEAST_CONTRAST}}"><label for="accent">Colour</label>
      <p class="hint" id="accent-hint">Of buttons, links and marks on pages and in mails. It must be dark enough to read: contrast {{LEAST_CONTRAST}} to 1 on the page. Where somebody’s screen is dark, pages show a lighter shade of it. Usually #1f5c4d.</p>
      {{#BAD_ACCENT}}<p class="field-error" id="accent-error">{{ACCENT_ERROR}}</p>{{/BAD_ACCENT}}
      <div class="accent-line"><input id="accent" name="accent" type="color" value="{{ACCENT}}" aria-describedby="accent-hint{{#BAD_ACCENT}} accent-error{{/BAD_ACCENT}}"{{#BAD_ACCENT}} aria-invalid="true"{{/BAD_ACCENT}}>
        <div class="samples" data-samples hidden>
          <div class="sample sample-light"><span class="sample-button">Open my requests</span> <span class="sample-text">A link</span> <span class="sample-figure" data-figure></span></div>
          <div class="sample sample-dark"><span class="sample-button">Open my requests</span> <span class="sample-text">A link</span> <span class="sample-figure" data-figure></span></div>
        </div></div>
      <p class="sample-words" data-verdict role="status" hidden></p></div>
    <fieldset class="field"><legend>How a client who is lost reaches you</legend>
      <p class="hint">At the foot of every page and mail. Leave both empty to say neither.</p>
      <div class="field-row">
        <div class="field"><label for="contact_email">E-mail</label>
          {{#BAD_CONTACT_EMAIL}}<p class="field-error" id="contact_email-error">{{CONTACT_EMAIL_ERROR}}</p>{{/BAD_CONTACT_EMAIL}}
          <input id="contact_email" name="contact_email" type="email" value="{{CONTACT_EMAIL}}" maxlength="254" autocomplete="off"{{#BAD_CONTACT_EMAIL}} aria-invalid="true" aria-describedby="contact_email-error"{{/BAD_CONTACT_EMAIL}}></div>
        <div class="field"><label for="contact_phone">Telephone</label>
          {{#BAD_CONTACT_PHONE}}<p class="field-error" id="contact_phone-error">{{CONTACT_PHONE_ERROR}}</p>{{/BAD_CONTACT_PHONE}}
          <input id="contact_phone" name="contact_phone" type="tel" value="{{CONTACT_PHONE}}" maxlength="40" autocomplete="off"{{#BAD_CONTACT_PHONE}} aria-invalid="true" aria-describedby="contact_phone-error"{{/BAD_CONTACT_PHONE}}></div>
      </div>
    </fieldset>
  </section>

  <section class="card form" aria-labelledby="times-title">
    <h2 id="times-title">Days and times</h2>
    <div class="field"><label for="time_zone">Time zone of your office</label>
      <p class="hint" id="time_zone-hint">Times on your pages are given in it, and it says when a day ends. Each contact has a zone of their own. Usually UTC.</p>
      {{#BAD_TIME_ZONE}}<p class="field-error" id="time_zone-error">{{TIME_ZONE_ERROR}}</p>{{/BAD_TIME_ZONE}}
      <select class="middle" id="time_zone" name="time_zone" aria-describedby="time_zone-hint{{#BAD_TIME_ZONE}} time_zone-error{{/BAD_TIME_ZONE}}"{{#BAD_TIME_ZONE}} aria-invalid="true"{{/BAD_TIME_ZONE}}><option selected>{{TIME_ZONE}}</option>{{#ZONE}}<option>{{ZONE_NAME}}</option>{{/ZONE}}</select></div>
    <div class="field"><label for="reminders_at">Reminders go out at</label>
      <p class="hint" id="reminders_at-hint">Kept for reminders by e-mail, which are not sent yet: one a person and day, at this time of their own day. Usually 09:00.</p>
      {{#BAD_REMINDERS_AT}}<p class="field-error" id="reminders_at-error">{{REMINDERS_AT_ERROR}}</p>{{/BAD_REMINDERS_AT}}
      <input class="short" id="reminders_at" name="reminders_at" type="time" value="{{REMINDERS_AT}}" required aria-describedby="reminders_at-hint{{#BAD_REMINDERS_AT}} reminders_at-error{{/BAD_REMINDERS_AT}}"{{#BAD_REMINDERS_AT}} aria-invalid="true"{{/BAD_REMINDERS_AT}}></div>
  </section>

  <section class="card form" aria-labelledby="links-title">
    <h2 id="links-title">Links and devices</h2>
    <p class="quiet">Changes count for what is sent and opened from now on.</p>
    <div class="field"><label for="devices_per_contact">Devices per contact</label>
      <p class="hint" id="devices_per_contact-hint">How many of a contact’s devices may hold the same work at a time, from 1 to {{MOST_DEVICES}}. With 1, opening it on another device moves it there. Usually 1.</p>
      {{#BAD_DEVICES_PER_CONTACT}}<p class="field-error" id="devices_per_contact-error">{{DEVICES_PER_CONTACT_ERROR}}</p>{{/BAD_DEVICES_PER_CONTACT}}
      <input class="short" id="devices_per_contact" name="devices_per_contact" value="{{DEVICES_PER_CONTACT}}" inputmode="numeric" maxlength="4" autocomplete="off" required aria-describedby="devices_per_contact-hint{{#BAD_DEVICES_PER_CONTACT}} devices_per_contact-error{{/BAD_DEVICES_PER_CONTACT}}"{{#BAD_DEVICES_PER_CONTACT}} aria-invalid="true"{{/BAD_DEVICES_PER_CONTACT}}></div>
    <div class="field"><label for="binding_days">Days on a device</label>
      <p class="hint" id="binding_days-hint">How long opened work stays open on its device, counted from opening it: 1 to {{MOST_BINDING_DAYS}}. After that the client needs a new link. Usually 30.</p>
      {{#BAD_BINDING_DAYS}}<p class="field-error" id="binding_days-error">{{BINDING_DAYS_ERROR}}</p>{{/BAD_BINDING_DAYS}}
      <input class="short" id="binding_days" name="binding_days" value="{{BINDING_DAYS}}" inputmode="numeric" maxlength="4" autocomplete="off" required aria-describedby="binding_days-hint{{#BAD_BINDING_DAYS}} binding_days-error{{/BAD_BINDING_DAYS}}"{{#BAD_BINDING_DAYS}} aria-invalid="true"{{/BAD_BINDING_DAYS}}></div>
    <div class="field"><label for="link_days">Days of an unopened link</label>
      <p class="hint" id="link_days-hint">How long the link of a mail that you sent waits to be opened: 1 to {{MOST_LINK_DAYS}}. Usually 90.</p>
      {{#BAD_LINK_DAYS}}<p class="field-error" id="link_days-error">{{LINK_DAYS_ERROR}}</p>{{/BAD_LINK_DAYS}}
      <input class="short" id="link_days" name="link_days" value="{{LINK_DAYS}}" inputmode="numeric" maxlength="4" autocomplete="off" required aria-describedby="link_days-hint{{#BAD_LINK_DAYS}} link_days-error{{/BAD_LINK_DAYS}}"{{#BAD_LINK_DAYS}} aria-invalid="true"{{/BAD_LINK_DAYS}}></div>
    <div class="field"><label for="access_link_hours">Hours of an access link</label>
      <p class="hint" id="access_link_hours-hint">How long a link that the client asked for with “Send Access Link” waits: 1 to {{MOST_ACCESS_LINK_HOURS}}. Usually 24.</p>
      {{#BAD_ACCESS_LINK_HOURS}}<p class="field-error" id="access_link_hours-error">{{ACCESS_LINK_HOURS_ERROR}}</p>{{/BAD_ACCESS_LINK_HOURS}}
      <input class="short" id="access_link_hours" name="access_link_hours" value="{{ACCESS_LINK_HOURS}}" inputmode="numeric" maxlength="4" autocomplete="off" required aria-describedby="access_link_hours-hint{{#BAD_ACCESS_LINK_HOURS}} access_link_hours-error{{/BAD_ACCESS_LINK_HOURS}}"{{#BAD_ACCESS_LINK_HOURS}} aria-invalid="true"{{/BAD_ACCESS_LINK_HOURS}}></div>
  </section>

  <section class="card form" aria-labelledby="logins-title">
    <h2 id="logins-title">Clients’ logins</h2>
    <label class="choice"><input type="checkbox" name="second_factor_required" value="1"{{#SECOND_FACTOR_REQUIRED}} checked{{/SECOND_FACTOR_REQUIRED}}><span><strong>Require a second step</strong><small>Every client who logs in needs a code from an app, or a passkey, beside the password. Usually off: then each client decides.</small></span></label>
  </section>

  <section class="card form" aria-labelledby="help-title">
    <h2 id="help-title">Help guide</h2>
    <p class="quiet">Your <a href="/help">help page</a> answers what clients ask, by these settings. It offers the same as a PDF file.</p>
    <div class="field"><label for="help_password">Password of the PDF file</label>
      <p class="hint" id="help_password-hint">The file opens with it and with nothing else. Usually CPFAQ.</p>
      {{#BAD_HELP_PASSWORD}}<p class="field-error" id="help_password-error">{{HELP_PASSWORD_ERROR}}</p>{{/BAD_HELP_PASSWORD}}
      <input class="middle" id="help_password" name="help_password" value="{{HELP_PASSWORD}}" maxlength="30" autocomplete="off" autocapitalize="none" spellcheck="false" required aria-describedby="help_password-hint{{#BAD_HELP_PASSWORD}} help_password-error{{/BAD_HELP_PASSWORD}}"{{#BAD_HELP_PASSWORD}} aria-invalid="true"{{/BAD_HELP_PASSWORD}}></div>
    <label class="choice"><input type="checkbox" name="help_password_shown" value="1"{{#HELP_PASSWORD_SHOWN}} checked{{/HELP_PASSWORD_SHOWN}}><span><strong>Name the password on the help page</strong><small>Whoever finds the page can then open the file. Usually off: then you tell it to whom you like.</small></span></label>
  </section>

  <div class="actions"><button type="submit">Save settings</button></div>
</form>

<section class="card form section" aria-labelledby="statuses-title">
  <h2 id="statuses-title">Statuses of work</h2>
  <p>Give the five statuses names of your own.</p>
  <p class="actions"><a class="btn btn-quiet" href="/admin/settings/statuses">Statuses</a></p>
</section>

<section class="card form section" id="new-portal" aria-labelledby="new-portal-title">
  <h2 id="new-portal-title">New Client Portal</h2>
  {{#NEW_PORTAL_ON}}<p>On since <time datetime="{{SINCE_AT}}" data-day>{{SINCE_WORDS}}</time>. What you send opens with a magic link.</p>{{/NEW_PORTAL_ON}}
  {{#NEW_PORTAL_OFF}}<p>Off. What you send asks your clients for their PIN.</p>{{/NEW_PORTAL_OFF}}
  <p class="actions"><a class="btn btn-quiet" href="/admin/settings/new-portal">{{#NEW_PORTAL_ON}}What is left of PINs{{/NEW_PORTAL_ON}}{{#NEW_PORTAL_OFF}}What switching it on does{{/NEW_PORTAL_OFF}}</a></p>
</section>

<section class="card form section" id="contain" aria-labelledby="contain-title">
  <h2 id="contain-title">In an emergency</h2>
  <p>Sign out all clients and end all links at once, for when something is in wrong hands. You are shown first what would end. One contact or one client you find on their own pages.</p>
  <p class="actions"><a class="btn btn-danger" href="/admin/contain">Revoke all access of all clients</a></p>
</section>
