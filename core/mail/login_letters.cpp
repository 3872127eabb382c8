#include "core/mail/login_letters.hpp"

#include "core/mail/letter_draft.hpp"
#include "tpl/mail/confirm_login.html.hpp"
#include "tpl/mail/confirm_login.txt.hpp"
#include "tpl/mail/confirm_login_note.html.hpp"
#include "tpl/mail/confirm_login_note.txt.hpp"
#include "tpl/mail/login_exists.html.hpp"
#include "tpl/mail/login_exists.txt.hpp"
#include "tpl/mail/login_exists_note.html.hpp"
#include "tpl/mail/login_exists_note.txt.hpp"
#include "tpl/mail/password_changed.html.hpp"
#include "tpl/mail/password_changed.txt.hpp"
#include "tpl/mail/password_changed_note.html.hpp"
#include "tpl/mail/password_changed_note.txt.hpp"
#include "tpl/mail/reset_password.html.hpp"
#include "tpl/mail/reset_password.txt.hpp"
#include "tpl/mail/reset_password_note.html.hpp"
#include "tpl/mail/reset_password_note.txt.hpp"
#include "tpl/mail/reset_pin.html.hpp"
#include "tpl/mail/reset_pin.txt.hpp"
#include "tpl/mail/reset_pin_note.html.hpp"
#include "tpl/mail/reset_pin_note.txt.hpp"
#include "tpl/mail/second_factor_changed.html.hpp"
#include "tpl/mail/second_factor_changed.txt.hpp"
#include "tpl/mail/second_factor_changed_note.html.hpp"
#include "tpl/mail/second_factor_changed_note.txt.hpp"
#include "tpl/mail/second_factor_reset.html.hpp"
#include "tpl/mail/second_factor_reset.txt.hpp"
#include "tpl/mail/second_factor_reset_note.html.hpp"
#include "tpl/mail/second_factor_reset_note.txt.hpp"
#include "tpl/mail/staff_invitation.html.hpp"
#include "tpl/mail/staff_invitation.txt.hpp"
#include "tpl/mail/staff_invitation_note.html.hpp"
#include "tpl/mail/staff_invitation_note.txt.hpp"

namespace latchkey {
namespace {

// The names that these letters share.
namespace t = tpl::mail_confirm_login_html;
namespace n = tpl::mail_confirm_login_note_html;

void fill(Draft& draft, const LetterFacts& facts) {
  draft.everywhere(t::CONTACT_NAME, facts.contact_name);
  draft.everywhere(t::BROWSER, facts.browser);
  draft.everywhere(t::ASKED_WORDS, time_in_words(facts.asked_at, facts.contact_time_zone));
}

void fill_with_end(Draft& draft, const LetterFacts& facts) {
  fill(draft, facts);
  draft.everywhere(n::LINK_UNTIL, time_in_words(facts.link_until, facts.contact_time_zone));
}

std::string why_asked(const LetterFacts& facts, std::string_view for_what) {
  return "You get this e-mail because somebody entered this address on the client portal of " +
         facts.firm.name + " " + std::string{for_what} + ".";
}

std::string why_owner(const LetterFacts& facts) {
  return "You get this e-mail because you " +
         std::string{facts.to_staff ? "work at " : "have a login at "} + facts.firm.name + ".";
}

void fill_notice(Draft& draft, const LetterFacts& facts) {
  fill(draft, facts);
  const std::string& firm = facts.firm.name;
  draft.everywhere(tpl::mail_password_changed_note_html::TELL,
                   facts.to_staff ? "an administrator of " + firm : firm);
}

}  // namespace

WrittenLetter confirm_login_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                   std::string_view url) {
  const std::string subject = "Make your login at " + facts.firm.name;
  const std::string why = why_asked(facts, "to make a login");
  return write_letter(
      templates, facts, {subject, "Choose a password", url, why},
      {tpl::mail_confirm_login_html::kFile, tpl::mail_confirm_login_note_html::kFile,
       tpl::mail_confirm_login_txt::kFile, tpl::mail_confirm_login_note_txt::kFile},
      [&](Draft& draft) { fill_with_end(draft, facts); });
}

WrittenLetter login_exists_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                  std::string_view url) {
  const std::string subject = "You have a login at " + facts.firm.name + " already";
  const std::string why = why_asked(facts, "to make a login");
  return write_letter(templates, facts, {subject, "Log in", url, why},
                      {tpl::mail_login_exists_html::kFile, tpl::mail_login_exists_note_html::kFile,
                       tpl::mail_login_exists_txt::kFile, tpl::mail_login_exists_note_txt::kFile},
                      [&](Draft& draft) { fill(draft, facts); });
}

