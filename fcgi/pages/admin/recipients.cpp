#include "fcgi/pages/admin/recipients.hpp"

#include "core/base/words.hpp"
#include "core/domain/withheld.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/plans.hpp"
#include "tpl/admin/checklists/show.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_checklists_show;

struct Stage {
  const char* name;  // of icon and class
  const char* words;
};

Stage stage_of(RecipientStage stage) {
  switch (stage) {
    case RecipientStage::not_sent:
      return {"none", "Not sent"};
    case RecipientStage::queued:
      return {"queued", "Queued"};
    case RecipientStage::sending:
      return {"queued", "Being sent"};
    case RecipientStage::failed:
      return {"failed", "Not delivered"};
    case RecipientStage::sent:
      return {"sent", "Sent"};
    case RecipientStage::claimed:
      return {"claimed", "Opened"};
    case RecipientStage::lapsed:
      return {"expired", "Access ended"};
    case RecipientStage::moved_out:
      return {"moved", "Signed out"};
    case RecipientStage::expired:
      return {"expired", "Link expired"};
    case RecipientStage::called_off:
      return {"cancelled", "Cancelled"};
    case RecipientStage::opened_by_pin:
      return {"claimed", "Opened by PIN"};
  }
  return {"none", ""};
}

void say_time(Block block, Var at, Var words, Time time, const Visit& visit) {
  block.set(at, iso_time(time)).set(words, when(visit, time));
}

void say_day(Block block, Var at, Var words, Time time, const Visit& visit) {
  block.set(at, iso_time(time)).set(words, date_in_words(day_in_zone(time, visit.firm.time_zone)));
}

/// The newest mail: where it is, and what the mail server said of it.
void fill_mail(Block row, const RecipientState& state, const Visit& visit) {
  const RecipientMail& mail = *state.mail;
  const bool withheld = mail.state != "sent" && mail.server_words.starts_with(kWithheldWords);
  Block line = row.add(t::MAIL);
  if (mail.asked_for) line.show(t::ASKED_FOR);
  if (mail.state == "sent") {
    say_time(line.add(t::SENT), t::SENT_AT, t::SENT_WORDS, mail.sent_at.value_or(mail.created_at),
             visit);
  } else if (withheld) {
    line.show(t::WITHHELD).set(t::WHY, mail.server_words);
  } else if (mail.state == "failed") {
    line.show(t::FAILED);
  } else if (mail.state == "queued" || mail.state == "sending") {
    say_time(line.add(t::QUEUED), t::QUEUED_AT, t::QUEUED_WORDS, mail.created_at, visit);
    if (mail.attempts > 0) {
      Block retry = line.add(t::RETRY);
      retry.set(t::ATTEMPTS_WORDS, plural(static_cast<std::uint64_t>(mail.attempts), "attempt"));
      say_time(retry, t::NEXT_AT, t::NEXT_WORDS, mail.next_attempt_at, visit);
    }
  } else {
    line.show(t::CANCELLED);
  }
  if (mail.state != "sent" && !withheld && !mail.server_words.empty()) {
    line.show(t::SERVER_SAID).set(t::WHY, mail.server_words);
  }
  bool open = state.link_expires_at && *state.link_expires_at > visit.now;
  if (mail.state == "sent" && open) {
    say_day(line.add(t::OPENABLE), t::LINK_EXPIRES_AT, t::LINK_EXPIRES_WORDS,
            *state.link_expires_at, visit);
  }
}

void fill_device(Block row, const RecipientDevice& device, const Visit& visit) {
  Block line = row.add(t::DEVICE);
  line.set(t::DEVICE_WORDS, device.called);
  say_time(line, t::CLAIMED_AT, t::CLAIMED_WORDS, device.claimed_at, visit);
  if (device.ended_at) {
    say_time(line.add(t::ENDED), t::ENDED_AT, t::ENDED_WORDS, *device.ended_at, visit);
  } else if (device.expires_at <= visit.now) {
    say_day(line.add(t::LAPSED), t::EXPIRES_AT, t::EXPIRES_WORDS, device.expires_at, visit);
  } else {
    say_day(line.add(t::HELD), t::EXPIRES_AT, t::EXPIRES_WORDS, device.expires_at, visit);
  }
}

/// What is particular about a PIN request.
void fill_pin(Block row, const RecipientState& state, const Visit& visit) {
  Block line = row.add(t::BY_PIN);
  line.show_if(visit.firm.new_portal_since.has_value(), t::BECOMES_A_LINK);
  if (state.opened_by_pin_at) {
    say_time(line.add(t::PIN_OPENED), t::PIN_OPENED_AT, t::PIN_OPENED_WORDS,
             *state.opened_by_pin_at, visit);
  } else if (state.mail && state.mail->state == "sent") {
    line.show(t::PIN_NOT_OPENED);
  }
}

void fill_send(Block row, const Recipient& recipient, const RecipientsPlace& place) {
  row.show(t::SEND_ONE)
      .set(t::SEND_ONE_URL, place.path + "/send")
      .set(t::VERSION, place.version)
      .set(t::CONTACT_ID, recipient.contact.value)
      .set(t::SEND_ONE_LABEL, recipient.first_sent_at ? "Resend" : "Send");
}

}  // namespace

void fill_recipients(Block list, const std::vector<RecipientState>& states,
                     const RecipientsPlace& place, const Visit& visit) {
  for (const RecipientState& state : states) {
    Stage stage = stage_of(state.stage);
    Block row = list.add(t::RECIPIENT);
    row.set(t::CONTACT_NAME, state.recipient.name)
        .set(t::CONTACT_URL, contact_path(state.recipient.contact))
        .set(t::ADDRESS, state.recipient.address)
        .set(t::STATE, stage.name)
        .set(t::STATE_TEXT, stage.words);
    for (const RecipientDevice& device : state.devices) fill_device(row, device, visit);
    // A mail that a device claimed has said all it can.
    bool newer = state.mail && (state.devices.empty() ||
                                state.mail->created_at > state.devices.front().claimed_at);
    if (newer) fill_mail(row, state, visit);
    if (state.recipient.by_pin) fill_pin(row, state, visit);
    if (state.recipient.fault == RecipientFault::deleted) row.show(t::DELETED);
    if (state.recipient.fault == RecipientFault::address_gone) row.show(t::ADDRESS_GONE);
    const bool reachable = state.recipient.reachable();
    const bool leaving = goes_now(place.plans, state.recipient.contact);
    if (!state.mail && state.devices.empty() && reachable) {
      row.show(leaving ? t::LEAVING : t::NOT_YET);
    }
    row.set(t::AS_URL, as_client_path(place.path, state.recipient.contact));
    if (place.sendable && reachable && !leaving) fill_send(row, state.recipient, place);
  }
}

}  // namespace latchkey::admin
