The link works until {{LINK_UNTIL}}. Once opened, your requests stay on that device for {{BOUND_WORDS}}.{{#ONE_DEVICE}} The device that showed them before no longer does.{{/ONE_DEVICE}}

You did not ask for it? Then do nothing: as long as nobody opens the link, nothing changes. Please do not forward this e-mail.
