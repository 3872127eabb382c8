{{%AUTOESCAPE context="HTML"}}
{{!
  Leaving PINs behind: the PIN requests that are left, and the run that resends them.

  section SWITCHED_OFF     the New Client Portal is off, with section MAY_SWITCH (SWITCH_URL)
  section STATS            ALL_COUNT, CONTACTS_COUNT, STUCK_COUNT (that cannot be resent), with section SOME_STUCK
  section RUN              the newest run: RUN_STATE (running, paused, cancelled, done), RUN_STATE_TEXT, RUN_BY, STARTED_AT, STARTED_WORDS,
                           PACE, RESENT, RUN_TOTAL, PROGRESS_WORDS, with
    section GOING          WAITING, LASTS_WORDS ("about 2 hours"), PAUSE_URL, CANCEL_URL
    section PAUSED         WAITING, RESUME_URL, CANCEL_URL
    section ENDED          ENDED_AT, ENDED_WORDS
    section FAILURES       FAILED_WORDS ("3 were not resent"), with FAILURE, repeated: CHECKLIST_URL, WORK_TITLE, CLIENT_NAME, CONTACT_NAME, WHY
  section START            START_URL, RESENDABLE_WORDS ("40 PIN requests"), with section PACE_CHOICE, repeated: PACE, PACE_TEXT ("60 an hour"),
                           PACE_LASTS ("takes about 40 minutes"), section CHOSEN; the form's field: pace
  section LEFT             with REQUEST, repeated: CLIENT_NAME, WORK_TITLE, CHECKLIST_TITLE, CHECKLIST_URL, CONTACT_NAME, CONTACT_URL, ADDRESS,
                           SENT_AT, SENT_WORDS, with sections OPENED (OPENED_AT, OPENED_WORDS), NOT_OPENED, STUCK (WHY)
  section NONE_LEFT        with one of the sections EVER (there were some), NEVER
  include PAGINATION       partials/pagination.tpl
}}
<div class="page-head">
  <div><h1>PIN requests</h1><p class="quiet">What your clients still open with a PIN. Resent, each becomes a magic link.</p></div>
