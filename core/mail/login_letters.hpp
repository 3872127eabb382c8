// The letters of client logins and PINs: about a contact, and no work item.
#pragma once

#include "core/mail/letter.hpp"

namespace latchkey {

// All use contact, browser and asked_at; those with a token in their `url` link_until too.

// Somebody asked to make a login with the contact's address; `url` is where the password is chosen.
WrittenLetter confirm_login_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                   std::string_view url);

// The same, but there is a login: `url` is where one signs in.
WrittenLetter login_exists_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                  std::string_view url);

// The password was forgotten; `url` is where a new one is chosen.
WrittenLetter reset_password_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                    std::string_view url);

// A notice: the password was changed, with `browser` at `asked_at`; `url` is where one gets back a
// login that somebody else took over.
WrittenLetter password_changed_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                      std::string_view url);

// A notice: an app or a passkey was added or removed, with `browser` at `asked_at`; `url` as of
// password_changed_letter.
WrittenLetter second_factor_changed_letter(const LetterTemplates& templates,
                                           const LetterFacts& facts, std::string_view url);

// A notice: staff reset the second factor; `url` is where one signs in.
WrittenLetter second_factor_reset_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                         std::string_view url);

// The PIN was forgotten; `url` is where a new one is chosen.
WrittenLetter reset_pin_letter(const LetterTemplates& templates, const LetterFacts& facts,
                               std::string_view url);

// To somebody who is to join the firm's staff; `url` is where they choose a password.
WrittenLetter staff_invitation_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                      std::string_view url);

}  // namespace latchkey
