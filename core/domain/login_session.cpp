#include "core/domain/login_session.hpp"

#include "core/base/password_strength.hpp"
#include "core/base/utf8.hpp"
#include "core/domain/second_factor.hpp"

namespace latchkey {
namespace {

void end_half_session(Database& db, FirmId firm, DeviceId device) {
  db.execute("DELETE FROM sessions WHERE firm_id = ? AND device_id = ? AND kind = 'half'",
             {firm, device});
}

}  // namespace

void start_login_session(Database& db, FirmId firm, ContactId contact, DeviceId device,
                         const TokenHash& made, const std::optional<SessionId>& replaced,
                         Time now) {
  if (replaced) end_session(db, firm, *replaced);
  end_half_session(db, firm, device);
  // One session a contact and device: what was started on this browser before is dead too.
  db.execute(
      "DELETE FROM sessions WHERE firm_id = ? AND contact_id = ? AND device_id = ? "
      "AND kind IN ('link', 'login')",
      {firm, contact, device});
  db.execute(
      "INSERT INTO sessions (token_hash, firm_id, kind, contact_id, device_id, created_at, "
      "seen_at, expires_at) VALUES (?, ?, 'login', ?, ?, ?, ?, ?)",
      {made, firm, contact, device, now, now, now + kLoginLifetime});
}

SecondStep second_step(Database& db, const Firm& firm, const AccountId& account,
                       std::string_view password) {
  auto factor = find_second_factor(db, firm.id, account);
  if (factor && factor->on()) return SecondStep::code;
  const bool stands_alone = count_code_points(password) >= kLeastPasswordLength;
  return must_have_second_factor(firm, account) || !stands_alone ? SecondStep::set_up
                                                                 : SecondStep::none;
}

void start_half_session(Database& db, Random& random, FirmId firm, ContactId contact,
                        DeviceId device, Time now) {
  end_half_session(db, firm, device);
  Bytes32 nobodys;  // no cookie opens it
  random.fill(nobodys);
  db.execute(
      "INSERT INTO sessions (token_hash, firm_id, kind, contact_id, device_id, created_at, "
      "seen_at, expires_at) VALUES (?, ?, 'half', ?, ?, ?, ?, ?)",
      {nobodys, firm, contact, device, now, now, now + kHalfSessionLifetime});
}

std::optional<HalfSession> find_half_session(Database& db, FirmId firm,
                                             const std::optional<DeviceId>& device, Time now) {
  if (!device) return std::nullopt;
  return db.find(
      "SELECT s.id, c.id, c.name FROM sessions s "
      "JOIN contacts c ON c.firm_id = s.firm_id AND c.id = s.contact_id AND c.deleted_at IS NULL "
      "JOIN logins l ON l.firm_id = s.firm_id AND l.contact_id = s.contact_id "
      "WHERE s.firm_id = ? AND s.device_id = ? AND s.kind = 'half' AND s.expires_at > ?",
      {firm, *device, now}, [](Row& row) {
        return HalfSession{row.get<SessionId>(), row.get<ContactId>(), row.get<std::string>()};
      });
}

}  // namespace latchkey
