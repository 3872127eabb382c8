{{! The frame of every letter, as plain text. The names are those of layout.html.tpl; blank lines are kept. }}
{{FIRM_NAME}}

{{>BODY}}

{{BUTTON}}:
{{URL}}

{{>NOTE}}

--
{{WHY}}
How this portal works: {{HELP_URL}}
{{#FIRM_CONTACT}}
Reach {{FIRM_NAME}}{{#BY_EMAIL}} by e-mail at {{FIRM_EMAIL}}{{/BY_EMAIL}}{{#BY_BOTH}} or{{/BY_BOTH}}{{#BY_PHONE}} by telephone on {{FIRM_PHONE}}{{/BY_PHONE}}.
{{/FIRM_CONTACT}}
