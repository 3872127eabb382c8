#include "fcgi/pages/admin/ledger.hpp"

#include "core/base/words.hpp"
#include "core/domain/bounce.hpp"
#include "core/domain/checklist.hpp"
#include "core/domain/send_ledger.hpp"
#include "core/domain/withheld.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/checklists/sends.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_checklists_sends;

constexpr int kMostSends = 50;

const char* advice_on(Bounce bounce) {
  switch (bounce) {
    case Bounce::no_such_address:
      return "Ask for the right address. Put it on the contact, choose it under Edit, then resend.";
    case Bounce::mailbox_full:
      return "Their mailbox is full. Tell them by telephone, or use another of their addresses, "
             "then resend.";
    case Bounce::unwanted:
      return "Their mail server does not want mail from here. Ask them to allow the sender's "
             "address, and show these words to whoever looks after your mail.";
    case Bounce::unreachable:
      return "Nobody answers at what stands behind the @. Look whether it is spelt right; if it "
             "is, resend it tomorrow.";
    case Bounce::unclear:
      break;
  }
  return "Look whether the address is right, then resend. If it comes back again, show these words "
         "to whoever looks after your mail.";
}

const char* how_it_came(LedgerOrigin origin) {
  switch (origin) {
    case LedgerOrigin::access_link:
      return "They asked for a new link";
    case LedgerOrigin::hand_over:
      return "They went on with another device";
    case LedgerOrigin::pin:
      return "A PIN request";
    case LedgerOrigin::send:
      break;
  }
  return nullptr;
}

struct State {
  const char* name;  // of icon and class
  const char* words;
};

State of_claimed(const LedgerLink& link, Time now) {
  if (link.origin == LedgerOrigin::pin) return {"claimed", "Opened by PIN"};
  if (!link.holds_until) return {"replaced", "Opened, renewed since"};
  if (link.hold_ended_reason == "moved") return {"moved", "Moved"};
  if (link.hold_ended_reason == "signed_out") return {"moved", "Signed out"};
  if (link.hold_ended_at) return {"revoked", "Access ended"};
  if (*link.holds_until <= now) return {"expired", "Access ended"};
  return {"claimed", "Opened"};
}

State state_of(const LedgerLink& link, Time now) {
  if (link.claimed_at) return of_claimed(link, now);
  const LedgerMail* mail = link.mails.empty() ? nullptr : &link.mails.back();
  if (mail && mail->state == "failed") return {"failed", "Not delivered"};
  if (mail && mail->state == "cancelled") return {"cancelled", "Not sent"};
  if (link.ended_at) {
    return link.ended_reason == "replaced" ? State{"replaced", "Replaced"}
                                           : State{"revoked", "Ended"};
  }
  if (mail && mail->state != "sent") return {"queued", "Queued"};
  if (link.origin != LedgerOrigin::pin && link.expires_at <= now) return {"expired", "Expired"};
  return {"sent", "Sent"};
}

/// The steps of one link, in the order in which they happened.
class Steps {
 public:
  Steps(Block row, const Visit& visit) : row_(row), visit_(visit) {}

  Block say(const std::string& words) { return row_.add(t::STEP).set(t::STEP_WORDS, words); }
  Block at(const std::string& words, Time time) {
    Block step = say(words);
    step.show(t::TIMED).set(t::STEP_AT, iso_time(time)).set(t::STEP_TIME, when(visit_, time));
    return step;
  }
  Block day(const std::string& words, Time time) {
    Block step = say(words);
    step.show(t::DAY)
        .set(t::STEP_AT, iso_time(time))
        .set(t::STEP_DAY, date_in_words(day_in_zone(time, visit_.firm.time_zone)));
    return step;
  }

 private:
  Block row_;
  const Visit& visit_;
};

bool withheld(const LedgerMail& mail) {
  return mail.server_words.starts_with(kWithheldWords);
}

void tell_words(Block step, const LedgerMail& mail) {
  if (withheld(mail)) {
    step.show(t::WITHHELD).set(t::WHY, mail.server_words);
    return;
  }
  if (!mail.server_words.empty()) {
    step.show(t::SERVER_SAID).set(t::SERVER_WORDS, mail.server_words);
  }
}

void tell_mail(Steps& steps, const LedgerMail& mail) {
  if (mail.state == "sent") {
    steps.at("Accepted by the mail server", mail.sent_at.value_or(mail.created_at));
  } else if (mail.state == "failed" && withheld(mail)) {
    Block step = steps.say("Called off before it was mailed");
    tell_words(step, mail);
    step.show(t::ADVICE).set(t::ADVICE_WORDS,
                             "Look which address is right, choose it under Edit, then resend.");
  } else if (mail.state == "failed") {
    Block step = steps.say("Not accepted by the mail server");
    tell_words(step, mail);
    step.show(t::ADVICE).set(t::ADVICE_WORDS, advice_on(read_bounce(mail.server_words)));
  } else if (mail.state == "cancelled") {
    Block step = steps.say("Called off before it was mailed");
    tell_words(step, mail);
  } else {
    steps.at("In the queue since", mail.created_at);
    if (mail.attempts == 0) return;
    Block step = steps.at("Tried " + plural(static_cast<std::uint64_t>(mail.attempts), "time") +
                              "; it is tried again",
                          mail.next_attempt_at);
    tell_words(step, mail);
  }
}

