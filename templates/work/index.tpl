{{%AUTOESCAPE context="HTML"}}
{{!
  What this device, or this login, may see.

  section CLIENT           one for each Client: CLIENT_NAME, with its
    section WORK           WORK_URL, WORK_TITLE, DONE, TOTAL (numbers of requests), with
      section DUE          DUE_ON, DUE_WORDS
      section OVERDUE      DUE_ON, DUE_WORDS, instead of DUE
  section FINISHED         completed work, with its
    section WORK           WORK_URL, WORK_TITLE, CLIENT_NAME, COMPLETED_ON, COMPLETED_WORDS
  section EMPTY            neither of the two
}}
<h1>Your work</h1>
{{#CLIENT}}
<section class="card card-flush">
  <div class="card-head"><h2>{{CLIENT_NAME}}</h2></div>
  <ul class="tasks">
    {{#WORK}}
    <li><a class="task" href="{{WORK_URL}}">
      <span class="task-text"><span class="task-title">{{WORK_TITLE}}</span>
        <span class="task-note">{{#DUE}}<span>Due <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span>{{/DUE}}{{#OVERDUE}}<span class="bad"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#status-overdue"></use></svg>Overdue since <time datetime="{{DUE_ON}}">{{DUE_WORDS}}</time></span>{{/OVERDUE}}</span>
        <span class="progress"><progress value="{{DONE}}" max="{{TOTAL}}" aria-label="Requests done"></progress><span>{{DONE}} of {{TOTAL}} done</span></span>
      </span>
      <span class="task-side"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-right"></use></svg></span>
    </a></li>
    {{/WORK}}
  </ul>
</section>
{{/CLIENT}}
{{#FINISHED}}
<section class="card card-flush">
  <div class="card-head"><h2>Completed</h2></div>
  <ul class="tasks">
    {{#WORK}}
    <li><a class="task task-completed" href="{{WORK_URL}}">
      <svg class="icon task-mark" aria-hidden="true"><use href="{{ICONS_URL}}#status-completed"></use></svg>
      <span class="task-text"><span class="task-title">{{WORK_TITLE}}</span>
        <span class="task-note"><span>{{CLIENT_NAME}}</span><span>Completed <time datetime="{{COMPLETED_ON}}">{{COMPLETED_WORDS}}</time></span></span>
      </span>
      <span class="task-side"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-right"></use></svg></span>
    </a></li>
    {{/WORK}}
  </ul>
</section>
{{/FINISHED}}
{{#EMPTY}}
<div class="card empty">
  <svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#inbox"></use></svg>
  <h2>Nothing is open on this device</h2>
  <p>When {{FIRM_NAME}} asks you for something, you get an e-mail. Open its link here, and the requests appear on this page.</p>
</div>
{{/EMPTY}}
