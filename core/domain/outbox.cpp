#include "core/domain/outbox.hpp"

#include "core/base/secret.hpp"

namespace latchkey {

const char* letter_name(Letter letter) {
  switch (letter) {
    case Letter::checklist:
      return "checklist";
    case Letter::access_link:
      return "access_link";
    case Letter::new_device:
      return "new_device";
    case Letter::not_me:
      return "not_me";
    case Letter::pin_checklist:
      return "pin_checklist";
    case Letter::send_failed:
      return "send_failed";
    case Letter::reopen_asked:
      return "reopen_asked";
    case Letter::confirm_login:
      return "confirm_login";
    case Letter::reset_password:
      return "reset_password";
    case Letter::reset_pin:
      return "reset_pin";
    case Letter::login_exists:
      return "login_exists";
    case Letter::second_factor_changed:
      return "second_factor_changed";
    case Letter::second_factor_reset:
      return "second_factor_reset";
    case Letter::news:
      return "news";
    case Letter::staff_news:
      return "staff_news";
    case Letter::reset_staff_password:
      return "reset_staff_password";
    case Letter::staff_invitation:
      return "staff_invitation";
    case Letter::password_changed:
      return "password_changed";
  }
  return "";
}

namespace {

// What the index outbox_next sorts by: a lower number goes first.
constexpr int kSomebodyWaits = 0;
constexpr int kHasTime = 1;

int priority_of(Letter letter) {
  switch (letter) {
    case Letter::checklist:
    case Letter::pin_checklist:
    case Letter::news:
    case Letter::staff_news:
    case Letter::send_failed:
      return kHasTime;
    case Letter::access_link:
    case Letter::new_device:
    case Letter::not_me:
    case Letter::reopen_asked:
    case Letter::confirm_login:
    case Letter::reset_password:
    case Letter::reset_pin:
    case Letter::reset_staff_password:
    case Letter::login_exists:
    case Letter::password_changed:
    case Letter::second_factor_changed:
    case Letter::second_factor_reset:
    case Letter::staff_invitation:
      break;
  }
  return kSomebodyWaits;
}

}  // namespace

OutboxId enqueue(Database& db, Random& random, FirmId firm, const OutboxLetter& letter, Time now) {
  // The left half of the Message-ID; the mailer adds the sender's domain. Fixed here, so that a
  // second attempt is the same message to every server on its way.
  std::string message_id = Token::make(random).text();
  return OutboxId{db.insert(
      "INSERT INTO outbox (firm_id, letter, to_address, work_item_id, checklist_id, link_id, "
      "confirmation_id, invitation_id, contact_id, staff_id, device_id, browser, created_at, "
      "state, priority, next_attempt_at, message_id) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?)",
      {firm, letter_name(letter.letter), letter.to_address, letter.work_item, letter.checklist,
       letter.link, letter.confirmation, letter.invitation, letter.contact, letter.staff,
       letter.device, letter.browser, now, priority_of(letter.letter), now, message_id})};
}

}  // namespace latchkey
