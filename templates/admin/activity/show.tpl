{{%AUTOESCAPE context="HTML"}}
{{!
  Who did what, when, from where: the firm's trail, newest first.

  ACTIVITY_URL (where the filter goes), ALL_URL
  section EXPORT           EXPORT_URL: for administrators
  section KIND_CHOICE      repeated: KIND, KIND_LABEL, with section CHOSEN
  section STAFF_CHOICE     repeated: STAFF_ID, STAFF_NAME_OF, with section STAFF_CHOSEN
  CONTACT_TYPED, CLIENT_TYPED, FROM_DAY, UNTIL_DAY: what the filter was, or empty
  section KEPT             repeated: KEPT_NAME, KEPT_VALUE: what the form keeps of it
  section ONLY             repeated: ONLY_WORDS ("by Nora Quist"), WITHOUT_URL
  section WHICH            WHICH_WORDS ("Which Quist?"), with PICK, repeated: PICK_URL, PICK_NAME, PICK_NOTE
  section UNKNOWN          UNKNOWN_WORDS: nobody has that name
  section DAY              repeated: DAY_ON, DAY_WORDS, with LINE, repeated: AT, CLOCK, WORDS, with
    sections WHO_LINKED (WHO_URL, WHO), WHO_PLAIN (WHO)
    sections SUBJECT_LINKED (SUBJECT_URL, SUBJECT), SUBJECT_PLAIN (SUBJECT)
    section NOTE           repeated: NOTE_TEXT; section NOTE_LINKED: NOTE_URL, NOTE_TEXT
    section FROM           IP
  sections NEWER (NEWER_URL), OLDER (OLDER_URL)
  sections NO_MATCH, EMPTY
}}
<div class="page-head">
  <div><h1>Activity</h1><p class="quiet">Who did what, when and from where. Nothing here can be changed or removed.</p></div>
  {{#EXPORT}}<div class="actions"><a class="btn btn-quiet" href="{{EXPORT_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#download"></use></svg>Download as CSV</a></div>{{/EXPORT}}
</div>
<form class="card narrow-by" role="search" aria-label="Narrow this list" method="get" action="{{ACTIVITY_URL}}">
  {{#KEPT}}<input type="hidden" name="{{KEPT_NAME}}" value="{{KEPT_VALUE}}">{{/KEPT}}
  <div class="field"><label for="kind">What</label>
    <select id="kind" name="kind"><option value="">Everything</option>{{#KIND_CHOICE}}<option value="{{KIND}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{KIND_LABEL}}</option>{{/KIND_CHOICE}}</select></div>
  <div class="field"><label for="staff">By a colleague</label>
    <select id="staff" name="staff"><option value="">Anybody</option>{{#STAFF_CHOICE}}<option value="{{STAFF_ID}}"{{#STAFF_CHOSEN}} selected{{/STAFF_CHOSEN}}>{{STAFF_NAME_OF}}</option>{{/STAFF_CHOICE}}</select></div>
  <div class="field"><label for="contact_name">By a contact</label>
    <input id="contact_name" type="search" name="contact_name" value="{{CONTACT_TYPED}}" placeholder="Name or e-mail" autocomplete="off"></div>
  <div class="field"><label for="client_name">For a client</label>
    <input id="client_name" type="search" name="client_name" value="{{CLIENT_TYPED}}" placeholder="Name" autocomplete="off"></div>
  <div class="field"><label for="from">From</label><input id="from" type="date" name="from" value="{{FROM_DAY}}"></div>
  <div class="field"><label for="until">Until</label><input id="until" type="date" name="until" value="{{UNTIL_DAY}}"></div>
  <div class="actions"><button type="submit">Show</button></div>
</form>
{{#WHICH}}
<div class="card"><h2>{{WHICH_WORDS}}</h2>
  <ul class="plain">{{#PICK}}<li><a href="{{PICK_URL}}">{{PICK_NAME}}</a> <span class="quiet">{{PICK_NOTE}}</span></li>{{/PICK}}</ul></div>
{{/WHICH}}
{{#UNKNOWN}}
<div class="notice notice-warn"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#warning"></use></svg><p>{{UNKNOWN_WORDS}}</p></div>
{{/UNKNOWN}}
<ul class="filters">{{#ONLY}}<li><a href="{{WITHOUT_URL}}">Only {{ONLY_WORDS}}<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#x"></use></svg><span class="visually-hidden">: do not narrow to this</span></a></li>{{/ONLY}}</ul>
{{#DAY}}
<section class="card card-flush log">
  <div class="card-head"><h2><time datetime="{{DAY_ON}}">{{DAY_WORDS}}</time></h2></div>
  <ul class="rows">
    {{#LINE}}
    <li><time class="log-at" datetime="{{AT}}">{{CLOCK}}</time>
      <div><p>{{#WHO_LINKED}}<a class="who" href="{{WHO_URL}}">{{WHO}}</a>{{/WHO_LINKED}}{{#WHO_PLAIN}}<strong>{{WHO}}</strong>{{/WHO_PLAIN}} {{WORDS}}{{#SUBJECT_LINKED}} <a href="{{SUBJECT_URL}}">{{SUBJECT}}</a>{{/SUBJECT_LINKED}}{{#SUBJECT_PLAIN}} {{SUBJECT}}{{/SUBJECT_PLAIN}}</p>
      <p class="quiet small log-notes">{{#NOTE_LINKED}}<span><a href="{{NOTE_URL}}">{{NOTE_TEXT}}</a></span>{{/NOTE_LINKED}}{{#NOTE}}<span>{{NOTE_TEXT}}</span>{{/NOTE}}{{#FROM}}<span>from {{IP}}</span>{{/FROM}}</p></div></li>
    {{/LINE}}
  </ul>
</section>
{{/DAY}}
<nav class="pager" aria-label="Pages">
  {{#NEWER}}<a class="btn btn-quiet" rel="prev" href="{{NEWER_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-left"></use></svg>Newer</a>{{/NEWER}}
  {{#OLDER}}<a class="btn btn-quiet" rel="next" href="{{OLDER_URL}}">Older<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-right"></use></svg></a>{{/OLDER}}
</nav>
{{#NO_MATCH}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#search"></use></svg><h2>Nothing here</h2><p>Nothing that fits this choice was recorded. <a href="{{ALL_URL}}">Show everything</a></p></div>
{{/NO_MATCH}}
{{#EMPTY}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#clock"></use></svg><h2>Nothing yet</h2><p>What you, your colleagues and your clients do appears here: sign-ins, links that were opened, answers, files, sends and changes.</p></div>
{{/EMPTY}}
