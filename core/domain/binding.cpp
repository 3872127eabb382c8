#include "core/domain/binding.hpp"

#include "core/domain/link_row.hpp"

namespace latchkey {

void lock_bindings(Database& db, FirmId firm, ContactId contact) {
  db.find_value<int>("SELECT 1 FROM contacts WHERE firm_id = ? AND id = ? FOR UPDATE",
                     {firm, contact});
}

void bind(Database& db, const Firm& firm, ContactId contact, WorkItemId work_item, DeviceId device,
          LinkId link, Time expires_at, Time now) {
  db.execute(
      "INSERT INTO bindings (firm_id, contact_id, work_item_id, device_id, link_id, claimed_at, "
      "expires_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE link_id = VALUES(link_id), "
      "claimed_at = VALUES(claimed_at), expires_at = VALUES(expires_at), ended_at = NULL, "
      "ended_reason = NULL",
      {firm.id, contact, work_item, device, link, now, expires_at});
  int kept = 1;
  for (const Holder& holder : list_holders(db, firm.id, contact, work_item)) {
    if (holder.device == device || !holder.holds(now)) continue;
    if (++kept <= firm.devices_per_contact) continue;
    db.execute(
        "UPDATE bindings SET ended_at = ?, ended_reason = 'moved' WHERE firm_id = ? "
        "AND contact_id = ? AND work_item_id = ? AND device_id = ?",
        {now, firm.id, contact, work_item, holder.device});
  }
}

bool held_before(Database& db, FirmId firm, ContactId contact, DeviceId device) {
  return db
      .find_value<int>(
          "SELECT 1 FROM bindings b WHERE b.firm_id = ? AND b.contact_id = ? AND b.device_id = ? "
          "AND NOT EXISTS (SELECT 1 FROM bindings r WHERE r.firm_id = b.firm_id "
          "AND r.contact_id = b.contact_id AND r.device_id = b.device_id "
          "AND r.ended_reason = 'revoked' AND r.ended_at >= b.claimed_at) LIMIT 1",
          {firm, contact, device})
      .has_value();
}

std::optional<WorkItemId> find_last_held(Database& db, FirmId firm, DeviceId device) {
  return db.find_value<WorkItemId>(
      "SELECT work_item_id FROM bindings WHERE firm_id = ? AND device_id = ? "
      "ORDER BY claimed_at DESC, work_item_id DESC LIMIT 1",
      {firm, device});
}

}  // namespace latchkey
