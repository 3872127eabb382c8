{{%AUTOESCAPE context="HTML"}}
{{!
  Asks before work or a checklist of which nothing was sent is deleted: what would happen, in numbers.

  NAME, NOUN ("work", "checklist"), BACK_URL, DELETE_URL, VERSION
  section CONSEQUENCE      repeated: COUNTED ("2 checklists"), WHAT ("go with it")
  The form's field: version
}}
<div class="card form">
  <h1>Delete {{NAME}}?</h1>
  <p>It is in no list any more. Nothing of it was sent to a client.</p>
  <ul>
    {{#CONSEQUENCE}}<li><strong>{{COUNTED}}</strong> {{WHAT}}</li>{{/CONSEQUENCE}}
  </ul>
  <p class="quiet">You can restore the {{NOUN}} for 30 days.</p>
  <form class="actions" method="post" action="{{DELETE_URL}}">
    <input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}">
    <button class="btn-danger" type="submit">Delete {{NOUN}}</button>
    <a href="{{BACK_URL}}">Cancel</a>
  </form>
</div>
