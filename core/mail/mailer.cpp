#include "core/mail/mailer.hpp"

#include "core/base/log.hpp"
#include "core/base/mail_address.hpp"
#include "core/domain/staff_invitation.hpp"
#include "core/domain/staff_password.hpp"
#include "core/domain/withheld.hpp"
#include "core/mail/login_letters.hpp"
#include "core/mail/mime.hpp"
#include "core/mail/news_letters.hpp"

namespace latchkey {
namespace {

using WriteLetter = WrittenLetter (*)(const LetterTemplates&, const LetterFacts&, std::string_view);

WriteLetter writer_of(Letter letter) {
  switch (letter) {
    case Letter::checklist:
      return checklist_letter;
    case Letter::access_link:
      return access_link_letter;
    case Letter::new_device:
      return new_device_letter;
    case Letter::not_me:
      return not_me_letter;
    case Letter::pin_checklist:
      return pin_checklist_letter;
    case Letter::reopen_asked:
      return reopen_asked_letter;
    case Letter::send_failed:
      return send_failed_letter;
    case Letter::confirm_login:
      return confirm_login_letter;
    case Letter::login_exists:
      return login_exists_letter;
    case Letter::reset_password:
      return reset_password_letter;
    case Letter::password_changed:
      return password_changed_letter;
    case Letter::second_factor_changed:
      return second_factor_changed_letter;
    case Letter::second_factor_reset:
      return second_factor_reset_letter;
    case Letter::news:
      return news_letter;
    case Letter::staff_news:
      return staff_news_letter;
    case Letter::reset_pin:
      return reset_pin_letter;
    case Letter::reset_staff_password:
      return reset_password_letter;
    case Letter::staff_invitation:
      return staff_invitation_letter;
  }
  throw std::logic_error("a letter without a writer");
}

bool is_for_staff(Letter letter) {
  return letter == Letter::not_me || letter == Letter::reopen_asked ||
         letter == Letter::staff_news || letter == Letter::send_failed;
}

Mail as_mail(const ClaimedLetter& claimed, const FoundFacts& found, WrittenLetter written,
             Time now) {
  const LetterFacts& facts = found.facts;
  Mail mail;
  mail.from = {facts.firm.sender_name, read_mail_address(facts.firm.sender_address).address};
  mail.to = {is_for_staff(found.letter) ? facts.staff_name : facts.contact_name,
             read_mail_address(found.to_address).address};
  const std::string reply_to = read_mail_address(written.reply_to_address).address;
  if (!reply_to.empty()) mail.reply_to = Mailbox{std::move(written.reply_to_name), reply_to};
  mail.subject = std::move(written.subject);
  mail.text = std::move(written.text);
  mail.html = std::move(written.html);
  const std::string& from = mail.from.address;
  mail.message_id = claimed.message_id + '@' + from.substr(from.find('@') + 1);
  mail.date = now;
  mail.headers = {{"Auto-Submitted", "auto-generated"}};  // RFC 3834 5: no vacation answers
  return mail;
}

// The name of the mail for a transport that remembers names (Maildir's files sort by time).
std::string key_of(const ClaimedLetter& claimed) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(claimed.created_at);
  return std::to_string(seconds.time_since_epoch().count()) + ".F" +
         std::to_string(claimed.firm.value) + "M" + std::to_string(claimed.id.value) + ".latchkey";
}

const char* word_for(LetterState state) {
  switch (state) {
    case LetterState::sent:
      return "sent";
    case LetterState::queued:
      return "again";
    case LetterState::failed:
      return "failed";
    case LetterState::cancelled:
      return "cancelled";
  }
  return "";
}

}  // namespace

Mailer::Mailer(MailerParts parts, std::string name, Duration lease, Wait wait)
    : parts_(parts), name_(std::move(name)), lease_(lease), wait_(std::move(wait)) {}

