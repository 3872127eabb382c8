{{%AUTOESCAPE context="HTML"}}
{{!
  What sending a checklist now would send: the mail and the pages behind it, for each recipient. Nothing is made or sent.

  CHECKLIST_TITLE, CHECKLIST_URL, WORK_TITLE, WORK_URL, SCHEDULE_URL
  section RECIPIENT        repeated: RECIPIENT_URL, CONTACT_NAME, with section CHOSEN
  section SHOWN            SUBJECT, FROM_NAME, FROM_ADDRESS, TO_NAME, TO_ADDRESS, MAIL_URL, TEXT, LINK_PAGE_URL, CHECKLIST_PAGE_URL, with
    section REPLY_TO       REPLY_NAME, REPLY_ADDRESS
  section NOTHING_ASKED    no request is on it yet
  section NO_RECIPIENT     EDIT_URL
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{WORK_URL}}">{{WORK_TITLE}}</a></li><li><a href="{{CHECKLIST_URL}}">{{CHECKLIST_TITLE}}</a></li></ol></nav>
<div class="page-head"><div><h1>Preview</h1><p class="lead">What they get when it is sent now. Nothing has been sent, and no link is made by looking.</p></div>
  <div class="actions"><a class="btn btn-quiet" href="{{CHECKLIST_URL}}">Back to the checklist</a></div></div>
{{#NOTHING_ASKED}}<div class="notice notice-warn"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#warning"></use></svg><p>There is no request on it yet, so it cannot be sent.</p></div>{{/NOTHING_ASKED}}
{{#NO_RECIPIENT}}<div class="card empty"><h2>Nobody chosen yet</h2><p>Once somebody is to get it, you see here what they get.</p><p class="actions"><a class="btn btn-quiet" href="{{EDIT_URL}}">Choose who gets it</a></p></div>{{/NO_RECIPIENT}}
{{#SHOWN}}
<nav aria-label="Recipients"><ul class="filters">{{#RECIPIENT}}<li><a href="{{RECIPIENT_URL}}"{{#CHOSEN}} aria-current="page"{{/CHOSEN}}>{{CONTACT_NAME}}</a></li>{{/RECIPIENT}}</ul></nav>
<div class="previews">
  <section class="card card-flush" aria-labelledby="mail-title">
    <div class="card-head"><h2 id="mail-title">The mail</h2></div>
    <div class="card-foot"><dl class="facts">
      <dt>Subject</dt><dd><strong>{{SUBJECT}}</strong></dd>
      <dt>From</dt><dd>{{FROM_NAME}} <span class="quiet">{{FROM_ADDRESS}}</span></dd>
      {{#REPLY_TO}}<dt>Replies to</dt><dd>{{REPLY_NAME}} <span class="quiet">{{REPLY_ADDRESS}}</span></dd>{{/REPLY_TO}}
      <dt>To</dt><dd>{{TO_NAME}} <span class="quiet">{{TO_ADDRESS}}</span></dd></dl></div>
    <iframe class="mail-frame" src="{{MAIL_URL}}" title="The mail as it looks" sandbox loading="lazy"></iframe>
    <div class="card-foot"><details><summary>As plain text</summary><pre class="plain-mail">{{TEXT:p}}</pre></details></div>
  </section>
  <section class="card card-flush" aria-labelledby="page-title">
    <div class="card-head card-head-row"><h2 id="page-title">Behind its button</h2><ul class="ways"><li><a href="{{LINK_PAGE_URL}}">Full page</a></li><li><a href="{{CHECKLIST_PAGE_URL}}">The checklist</a></li></ul></div>
    <iframe class="page-frame" src="{{LINK_PAGE_URL}}&amp;in=frame" title="The page that the link opens" loading="lazy"></iframe>
    <iframe class="page-frame" src="{{CHECKLIST_PAGE_URL}}&amp;in=frame" title="The checklist as they see it" loading="lazy"></iframe>
  </section>
</div>
{{/SHOWN}}
