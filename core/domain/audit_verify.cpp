#include "core/domain/audit_verify.hpp"

#include "core/domain/audit.hpp"
#include "core/domain/audit_chain.hpp"

namespace latchkey {
namespace {

constexpr std::uint64_t kPage = 2000;

struct KeptRow {
  AuditRow row;
  std::string chain;
};

std::vector<KeptRow> list_page(Database& db, FirmId firm, std::uint64_t after) {
  // The time comes as text from the server: reading it into a moment and writing it again for each
  // of a million rows takes longer than the hashing.
  return db.list(
      "SELECT number, DATE_FORMAT(at, '%Y-%m-%d %H:%i:%s.%f'), action, actor_kind, actor_id, "
      "actor_name, ip, client_id, work_item_id, subject_id, detail, chain FROM audit_events "
      "WHERE firm_id = ? AND number > ? ORDER BY number LIMIT 2000",
      {firm, after}, [](Row& row) {
        AuditRow kept{row.get<std::uint64_t>(), row.get<std::string>(),   row.get<std::string>(),
                      row.get<std::string>(),   row.get<std::uint64_t>(), row.get<std::string>(),
                      row.get<std::string>(),   row.get<std::uint64_t>(), row.get<std::uint64_t>(),
                      row.get<std::uint64_t>(), row.get<std::string>()};
        return KeptRow{std::move(kept), row.get<std::string>()};
      });
}

std::optional<AuditEnd> find_head(Database& db, FirmId firm) {
  return db.find("SELECT number, chain FROM audit_heads WHERE firm_id = ?", {firm}, [](Row& row) {
    return AuditEnd{row.get<std::uint64_t>(), hex(row.get<std::string>())};
  });
}

}  // namespace

AuditVerdict verify_audit(Database& db, const Keyring& keys, FirmId firm,
                          const std::optional<AuditEnd>& noted,
                          const std::function<void(std::uint64_t)>& progress) {
  using enum AuditFault::Kind;
  // Read first: the trail may grow meanwhile, and then has more rows than this head knows of.
  const auto head = find_head(db, firm);
  AuditVerdict verdict;
  std::uint64_t last = 0;
  std::string before{as_text(audit_chain_begin(keys))};
  bool known = true;  // what the next row is chained to
  std::optional<std::string> at_head, at_noted;
  for (bool more = true; more;) {
    const auto page = list_page(db, firm, last);
    more = page.size() == kPage;
    for (const auto& [row, chain] : page) {
      if (row.number != last + 1) {
        verdict.faults.push_back({missing, last + 1, row.number - 1});
        known = false;
      }
      if (known && as_text(audit_chain(keys, firm, row, before)) != chain) {
        verdict.faults.push_back({changed, row.number, row.number});
      }
      known = true;
      last = row.number;
      before = chain;
      ++verdict.rows;
      if (head && last == head->number) at_head = hex(chain);
      if (noted && last == noted->number) at_noted = hex(chain);
      if (verdict.faults.size() >= kMostAuditFaults) {
        verdict.more_faults = true;
        return verdict;
      }
    }
    progress(verdict.rows);
  }
  verdict.end = {last, hex(before)};
  if (head && head->number > last) {
    verdict.faults.push_back({cut_off, last + 1, head->number});
  } else if (head ? head->number > 0 && at_head != head->chain : verdict.rows > 0) {
    verdict.faults.push_back({AuditFault::Kind::end_moved, last, last});
  } else if (auto now = find_head(db, firm); now && now->number < last) {
    // Rows and head are committed together, so the head is never behind.
    verdict.faults.push_back({AuditFault::Kind::end_moved, now->number, now->number});
  }
  if (noted && noted->number > 0 && at_noted != noted->chain) {
    verdict.faults.push_back({forgotten, noted->number, noted->number});
  }
  return verdict;
}

std::optional<std::uint64_t> find_broken_audit_row(Database& db, const Keyring& keys, FirmId firm) {
  const AuditVerdict verdict = verify_audit(db, keys, firm);
  if (verdict.whole()) return std::nullopt;
  const AuditFault& first = verdict.faults.front();
  return first.kind == AuditFault::Kind::end_moved ? first.number + 1 : first.number;
}

}  // namespace latchkey
