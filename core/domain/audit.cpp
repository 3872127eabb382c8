#include "core/domain/audit.hpp"

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

/// One row as it is kept and as it is hashed.
struct AuditRow {
  std::uint64_t number;
  std::string at;
  std::string action, actor_kind;
  std::uint64_t actor_id;
  std::string actor_name, ip;
  std::uint64_t client_id, work_item_id, subject_id;
  std::string detail;
};

/// Keyed hash of the row and the hash before it. Each field goes in with its length, so that no two
/// rows read the same.
Bytes32 chain_of(const Keyring& keys, FirmId firm, const AuditRow& row, std::string_view before) {
  std::string text{before};
  auto add = [&text](std::string_view field) {
    text += std::to_string(field.size()) + ":" + std::string{field};
  };
  for (std::uint64_t number :
       {firm.value, row.number, row.actor_id, row.client_id, row.work_item_id, row.subject_id}) {
    add(std::to_string(number));
  }
  for (const std::string* field :
       {&row.at, &row.action, &row.actor_kind, &row.actor_name, &row.ip, &row.detail}) {
    add(*field);
  }
  return keys.mac(Purpose::audit, text);
}

constexpr std::string_view kFirstBefore = "the chain begins";

}  // namespace

void record(Database& db, const Keyring& keys, FirmId firm, const AuditEvent& event, Time now) {
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
        {firm, keys.mac(Purpose::audit, kFirstBefore)});
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
               event.client.value,
               event.work_item.value,
               event.subject,
               std::string{cut_code_points(event.detail, 200)}};
  Bytes32 chain = chain_of(keys, firm, row, head->chain);
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

std::optional<std::uint64_t> find_broken_audit_row(Database& db, const Keyring& keys, FirmId firm) {
  // A page of rows at a time: a trail may be long.
  constexpr std::uint64_t kPage = 1000;
  std::string before{as_text(keys.mac(Purpose::audit, kFirstBefore))};
  std::uint64_t next = 1;
  std::optional<std::uint64_t> broken;
  for (bool more = true; more && !broken;) {
    more = false;
    db.list(
        "SELECT number, at, action, actor_kind, actor_id, actor_name, ip, client_id, work_item_id, "
        "subject_id, detail, chain FROM audit_events WHERE firm_id = ? AND number >= ? "
        "ORDER BY number LIMIT 1000",
        {firm, next}, [&](Row& row) {
          AuditRow kept{
              row.get<std::uint64_t>(), sql_time(row.get<Time>()), row.get<std::string>(),
              row.get<std::string>(),   row.get<std::uint64_t>(),  row.get<std::string>(),
              row.get<std::string>(),   row.get<std::uint64_t>(),  row.get<std::uint64_t>(),
              row.get<std::uint64_t>(), row.get<std::string>()};
          std::string chain = row.get<std::string>();
          if (broken) return 0;
          if (kept.number != next || as_text(chain_of(keys, firm, kept, before)) != chain) {
            broken = next;
          }
          before = chain;
          ++next;
          more = next % kPage == 1;
          return 0;
        });
  }
  if (broken) return broken;
  auto head =
      db.find("SELECT number, chain FROM audit_heads WHERE firm_id = ?", {firm}, [](Row& row) {
        return std::pair{row.get<std::uint64_t>(), row.get<std::string>()};
      });
  // Rows cut off the end: the head knows of more. A head that is gone knew of them, too.
  if (!head ? next > 1 : head->first != next - 1 || head->second != before) return next;
  return std::nullopt;
}

}  // namespace latchkey
