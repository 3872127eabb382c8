{{%AUTOESCAPE context="HTML"}}
{{!
  The firm's answers to what clients ask, and the same as a file.

  HEADING, LEAD
  section CONTENTS         repeated: SECTION_ANCHOR, SECTION_TITLE, with ENTRY repeated: ANCHOR, QUESTION
  section SECTION          repeated: SECTION_ANCHOR, SECTION_TITLE, with
    section ASKED          repeated: ANCHOR, QUESTION, with
      section PART         repeated; one of the sections WORDS (PART_WORDS), ADDRESS (ADDRESS_URL, ADDRESS_WORDS)
  section PASSWORD_SHOWN   PASSWORD: what opens the file, where the firm lets the page say so
  section PASSWORD_ASKED   instead: the firm tells it whoever asks
}}
<div class="help">
<h1>{{HEADING}}</h1>
<p class="lead">{{LEAD}}</p>
<nav class="card help-contents no-print" aria-label="Questions">
  {{#CONTENTS}}
  <div>
    <h2><a href="#{{SECTION_ANCHOR}}">{{SECTION_TITLE}}</a></h2>
    <ul>{{#ENTRY}}<li><a href="#{{ANCHOR}}">{{QUESTION}}</a></li>{{/ENTRY}}</ul>
  </div>
  {{/CONTENTS}}
</nav>
{{#SECTION}}
<section class="card help-section" aria-labelledby="{{SECTION_ANCHOR}}">
  <h2 id="{{SECTION_ANCHOR}}">{{SECTION_TITLE}}</h2>
  {{#ASKED}}
  <article aria-labelledby="{{ANCHOR}}">
    <h3 id="{{ANCHOR}}">{{QUESTION}}</h3>
    {{#PART}}{{#WORDS}}<p>{{PART_WORDS}}</p>{{/WORDS}}{{#ADDRESS}}<p class="help-address"><a href="{{ADDRESS_URL}}">{{ADDRESS_WORDS}}</a></p>{{/ADDRESS}}{{/PART}}
  </article>
  {{/ASKED}}
</section>
{{/SECTION}}
<section class="card help-file no-print" aria-labelledby="to-keep">
  <div>
    <h2 id="to-keep">To keep or to print</h2>
    <p>The same answers as a PDF file.{{#PASSWORD_SHOWN}} It asks for a password when you open it: <strong>{{PASSWORD}}</strong>{{/PASSWORD_SHOWN}}{{#PASSWORD_ASKED}} It asks for a password when you open it; {{FIRM_NAME}} tells it to you.{{/PASSWORD_ASKED}}</p>
  </div>
  <a class="btn" href="/help.pdf" download><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#download"></use></svg>Download</a>
</section>
</div>
