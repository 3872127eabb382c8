{{%AUTOESCAPE context="HTML"}}
{{!
  Which settings were changed: newest first.

  section CHANGES          with CHANGE, repeated: SETTING ("days of an unopened link"), WHO, AT, AT_WORDS, with
    section VALUES         with WAS_GIVEN (WAS) or WAS_EMPTY, and IS_GIVEN (IS) or IS_EMPTY
    section MASKED         a password
    section UNDO           UNDO_URL: the form with the value of before
  section EMPTY
  include PAGINATION       partials/pagination.tpl, where there is more than a page
}}
<nav class="crumbs" aria-label="Where you are"><ol><li><a href="/admin/settings">Settings</a></li></ol></nav>
<div class="page-head"><div><h1>Changes of settings</h1><p class="quiet">Who changed what. Nothing here can be changed or removed; taking a change back is a change of its own.</p></div></div>
{{#CHANGES}}
<div class="card card-flush">
  <table class="stack history">
    <thead><tr><th scope="col">Setting</th><th scope="col">From</th><th scope="col">To</th><th scope="col">By</th><th scope="col"><span class="visually-hidden">Take back</span></th></tr></thead>
    <tbody>
      {{#CHANGE}}
      <tr>
        <th scope="row">{{SETTING}}<small><time datetime="{{AT}}">{{AT_WORDS}}</time></small></th>
        {{#VALUES}}<td data-label="From">{{#WAS_GIVEN}}{{WAS}}{{/WAS_GIVEN}}{{#WAS_EMPTY}}<span class="quiet">empty</span>{{/WAS_EMPTY}}</td>
        <td data-label="To">{{#IS_GIVEN}}<strong>{{IS}}</strong>{{/IS_GIVEN}}{{#IS_EMPTY}}<span class="quiet">empty</span>{{/IS_EMPTY}}</td>{{/VALUES}}
        {{#MASKED}}<td data-label="From"><span aria-label="not shown">••••••</span></td><td data-label="To"><span aria-label="not shown">••••••</span></td>{{/MASKED}}
        <td data-label="By">{{WHO}}</td>
        <td>{{#UNDO}}<a href="{{UNDO_URL}}">Take back<span class="visually-hidden"> {{SETTING}}</span></a>{{/UNDO}}</td>
      </tr>
      {{/CHANGE}}
    </tbody>
  </table>
</div>
{{>PAGINATION}}
{{/CHANGES}}
{{#EMPTY}}
<div class="card empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#clock"></use></svg><h2>No changes yet</h2><p>What you or another administrator change in the settings appears here, with what it was before. <a href="/admin/settings">Settings</a></p></div>
{{/EMPTY}}
