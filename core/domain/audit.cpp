#include "core/domain/audit.hpp"

#include "core/base/utf8.hpp"
#include "core/domain/audit_chain.hpp"

namespace latchkey {
namespace {

/// Of which client the event is. Many know the work item alone.
std::uint64_t client_of(Database& db, FirmId firm, const AuditEvent& event) {
  if (event.client.value != 0 || event.work_item.value == 0) return event.client.value;
  return db
      .find_value<std::uint64_t>("SELECT client_id FROM work_items WHERE firm_id = ? AND id = ?",
                                 {firm, event.work_item})
      .value_or(0);
}

}  // namespace

void record(Database& db, const Keyring& keys, FirmId firm, const AuditEvent& event, Time now) {
  const std::uint64_t client = client_of(db, firm, event);
  struct Head {
    std::uint64_t number;
    std::string chain;
  };
  auto locked_head = [&] {
    return db.find("SELECT number, chain FROM audit_heads WHERE firm_id = ? FOR UPDATE", {firm},
                   [](Row& row) {
                     return Head{row.get<std::uint64_t>(), row.get<std::string>()};
                   });
  };
  auto head = locked_head();
  if (!head) {
    // The firm's first event. Two of them at once: the second waits here, then reads the first's.
    db.execute(
        "INSERT INTO audit_heads (firm_id, number, chain) VALUES (?, 0, ?) "
        "ON DUPLICATE KEY UPDATE number = number",
        {firm, audit_chain_begin(keys)});
    head = locked_head();
  }
  const Author& actor = event.actor;
  AuditRow row{head->number + 1,
               sql_time(now),
               event.action,
               actor.contact        ? "contact"
               : actor.staff        ? "staff"
               : actor.name.empty() ? "nobody"
                                    : "system",
               actor.contact ? actor.contact->value
               : actor.staff ? actor.staff->value
                             : 0,
               actor.name,
               event.ip,
               client,
               event.work_item.value,
               event.subject,
               std::string{cut_code_points(event.detail, 200)}};
  Bytes32 chain = audit_chain(keys, firm, row, head->chain);
  db.execute(
      "INSERT INTO audit_events (firm_id, number, at, action, actor_kind, actor_id, actor_name, "
      "ip, "
      "client_id, work_item_id, subject_id, detail, chain) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {firm, row.number, row.at, row.action, row.actor_kind, row.actor_id, row.actor_name, row.ip,
       row.client_id, row.work_item_id, row.subject_id, row.detail, chain});
  db.execute("UPDATE audit_heads SET number = ?, chain = ? WHERE firm_id = ?",
             {row.number, chain, firm});
}

}  // namespace latchkey
