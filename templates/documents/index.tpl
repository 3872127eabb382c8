{{%AUTOESCAPE context="HTML"}}
{{!
  All files of what was sent to the contact, newest year first.

  section ANY              there are files, with
    SEARCHED               what is in the field
    section YEAR_KEPT      YEAR_NUMBER: of the choice below, kept while searching
    section YEAR_CHOICE    YEAR_URL, YEAR_WORDS ("2025", "All years"), FILES (a number), section CHOSEN
    section FILTERED       something is searched for: the way back to all
  section FOUND            with
    ARCHIVE_URL, ARCHIVE_WORDS ("Download all 214 files as one ZIP"), ARCHIVE_SIZE ("1.2 GB")
    section YEAR           YEAR_WORDS, with
      section WORK         WORK_URL, WORK_TITLE, with OF_CLIENT: CLIENT_NAME where there are several
        section DOCUMENT   DOCUMENT_URL, DOCUMENT_NAME, DOCUMENT_SIZE, DOCUMENT_BY, ADDED_AT, ADDED_WORDS, REQUEST_URL,
                           REQUEST_TITLE
    include PAGES          partials/pagination.tpl
  section NOTHING_FOUND    nothing fits
  section EMPTY            no files at all
}}
<h1>Documents</h1>
{{#ANY}}
<div class="documents-find">
<form class="search home-filter" method="get" action="/documents" role="search">
<label class="visually-hidden" for="find">Find a file</label>
<input id="find" name="find" type="search" maxlength="100" value="{{SEARCHED}}" placeholder="File, request or work">
{{#YEAR_KEPT}}<input type="hidden" name="year" value="{{YEAR_NUMBER}}">{{/YEAR_KEPT}}
<button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#search"></use></svg>Find</button>
{{#FILTERED}}<a class="btn btn-text" href="/documents">Show all</a>{{/FILTERED}}
</form>
</div>
<ul class="filters" aria-label="Years">
{{#YEAR_CHOICE}}<li><a href="{{YEAR_URL}}"{{#CHOSEN}} aria-current="true"{{/CHOSEN}}>{{YEAR_WORDS}} <span>{{FILES}}</span></a></li>{{/YEAR_CHOICE}}
</ul>
{{/ANY}}
{{#FOUND}}
<div class="card archive">
<div><h2>Take them with you</h2><p class="quiet">{{ARCHIVE_SIZE}} in all, in a folder for each job. If the download stops halfway, take one year at a time, and tell us.</p></div>
<a class="btn" href="{{ARCHIVE_URL}}" download><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#download"></use></svg>{{ARCHIVE_WORDS}}</a>
</div>
{{#YEAR}}
<section>
<h2>{{YEAR_WORDS}}</h2>
{{#WORK}}
<section class="card card-flush">
<div class="card-head"><h3><a href="{{WORK_URL}}">{{WORK_TITLE}}</a></h3>{{#OF_CLIENT}}<p class="quiet">{{CLIENT_NAME}}</p>{{/OF_CLIENT}}</div>
<ul class="files files-flush">
{{#DOCUMENT}}
<li><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#file"></use></svg><span class="file-text"><a href="{{DOCUMENT_URL}}" download>{{DOCUMENT_NAME}}</a> <small>{{DOCUMENT_SIZE}}, from {{DOCUMENT_BY}}, <time datetime="{{ADDED_AT}}" data-day>{{ADDED_WORDS}}</time>, for <a href="{{REQUEST_URL}}">{{REQUEST_TITLE}}</a></small></span></li>
{{/DOCUMENT}}
</ul>
</section>
{{/WORK}}
</section>
{{/YEAR}}
{{>PAGES}}
{{/FOUND}}
{{#NOTHING_FOUND}}
<div class="card empty">
<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#search"></use></svg>
<h2>No file fits</h2>
<p>No file, request or work has these words in its name. <a href="/documents">Show all documents</a></p>
</div>
{{/NOTHING_FOUND}}
{{#EMPTY}}
<div class="card empty">
<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#file"></use></svg>
<h2>No documents yet</h2>
<p>Files that {{FIRM_NAME}} sends you with a request, and those that you upload, are kept here for you.</p>
</div>
{{/EMPTY}}
