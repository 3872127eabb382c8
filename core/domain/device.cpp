#include "core/domain/device.hpp"

#include <algorithm>

#include "core/domain/audit.hpp"
#include "core/domain/magic_link.hpp"
#include "core/domain/rate_limit.hpp"

namespace latchkey {

std::optional<DeviceId> find_device_become(Database& db, const Keyring& keys, FirmId firm,
                                           const Browser& browser, Time now) {
  if (!browser.becomes) return std::nullopt;
  return db.find_value<DeviceId>(
      "SELECT id FROM devices WHERE token_hash = ? AND firm_id = ? AND fingerprint = ? "
      "AND created_at > ?",
      {keys.hash(Purpose::device_token, *browser.becomes), firm, browser.fingerprint,
       now - kSameClaim});
}

DeviceId become_device(Database& db, const Keyring& keys, Random& random, FirmId firm,
                       const Browser& browser, std::optional<Token>& cookie, Time now) {
  cookie = browser.becomes;
  if (auto lost = find_device_become(db, keys, firm, browser, now)) return *lost;
  // A device of long ago whose cookie is gone is not woken up again.
  if (!cookie || db.find_value<int>("SELECT 1 FROM devices WHERE token_hash = ?",
                                    {keys.hash(Purpose::device_token, *cookie)})) {
    cookie = Token::make(random);
  }
  // Two links that one browser claims at the same moment make one device.
  return DeviceId{
      db.insert("INSERT INTO devices (firm_id, token_hash, fingerprint, description, created_at) "
                "VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)",
                {firm, keys.hash(Purpose::device_token, *cookie), browser.fingerprint,
                 browser.description, now})};
}

namespace {

/// What a device opens that is signed in with the PIN, among the titles of work.
constexpr const char* kByPin = "All requests with a PIN";

}  // namespace

std::vector<ContactDevice> list_devices(Database& db, FirmId firm, ContactId contact, Time now) {
  std::vector<ContactDevice> devices;
  db.list(
      "SELECT d.id, d.description, d.name, b.claimed_at AS since, w.title, b.expires_at "
      "FROM bindings b JOIN devices d ON d.firm_id = b.firm_id AND d.id = b.device_id "
      "JOIN work_items w ON w.firm_id = b.firm_id AND w.id = b.work_item_id "
      "WHERE b.firm_id = ? AND b.contact_id = ? AND b.ended_at IS NULL AND b.expires_at > ? "
      "UNION ALL SELECT d.id, d.description, d.name, s.created_at, ?, s.expires_at "
      "FROM sessions s JOIN devices d ON d.firm_id = s.firm_id AND d.id = s.device_id "
      "WHERE s.firm_id = ? AND s.contact_id = ? AND s.kind = 'pin' AND s.expires_at > ? "
      "ORDER BY since DESC, id DESC",
      {firm, contact, now, kByPin, firm, contact, now}, [&](Row& row) {
        Device device{row.get<DeviceId>(), row.get<std::string>(),
                      row.get<std::optional<std::string>>()};
        auto claimed_at = row.get<Time>();
        auto same = [&](const ContactDevice& known) { return known.device.id == device.id; };
        auto found = std::ranges::find_if(devices, same);
        if (found == devices.end()) {
          found = devices.insert(devices.end(), ContactDevice{device, claimed_at, {}});
        }
        found->held.push_back({row.get<std::string>(), row.get<Time>()});
        return 0;
      });
  return devices;
}

bool name_device(Database& db, FirmId firm, ContactId contact, DeviceId device,
                 std::string_view name, Time now) {
  auto held = db.find_value<int>(
      "SELECT 1 FROM bindings WHERE firm_id = ? AND contact_id = ? AND device_id = ? "
      "AND ended_at IS NULL AND expires_at > ? UNION ALL SELECT 1 FROM sessions "
      "WHERE firm_id = ? AND contact_id = ? AND device_id = ? AND kind = 'pin' AND expires_at > ? "
      "LIMIT 1",
      {firm, contact, device, now, firm, contact, device, now});
  if (!held) return false;
  db.execute("UPDATE devices SET name = NULLIF(?, '') WHERE firm_id = ? AND id = ?",
             {name, firm, device});
  return true;
}

std::uint64_t end_bindings(Database& db, FirmId firm, ContactId contact, DeviceId device,
                           SignOutReason reason, Time now) {
  std::uint64_t ended = db.execute(
      "UPDATE bindings SET ended_at = ?, ended_reason = ? "
      "WHERE firm_id = ? AND contact_id = ? AND device_id = ? AND ended_at IS NULL "
      "AND expires_at > ?",
      {now, reason == SignOutReason::revoked ? "revoked" : "signed_out", firm, contact, device,
       now});
  ended += db.execute(
      "DELETE FROM sessions WHERE firm_id = ? AND contact_id = ? AND device_id = ? "
      "AND kind = 'pin'",
      {firm, contact, device});
  db.execute("DELETE FROM sessions WHERE firm_id = ? AND contact_id = ? AND device_id = ?",
             {firm, contact, device});
  return ended;
}

void end_other_bindings(Database& db, FirmId firm, ContactId contact,
                        const std::optional<DeviceId>& kept, Time now) {
  db.execute(
      "UPDATE bindings SET ended_at = ?, ended_reason = 'signed_out' WHERE firm_id = ? "
      "AND contact_id = ? AND device_id <> ? AND ended_at IS NULL AND expires_at > ?",
      {now, firm, contact, kept.value_or(DeviceId{}), now});
}

bool sign_out_device(Database& db, const Keyring& keys, FirmId firm, ContactId contact,
                     const std::string& contact_name, DeviceId device, const std::string& ip,
                     Time now) {
  return db.transaction([&] {
    auto ended = end_bindings(db, firm, contact, device, SignOutReason::signed_out, now);
    if (ended == 0) return false;
    record(db, keys, firm,
           {.action = "device.signed_out",
            .actor = {.contact = contact, .staff = {}, .name = contact_name},
            .ip = ip,
            .subject = device.value,
            .detail = std::to_string(ended) + " work items"},
           now);
    return true;
  });
}

void record_refused_device(Database& db, const Keyring& keys, FirmId firm, const Browser& browser,
                           Time now) {
  if (count_or_wait(db, keys, firm, limited::kRefusedDeviceNote, browser.ip, now)) return;
  db.transaction([&] {
    record(db, keys, firm,
           {.action = "device.refused",
            .actor = {},
            .ip = browser.ip,
            .detail = "a known device's cookie came from " + browser.description},
           now);
  });
}

}  // namespace latchkey