void tell_claim(Steps& steps, const LedgerLink& link, Time now) {
  if (link.origin == LedgerOrigin::pin) {
    steps.at("Opened with their PIN", *link.claimed_at);
    return;
  }
  steps.at("Opened with " + (link.device.empty() ? "a device" : link.device), *link.claimed_at);
  if (link.looks_automatic()) {
    steps.say("Only " + duration_in_words(*link.claimed_at - *link.mails.front().sent_at) +
              " after it was accepted: that may have been a mail scanner and not the person. If "
              "they cannot open it, resend it.");
  }
  if (!link.holds_until) {
    steps.say("A later link renewed this device’s access, or took its place.");
  } else if (link.hold_ended_reason == "moved") {
    steps.at("Moved to another device", *link.hold_ended_at);
  } else if (link.hold_ended_reason == "signed_out") {
    steps.at("Signed out on that device", *link.hold_ended_at);
  } else if (link.hold_ended_at) {
    steps.at("Access was taken away", *link.hold_ended_at);
  } else {
    steps.day(*link.holds_until > now ? "Expires on" : "Access ended on", *link.holds_until);
  }
}

void tell_unclaimed(Steps& steps, const LedgerLink& link, Time now) {
  const bool mailed = !link.mails.empty() && link.mails.back().state == "sent";
  if (link.ended_at) {
    steps.at(link.ended_reason == "replaced"
                 ? "The link ended, because a newer one took its place or was opened,"
                 : "The link ended: it was taken back",
             *link.ended_at);
  } else if (link.origin == LedgerOrigin::pin) {
    if (mailed) steps.say("Not opened yet");
  } else if (link.expires_at <= now) {
    steps.day("Nobody opened it. The link expired on", link.expires_at);
  } else if (mailed) {
    steps.day("Not opened yet. The link can be opened until", link.expires_at);
  }
}

void fill_link(Block row, const LedgerLink& link, const Visit& visit) {
  State state = state_of(link, visit.now);
  row.set(t::CONTACT_NAME, link.contact_name)
      .set(t::CONTACT_URL, contact_path(link.contact))
      .set(t::ADDRESS, link.address)
      .set(t::STATE, state.name)
      .set(t::STATE_TEXT, state.words);
  if (const char* how = how_it_came(link.origin)) row.show(t::BY).set(t::HOW, how);
  Steps steps{row, visit};
  for (const LedgerMail& mail : link.mails) tell_mail(steps, mail);
  if (link.claimed_at) {
    tell_claim(steps, link, visit.now);
  } else {
    tell_unclaimed(steps, link, visit.now);
  }
}

}  // namespace

Response show_ledger(Services& services, const Visit& visit) {
  Database& db = services.database;
  auto work = find_work_item(db, visit.firm.id, visit.id<WorkItemId>("work"));
  auto checklist =
      work ? find_checklist(db, visit.firm.id, work->id, visit.id<ChecklistId>("checklist"))
           : std::nullopt;
  if (!checklist) throw not_here("That checklist");
  auto sends = list_ledger(db, visit.firm.id, work->id, checklist->id, kMostSends);
  Page page =
      staff_page(services, visit, t::kFile, "What was sent: " + checklist->name, Desk::work);
  Block& body = page.body();
  body.set(t::CHECKLIST_TITLE, checklist->name)
      .set(t::CHECKLIST_URL, checklist_path(work->id, checklist->id))
      .set(t::WORK_TITLE, work->title)
      .set(t::WORK_URL, work_path(work->id))
      .show_if(sends.empty(), t::NOT_SENT);
  for (const LedgerSend& send : sends) {
    Block card = body.add(t::SEND);
    card.set(t::SEND_ID, send.id.value)
        .set(t::SEND_TITLE, send.again ? "Sent again" : "Sent")
        .set(t::SENT_AT, iso_time(send.created_at))
        .set(t::SENT_WORDS, when(visit, send.created_at))
        .set(t::SENDER_NAME, send.sender_name);
    if (!send.planned_by.empty()) card.show(t::PLANNED).set(t::PLANNED_BY, send.planned_by);
    for (const LedgerLink& link : send.links) fill_link(card.add(t::LINK), link, visit);
  }
  if (sends.size() == kMostSends) body.show(t::MORE).set(t::MOST, kMostSends);
  return page.respond(services.templates);
}

}  // namespace latchkey::admin
