{{%AUTOESCAPE context="HTML"}}
{{!
  All that was sent to the contact. Filled by itself and kept while nothing of it changes, so it holds neither csrf
  nor anything else of one session. Up to 200 work items: each line of it counts.

  FIRM_NAME, ICONS_URL (everywhere)
  section SUMMARY          SUMMARY_WORDS: "3 work items need something from you, 1 is overdue."
  section FILTER           SEARCHED (what is in the field), with
    section BY_CLIENT      with CLIENT_OPTION, repeated: CLIENT_ID, CLIENT_NAME, section CHOSEN
    section FILTERED       something is filtered: the way back to all
  section TO_DO            with
    section MORE_TO_DO     there are more than 100
    section GROUP          one for each Client, most urgent first, with
      section OF_CLIENT    CLIENT_NAME: where there are several
      section WORK         WORK_URL, WORK_TITLE, DONE, TOTAL, with
        section DUE        DUE_ON, DUE_WORDS
        section OVERDUE    DUE_ON, DUE_WORDS, instead of DUE
        section REQUEST    REQUEST_URL, REQUEST_TITLE, with REQUEST_DUE or REQUEST_OVERDUE: DUE_WORDS, or REQUEST_OPTIONAL
        section MORE_REQUESTS  MORE_WORDS: "and 5 more"
  section WITH_FIRM        with MORE_WITH_FIRM, GROUP, OF_CLIENT and WORK: WORK_URL, WORK_TITLE, SINCE_ON, SINCE_WORDS
  section COMPLETED        with MORE_COMPLETED, GROUP, OF_CLIENT and WORK: WORK_URL, WORK_TITLE, COMPLETED_ON,
                           COMPLETED_WORDS
  section NOTHING_TO_DO    there is other work, and nothing to do in it
  section NOTHING_FOUND    nothing fits the filter
  section EMPTY            nothing was ever sent
}}
<div class="page-head"><div><h1>Your work</h1>{{#SUMMARY}}<p class="lead">{{SUMMARY_WORDS}}</p>{{/SUMMARY}}</div></div>
{{#FILTER}}
<form class="search home-filter" method="get" action="/work" role="search">
<label class="visually-hidden" for="find">Find work</label>
<input id="find" name="find" type="search" maxlength="100" value="{{SEARCHED}}" placeholder="Find work">
{{#BY_CLIENT}}
<label class="visually-hidden" for="client">For whom</label>
<select id="client" name="client"><option value="">For everyone</option>{{#CLIENT_OPTION}}<option value="{{CLIENT_ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{CLIENT_NAME}}</option>{{/CLIENT_OPTION}}</select>
{{/BY_CLIENT}}
<button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#search"></use></svg>Find</button>
{{#FILTERED}}<a class="btn btn-text" href="/work">Show all</a>{{/FILTERED}}
</form>
{{/FILTER}}
{{#NOTHING_TO_DO}}
<div class="card empty">
<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-completed"></use></svg>
<h2>Nothing to do</h2>
<p>{{FIRM_NAME}} is waiting for nothing from you. When there is something, you get an e-mail and it appears here.</p>
</div>
{{/NOTHING_TO_DO}}
{{#TO_DO}}
<section aria-labelledby="to-do">
<h2 id="to-do">To do</h2>
{{#MORE_TO_DO}}<p class="notice home-more">These are the 100 that are due first. You have more: they move up as you finish, and the search above finds them.</p>{{/MORE_TO_DO}}
{{#GROUP}}
{{#OF_CLIENT}}<h3 class="home-client">{{CLIENT_NAME}}</h3>{{/OF_CLIENT}}
<ul class="card card-flush jobs">
{{#WORK}}
<li><a class="job" href="{{WORK_URL}}"><strong>{{WORK_TITLE}}</strong> <span>{{DONE}} of {{TOTAL}} done</span></a>{{#DUE}}<p>Due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></p>{{/DUE}}{{#OVERDUE}}<p class="bad"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-overdue"></use></svg>Overdue since <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></p>{{/OVERDUE}}
<ul>
{{#REQUEST}}
<li><a href="{{REQUEST_URL}}"><span>{{REQUEST_TITLE}}</span>{{#REQUEST_OPTIONAL}}<small>Optional</small>{{/REQUEST_OPTIONAL}}{{#REQUEST_DUE}}<small>Due {{DUE_WORDS}}</small>{{/REQUEST_DUE}}{{#REQUEST_OVERDUE}}<small class="bad">Was due {{DUE_WORDS}}</small>{{/REQUEST_OVERDUE}}</a></li>
{{/REQUEST}}
{{#MORE_REQUESTS}}<li><a href="{{WORK_URL}}">{{MORE_WORDS}}</a></li>{{/MORE_REQUESTS}}
</ul></li>
{{/WORK}}
</ul>
{{/GROUP}}
</section>
{{/TO_DO}}
{{#WITH_FIRM}}
<section aria-labelledby="with-firm">
<h2 id="with-firm">With {{FIRM_NAME}}</h2>
<p class="quiet">You have done your part. You can still look, and add something.</p>
{{#MORE_WITH_FIRM}}<p class="notice home-more">These are the newest 100. The search above finds the others.</p>{{/MORE_WITH_FIRM}}
{{#GROUP}}
{{#OF_CLIENT}}<h3 class="home-client">{{CLIENT_NAME}}</h3>{{/OF_CLIENT}}
<ul class="card card-flush jobs">
{{#WORK}}
<li><a class="job" href="{{WORK_URL}}"><strong>{{WORK_TITLE}}</strong> <span>Since <time datetime="{{SINCE_ON}}">{{SINCE_WORDS}}</time></span></a></li>
{{/WORK}}
</ul>
{{/GROUP}}
</section>
{{/WITH_FIRM}}
{{#COMPLETED}}
<section aria-labelledby="completed">
<h2 id="completed">Completed</h2>
{{#MORE_COMPLETED}}<p class="notice home-more">These are the last 100. The search above finds older ones, and <a href="/documents">Documents</a> has the files of all of them.</p>{{/MORE_COMPLETED}}
{{#GROUP}}
{{#OF_CLIENT}}<h3 class="home-client">{{CLIENT_NAME}}</h3>{{/OF_CLIENT}}
<ul class="card card-flush jobs">
{{#WORK}}
<li><a class="job" href="{{WORK_URL}}"><strong>{{WORK_TITLE}}</strong> <span>Completed <time datetime="{{COMPLETED_ON}}">{{COMPLETED_WORDS}}</time></span></a></li>
{{/WORK}}
</ul>
{{/GROUP}}
</section>
{{/COMPLETED}}
{{#NOTHING_FOUND}}
<div class="card empty">
<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#search"></use></svg>
<h2>Nothing fits</h2>
<p>No work has these words in its title, in its client’s name or in what is to do. <a href="/work">Show all your work</a></p>
</div>
{{/NOTHING_FOUND}}
{{#EMPTY}}
<div class="card empty">
<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#inbox"></use></svg>
<h2>Nothing was sent to you yet</h2>
<p>When {{FIRM_NAME}} asks you for something, you get an e-mail. From then on it is listed here: what is to do, and all that you have done.</p>
</div>
{{/EMPTY}}
