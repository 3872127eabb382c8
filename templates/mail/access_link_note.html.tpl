{{%AUTOESCAPE context="HTML"}}
{{!
  LINK_UNTIL: day and time until which the link can be opened. BOUND_WORDS: how long it then lasts, "30 days".
  section ONE_DEVICE   the firm lets a contact have one device at a time
}}
<p style="margin:0 0 12px;font-size:14px">The link works until {{LINK_UNTIL}}. Once opened, your requests stay on that device for {{BOUND_WORDS}}.{{#ONE_DEVICE}} The device that showed them before no longer does.{{/ONE_DEVICE}}</p>
<p style="margin:0 0 12px;font-size:14px">You did not ask for it? Then do nothing: as long as nobody opens the link, nothing changes. Please do not forward this e-mail.</p>
