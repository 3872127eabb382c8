{{%AUTOESCAPE context="HTML"}}
{{!
  What staff decide about what came in for a request, at the foot of its page.

  section IN_QUEUE         one came from the review queue: QUEUE_URL, with
    sections BEFORE, AFTER NEIGHBOUR_URL, NEIGHBOUR_TITLE: the request before and after in the queue
  section ACCEPTABLE       ACCEPT_URL, ACCEPT_LABEL; fields seen, version
  section SEEABLE          SEE_URL; field seen
  section RETURNABLE       RETURN_URL, RETURN_LABEL, RETURN_BUTTON, MOST_NOTE, NOTE_TYPED, with section BAD_NOTE (NOTE_ERROR); fields seen, version, note
  SEEN, VERSION            the values of these fields
}}
<section class="decide no-print" id="decide" aria-labelledby="decide-title">
  <h2 class="visually-hidden" id="decide-title">Review</h2>
  <div class="decide-line">
    {{#ACCEPTABLE}}<form method="post" action="{{ACCEPT_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="seen" value="{{SEEN}}"><input type="hidden" name="version" value="{{VERSION}}"><button type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#check"></use></svg>{{ACCEPT_LABEL}}</button></form>{{/ACCEPTABLE}}
    {{#SEEABLE}}<form method="post" action="{{SEE_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="seen" value="{{SEEN}}"><button class="btn-quiet" type="submit">Seen</button></form>{{/SEEABLE}}
    {{#IN_QUEUE}}
    <nav class="decide-queue" aria-label="Review queue">
      {{#BEFORE}}<a class="btn btn-quiet" rel="prev" href="{{NEIGHBOUR_URL}}" title="{{NEIGHBOUR_TITLE}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-left"></use></svg><span class="visually-hidden">Before: {{NEIGHBOUR_TITLE}}</span></a>{{/BEFORE}}
      <a class="btn btn-quiet" href="{{QUEUE_URL}}">Queue</a>
      {{#AFTER}}<a class="btn btn-quiet" rel="next" href="{{NEIGHBOUR_URL}}" title="{{NEIGHBOUR_TITLE}}">Next<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-right"></use></svg><span class="visually-hidden">: {{NEIGHBOUR_TITLE}}</span></a>{{/AFTER}}
    </nav>
    {{/IN_QUEUE}}
  </div>
  {{#RETURNABLE}}
  <details{{#BAD_NOTE}} open{{/BAD_NOTE}}><summary>{{RETURN_LABEL}}</summary>
  <form method="post" action="{{RETURN_URL}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="seen" value="{{SEEN}}"><input type="hidden" name="version" value="{{VERSION}}">
    <div class="field"><label for="note">What should the client do differently?</label>
      <p class="hint" id="note-hint">They read it with your name, on the request and by e-mail, and the request is open again.</p>
      {{#BAD_NOTE}}<p class="field-error" id="note-error">{{NOTE_ERROR}}</p>{{/BAD_NOTE}}
      <textarea id="note" name="note" rows="3" maxlength="{{MOST_NOTE}}" required aria-describedby="note-hint{{#BAD_NOTE}} note-error{{/BAD_NOTE}}"{{#BAD_NOTE}} aria-invalid="true"{{/BAD_NOTE}}>{{NOTE_TYPED:p}}</textarea></div>
    <button class="btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#reopen"></use></svg>{{RETURN_BUTTON}}</button>
  </form></details>
  {{/RETURNABLE}}
</section>
