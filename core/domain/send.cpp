#include "core/domain/send.hpp"

#include <algorithm>
#include <map>

#include "core/base/words.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/magic_link.hpp"
#include "core/domain/outbox.hpp"
#include "core/domain/pin_request.hpp"

namespace latchkey {
namespace {

/// A recipient with what must be so for a mail to go out.
struct Candidate {
  ContactId contact;
  std::string name;
  std::string address;
  bool by_pin;  // until now
  bool usable;
};

std::vector<Candidate> list_candidates(Database& db, FirmId firm, WorkItemId work,
                                       ChecklistId checklist,
                                       const std::optional<ContactId>& only) {
  return db.list(
      "SELECT t.contact_id, c.name, t.address, t.way = 'pin', c.deleted_at IS NULL AND EXISTS "
      "(SELECT 1 FROM contact_addresses a WHERE a.firm_id = t.firm_id "
      " AND a.contact_id = t.contact_id AND a.address = t.address) "
      "FROM checklist_recipients t "
      "JOIN contacts c ON c.firm_id = t.firm_id AND c.id = t.contact_id "
      "WHERE t.firm_id = ? AND t.work_item_id = ? AND t.checklist_id = ? "
      "AND (? IS NULL OR t.contact_id = ?) ORDER BY c.name, c.id",
      {firm, work, checklist, only, only}, [](Row& row) {
        return Candidate{row.get<ContactId>(), row.get<std::string>(), row.get<std::string>(),
                         row.get<bool>(), row.get<bool>()};
      });
}

/// Whether what is sent now is opened by magic link; otherwise it is a PIN request. Read in the
/// sending's transaction: nothing becomes a PIN request after the switch.
bool sends_links(Database& db, FirmId firm) {
  return db
      .find_value<bool>(
          "SELECT new_portal_since IS NOT NULL FROM firms WHERE id = ? LOCK IN SHARE MODE", {firm})
      .value();
}

/// What is sent.
struct Sending {
  const Firm& firm;
  WorkItemId work;
  ChecklistId checklist;
  StaffId sender;
  bool links;
  Time now;
  std::optional<ScheduledSendId> plan{};
  SendId send{};
};

/// The row of the sending, and its times on the checklist.
void begin(Database& db, Sending& sending, bool again) {
  const auto& [firm, work, checklist, sender, links, now, plan, send] = sending;
  db.execute(
      "UPDATE checklists SET version = version + 1, first_sent_at = COALESCE(first_sent_at, ?), "
      "last_sent_at = ?, cancelled_at = NULL, cancelled_by = NULL WHERE firm_id = ? AND "
      "work_item_id = ? AND id = ?",
      {now, now, firm.id, work, checklist});
  sending.send = SendId{db.insert(
      "INSERT INTO sends (firm_id, work_item_id, checklist_id, staff_id, kind, created_at, "
      "scheduled_send_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
      {firm.id, work, checklist, sender, again ? "resend" : "send", now, plan})};
}

/// One recipient's link, mail and times. In the caller's transaction.
void send_to(Database& db, Random& random, const Sending& sending, const Candidate& recipient) {
  const auto& [firm, work, checklist, sender, links, now, plan, send] = sending;
  LinkId link = links ? make_link(db, firm.id, work, recipient.contact, checklist, send.value,
                                  "send", recipient.address, now + firm.link_days, now)
                      : make_pin_mail(db, firm.id, work, recipient.contact, checklist, send,
                                      recipient.address, now);
  enqueue(db, random, firm.id,
          {.letter = links ? Letter::checklist : Letter::pin_checklist,
           .to_address = recipient.address,
           .work_item = work,
           .checklist = checklist,
           .link = link,
           .contact = recipient.contact,
           .staff = sender},
          now);
  db.execute(
      "UPDATE checklist_recipients SET way = ?, first_sent_at = COALESCE(first_sent_at, ?), "
      "last_sent_at = ? WHERE firm_id = ? AND work_item_id = ? AND checklist_id = ? "
      "AND contact_id = ?",
      {links ? "link" : "pin", now, now, firm.id, work, checklist, recipient.contact});
  if (links && recipient.by_pin) {
    end_pin_request(db, firm.id, work, recipient.contact, checklist, now);
  }
}

/// Why it cannot be sent; `sent` where it can.
SendResult judge(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                 const std::vector<Candidate>& recipients) {
  auto requests = db.find_value<int>(
      "SELECT 1 FROM client_requests WHERE firm_id = ? AND work_item_id = ? AND checklist_id = ? "
      "LIMIT 1",
      {firm, work, checklist});
  if (!requests) return {.outcome = SendOutcome::no_requests};
  if (recipients.empty()) return {.outcome = SendOutcome::no_recipients};
  // Who cannot be reached keeps nobody else from it.
  if (std::ranges::none_of(recipients, &Candidate::usable)) {
    return {.outcome = SendOutcome::recipient_unusable, .who = recipients.front().name};
  }
  return {.outcome = SendOutcome::sent};
}

using Mails = std::map<ContactId, RecipientMail>;
using Holders = std::map<ContactId, std::vector<RecipientDevice>>;
using Times = std::map<ContactId, Time>;

Mails newest_mails(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist) {
  Mails mails;
  db.list(
      "SELECT l.contact_id, o.state, o.letter = 'access_link', o.created_at, o.sent_at, "
      "o.attempts, o.next_attempt_at, o.server_words FROM magic_links l "
      "JOIN outbox o ON o.firm_id = l.firm_id AND o.link_id = l.id "
      "  AND o.letter IN ('checklist', 'access_link', 'pin_checklist') "
      "WHERE l.firm_id = ? AND l.work_item_id = ? AND l.checklist_id = ? ORDER BY o.id",
      {firm, work, checklist}, [&](Row& row) {
        auto contact = row.get<ContactId>();
        mails.insert_or_assign(
            contact, RecipientMail{row.get<std::string>(), row.get<bool>(), row.get<Time>(),
                                   row.get<std::optional<Time>>(), row.get<int>(), row.get<Time>(),
                                   row.get<std::optional<std::string>>().value_or("")});
        return 0;
      });
  return mails;
}

/// By contact, newest claim first. A device that opened another checklist of the work before this
/// one was sent has not opened this one.
Holders list_holders(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist) {
  Holders holders;
  db.list(
      "SELECT b.contact_id, COALESCE(d.name, d.description), b.claimed_at, b.expires_at, "
      "b.ended_at "
      "FROM checklist_recipients t "
      "JOIN bindings b ON b.firm_id = t.firm_id AND b.contact_id = t.contact_id "
      "  AND b.work_item_id = t.work_item_id "
      "JOIN checklists l ON l.firm_id = t.firm_id AND l.work_item_id = t.work_item_id "
      "  AND l.id = t.checklist_id AND b.claimed_at >= COALESCE(t.first_sent_at, "
      "  IF(l.cancelled_at IS NULL, NULL, l.first_sent_at)) "
      "JOIN devices d ON d.firm_id = b.firm_id AND d.id = b.device_id "
      "WHERE t.firm_id = ? AND t.work_item_id = ? AND t.checklist_id = ? "
      "ORDER BY b.claimed_at DESC, b.device_id DESC",
      {firm, work, checklist}, [&](Row& row) {
        auto contact = row.get<ContactId>();
        holders[contact].push_back({row.get<std::string>(), row.get<Time>(), row.get<Time>(),
                                    row.get<std::optional<Time>>()});
        return 0;
      });
  return holders;
}

Times list_link_expiries(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist) {
  Times expiries;
  db.list(
      "SELECT contact_id, expires_at FROM magic_links WHERE firm_id = ? AND work_item_id = ? "
      "AND checklist_id = ? AND claimed_at IS NULL AND ended_at IS NULL AND origin <> 'pin' "
      "ORDER BY id",
      {firm, work, checklist}, [&](Row& row) {
        auto contact = row.get<ContactId>();
        expiries.insert_or_assign(contact, row.get<Time>());
        return 0;
      });
  return expiries;
}

/// When a PIN opened the newest mail of a PIN request, by contact.
Times list_opened_by_pin(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist) {
  Times opened;
  db.list(
      "SELECT l.contact_id, l.claimed_at FROM magic_links l WHERE l.firm_id = ? "
      "AND l.work_item_id = ? AND l.checklist_id = ? AND l.origin = 'pin' "
      "AND l.claimed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM magic_links n "
      "WHERE n.firm_id = l.firm_id AND n.work_item_id = l.work_item_id "
      "AND n.contact_id = l.contact_id AND n.checklist_id = l.checklist_id "
      "AND n.origin = 'pin' AND n.id > l.id)",
      {firm, work, checklist}, [&](Row& row) {
        auto contact = row.get<ContactId>();
        opened.insert_or_assign(contact, row.get<Time>());
        return 0;
      });
  return opened;
}

bool holds(const RecipientDevice& device, Time now) {
  return !device.ended_at && device.expires_at > now;
}

/// Of a PIN request, which no device holds.
RecipientStage pin_stage_of(const RecipientState& state) {
  if (!state.mail) return RecipientStage::not_sent;
  if (state.mail->state == "queued") return RecipientStage::queued;
  if (state.mail->state == "sending") return RecipientStage::sending;
  if (state.mail->state == "failed") return RecipientStage::failed;
  return state.opened_by_pin_at ? RecipientStage::opened_by_pin : RecipientStage::sent;
}

RecipientStage stage_of(const RecipientState& state, bool cancelled, Time now) {
  if (cancelled && state.recipient.last_sent_at) return RecipientStage::called_off;
  if (state.recipient.by_pin) return pin_stage_of(state);
  const auto& devices = state.devices;
  if (!devices.empty() && holds(devices.front(), now)) return RecipientStage::claimed;
  // What was mailed after the last device claimed decides; before it, the device does.
  bool mailed_since =
      state.mail && (devices.empty() || state.mail->created_at > devices.front().claimed_at);
  if (mailed_since) {
    if (state.mail->state == "queued") return RecipientStage::queued;
    if (state.mail->state == "sending") return RecipientStage::sending;
    if (state.mail->state == "failed") return RecipientStage::failed;
    if (state.link_expires_at && *state.link_expires_at > now) return RecipientStage::sent;
    if (devices.empty()) return RecipientStage::expired;
  }
  if (devices.empty()) return RecipientStage::not_sent;
  return devices.front().ended_at ? RecipientStage::moved_out : RecipientStage::lapsed;
}

}  // namespace

SendResult judge_sending(Database& db, FirmId firm, const LockedWork& locked,
                         const SendNow& sending) {
  auto version = db.find_value<unsigned>(
      "SELECT version FROM checklists WHERE firm_id = ? AND work_item_id = ? AND id = ? "
      "AND deleted_at IS NULL",
      {firm, sending.work, sending.checklist});
  if (!version) return {.outcome = SendOutcome::gone};
  if (locked.status == WorkStatus::completed) return {.outcome = SendOutcome::work_completed};
  if (sending.version && *sending.version != *version) {
    return {.outcome = SendOutcome::changed_meanwhile};
  }
  return judge(db, firm, sending.work, sending.checklist,
               list_candidates(db, firm, sending.work, sending.checklist, sending.only));
}

SendResult send_in_transaction(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                               const LockedWork& locked, const SendNow& order, Time now) {
  SendResult result = judge_sending(db, firm.id, locked, order);
  if (result.outcome != SendOutcome::sent) return result;
  bool again = db.find_value<bool>(
                     "SELECT first_sent_at IS NOT NULL FROM checklists WHERE firm_id = ? "
                     "AND work_item_id = ? AND id = ?",
                     {firm.id, order.work, order.checklist})
                   .value();
  Sending sending{firm, order.work, order.checklist, order.sender, sends_links(db, firm.id),
                  now,  order.plan};
  begin(db, sending, again);
  result.send = sending.send;
  std::uint64_t left_out = 0;
  for (const Candidate& recipient :
       list_candidates(db, firm.id, order.work, order.checklist, order.only)) {
    if (!recipient.usable) {
      ++left_out;
      continue;
    }
    send_to(db, random, sending, recipient);
    ++result.mails;
  }
  if (locked.status != WorkStatus::waiting) {
    db.execute(
        "UPDATE work_items SET status = 'waiting', work_status_id = NULL, version = version + 1 "
        "WHERE firm_id = ? AND id = ?",
        {firm.id, order.work});
  }
  refresh_contact_work(db, firm.id, order.work);
  record(db, keys, firm.id,
         {.action = again ? "checklist.resent" : "checklist.sent",
          .actor = order.by,
          .ip = order.ip,
          .client = locked.client,
          .work_item = order.work,
          .subject = order.checklist.value,
          .detail = plural(static_cast<std::uint64_t>(result.mails), "mail") +
                    (left_out > 0 ? ", " + plural(left_out, "recipient") + " left out" : "")},
         now);
  return result;
}

SendResult send_checklist(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                          const ActingStaff& by, WorkItemId work, ChecklistId checklist,
                          unsigned version, const std::optional<ContactId>& only, Time now) {
  return db.transaction([&]() -> SendResult {
    auto locked = lock_work_item(db, firm.id, work);
    if (!locked) return {.outcome = SendOutcome::gone};
    return send_in_transaction(db, keys, random, firm, *locked,
                               {.work = work,
                                .checklist = checklist,
                                .only = only,
                                .sender = by.id,
                                .by = by.author(),
                                .ip = by.ip,
                                .version = version},
                               now);
  });
}

void resend_as_link(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                    const Author& starter, ClientId client, WorkItemId work, ChecklistId checklist,
                    ContactId contact, Time now) {
  auto last_sender = db.find_value<StaffId>(
      "SELECT s.staff_id FROM sends s JOIN staff p ON p.firm_id = s.firm_id AND p.id = s.staff_id "
      "AND p.deactivated_at IS NULL WHERE s.firm_id = ? AND s.work_item_id = ? "
      "AND s.checklist_id = ? ORDER BY s.id DESC LIMIT 1",
      {firm.id, work, checklist});
  Sending sending{firm, work, checklist, last_sender.value_or(*starter.staff), true, now, {}};
  begin(db, sending, true);
  for (const Candidate& recipient : list_candidates(db, firm.id, work, checklist, contact)) {
    send_to(db, random, sending, recipient);
  }
  record(db, keys, firm.id,
         {.action = "checklist.resent",
          .actor = starter,
          .ip = "",
          .client = client,
          .work_item = work,
          .subject = checklist.value,
          .detail = "1 mail, of the PIN requests"},
         now);
}

std::vector<RecipientState> list_recipient_states(Database& db, FirmId firm, WorkItemId work,
                                                  ChecklistId checklist, Time now) {
  auto found = find_checklist(db, firm, work, checklist);
  if (!found) return {};
  Mails mails = newest_mails(db, firm, work, checklist);
  Holders holders = list_holders(db, firm, work, checklist);
  Times expiries = list_link_expiries(db, firm, work, checklist);
  Times opened = list_opened_by_pin(db, firm, work, checklist);
  std::vector<RecipientState> states;
  for (const Recipient& recipient : found->recipients) {
    RecipientState state{recipient, RecipientStage::not_sent, {}, {}, {}, {}};
    if (auto mail = mails.find(recipient.contact); mail != mails.end()) state.mail = mail->second;
    if (auto expiry = expiries.find(recipient.contact); expiry != expiries.end()) {
      state.link_expires_at = expiry->second;
    }
    if (recipient.by_pin) {
      if (auto by_pin = opened.find(recipient.contact); by_pin != opened.end()) {
        state.opened_by_pin_at = by_pin->second;
      }
      state.stage = stage_of(state, found->cancelled_at.has_value(), now);
      states.push_back(std::move(state));
      continue;
    }
    // Those that hold the work first: one that lapsed may have claimed later than one that holds.
    auto& devices = state.devices = holders[recipient.contact];
    std::stable_partition(devices.begin(), devices.end(),
                          [&](auto& device) { return holds(device, now); });
    std::size_t held = static_cast<std::size_t>(
        std::ranges::count_if(devices, [&](auto& device) { return holds(device, now); }));
    devices.resize(std::min(devices.size(), std::max<std::size_t>(held, 1)));
    state.stage = stage_of(state, found->cancelled_at.has_value(), now);
    states.push_back(std::move(state));
  }
  return states;
}

}  // namespace latchkey