bool Mailer::send_next() {
  const auto claimed = claim_letter(parts_.db, name_, parts_.clock.now(), lease_);
  if (!claimed) return false;
  const auto begin = std::chrono::steady_clock::now();
  const Verdict verdict = try_to_send(*claimed);
  const bool settled = settle(*claimed, verdict);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begin);
  const char* letter = claimed->letter ? letter_name(*claimed->letter) : "unknown";
  const std::initializer_list<log::Field> fields = {{"id", std::to_string(claimed->id.value)},
                                                    {"firm", std::to_string(claimed->firm.value)},
                                                    {"letter", letter},
                                                    {"outcome", word_for(verdict.state)},
                                                    {"attempt", std::to_string(claimed->attempt)},
                                                    {"code", std::to_string(verdict.code)},
                                                    {"ms", std::to_string(took.count())},
                                                    {"recorded", settled ? "yes" : "no"}};
  if (settled && verdict.state != LetterState::failed) {
    log::notice("mail", fields);
  } else {
    log::warning("mail", fields);
  }
  return true;
}

Mailer::Verdict Mailer::try_to_send(const ClaimedLetter& claimed) {
  if (!claimed.letter) return {LetterState::queued, "a letter that this mailer does not know"};
  try {
    const FoundFacts found = find_letter_facts(parts_.db, claimed, parts_.clock.now());
    if (found.withheld == kWithheldForAddress) {
      // Failed and not cancelled: staff are shown what did not arrive.
      if (found.link) end_unmailed_link(parts_.db, claimed.firm, found.link, parts_.clock.now());
      return {LetterState::failed, found.withheld};
    }
    if (!found.withheld.empty()) return {LetterState::cancelled, found.withheld};
    const Delivery delivery = send(claimed, found);
    switch (delivery.outcome) {
      case DeliveryOutcome::accepted:
        return {LetterState::sent, delivery.words, delivery.code};
      case DeliveryOutcome::refused:
        return {LetterState::failed, delivery.words, delivery.code};
      case DeliveryOutcome::try_later:
        return {LetterState::queued, delivery.words, delivery.code};
    }
    throw std::logic_error("an outcome without a verdict");
  } catch (const MailError& error) {
    // An address or name that no mail can carry does not get better by waiting.
    return {LetterState::failed, std::string("cannot be sent: ") + error.what()};
  } catch (const DatabaseError&) {
    throw;
  } catch (const std::exception& error) {
    log::error("letter", {{"id", std::to_string(claimed.id.value)}, {"error", error.what()}});
    return {LetterState::queued, "the letter could not be written"};
  }
}

Delivery Mailer::send(const ClaimedLetter& claimed, const FoundFacts& found) {
  const WriteLetter write = writer_of(found.letter);
  WrittenLetter written = write(parts_.templates, found.facts, url_for(claimed, found));
  const Mail mail = as_mail(claimed, found, std::move(written), parts_.clock.now());
  return parts_.transport.deliver({mail.from.address, mail.to.address, key_of(claimed)},
                                  compose(mail), keeping_lease(claimed));
}

MailTransport::Waiting Mailer::keeping_lease(const ClaimedLetter& claimed) {
  return [this, &claimed, renewed_at = parts_.clock.now()]() mutable {
    const Time now = parts_.clock.now();
    if (now - renewed_at >= lease_ / 4) {
      renewed_at = now;
      try {
        renew_lease(parts_.db, claimed, now + lease_);
      } catch (const DatabaseError&) {
        // Nobody can take the row from a database that is away; the next turn tries again.
      }
    }
    return wait_(std::chrono::milliseconds(0));
  };
}

