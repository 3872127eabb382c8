{{%AUTOESCAPE context="HTML"}}
{{!
  The home of a contact who is signed in by login.

  LISTS                    work/home_lists.tpl, filled
}}
{{LISTS:x-rendered}}
