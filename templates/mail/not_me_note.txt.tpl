{{! CONTACT_NAME }}
Best call {{CONTACT_NAME}} before you send anything again: whoever opened the link can read that mailbox, or was given the e-mail.
