{{%AUTOESCAPE context="HTML"}}
{{!
  Under a list that has more than one page.

  PAGE_WORDS               "21 to 40 of 312"
  section PAGE_BEFORE      PAGE_BEFORE_URL
  section PAGE_AFTER       PAGE_AFTER_URL
}}
<nav class="pager" aria-label="Pages">
  {{#PAGE_BEFORE}}<a class="btn btn-quiet" rel="prev" href="{{PAGE_BEFORE_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-left"></use></svg>Previous</a>{{/PAGE_BEFORE}}
  <p>{{PAGE_WORDS}}</p>
  {{#PAGE_AFTER}}<a class="btn btn-quiet" rel="next" href="{{PAGE_AFTER_URL}}">Next<svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#chevron-right"></use></svg></a>{{/PAGE_AFTER}}
</nav>
