#include "tests/support/logins.hpp"

#include "core/base/password.hpp"
#include "core/domain/session.hpp"
#include "fcgi/http/user_agent.hpp"

namespace latchkey::test {

void make_login(World& world, ContactId contact) {
  static const std::string hash = hash_password(kLoginPassword);  // 60 ms once, not each time
  world.db.execute(
      "INSERT INTO logins (firm_id, contact_id, password_hash, created_at, password_changed_at) "
      "SELECT firm_id, id, ?, ?, ? FROM contacts WHERE id = ? "
      "ON DUPLICATE KEY UPDATE password_hash = VALUES(password_hash)",
      {hash, world.clock.time, world.clock.time, contact});
}

FakeBrowser logged_in(Portal& portal, ContactId contact, const BrowserKind& kind) {
  make_login(portal, contact);
  FakeBrowser made = portal.browser(kind);
  Token its_device = Token::make(portal.random), session = Token::make(portal.random);
  UserAgent agent = read_user_agent(kind.user_agent, kind.accept_language);
  const Time now = portal.clock.time;
  DeviceId device{portal.db.insert(
      "INSERT INTO devices (firm_id, token_hash, fingerprint, description, created_at) "
      "SELECT firm_id, ?, ?, ?, ? FROM contacts WHERE id = ?",
      {portal.keys.hash(Purpose::device_token, its_device),
       portal.keys.mac(Purpose::fingerprint, stable_text(agent)), describe(agent), now, contact})};
  portal.db.execute(
      "INSERT INTO sessions (token_hash, firm_id, kind, contact_id, device_id, created_at, "
      "seen_at, expires_at) SELECT ?, firm_id, 'login', id, ?, ?, ?, ? FROM contacts WHERE id = ?",
      {portal.keys.hash(Purpose::session_token, session), device, now, now, now + kLoginLifetime,
       contact});
  made.cookies = {{"__Host-device", its_device.text()}, {"__Host-session", session.text()}};
  return made;
}

}  // namespace latchkey::test
