{{%AUTOESCAPE context="HTML"}}
{{!
  The ledger: each sending of a checklist, and what became of it for each recipient.

  CHECKLIST_TITLE, CHECKLIST_URL, WORK_TITLE, WORK_URL
  section SEND             repeated, newest first: SEND_ID, SEND_TITLE ("Sent", "Sent again"), SENT_AT, SENT_WORDS, SENDER_NAME, with
    section PLANNED        PLANNED_BY
    section LINK           repeated: CONTACT_NAME, CONTACT_URL, ADDRESS, STATE (queued, sent, failed, claimed, moved, expired,
                           replaced, revoked, cancelled), STATE_TEXT, with
      section BY           HOW: "They asked for a new link"
      section STEP         repeated, in the order in which it happened: STEP_WORDS, with
        section TIMED      STEP_AT, STEP_TIME
        section DAY        STEP_AT, STEP_DAY
        section SERVER_SAID  SERVER_WORDS
        section WITHHELD   WHY: "not sent: the contact was deleted"
        section ADVICE     ADVICE_WORDS: what to do about it
  section NOT_SENT         nothing was sent yet
  section MORE             MOST: there are older ones
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{WORK_URL}}">{{WORK_TITLE}}</a></li><li><a href="{{CHECKLIST_URL}}">{{CHECKLIST_TITLE}}</a></li></ol></nav>
<h1>What was sent</h1>
<p class="lead">{{CHECKLIST_TITLE}}</p>
{{#SEND}}
<section class="card card-flush" aria-labelledby="send-{{SEND_ID}}">
  <div class="card-head"><h2 id="send-{{SEND_ID}}">{{SEND_TITLE}} <time datetime="{{SENT_AT}}">{{SENT_WORDS}}</time></h2>
    <p class="quiet small">From {{SENDER_NAME}}{{#PLANNED}} · planned by {{PLANNED_BY}}{{/PLANNED}}</p></div>
  <ul class="rows">
    {{#LINK}}
    <li class="ledger">
      <div><a href="{{CONTACT_URL}}"><strong>{{CONTACT_NAME}}</strong></a><small>{{ADDRESS}}</small>{{#BY}}<small>{{HOW}}</small>{{/BY}}</div>
      <span class="tag tag-{{STATE}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-{{STATE}}"></use></svg>{{STATE_TEXT}}</span>
      <ol class="story">
        {{#STEP}}
        <li>{{STEP_WORDS}}{{#TIMED}} <time datetime="{{STEP_AT}}">{{STEP_TIME}}</time>{{/TIMED}}{{#DAY}} <time datetime="{{STEP_AT}}" data-day>{{STEP_DAY}}</time>{{/DAY}}{{#SERVER_SAID}}<small class="said">The mail server said: {{SERVER_WORDS}}</small>{{/SERVER_SAID}}{{#WITHHELD}}<small class="said">It was {{WHY}}.</small>{{/WITHHELD}}{{#ADVICE}}<small><strong>What to do:</strong> {{ADVICE_WORDS}}</small>{{/ADVICE}}</li>
        {{/STEP}}
      </ol>
    </li>
    {{/LINK}}
  </ul>
</section>
{{/SEND}}
{{#MORE}}<p class="quiet">These are the newest {{MOST}} sendings.</p>{{/MORE}}
{{#NOT_SENT}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#send"></use></svg><h2>Nothing was sent yet</h2><p>Once it is, this page says of each mail whether it was delivered, and when and where it was opened.</p></div>
{{/NOT_SENT}}
<details><summary>What this page can and cannot know</summary>
<p>“Opened” means that somebody pressed the button on the page behind the link. A link that was only looked at leaves no trace: mail scanners look at links too, so looking changes nothing and counts for nothing. “Accepted” means that the mail server took the mail; whether somebody read it, nobody can know.</p></details>
