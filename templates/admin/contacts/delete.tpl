{{%AUTOESCAPE context="HTML"}}
{{!
  Asks before a contact is deleted: what would happen, in numbers.

  CONTACT_NAME, CONTACT_URL, DELETE_URL
  section CONSEQUENCE      repeated: COUNTED ("2 devices"), WHAT ("no longer open their requests")
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="/admin/contacts">Contacts</a></li><li><a href="{{CONTACT_URL}}">{{CONTACT_NAME}}</a></li></ol></nav>
<div class="card form">
  <h1>Delete {{CONTACT_NAME}}?</h1>
  <p>From then on nothing opens for {{CONTACT_NAME}}, and no mail goes to them.</p>
  <ul>
    {{#CONSEQUENCE}}<li><strong>{{COUNTED}}</strong> {{WHAT}}</li>{{/CONSEQUENCE}}
    <li>Answers, comments and files stay with the work</li>
  </ul>
  <p class="quiet">You can restore the contact at any time. A login works again then; devices need a new link.</p>
  <form class="actions" method="post" action="{{DELETE_URL}}">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <button class="btn-danger" type="submit">Delete contact</button>
    <a href="{{CONTACT_URL}}">Cancel</a>
  </form>
</div>
