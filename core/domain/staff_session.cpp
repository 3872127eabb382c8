#include "core/domain/staff_session.hpp"

#include "core/domain/audit.hpp"
#include "core/domain/login_session.hpp"

namespace latchkey {
namespace {

void start(Database& db, FirmId firm, StaffId staff, const Browser& browser, const char* kind,
           const TokenHash& made, const std::optional<SessionId>& replaced, Time until, Time now) {
  if (replaced) end_session(db, firm, *replaced);
  db.execute(
      "INSERT INTO sessions (token_hash, firm_id, kind, staff_id, browser, ip, created_at, "
      "seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {made, firm, kind, staff, browser.description, browser.ip, now, now, until});
}

}  // namespace

void start_staff_session(Database& db, FirmId firm, StaffId staff, const Browser& browser,
                         const TokenHash& made, const std::optional<SessionId>& replaced,
                         Time now) {
  start(db, firm, staff, browser, "staff", made, replaced, now + kStaffLifetime, now);
  db.execute("UPDATE staff SET signed_in_at = ? WHERE firm_id = ? AND id = ?", {now, firm, staff});
}

void start_staff_half_session(Database& db, FirmId firm, StaffId staff, const Browser& browser,
                              const TokenHash& made, const std::optional<SessionId>& replaced,
                              Time now) {
  start(db, firm, staff, browser, "half", made, replaced, now + kHalfSessionLifetime, now);
}

std::vector<StaffSignedIn> list_staff_sessions(Database& db, FirmId firm, StaffId staff, Time now) {
  return db.list(
      "SELECT id, browser, ip, created_at, seen_at FROM sessions WHERE firm_id = ? "
      "AND staff_id = ? AND kind = 'staff' AND expires_at > ? AND seen_at > ? "
      "ORDER BY created_at DESC, id DESC",
      {firm, staff, now, now - kStaffIdle}, [](Row& row) {
        return StaffSignedIn{row.get<SessionId>(), row.get<std::string>(), row.get<std::string>(),
                             row.get<Time>(), row.get<Time>()};
      });
}

bool end_staff_session(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                       SessionId session, Time now) {
  return db.transaction([&] {
    if (db.execute("DELETE FROM sessions WHERE firm_id = ? AND staff_id = ? AND id = ?",
                   {firm, by.id, session}) == 0) {
      return false;
    }
    record(db, keys, firm,
           {.action = "staff.session_ended",
            .actor = by.author(),
            .ip = by.ip,
            .subject = session.value,
            .detail = ""},
           now);
    return true;
  });
}

std::uint64_t end_other_staff_sessions(Database& db, const Keyring& keys, FirmId firm,
                                       const ActingStaff& by, SessionId kept, Time now) {
  return db.transaction([&] {
    const std::uint64_t others = list_staff_sessions(db, firm, by.id, now).size() - 1;
    end_staff_sessions(db, firm, by.id, kept);
    record(db, keys, firm,
           {.action = "staff.signed_out_elsewhere",
            .actor = by.author(),
            .ip = by.ip,
            .subject = by.id.value,
            .detail = std::to_string(others) + " sessions"},
           now);
    return others;
  });
}

void end_staff_sessions(Database& db, FirmId firm, StaffId staff,
                        const std::optional<SessionId>& kept) {
  db.execute("DELETE FROM sessions WHERE firm_id = ? AND staff_id = ? AND id <> ?",
             {firm, staff, kept.value_or(SessionId{})});
}

}  // namespace latchkey