</div>
{{#SWITCHED_OFF}}
<div class="notice"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#info"></use></svg><div>
  <p>The New Client Portal is not switched on, so everything that you send is a PIN request, resent or not. Once it is on, PIN requests can be turned into magic links here.</p>
  {{#MAY_SWITCH}}<p><a href="{{SWITCH_URL}}">Switch on the New Client Portal</a></p>{{/MAY_SWITCH}}</div></div>
{{/SWITCHED_OFF}}
{{#STATS}}
<ul class="stats">
  <li><p class="stat"><strong>{{ALL_COUNT}}</strong>PIN requests left</p></li>
  <li><p class="stat"><strong>{{CONTACTS_COUNT}}</strong>contacts who use a PIN</p></li>
  <li><p class="stat{{#SOME_STUCK}} stat-bad{{/SOME_STUCK}}"><strong>{{STUCK_COUNT}}</strong>cannot be resent</p></li>
</ul>
{{/STATS}}
{{#RUN}}
<section class="card" aria-labelledby="run-title">
  <div class="row-line"><h2 id="run-title">Resending</h2><span class="tag tag-run-{{RUN_STATE}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{RUN_STATE}}"></use></svg>{{RUN_STATE_TEXT}}</span></div>
  <div class="progress"><progress value="{{RESENT}}" max="{{RUN_TOTAL}}" aria-label="PIN requests resent"></progress><span>{{PROGRESS_WORDS}}</span></div>
  <p class="quiet small section-small">Started by {{RUN_BY}}, <time datetime="{{STARTED_AT}}">{{STARTED_WORDS}}</time>, at {{PACE}} an hour.{{#GOING}} {{WAITING}} to go: {{LASTS_WORDS}}.{{/GOING}}{{#PAUSED}} {{WAITING}} to go.{{/PAUSED}}{{#ENDED}} Ended <time datetime="{{ENDED_AT}}">{{ENDED_WORDS}}</time>.{{/ENDED}}</p>
  {{#GOING}}
  <div class="actions">
    <form method="post" action="{{PAUSE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-quiet" type="submit">Pause</button></form>
    <form method="post" action="{{CANCEL_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text danger" type="submit" aria-describedby="cancel-words">Stop it</button></form>
    <p class="quiet small" id="cancel-words">What is resent stays resent; the rest keeps its PIN.</p>
  </div>
  {{/GOING}}
  {{#PAUSED}}
  <div class="actions">
    <form method="post" action="{{RESUME_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button type="submit">Go on</button></form>
    <form method="post" action="{{CANCEL_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn-text danger" type="submit" aria-describedby="cancel-words">Stop it</button></form>
    <p class="quiet small" id="cancel-words">What is resent stays resent; the rest keeps its PIN.</p>
  </div>
  {{/PAUSED}}
  {{#FAILURES}}
  <h3>{{FAILED_WORDS}}</h3>
  <ul class="held">
    {{#FAILURE}}
    <li><a href="{{CHECKLIST_URL}}">{{WORK_TITLE}}</a> of {{CLIENT_NAME}}, for {{CONTACT_NAME}}: <span class="quiet">{{WHY}}</span></li>
    {{/FAILURE}}
  </ul>
  {{/FAILURES}}
</section>
{{/RUN}}
{{#START}}
<section class="card" aria-labelledby="start-title">
  <h2 id="start-title">Resend them all</h2>
  <p>{{RESENDABLE_WORDS}} can be resent. Each recipient gets a new e-mail with a magic link; the PIN and the link of the old e-mail then no longer open that checklist. Answers and files stay.</p>
  <form class="form" method="post" action="{{START_URL}}">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <fieldset class="field"><legend>How fast?</legend>
      <p class="hint">Slowly enough that you can answer the telephone: some clients will call.</p>
      {{#PACE_CHOICE}}
      <label class="choice"><input type="radio" name="pace" value="{{PACE}}"{{#CHOSEN}} checked{{/CHOSEN}}><span>{{PACE_TEXT}}<small>{{PACE_LASTS}}</small></span></label>
      {{/PACE_CHOICE}}
    </fieldset>
    <div class="actions"><button type="submit">Start resending</button></div>
  </form>
</section>
{{/START}}
{{#LEFT}}
<section class="card card-flush" aria-labelledby="left-title">
  <div class="card-head"><h2 id="left-title">Still with a PIN</h2></div>
  <table class="stack">
    <thead><tr><th scope="col">Work</th><th scope="col">Recipient</th><th scope="col">Sent</th></tr></thead>
    <tbody>
      {{#REQUEST}}
      <tr>
        <th scope="row"><a href="{{CHECKLIST_URL}}">{{WORK_TITLE}}</a><small>{{CLIENT_NAME}} · {{CHECKLIST_TITLE}}</small></th>
        <td><a href="{{CONTACT_URL}}">{{CONTACT_NAME}}</a><small>{{ADDRESS}}</small></td>
        <td><time datetime="{{SENT_AT}}">{{SENT_WORDS}}</time>{{#OPENED}}<small>Opened with the PIN <time datetime="{{OPENED_AT}}">{{OPENED_WORDS}}</time></small>{{/OPENED}}{{#NOT_OPENED}}<small>Not opened yet</small>{{/NOT_OPENED}}{{#STUCK}}<small class="bad">Cannot be resent: {{WHY}}</small>{{/STUCK}}</td>
      </tr>
      {{/REQUEST}}
    </tbody>
  </table>
</section>
{{>PAGINATION}}
{{/LEFT}}
{{#NONE_LEFT}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-completed"></use></svg><h2>No PIN requests</h2><p>{{#EVER}}All of your clients open what you sent them by magic link now.{{/EVER}}{{#NEVER}}Nothing that you have sent is opened with a PIN.{{/NEVER}}</p></div>
{{/NONE_LEFT}}
