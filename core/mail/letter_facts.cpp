#include "core/mail/letter_facts.hpp"

#include "core/mail/contact_letter_facts.hpp"
#include "core/mail/failed_send_letter_facts.hpp"
#include "core/mail/link_letter_facts.hpp"
#include "core/mail/news_letter_facts.hpp"
#include "core/mail/reopen_letter_facts.hpp"
#include "core/mail/staff_letter_facts.hpp"

namespace latchkey {

FoundFacts find_letter_facts(Database& db, const ClaimedLetter& claimed, Time now) {
  FoundFacts found;
  found.letter = claimed.letter.value();
  found.to_address = claimed.to_address;
  const std::optional<Firm> firm = find_firm(db, claimed.firm);
  if (!firm) {
    found.withheld = kAboutIsGone;
    return found;
  }
  found.facts.firm = *firm;
  if (firm->suspended_at) {
    found.withheld = "not sent: the firm is suspended";
    return found;
  }
  switch (found.letter) {
    case Letter::checklist:
    case Letter::access_link:
    case Letter::new_device:
    case Letter::not_me:
    case Letter::pin_checklist:
      find_link_letter_facts(db, claimed, found, now);
      break;
    case Letter::news:
    case Letter::staff_news:
      find_news_letter_facts(db, claimed, found, now);
      break;
    case Letter::reopen_asked:
      find_reopen_letter_facts(db, claimed, found);
      break;
    case Letter::send_failed:
      find_failed_send_letter_facts(db, claimed, found);
      break;
    case Letter::confirm_login:
    case Letter::reset_password:
    case Letter::reset_pin:
      find_confirmation_letter_facts(db, claimed, found, now);
      break;
    case Letter::reset_staff_password:
      find_staff_reset_letter_facts(db, claimed, found, now);
      break;
    case Letter::staff_invitation:
      find_invitation_letter_facts(db, claimed, found, now);
      break;
    case Letter::login_exists:
    case Letter::password_changed:
    case Letter::second_factor_changed:
    case Letter::second_factor_reset:
      find_account_letter_facts(db, claimed, found);
      break;
  }
  return found;
}

}  // namespace latchkey
