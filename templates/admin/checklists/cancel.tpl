{{%AUTOESCAPE context="HTML"}}
{{!
  Asks before a checklist that was sent is cancelled: what would happen, in numbers.

  CHECKLIST_TITLE, CHECKLIST_URL, WORK_TITLE, WORK_URL, CANCEL_URL, VERSION
  section CONSEQUENCE      repeated: COUNTED ("2 people"), WHAT ("no longer see it")
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="{{WORK_URL}}">{{WORK_TITLE}}</a></li><li><a href="{{CHECKLIST_URL}}">{{CHECKLIST_TITLE}}</a></li></ol></nav>
<div class="card form">
  <h1>Cancel {{CHECKLIST_TITLE}}?</h1>
  <p>Then it is no longer needed, and whoever opens one of its links is told so. No mail goes out.</p>
  <ul>
    {{#CONSEQUENCE}}<li><strong>{{COUNTED}}</strong> {{WHAT}}</li>{{/CONSEQUENCE}}
    <li>Answers, comments and files stay with the work</li>
  </ul>
  <p class="quiet">Send it again at any time, and it lives again with all that came in.</p>
  <form class="actions" method="post" action="{{CANCEL_URL}}">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <input type="hidden" name="version" value="{{VERSION}}">
    <button class="btn-danger" type="submit">Cancel checklist</button>
    <a href="{{CHECKLIST_URL}}">Keep it</a>
  </form>
</div>
