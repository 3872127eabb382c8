{{%AUTOESCAPE context="HTML"}}
{{!
  A checklist: its requests in order, who got it and how far that is, Send and Resend.

  CHECKLIST_TITLE, WORK_TITLE, WORK_URL, WORK_INDEX_URL, CLIENT_NAME, CLIENT_URL, EDIT_URL
  section ASKED            DONE, TOTAL: requests, where there are any
  PREVIEW_URL, LEDGER_URL; section WAS_SENT: it was sent at least once
  include PLANS            plans.tpl: what is to go out, what should have, and that it was cancelled
  section EDITABLE         the work is not completed
  section PLANNABLE        SCHEDULE_URL: it can be planned
  section DELETABLE        DELETE_URL: it was never sent
  section CANCELLABLE      CANCEL_URL: it was sent, and is not cancelled
  section SENDABLE         SEND_URL, VERSION (of the page's checklist), SEND_LABEL ("Send" or "Resend"), SEND_WORDS
  section NOT_SENDABLE     NOT_SENDABLE_WHY
  section READ_ONLY        the work is completed
  section WITH_OPTIONAL    OPTIONAL_WORDS: "2 optional"
  include REQUEST_LIST     admin/requests/list.tpl
  DUPLICATE_URL, TEMPLATE_URL (it becomes a template)
  section ADD_REQUEST      ADD_REQUEST_URL, with include REQUEST_FIELDS: admin/requests/fields.tpl
  section RECIPIENTS       with RECIPIENT, repeated: CONTACT_NAME, CONTACT_URL, ADDRESS,
                           STATE (none, queued, sent, failed, claimed, moved, expired, cancelled), STATE_TEXT, AS_URL, with
    sections DELETED, ADDRESS_GONE  the contact is deleted; the address is no longer theirs: they get no mail
    section DEVICE         repeated: DEVICE_WORDS, CLAIMED_AT, CLAIMED_WORDS, with one of
      sections HELD, LAPSED  EXPIRES_AT, EXPIRES_WORDS
      section ENDED        ENDED_AT, ENDED_WORDS: signed out or moved
    section MAIL           the newest one, where it says more than the device, with
      section ASKED_FOR    the client asked for it: Send Access Link
      section SENT         SENT_AT, SENT_WORDS; FAILED; WITHHELD (WHY: "not sent: the contact was
                           deleted"); CANCELLED; QUEUED (QUEUED_AT, QUEUED_WORDS): one of them
      section RETRY        ATTEMPTS_WORDS ("2 attempts"), NEXT_AT, NEXT_WORDS
      section SERVER_SAID  WHY: the mail server's words
      section OPENABLE     LINK_EXPIRES_AT, LINK_EXPIRES_WORDS: nobody opened it yet
    section BY_PIN         a PIN request, with sections PIN_OPENED (PIN_OPENED_AT, PIN_OPENED_WORDS), PIN_NOT_OPENED,
                           BECOMES_A_LINK: a resend makes a magic link of it
    section LEAVING        nothing was sent to them, and it goes out now; NOT_YET: nothing was
    section SEND_ONE       SEND_ONE_URL, VERSION, CONTACT_ID, SEND_ONE_LABEL; fields version, contact
  section NO_RECIPIENT
  section CAME_IN          with EVENT, repeated: EVENT_WHO, EVENT_WHAT, EVENT_URL, REQUEST_TITLE, EVENT_AT, EVENT_WORDS
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{WORK_INDEX_URL}}">Work</a></li><li><a href="{{CLIENT_URL}}">{{CLIENT_NAME}}</a></li><li><a href="{{WORK_URL}}">{{WORK_TITLE}}</a></li></ol></nav>
<div class="page-head">
  <div>
    <h1>{{CHECKLIST_TITLE}}</h1>
    {{#ASKED}}<div class="progress"><progress value="{{DONE}}" max="{{TOTAL}}" aria-label="Requests done"></progress><span>{{DONE}} of {{TOTAL}} done{{#WITH_OPTIONAL}}, {{OPTIONAL_WORDS}}{{/WITH_OPTIONAL}}</span></div>{{/ASKED}}
  </div>
  {{#EDITABLE}}
  <div class="actions">
    <a class="btn btn-quiet" href="{{EDIT_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#pencil"></use></svg>Edit</a>
    {{#SENDABLE}}<form method="post" action="{{SEND_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><button type="submit" aria-describedby="send-words"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#send"></use></svg>{{SEND_LABEL}}</button></form>
    <p class="quiet small" id="send-words">{{SEND_WORDS}}</p>{{/SENDABLE}}
    {{#NOT_SENDABLE}}<p class="quiet small">{{NOT_SENDABLE_WHY}}</p>{{/NOT_SENDABLE}}
  </div>
  {{/EDITABLE}}
</div>
{{>PLANS}}
{{#READ_ONLY}}
<div class="notice"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#lock"></use></svg><p>The work is completed. <a href="{{WORK_URL}}">Reopen it</a> to change or send this checklist.</p></div>
{{/READ_ONLY}}
<section class="card card-flush" aria-labelledby="recipients-title">
  <div class="card-head card-head-row"><h2 id="recipients-title">Recipients</h2>
    <ul class="ways">
      <li><a href="{{PREVIEW_URL}}">Preview</a></li>
      {{#PLANNABLE}}<li><a href="{{SCHEDULE_URL}}">Send later…</a></li>{{/PLANNABLE}}
      {{#WAS_SENT}}<li><a href="{{LEDGER_URL}}">What was sent</a></li>{{/WAS_SENT}}
      {{#DELETABLE}}<li><a href="{{DELETE_URL}}">Delete…</a></li>{{/DELETABLE}}
      {{#CANCELLABLE}}<li><a href="{{CANCEL_URL}}">Cancel…</a></li>{{/CANCELLABLE}}
    </ul>
  </div>
  {{#RECIPIENTS}}
  <table class="stack">
    <thead><tr><th scope="col">Contact</th><th scope="col">State</th><th scope="col">What happened</th><td></td></tr></thead>
    <tbody>
      {{#RECIPIENT}}
      <tr>
        <th scope="row"><a href="{{CONTACT_URL}}">{{CONTACT_NAME}}</a><small>{{ADDRESS}}</small>{{#DELETED}}<small class="bad">Deleted. Gets no mail any more.</small>{{/DELETED}}{{#ADDRESS_GONE}}<small class="bad">This address is not in use any more, so it gets no mail.</small>{{/ADDRESS_GONE}}</th>
        <td><span class="tag tag-{{STATE}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{STATE}}"></use></svg>{{STATE_TEXT}}</span></td>
        <td>
          {{#DEVICE}}<p>Opened with {{DEVICE_WORDS}}, <time datetime="{{CLAIMED_AT}}">{{CLAIMED_WORDS}}</time>{{#HELD}}<small>Expires <time datetime="{{EXPIRES_AT}}" data-day="on">on {{EXPIRES_WORDS}}</time></small>{{/HELD}}{{#LAPSED}}<small>Access ended <time datetime="{{EXPIRES_AT}}" data-day="on">on {{EXPIRES_WORDS}}</time></small>{{/LAPSED}}{{#ENDED}}<small>Signed out, or moved to another device, <time datetime="{{ENDED_AT}}">{{ENDED_WORDS}}</time></small>{{/ENDED}}</p>{{/DEVICE}}
          {{#MAIL}}<p>{{#ASKED_FOR}}They asked for a new link. {{/ASKED_FOR}}{{#QUEUED}}In the queue since <time datetime="{{QUEUED_AT}}">{{QUEUED_WORDS}}</time>{{/QUEUED}}{{#SENT}}Sent <time datetime="{{SENT_AT}}">{{SENT_WORDS}}</time>{{/SENT}}{{#FAILED}}The mail was not accepted.{{/FAILED}}{{#WITHHELD}}The mail was {{WHY}}.{{/WITHHELD}}{{#CANCELLED}}The mail was called off.{{/CANCELLED}}{{#RETRY}}<small>After {{ATTEMPTS_WORDS}}; the next one <time datetime="{{NEXT_AT}}">{{NEXT_WORDS}}</time></small>{{/RETRY}}{{#SERVER_SAID}}<small class="said">The mail server said: {{WHY}}</small>{{/SERVER_SAID}}{{#OPENABLE}}<small>Not opened yet. The link can be opened until <time datetime="{{LINK_EXPIRES_AT}}" data-day>{{LINK_EXPIRES_WORDS}}</time></small>{{/OPENABLE}}</p>{{/MAIL}}
          {{#BY_PIN}}<p>{{#PIN_OPENED}}Opened with their PIN, <time datetime="{{PIN_OPENED_AT}}">{{PIN_OPENED_WORDS}}</time>{{/PIN_OPENED}}{{#PIN_NOT_OPENED}}Not opened yet{{/PIN_NOT_OPENED}}<small><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#key"></use></svg> A PIN request.{{#BECOMES_A_LINK}} Resend makes a magic link of it; the PIN then no longer opens it.{{/BECOMES_A_LINK}}</small></p>{{/BY_PIN}}
          {{#LEAVING}}<span class="quiet">Goes out in a moment.</span>{{/LEAVING}}
          {{#NOT_YET}}<span class="quiet">Gets it when you send it.</span>{{/NOT_YET}}
        </td>
        <td class="row-ways"><a href="{{AS_URL}}">As they see it<span class="visually-hidden">: {{CONTACT_NAME}}</span></a>{{#SEND_ONE}}<form method="post" action="{{SEND_ONE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><input type="hidden" name="contact" value="{{CONTACT_ID}}"><button class="btn-text" type="submit">{{SEND_ONE_LABEL}}<span class="visually-hidden"> to {{CONTACT_NAME}} alone</span></button></form>{{/SEND_ONE}}</td>
      </tr>
      {{/RECIPIENT}}
    </tbody>
  </table>
  {{/RECIPIENTS}}
  {{#NO_RECIPIENT}}<div class="empty"><p>Nobody chosen yet.</p><p class="actions"><a class="btn btn-quiet" href="{{EDIT_URL}}">Choose who gets it</a></p></div>{{/NO_RECIPIENT}}
</section>
<div class="split">
  <div>
    <section class="card card-flush" id="requests" aria-labelledby="requests-title">
      <div class="card-head card-head-row"><h2 id="requests-title">Requests</h2>
        <div class="row-actions">
          {{#EDITABLE}}<form method="post" action="{{DUPLICATE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#copy"></use></svg>Duplicate</button></form>{{/EDITABLE}}
          <form method="post" action="{{TEMPLATE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#list"></use></svg>Save as a template</button></form>
        </div></div>
      {{>REQUEST_LIST}}
      {{#ADD_REQUEST}}
      <div class="card-foot" id="add">
        <h3>Add a request</h3>
        <form method="post" action="{{ADD_REQUEST_URL}}">
          <input type="hidden" name="csrf" value="{{CSRF}}">
          {{>REQUEST_FIELDS}}
          <button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#plus"></use></svg>Add request</button>
        </form>
      </div>
      {{/ADD_REQUEST}}
    </section>
  </div>
  <div>
    {{#CAME_IN}}
    <section class="card card-flush" aria-labelledby="came-in-title">
      <div class="card-head"><h2 id="came-in-title">Came in</h2></div>
      <ul class="rows">
        {{#EVENT}}
        <li><strong>{{EVENT_WHO}}</strong> {{EVENT_WHAT}} <a href="{{EVENT_URL}}">{{REQUEST_TITLE}}</a><p class="quiet small"><time datetime="{{EVENT_AT}}">{{EVENT_WORDS}}</time></p></li>
        {{/EVENT}}
      </ul>
    </section>
    {{/CAME_IN}}
  </div>
</div>
