#include "core/domain/signed_in.hpp"

#include "core/domain/audit.hpp"

namespace latchkey {
namespace {

SessionKind kind_of(const std::string& name) {
  for (SessionKind kind : {SessionKind::link, SessionKind::pin, SessionKind::login}) {
    if (name == session_kind_name(kind)) return kind;
  }
  return SessionKind::link;
}

}  // namespace

std::vector<SignedIn> list_signed_in(Database& db, FirmId firm, ContactId contact, Time now) {
  return db.list(
      "SELECT s.id, s.kind, d.id, d.description, d.name, s.created_at, s.seen_at FROM sessions s "
      "JOIN devices d ON d.firm_id = s.firm_id AND d.id = s.device_id "
      "WHERE s.firm_id = ? AND s.contact_id = ? AND s.expires_at > ? AND (s.kind = 'pin' "
      "OR s.kind = 'login' AND s.seen_at > ? OR s.kind = 'link' AND EXISTS "
      "(SELECT 1 FROM bindings h WHERE h.firm_id = s.firm_id AND h.contact_id = s.contact_id "
      "AND h.device_id = s.device_id AND h.ended_at IS NULL AND h.expires_at > ?)) "
      "ORDER BY s.created_at DESC, s.id DESC",
      {firm, contact, now, now - kLoginIdle, now}, [](Row& row) {
        auto session = row.get<SessionId>();
        auto kind = kind_of(row.get<std::string>());
        Device device{row.get<DeviceId>(), row.get<std::string>(),
                      row.get<std::optional<std::string>>()};
        return SignedIn{session, kind, device, row.get<Time>(), row.get<Time>()};
      });
}

bool sign_out_session(Database& db, const Keyring& keys, FirmId firm, ContactId contact,
                      SessionId session, const Author& by, const std::string& ip, Time now) {
  return db.transaction([&] {
    if (db.execute("DELETE FROM sessions WHERE firm_id = ? AND contact_id = ? AND id = ?",
                   {firm, contact, session}) == 0) {
      return false;
    }
    record(
        db, keys, firm,
        {.action = "session.ended", .actor = by, .ip = ip, .subject = session.value, .detail = ""},
        now);
    return true;
  });
}

Everywhere count_everywhere(Database& db, FirmId firm, ContactId contact, Time now) {
  Everywhere counted;
  counted.sessions = list_signed_in(db, firm, contact, now).size();
  counted.devices = db.find_value<std::uint64_t>(
                          "SELECT COUNT(*) FROM (SELECT device_id FROM bindings WHERE firm_id = ? "
                          "AND contact_id = ? AND ended_at IS NULL AND expires_at > ? UNION "
                          "SELECT device_id FROM sessions WHERE firm_id = ? AND contact_id = ? "
                          "AND expires_at > ?) known",
                          {firm, contact, now, firm, contact, now})
                        .value_or(0);
  return counted;
}

Everywhere sign_out_everywhere(Database& db, const Keyring& keys, FirmId firm, ContactId contact,
                               const Author& by, const std::string& ip, Time now) {
  return db.transaction([&] {
    Everywhere ended = count_everywhere(db, firm, contact, now);
    db.execute(
        "UPDATE bindings SET ended_at = ?, ended_reason = 'signed_out' WHERE firm_id = ? "
        "AND contact_id = ? AND ended_at IS NULL AND expires_at > ?",
        {now, firm, contact, now});
    db.execute("DELETE FROM sessions WHERE firm_id = ? AND contact_id = ?", {firm, contact});
    record(db, keys, firm,
           {.action = "contact.signed_out_everywhere",
            .actor = by,
            .ip = ip,
            .subject = contact.value,
            .detail = std::to_string(ended.devices) + " devices"},
           now);
    return ended;
  });
}

}  // namespace latchkey
