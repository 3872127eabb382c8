#include "core/base/words.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/contain.hpp"
#include "core/domain/contain_parts.hpp"

namespace latchkey {
namespace {

/// So many contacts or work items are cleared by one statement: each takes some milliseconds, and
/// holds its locks no longer.
constexpr std::uint64_t kBite = 500;

/// The last id of the next bite; empty after the last one.
std::optional<std::uint64_t> end_of_bite(Database& db, const char* list, FirmId firm,
                                         std::uint64_t after) {
  std::optional<std::uint64_t> last;
  db.list(list, {firm, after, kBite}, [&](Row& row) {
    last = row.get<std::uint64_t>();
    return 0;
  });
  return last;
}

/// A link of before opens nothing, also where it was claimed in the moment between the containing
/// and its commit.
void clear_contacts(Database& db, FirmId firm, Time at, std::uint64_t after, std::uint64_t last) {
  db.execute(
      "UPDATE bindings SET ended_at = ?, ended_reason = 'revoked' WHERE firm_id = ? "
      "AND contact_id > ? AND contact_id <= ? AND ended_at IS NULL AND expires_at > ? "
      "AND (claimed_at <= ? OR EXISTS (SELECT 1 FROM magic_links l WHERE l.firm_id = "
      "bindings.firm_id AND l.id = bindings.link_id AND l.created_at <= ?))",
      {at, firm, after, last, at, at, at});
  db.execute(
      "DELETE FROM sessions WHERE firm_id = ? AND contact_id > ? AND contact_id <= ? "
      "AND created_at <= ?",
      {firm, after, last, at});
  db.execute(
      "INSERT INTO pins (firm_id, contact_id, pin_hash, created_at, changed_at, locked_at) "
      "SELECT DISTINCT firm_id, contact_id, '', ?, ?, ? FROM checklist_recipients "
      "WHERE firm_id = ? AND contact_id > ? AND contact_id <= ? AND way = 'pin' "
      "ON DUPLICATE KEY UPDATE locked_at = "
      "IF(pins.changed_at <= VALUES(changed_at), COALESCE(pins.locked_at, VALUES(locked_at)), "
      "pins.locked_at)",
      {at, at, at, firm, after, last});
}

void clear_links(Database& db, FirmId firm, Time at, std::uint64_t after, std::uint64_t last) {
  db.execute(
      "UPDATE magic_links SET ended_at = ?, ended_reason = 'revoked' WHERE firm_id = ? "
      "AND work_item_id > ? AND work_item_id <= ? AND claimed_at IS NULL AND ended_at IS NULL "
      "AND expires_at > ? AND created_at <= ?",
      {at, firm, after, last, at, at});
}

/// True when all rows of before `at` are cleared.
bool clear_firm(Database& db, FirmId firm, Time at, const std::function<bool()>& go_on) {
  for (std::uint64_t after = 0;;) {
    auto last =
        end_of_bite(db, "SELECT id FROM contacts WHERE firm_id = ? AND id > ? ORDER BY id LIMIT ?",
                    firm, after);
    if (!last) break;
    if (!go_on()) return false;
    clear_contacts(db, firm, at, after, *last);
    after = *last;
  }
  for (std::uint64_t after = 0;;) {
    auto last = end_of_bite(
        db, "SELECT id FROM work_items WHERE firm_id = ? AND id > ? ORDER BY id LIMIT ?", firm,
        after);
    if (!last) return true;
    if (!go_on()) return false;
    clear_links(db, firm, at, after, *last);
    after = *last;
  }
}

void finish(Database& db, FirmId firm, std::uint64_t id, Time now) {
  db.execute(
      "UPDATE containments SET cleared_at = ? WHERE firm_id = ? AND id <= ? "
      "AND cleared_at IS NULL",
      {now, firm, id});
}

}  // namespace

Containable count_containable(Database& db, FirmId firm, SessionId own, Time now) {
  Containable found;
  db.list(
      "SELECT kind, COUNT(*) FROM sessions WHERE firm_id = ? AND expires_at > ? AND id <> ? "
      "AND (kind <> 'staff' OR seen_at > ?) GROUP BY kind",
      {firm, now, own, now - kStaffIdle}, [&](Row& row) {
        const auto kind = row.get<std::string>();
        const auto number = row.get<std::uint64_t>();
        if (kind == "link") found.sessions = number;
        if (kind == "pin") found.pin_sessions = number;
        if (kind == "login") found.logins = number;
        if (kind == "staff") found.staff = number;
        return 0;
      });
  found.devices = count_rows(db,
                             "SELECT COUNT(DISTINCT device_id) FROM bindings WHERE firm_id = ? "
                             "AND ended_at IS NULL AND expires_at > ?",
                             {firm, now});
  found.bound = count_rows(db,
                           "SELECT COUNT(*) FROM bindings WHERE firm_id = ? AND ended_at IS NULL "
                           "AND expires_at > ?",
                           {firm, now});
  found.links =
      count_rows(db,
                 "SELECT COUNT(*) FROM magic_links WHERE firm_id = ? AND claimed_at IS NULL "
                 "AND ended_at IS NULL AND expires_at > ?",
                 {firm, now});
  found.mails = count_rows(
      db, "SELECT COUNT(*) FROM outbox WHERE firm_id = ? AND " LATCHKEY_WAITING_WITH_LINKS, {firm});
  found.pins =
      count_rows(db, "SELECT COUNT(*) FROM pins WHERE firm_id = ? AND locked_at IS NULL", {firm});
  return found;
}

Containable contain_firm(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                         SessionId own, bool staff_too, const Clock& clock,
                         std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  Time now = clock.now();
  Containable ended = count_containable(db, firm, own, now);
  if (!staff_too) ended.staff = 0;
  const std::uint64_t id = db.transaction([&] {
    // A sending may hold the row for a while. What is claimed meanwhile is of before, too.
    db.find_value<int>("SELECT 1 FROM firms WHERE id = ? FOR UPDATE", {firm});
    now = clock.now();
    db.execute("UPDATE firms SET contained_at = ? WHERE id = ?", {now, firm});
    const std::uint64_t made =
        db.insert("INSERT INTO containments (firm_id, staff_id, contained_at) VALUES (?, ?, ?)",
                  {firm, by.id, now});
    db.execute(
        "UPDATE outbox SET state = 'cancelled', next_attempt_at = ?, server_words = 'not sent: all "
        "access was revoked' WHERE firm_id = ? AND " LATCHKEY_WAITING_WITH_LINKS,
        {now, firm});
    db.execute(
        "UPDATE confirmations SET ended_at = ? WHERE firm_id = ? AND used_at IS NULL "
        "AND ended_at IS NULL",
        {now, firm});
    db.execute(
        "UPDATE handovers SET expires_at = ? WHERE firm_id = ? AND used_at IS NULL "
        "AND expires_at > ?",
        {now, firm, now});
    if (staff_too) {
      db.execute("DELETE FROM sessions WHERE firm_id = ? AND staff_id IS NOT NULL AND id <> ?",
                 {firm, own});
    }
    record(db, keys, firm,
           {.action = "firm.contained",
            .actor = by.author(),
            .ip = by.ip,
            .subject = firm.value,
            .detail = ended.words()},
           now);
    return made;
  });
  const bool all =
      clear_firm(db, firm, now, [&] { return std::chrono::steady_clock::now() < until; });
  if (all) finish(db, firm, id, now);
  return ended;
}

std::uint64_t clear_contained(Database& db, Time now, const std::function<bool()>& go_on) {
  struct Open {
    FirmId firm;
    std::uint64_t id;
    Time at;
  };
  std::uint64_t done = 0;
  // A minute: whoever contains is at it still.
  for (const Open& open :
       db.list("SELECT firm_id, id, contained_at FROM containments WHERE cleared_at IS NULL "
               "AND contained_at < ? ORDER BY id LIMIT 10",
               {now - std::chrono::minutes{1}}, [](Row& row) {
                 return Open{row.get<FirmId>(), row.get<std::uint64_t>(), row.get<Time>()};
               })) {
    if (!clear_firm(db, open.firm, open.at, go_on)) break;
    finish(db, open.firm, open.id, now);
    ++done;
  }
  return done;
}

}  // namespace latchkey
