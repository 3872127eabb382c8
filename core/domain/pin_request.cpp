#include "core/domain/pin_request.hpp"

#include "core/domain/link_row.hpp"
#include "core/domain/pin.hpp"

namespace latchkey {

std::optional<PinRequest> look_at_pin_request(Database& db, FirmId firm, const TokenHash& token,
                                              const std::optional<DeviceId>& device, Time now) {
  auto row = find_link(db, firm, token);
  if (!row) return std::nullopt;
  PinRequest request{row->view};
  auto way = db.find_value<std::string>(
      "SELECT way FROM checklist_recipients WHERE firm_id = ? AND work_item_id = ? "
      "AND checklist_id = ? AND contact_id = ?",
      {firm, request.link.work_item, request.link.checklist, request.link.contact});
  if (row->withdrawn || !way || !request.link.reachable) {
    request.link.state = LinkState::withdrawn;
  } else if (row->cancelled_at) {
    request.link = judge(db, firm, *row, device, now);
  } else if (*way == "pin") {
    request.link.state = LinkState::claimable;
    request.pin = find_pin_state(db, firm, request.link.contact);
  } else {
    // That a PIN opened it once says nothing of who holds the magic link that it became.
    row->claimed_at.reset();
    request.link = judge(db, firm, *row, device, now);
  }
  return request;
}

LinkId make_pin_mail(Database& db, FirmId firm, WorkItemId work_item, ContactId contact,
                     ChecklistId checklist, SendId send, std::string_view address, Time now) {
  return LinkId{db.insert(
      "INSERT INTO magic_links (firm_id, work_item_id, contact_id, checklist_id, send_id, origin, "
      "address, created_at, expires_at) VALUES (?, ?, ?, ?, ?, 'pin', ?, ?, ?)",
      {firm, work_item, contact, checklist, send, address, now, now})};
}

namespace {

void forget_pin(Database& db, FirmId firm, ContactId contact) {
  db.execute("DELETE FROM pins WHERE firm_id = ? AND contact_id = ?", {firm, contact});
  end_pin_sessions(db, firm, contact);
}

}  // namespace

void forget_pin_of_gone_addresses(Database& db, FirmId firm, ContactId contact, Time now) {
  auto ended = db.execute(
      "UPDATE checklist_recipients t JOIN magic_links l ON l.firm_id = t.firm_id "
      "AND l.work_item_id = t.work_item_id AND l.contact_id = t.contact_id "
      "AND l.checklist_id = t.checklist_id SET l.ended_at = ?, l.ended_reason = 'revoked' "
      "WHERE t.firm_id = ? AND t.way = 'pin' AND t.contact_id = ? AND l.origin = 'pin' "
      "AND l.ended_at IS NULL AND NOT " LATCHKEY_REACHABLE("l"),
      {now, firm, contact});
  if (ended > 0) forget_pin(db, firm, contact);
}

void forget_needless_pin(Database& db, FirmId firm, ContactId contact) {
  if (db.find_value<int>("SELECT 1 FROM checklist_recipients WHERE firm_id = ? AND way = 'pin' "
                         "AND contact_id = ? LIMIT 1",
                         {firm, contact})) {
    return;
  }
  forget_pin(db, firm, contact);
}

void end_pin_request(Database& db, FirmId firm, WorkItemId work_item, ContactId contact,
                     ChecklistId checklist, Time now) {
  db.execute(
      "UPDATE magic_links SET ended_at = ?, ended_reason = 'replaced' WHERE firm_id = ? "
      "AND work_item_id = ? AND contact_id = ? AND checklist_id = ? AND origin = 'pin' "
      "AND ended_at IS NULL",
      {now, firm, work_item, contact, checklist});
  forget_needless_pin(db, firm, contact);
}

void note_opened_by_pin(Database& db, FirmId firm, ContactId contact, DeviceId device, Time now) {
  db.execute(
      "UPDATE checklist_recipients t JOIN magic_links l ON l.firm_id = t.firm_id "
      "AND l.work_item_id = t.work_item_id AND l.contact_id = t.contact_id "
      "AND l.checklist_id = t.checklist_id SET l.claimed_at = ?, l.device_id = ? "
      "WHERE t.firm_id = ? AND t.way = 'pin' AND t.contact_id = ? AND l.origin = 'pin' "
      "AND l.claimed_at IS NULL AND l.ended_at IS NULL",
      {now, device, firm, contact});
}

bool uses_pins(Database& db, const Firm& firm) {
  if (!firm.new_portal_since) return true;
  return db
      .find_value<int>(
          "SELECT 1 FROM checklist_recipients WHERE firm_id = ? AND way = 'pin' LIMIT 1", {firm.id})
      .has_value();
}

}  // namespace latchkey