std::string Mailer::url_for(const ClaimedLetter& claimed, const FoundFacts& found) {
  const std::string& base = found.facts.firm.base_url;
  switch (found.letter) {
    case Letter::not_me:
    case Letter::reopen_asked:
      return base + "/admin/work/" + std::to_string(found.work_item.value);
    case Letter::send_failed:
      return base + "/admin/work/" + std::to_string(found.work_item.value) + "/checklists/" +
             std::to_string(found.checklist.value);
    case Letter::staff_news:
      return base + "/admin/review";
    case Letter::news:
      if (!found.link) return base + "/work/" + std::to_string(found.work_item.value);
      if (found.by_pin)
        return base + "/p/" + link_token(claimed.firm, found.link, Purpose::pin_token);
      return base + "/l/" + link_token(claimed.firm, found.link, Purpose::link_token);
    case Letter::login_exists:
    case Letter::second_factor_reset:
      return base + (found.facts.to_staff ? "/admin/sign-in" : "/login");
    case Letter::password_changed:
    case Letter::second_factor_changed:
      return base + (found.facts.to_staff ? "/admin/forgot" : "/login/forgot");
    case Letter::checklist:
    case Letter::access_link:
      return base + "/l/" + link_token(claimed.firm, found.link, Purpose::link_token);
    case Letter::new_device:
      return base + "/not-me/" + link_token(claimed.firm, found.link, Purpose::not_me_token);
    case Letter::pin_checklist:
      return base + "/p/" + link_token(claimed.firm, found.link, Purpose::pin_token);
    case Letter::confirm_login:
    case Letter::reset_password:
      return base + "/confirm/" + confirmation_token(claimed, found);
    case Letter::reset_pin:
      return base + "/pin/reset/" + confirmation_token(claimed, found);
    case Letter::reset_staff_password:
      return base + "/admin/reset/" + staff_reset_token(claimed, found);
    case Letter::staff_invitation:
      return base + "/admin/invitation/" + invitation_token(claimed, found);
  }
  throw std::logic_error("a letter without an address");
}

std::string Mailer::link_token(FirmId firm, LinkId link, Purpose purpose) {
  const Token token = Token::make(parts_.random);
  parts_.db.execute(
      "INSERT INTO link_tokens (token_hash, firm_id, link_id, created_at) VALUES (?, ?, ?, ?)",
      {parts_.keys.hash(purpose, token), firm, link, parts_.clock.now()});
  return token.text();
}

std::string Mailer::confirmation_token(const ClaimedLetter& claimed, const FoundFacts& found) {
  const Token token = Token::make(parts_.random);
  hand_out_confirmation(parts_.db, claimed.firm, claimed.id, found.confirmation, found.contact,
                        found.confirmation_kind,
                        parts_.keys.hash(Purpose::confirmation_token, token), parts_.clock.now());
  return token.text();
}

std::string Mailer::staff_reset_token(const ClaimedLetter& claimed, const FoundFacts& found) {
  const Token token = Token::make(parts_.random);
  hand_out_staff_reset(parts_.db, claimed.firm, found.confirmation, found.staff,
                       parts_.keys.hash(Purpose::confirmation_token, token), parts_.clock.now());
  return token.text();
}

std::string Mailer::invitation_token(const ClaimedLetter& claimed, const FoundFacts& found) {
  const Token token = Token::make(parts_.random);
  hand_out_invitation(parts_.db, claimed.firm, found.invitation,
                      parts_.keys.hash(Purpose::invitation_token, token), parts_.clock.now());
  return token.text();
}

bool Mailer::settle(const ClaimedLetter& claimed, const Verdict& verdict) {
  Verdict last = verdict;
  const Time now = parts_.clock.now();
  Time again_at = now;
  if (last.state == LetterState::queued) {
    const auto pause = pause_after(claimed.attempt);
    if (pause) {
      again_at = now + *pause;
    } else {
      last.state = LetterState::failed;
    }
  }
  // The mail is out: that must be written down, or it goes out again when the lease ends.
  for (const auto until = std::chrono::steady_clock::now() + lease_;;) {
    try {
      return settle_letter(parts_.db, claimed, last.state, last.words, now, again_at);
    } catch (const DatabaseError&) {
      if (std::chrono::steady_clock::now() >= until || !wait_(std::chrono::seconds(1))) throw;
    }
  }
}

}  // namespace latchkey