WrittenLetter reset_password_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                    std::string_view url) {
  const std::string subject = "A new password for " + facts.firm.name;
  const std::string why = facts.to_staff
                              ? why_owner(facts)
                              : why_asked(facts, "as somebody who has forgotten the password");
  return write_letter(
      templates, facts, {subject, "Choose a new password", url, why},
      {tpl::mail_reset_password_html::kFile, tpl::mail_reset_password_note_html::kFile,
       tpl::mail_reset_password_txt::kFile, tpl::mail_reset_password_note_txt::kFile},
      [&](Draft& draft) {
        namespace r = tpl::mail_reset_password_html;
        fill_with_end(draft, facts);
        draft.body().show(facts.to_staff ? r::OF_STAFF : r::OF_CLIENT);
      });
}

WrittenLetter password_changed_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                      std::string_view url) {
  const std::string subject = "Your password at " + facts.firm.name + " was changed";
  const std::string why = why_owner(facts);
  return write_letter(
      templates, facts, {subject, "This wasn’t me", url, why},
      {tpl::mail_password_changed_html::kFile, tpl::mail_password_changed_note_html::kFile,
       tpl::mail_password_changed_txt::kFile, tpl::mail_password_changed_note_txt::kFile},
      [&](Draft& draft) { fill_notice(draft, facts); });
}

WrittenLetter second_factor_changed_letter(const LetterTemplates& templates,
                                           const LetterFacts& facts, std::string_view url) {
  const std::string subject =
      "The second step of your login at " + facts.firm.name + " was changed";
  const std::string why = why_owner(facts);
  return write_letter(
      templates, facts, {subject, "This wasn’t me", url, why},
      {tpl::mail_second_factor_changed_html::kFile,
       tpl::mail_second_factor_changed_note_html::kFile, tpl::mail_second_factor_changed_txt::kFile,
       tpl::mail_second_factor_changed_note_txt::kFile},
      [&](Draft& draft) { fill_notice(draft, facts); });
}

WrittenLetter second_factor_reset_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                         std::string_view url) {
  const std::string subject = "Your second step at " + facts.firm.name + " was reset";
  const std::string why = why_owner(facts);
  return write_letter(
      templates, facts, {subject, facts.to_staff ? "Sign in" : "Log in", url, why},
      {tpl::mail_second_factor_reset_html::kFile, tpl::mail_second_factor_reset_note_html::kFile,
       tpl::mail_second_factor_reset_txt::kFile, tpl::mail_second_factor_reset_note_txt::kFile},
      [&](Draft& draft) {
        namespace r = tpl::mail_second_factor_reset_note_html;
        fill(draft, facts);
        draft.note().show(facts.to_staff ? r::OF_STAFF : r::OF_CLIENT);
      });
}

WrittenLetter reset_pin_letter(const LetterTemplates& templates, const LetterFacts& facts,
                               std::string_view url) {
  const std::string subject = "A new PIN for " + facts.firm.name;
  const std::string why = why_asked(facts, "as somebody who has forgotten the PIN");
  return write_letter(templates, facts, {subject, "Choose a new PIN", url, why},
                      {tpl::mail_reset_pin_html::kFile, tpl::mail_reset_pin_note_html::kFile,
                       tpl::mail_reset_pin_txt::kFile, tpl::mail_reset_pin_note_txt::kFile},
                      [&](Draft& draft) { fill_with_end(draft, facts); });
}

WrittenLetter staff_invitation_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                      std::string_view url) {
  namespace i = tpl::mail_staff_invitation_html;
  const std::string subject = facts.staff_name + " invites you to " + facts.firm.name;
  const std::string why = "You get this e-mail because " + facts.staff_name + " at " +
                          facts.firm.name + " entered this address as a colleague’s.";
  return write_letter(
      templates, facts, {subject, "Accept the invitation", url, why},
      {i::kFile, tpl::mail_staff_invitation_note_html::kFile, tpl::mail_staff_invitation_txt::kFile,
       tpl::mail_staff_invitation_note_txt::kFile},
      [&](Draft& draft) {
        draft.everywhere(i::CONTACT_NAME, facts.contact_name);
        draft.everywhere(i::STAFF_NAME, facts.staff_name);
        draft.everywhere(n::LINK_UNTIL, time_in_words(facts.link_until, facts.contact_time_zone));
      });
}

}  // namespace latchkey
