{{%AUTOESCAPE context="HTML"}}
{{!
  Asks before a client is deleted: what would happen, in numbers.

  CLIENT_NAME, CLIENT_URL, DELETE_URL
  section CONSEQUENCE      repeated: COUNTED ("2 work items"), WHAT ("leave all lists")
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="/admin/clients">Clients</a></li><li><a href="{{CLIENT_URL}}">{{CLIENT_NAME}}</a></li></ol></nav>
<div class="card form">
  <h1>Delete {{CLIENT_NAME}}?</h1>
  <p>From then on its work is out of reach, for its contacts and for you.</p>
  <ul>
    {{#CONSEQUENCE}}<li><strong>{{COUNTED}}</strong> {{WHAT}}</li>{{/CONSEQUENCE}}
    <li>Its contacts stay, with what they have of other clients</li>
  </ul>
  <p class="quiet">You can restore the client at any time. All of this is then as it was.</p>
  <form class="actions" method="post" action="{{DELETE_URL}}">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <button class="btn-danger" type="submit">Delete client</button>
    <a href="{{CLIENT_URL}}">Cancel</a>
  </form>
</div>
