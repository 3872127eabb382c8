#include "core/domain/session.hpp"

#include <algorithm>

namespace latchkey {
namespace {

/// Parameter for "the hash, or something that no row has".
std::string_view hash_or_nothing(const std::optional<TokenHash>& hash) {
  return hash ? hash->view() : std::string_view{};
}

/// The device holds something of the contact's that was opened after `contained_at`.
bool holds_any(Database& db, FirmId firm, ContactId contact, DeviceId device,
               const std::optional<Time>& contained_at, Time now) {
  return db
      .find_value<int>(
          "SELECT 1 FROM bindings WHERE firm_id = ? AND contact_id = ? AND device_id = ? "
          "AND ended_at IS NULL AND expires_at > ? AND (? IS NULL OR claimed_at > ?) LIMIT 1",
          {firm, contact, device, now, contained_at, contained_at})
      .has_value();
}

SessionKind read_session_kind(const std::string& name) {
  if (name == "login") return SessionKind::login;
  return name == "pin" ? SessionKind::pin : SessionKind::link;
}

}  // namespace

const char* session_kind_name(SessionKind kind) {
  switch (kind) {
    case SessionKind::link:
      return "link";
    case SessionKind::pin:
      return "pin";
    case SessionKind::login:
      return "login";
  }
  return "";
}

std::optional<ClientVisitor> resume_client(Database& db, std::string_view firm_slug,
                                           const std::optional<TokenHash>& device,
                                           const std::optional<TokenHash>& session,
                                           const Bytes32& fingerprint, WorkItemId work_item,
                                           Time now) {
  Time seen_at{};
  std::optional<Time> contained_at;
  // One row by unique keys from each table. Each condition more costs the server as much as a
  // column that is compared here; and what hangs on the session is joined to it, not to the firm.
  auto visitor = db.find(
      "SELECT " LATCHKEY_FIRM_COLUMNS
      ", d.id, d.fingerprint, d.description, d.name, "
      "s.id, c.id, c.name, c.time_zone, s.expires_at, s.kind, s.created_at, c.work_version, "
      "c.contained_at, "
      "s.seen_at, a.contact_id IS NOT NULL, p.contact_id IS NOT NULL, "
      // What a login and a PIN reach of the work item, whatever this device holds.
      "s.kind <> 'link' AND EXISTS (SELECT 1 FROM checklist_recipients t "
      "  JOIN work_items w ON w.firm_id = t.firm_id AND w.id = t.work_item_id "
      "  WHERE t.firm_id = f.id AND t.work_item_id = ? AND t.first_sent_at IS NOT NULL "
      "  AND NOT " LATCHKEY_WORK_DELETED
      "  AND IF(s.kind = 'login', t.contact_id = c.id OR " LATCHKEY_FULL_ACCESS("c.id") ", "
      "    t.contact_id = c.id AND t.way = 'pin')), "
      "b.work_item_id, b.claimed_at, b.expires_at, b.ended_at, b.ended_reason "
      "FROM firms f "
      "LEFT JOIN devices d ON d.token_hash = ? AND d.firm_id = f.id "
      "LEFT JOIN sessions s ON s.token_hash = ? AND s.firm_id = f.id AND s.device_id = d.id "
      "  AND s.kind IN ('link', 'login', 'pin') "
      "LEFT JOIN contacts c ON c.firm_id = s.firm_id AND c.id = s.contact_id "
      "  AND c.deleted_at IS NULL "
      // A firm that comes to require a second factor does so of running sessions too.
      "LEFT JOIN logins a ON a.firm_id = s.firm_id AND a.contact_id = s.contact_id "
      "  AND (f.second_factor_required = 0 OR a.totp_since IS NOT NULL OR EXISTS (SELECT 1 "
      "    FROM passkeys y WHERE y.firm_id = s.firm_id AND y.contact_id = s.contact_id)) "
      "LEFT JOIN pins p ON p.firm_id = s.firm_id AND p.contact_id = s.contact_id "
      "LEFT JOIN bindings b ON b.firm_id = s.firm_id AND b.contact_id = s.contact_id "
      "  AND b.work_item_id = ? AND b.device_id = s.device_id "
      "WHERE f.slug = ? AND f.suspended_at IS NULL",
      {work_item, hash_or_nothing(device), hash_or_nothing(session), work_item, firm_slug},
      [&](Row& row) {
        ClientVisitor found{.firm = to_firm(row), .device = {}, .session = {}, .binding = {}};
        auto device_id = row.get<std::optional<DeviceId>>();
        auto kept_fingerprint = row.get<std::optional<std::string>>();
        auto description = row.get<std::optional<std::string>>();
        auto name = row.get<std::optional<std::string>>();
        if (!device_id) return found;
        if (!equal_in_constant_time(*kept_fingerprint, as_text(fingerprint))) {
          found.device_refused = true;
          return found;
        }
        found.device = Device{*device_id, *description, name};
        auto session_id = row.get<std::optional<SessionId>>();
        auto contact = row.get<std::optional<ContactId>>();
        if (!session_id || !contact) return found;
        ContactSession alive{.id = *session_id,
                             .contact = *contact,
                             .name = row.get<std::string>(),
                             .time_zone = row.get<std::string>(),
                             .expires_at = row.get<Time>(),
                             .kind = read_session_kind(row.get<std::string>()),
                             .started_at = row.get<Time>(),
                             .work_version = row.get<std::uint64_t>()};
        // What was made up to then opens nothing (contain.hpp).
        contained_at = std::max(found.firm.contained_at, row.get<std::optional<Time>>());
        if (alive.started_at <= contained_at) return found;
        seen_at = row.get<Time>();
        bool has_login = row.get<bool>(), has_pin = row.get<bool>();
        if (alive.expires_at <= now) return found;
        if (alive.kind == SessionKind::login && (!has_login || seen_at <= now - kLoginIdle)) {
          return found;
        }
        if (alive.kind == SessionKind::pin && !has_pin) return found;
        found.session = std::move(alive);
        found.reaches_work = row.get<bool>();
        auto bound = row.get<std::optional<WorkItemId>>();
        if (!bound) return found;
        found.binding = Binding{*contact,
                                *bound,
                                row.get<Time>(),
                                row.get<Time>(),
                                row.get<std::optional<Time>>(),
                                row.get<std::optional<std::string>>().value_or("")};
        if (!found.binding->ended_at && found.binding->claimed_at <= contained_at) {
          found.binding->ended_at = contained_at;
          found.binding->ended_reason = "revoked";
        }
        if (found.session->kind == SessionKind::link) {
          found.reaches_work = found.binding->holds(now);
        }
        return found;
      });
  if (!visitor || !visitor->session) return visitor;
  const SessionKind kind = visitor->session->kind;
  if (kind == SessionKind::link && !visitor->reaches_work &&
      !holds_any(db, visitor->firm.id, visitor->session->contact, visitor->device->id, contained_at,
                 now)) {
    // Nothing held any more, nothing to show: not even the devices page, from which a device that
    // the work has moved away from could sign the new one out.
    visitor->session.reset();
    visitor->binding.reset();
  }
  if (kind == SessionKind::login && seen_at + std::chrono::hours{1} < now) {
    db.execute("UPDATE sessions SET seen_at = ? WHERE firm_id = ? AND id = ?",
               {now, visitor->firm.id, visitor->session->id});
  }
  return visitor;
}

std::optional<StaffVisitor> resume_staff(Database& db, std::string_view firm_slug,
                                         const std::optional<TokenHash>& session, Time now) {
  auto visitor = db.find(
      "SELECT " LATCHKEY_FIRM_COLUMNS
      ", s.id, s.kind, p.id, p.name, p.address, p.role, s.seen_at "
      "FROM firms f "
      "LEFT JOIN sessions s ON s.token_hash = ? AND s.firm_id = f.id "
      "  AND s.kind IN ('staff', 'half') AND s.expires_at > ? AND s.seen_at > ? "
      // A session of somebody without a second factor is of before it was required.
      "LEFT JOIN staff p ON p.firm_id = f.id AND p.id = s.staff_id AND p.deactivated_at IS NULL "
      "  AND (s.kind = 'half' OR p.totp_since IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys y "
      "    WHERE y.firm_id = p.firm_id AND y.contact_id = 0 AND y.staff_id = p.id)) "
      "WHERE f.slug = ? AND f.suspended_at IS NULL",
      {hash_or_nothing(session), now, now - kStaffIdle, firm_slug}, [](Row& row) {
        StaffVisitor found{.firm = to_firm(row)};
        auto id = row.get<std::optional<SessionId>>();
        const bool half = row.get<std::optional<std::string>>() == "half";
        auto staff = row.get<std::optional<StaffId>>();
        if (id && staff && half) {
          found.half = HalfSession{*id, *staff, row.get<std::string>()};
        } else if (id && staff) {
          found.session =
              StaffSession{*id,
                           *staff,
                           row.get<std::string>(),
                           row.get<std::string>(),
                           row.get<std::string>() == "admin" ? Role::admin : Role::member,
                           row.get<Time>()};
        }
        return found;
      });
  if (visitor && visitor->session && visitor->session->seen_at + std::chrono::minutes{1} < now) {
    db.execute("UPDATE sessions SET seen_at = ? WHERE firm_id = ? AND id = ?",
               {now, visitor->firm.id, visitor->session->id});
  }
  return visitor;
}

void start_contact_session(Database& db, FirmId firm, ContactId contact, DeviceId device,
                           const TokenHash& made, const std::optional<SessionId>& replaced,
                           Time now) {
  if (replaced) {
    bool signed_in = db.execute(
                         "UPDATE sessions SET token_hash = ? WHERE firm_id = ? AND id = ? "
                         "AND contact_id = ? AND device_id = ? AND kind = 'login'",
                         {made, firm, *replaced, contact, device}) == 1;
    if (signed_in) return;
    end_session(db, firm, *replaced);
  }
  // One session a contact and device: what an earlier claim on this browser started is dead too.
  db.execute(
      "DELETE FROM sessions WHERE firm_id = ? AND contact_id = ? AND device_id = ? "
      "AND kind = 'link'",
      {firm, contact, device});
  db.execute(
      "INSERT INTO sessions (token_hash, firm_id, kind, contact_id, device_id, created_at, "
      "seen_at, "
      "expires_at) SELECT ?, ?, 'link', ?, ?, ?, ?, MAX(expires_at) FROM bindings "
      "WHERE firm_id = ? AND contact_id = ? AND device_id = ? AND ended_at IS NULL",
      {made, firm, contact, device, now, now, firm, contact, device});
}

std::optional<Time> find_binding_end(Database& db, FirmId firm, ContactId contact,
                                     WorkItemId work_item, DeviceId device, Time now) {
  return db.find_value<Time>(
      "SELECT expires_at FROM bindings WHERE firm_id = ? AND contact_id = ? AND work_item_id = ? "
      "AND device_id = ? AND ended_at IS NULL AND expires_at > ?",
      {firm, contact, work_item, device, now});
}

void end_session(Database& db, FirmId firm, SessionId session) {
  db.execute("DELETE FROM sessions WHERE firm_id = ? AND id = ?", {firm, session});
}

}  // namespace latchkey
