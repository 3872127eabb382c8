#include "core/domain/client_deletion.hpp"

#include "core/domain/audit.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/search_words.hpp"

namespace latchkey {
namespace {

/// Makes the client deleted or not.
SaveOutcome move_client(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                        ClientId client, bool deleted, Time now) {
  return db.transaction([&] {
    auto is_deleted = db.find_value<bool>(
        "SELECT deleted_at IS NOT NULL FROM clients WHERE firm_id = ? AND id = ? FOR UPDATE",
        {firm, client});
    if (!is_deleted) return SaveOutcome::gone;
    if (*is_deleted == deleted) return SaveOutcome::saved;  // a second click
    db.execute(
        "UPDATE clients SET deleted_at = ?, version = version + 1 WHERE firm_id = ? AND id = ?",
        {deleted ? std::optional{now} : std::nullopt, firm, client});
    for (const char* hide :
         {"UPDATE work_items SET client_deleted = ? WHERE firm_id = ? AND client_id = ?",
          "UPDATE review_queue SET client_deleted = ? WHERE firm_id = ? AND client_id = ?"}) {
      db.execute(hide, {deleted ? 1 : 0, firm, client});
    }
    refresh_client_work(db, firm, client);
    refresh_words_of_client(db, firm, client);
    record(db, keys, firm,
           {.action = deleted ? "client.deleted" : "client.restored",
            .actor = by.author(),
            .ip = by.ip,
            .client = client,
            .subject = client.value,
            .detail = ""},
           now);
    return SaveOutcome::saved;
  });
}

}  // namespace

ClientReach count_client_reach(Database& db, FirmId firm, ClientId client, Time now) {
  ClientReach reach;
  auto count = [&](const char* sql, std::initializer_list<Value> values) {
    return db.find_value<std::uint64_t>(sql, values).value_or(0);
  };
  reach.work_items = count(
      "SELECT COUNT(*) FROM work_items WHERE firm_id = ? AND client_id = ? "
      "AND deleted_at IS NULL",
      {firm, client});
  reach.open_checklists = count(
      "SELECT COUNT(*) FROM work_items w JOIN checklists l ON l.firm_id = w.firm_id "
      "AND l.work_item_id = w.id AND l.first_sent_at IS NOT NULL "
      "WHERE w.firm_id = ? AND w.client_id = ? AND w.status <> 'completed'",
      {firm, client});
  reach.links = count(
      "SELECT COUNT(*) FROM work_items w JOIN magic_links l ON l.firm_id = w.firm_id "
      "AND l.work_item_id = w.id AND l.claimed_at IS NULL AND l.ended_at IS NULL "
      "AND l.expires_at > ? WHERE w.firm_id = ? AND w.client_id = ?",
      {now, firm, client});
  reach.devices = count(
      "SELECT COUNT(DISTINCT b.device_id) FROM client_contacts m JOIN bindings b "
      "ON b.firm_id = m.firm_id AND b.contact_id = m.contact_id AND b.ended_at IS NULL "
      "AND b.expires_at > ? JOIN work_items w ON w.firm_id = b.firm_id AND w.id = b.work_item_id "
      "AND w.client_id = m.client_id WHERE m.firm_id = ? AND m.client_id = ?",
      {now, firm, client});
  reach.waiting_mails = count(
      "SELECT COUNT(*) FROM outbox o JOIN work_items w ON w.firm_id = o.firm_id "
      "AND w.id = o.work_item_id AND w.client_id = ? WHERE o.firm_id = ? "
      "AND o.state IN ('queued', 'sending') AND o.contact_id IS NOT NULL",
      {client, firm});
  reach.contacts_left = count(
      "SELECT COUNT(*) FROM client_contacts m JOIN contacts c ON c.firm_id = m.firm_id "
      "AND c.id = m.contact_id AND c.deleted_at IS NULL WHERE m.firm_id = ? AND m.client_id = ? "
      "AND NOT EXISTS (SELECT 1 FROM client_contacts o JOIN clients k ON k.firm_id = o.firm_id "
      "AND k.id = o.client_id AND k.deleted_at IS NULL WHERE o.firm_id = m.firm_id "
      "AND o.contact_id = m.contact_id AND o.client_id <> m.client_id)",
      {firm, client});
  return reach;
}

SaveOutcome delete_client(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                          ClientId client, Time now) {
  return move_client(db, keys, firm, by, client, true, now);
}

SaveOutcome restore_client(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                           ClientId client, Time now) {
  return move_client(db, keys, firm, by, client, false, now);
}

}  // namespace latchkey
