{{%AUTOESCAPE context="HTML"}}
{{!
  The firm's front page, for somebody who came without a link.

  section WORK_HERE        WORK_INDEX_URL: this device holds work
  section PIN              PIN_URL: the firm sends PIN requests, or has some left
  section LOG_IN           LOG_IN_URL, NEW_URL: for who is not signed in by login
  section FIRM_CONTACT     with its sections BY_EMAIL (FIRM_EMAIL), BY_PHONE (FIRM_PHONE)
}}
<div class="one">
  <div class="card">
    <h1>{{FIRM_NAME}}</h1>
    <p class="lead">This is where you send us what we ask you for, safely and without an account.</p>
    {{#WORK_HERE}}
    <p class="section"><a class="btn btn-big" href="{{WORK_INDEX_URL}}">See my requests</a></p>
    {{/WORK_HERE}}
    <h2>Did we ask you for something?</h2>
    <p>Open our e-mail and press <strong>Open my requests</strong>. The link in it is made for you: it brings you straight to your list.</p>
    <h2>Is the e-mail old, or are you on another device?</h2>
    <p>Open its link all the same, and choose <strong>Send Access Link</strong>. A new one comes to your inbox.</p>
    {{#PIN}}
    <h2>Do you have a PIN?</h2>
    <p>For what we sent you with one, all you need is your e-mail address and your PIN.</p>
    <p><a class="btn btn-quiet" href="{{PIN_URL}}">Client Portal with PIN</a></p>
    {{/PIN}}
    {{#LOG_IN}}
    <h2>Do you have a login?</h2>
    <p>Log in and see everything we have sent you, on any device.</p>
    <p class="actions"><a class="btn btn-quiet" href="{{LOG_IN_URL}}">Log in</a> <a href="{{NEW_URL}}">Make a login</a></p>
    {{/LOG_IN}}
    {{#FIRM_CONTACT}}
    <h2>Can you not find it?</h2>
    <p>We send it again gladly.{{#BY_EMAIL}} Write to <a href="mailto:{{FIRM_EMAIL}}">{{FIRM_EMAIL}}</a>.{{/BY_EMAIL}}{{#BY_PHONE}} Call <span class="nowrap">{{FIRM_PHONE}}</span>.{{/BY_PHONE}}</p>
    {{/FIRM_CONTACT}}
  </div>
</div>
