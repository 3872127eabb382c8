#include "core/domain/contain.hpp"

#include "core/base/words.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/contain_parts.hpp"
#include "core/domain/device.hpp"

namespace latchkey {
namespace {

void lock_pins(Database& db, FirmId firm, ContactId contact, Time now) {
  // Who has not chosen one yet gets one that nothing opens, so that an old mail lets nobody choose.
  db.execute(
      "INSERT INTO pins (firm_id, contact_id, pin_hash, created_at, changed_at, locked_at) "
      "SELECT DISTINCT firm_id, contact_id, '', ?, ?, ? FROM checklist_recipients "
      "WHERE firm_id = ? AND contact_id = ? AND way = 'pin' "
      "ON DUPLICATE KEY UPDATE locked_at = COALESCE(locked_at, VALUES(locked_at))",
      {now, now, now, firm, contact});
}

/// All of one contact, in the caller's transaction.
Containable contain_one(Database& db, FirmId firm, ContactId contact, Time now) {
  Containable ended = count_containable(db, firm, contact, now);
  db.execute("UPDATE contacts SET contained_at = ? WHERE firm_id = ? AND id = ?",
             {now, firm, contact});
  end_access(db, firm, contact, now);
  lock_pins(db, firm, contact, now);
  db.execute(
      "UPDATE outbox SET state = 'cancelled', next_attempt_at = ?, server_words = 'not sent: all "
      "access was revoked' WHERE firm_id = ? AND contact_id = ? AND " LATCHKEY_WAITING_WITH_LINKS,
      {now, firm, contact});
  return ended;
}

std::optional<PastContainment> find_past(Database& db, FirmId firm, const char* action,
                                         std::uint64_t subject) {
  return db.find(
      "SELECT at, actor_name, detail FROM audit_events FORCE INDEX (audit_events_action) "
      "WHERE firm_id = ? AND action = ? AND subject_id = ? ORDER BY at DESC, number DESC LIMIT 1",
      {firm, action, subject}, [](Row& row) {
        return PastContainment{row.get<Time>(), row.get<std::string>(), row.get<std::string>()};
      });
}

}  // namespace

bool Containable::nothing() const {
  return *this == Containable{};
}

std::string Containable::words() const {
  std::string said;
  auto add = [&](std::uint64_t number, const char* noun) {
    if (number == 0) return;
    said += (said.empty() ? "" : ", ") + plural(number, noun);
  };
  add(sessions, "link session");
  add(pin_sessions, "PIN session");
  add(logins, "login session");
  add(devices, "device");
  add(bound, "opened work item");
  add(links, "unopened link");
  add(mails, "waiting mail");
  add(pins, "PIN");
  add(staff, "staff session");
  return said.empty() ? "nothing was open" : said;
}

Containable& Containable::operator+=(const Containable& more) {
  sessions += more.sessions;
  pin_sessions += more.pin_sessions;
  logins += more.logins;
  devices += more.devices;
  bound += more.bound;
  links += more.links;
  mails += more.mails;
  pins += more.pins;
  staff += more.staff;
  return *this;
}

Containable count_containable(Database& db, FirmId firm, ContactId contact, Time now) {
  Containable found;
  db.list(
      "SELECT kind, COUNT(*) FROM sessions WHERE firm_id = ? AND contact_id = ? "
      "AND expires_at > ? GROUP BY kind",
      {firm, contact, now}, [&](Row& row) {
        const auto kind = row.get<std::string>();
        const auto number = row.get<std::uint64_t>();
        if (kind == "link") found.sessions = number;
        if (kind == "pin") found.pin_sessions = number;
        if (kind == "login") found.logins = number;
        return 0;
      });
  found.devices = count_rows(db,
                             "SELECT COUNT(DISTINCT device_id) FROM bindings WHERE firm_id = ? "
                             "AND contact_id = ? AND ended_at IS NULL AND expires_at > ?",
                             {firm, contact, now});
  found.bound = count_rows(db,
                           "SELECT COUNT(*) FROM bindings WHERE firm_id = ? AND contact_id = ? "
                           "AND ended_at IS NULL AND expires_at > ?",
                           {firm, contact, now});
  found.links =
      count_rows(db,
                 "SELECT COUNT(*) FROM magic_links l JOIN (SELECT DISTINCT work_item_id FROM "
                 "checklist_recipients WHERE firm_id = ? AND contact_id = ?) t "
                 "ON t.work_item_id = l.work_item_id WHERE l.firm_id = ? AND l.contact_id = ? "
                 "AND l.claimed_at IS NULL AND l.ended_at IS NULL AND l.expires_at > ?",
                 {firm, contact, firm, contact, now});
  found.mails = count_rows(db,
                           "SELECT COUNT(*) FROM outbox WHERE firm_id = ? AND contact_id = ? "
                           "AND " LATCHKEY_WAITING_WITH_LINKS,
                           {firm, contact});
  found.pins = count_rows(db,
                          "SELECT COUNT(*) FROM pins WHERE firm_id = ? AND contact_id = ? "
                          "AND locked_at IS NULL",
                          {firm, contact});
  return found;
}

std::vector<ContainedContact> list_contacts_at(Database& db, FirmId firm, ClientId client) {
  return db.list(
      "SELECT c.id, c.name FROM contacts c JOIN ("
      "SELECT contact_id FROM client_contacts WHERE firm_id = ? AND client_id = ? UNION "
      "SELECT t.contact_id FROM work_items w JOIN checklist_recipients t "
      "ON t.firm_id = w.firm_id AND t.work_item_id = w.id "
      "WHERE w.firm_id = ? AND w.client_id = ? AND t.first_sent_at IS NOT NULL) s "
      "ON s.contact_id = c.id WHERE c.firm_id = ? AND c.deleted_at IS NULL ORDER BY c.name, c.id",
      {firm, client, firm, client, firm}, [](Row& row) {
        return ContainedContact{row.get<ContactId>(), row.get<std::string>()};
      });
}

Containable end_access(Database& db, FirmId firm, ContactId contact, Time now) {
  Containable ended;
  ended.devices = count_rows(db,
                             "SELECT COUNT(DISTINCT device_id) FROM bindings WHERE firm_id = ? "
                             "AND contact_id = ? AND ended_at IS NULL AND expires_at > ?",
                             {firm, contact, now});
  // Links before Bindings: a claim that is under way holds its link's row, so its Binding is there
  // when this goes on.
  ended.links = db.execute(
      "UPDATE magic_links l JOIN (SELECT DISTINCT work_item_id FROM checklist_recipients "
      "WHERE firm_id = ? AND contact_id = ?) t ON t.work_item_id = l.work_item_id "
      "SET l.ended_at = ?, l.ended_reason = 'revoked' WHERE l.firm_id = ? AND l.contact_id = ? "
      "AND l.claimed_at IS NULL AND l.ended_at IS NULL AND l.expires_at > ?",
      {firm, contact, now, firm, contact, now});
  ended.bound = db.execute(
      "UPDATE bindings SET ended_at = ?, ended_reason = 'revoked' WHERE firm_id = ? "
      "AND contact_id = ? AND ended_at IS NULL AND expires_at > ?",
      {now, firm, contact, now});
  db.execute(
      "UPDATE confirmations m JOIN contact_addresses a ON a.firm_id = m.firm_id "
      "AND a.normal_address = m.address SET m.ended_at = ? WHERE a.firm_id = ? "
      "AND a.contact_id = ? AND m.contact_id IN (0, ?) AND m.used_at IS NULL "
      "AND m.ended_at IS NULL",
      {now, firm, contact, contact});
  db.execute(
      "UPDATE handovers SET expires_at = ? WHERE firm_id = ? AND contact_id = ? "
      "AND used_at IS NULL AND expires_at > ?",
      {now, firm, contact, now});
  ended.sessions =
      db.execute("DELETE FROM sessions WHERE firm_id = ? AND contact_id = ?", {firm, contact});
  return ended;
}

std::optional<Containable> contain_contact(Database& db, const Keyring& keys, FirmId firm,
                                           const ActingStaff& by, ContactId contact, Time now) {
  return db.transaction([&]() -> std::optional<Containable> {
    if (!db.find_value<int>("SELECT 1 FROM contacts WHERE firm_id = ? AND id = ? "
                            "AND deleted_at IS NULL FOR UPDATE",
                            {firm, contact})) {
      return std::nullopt;
    }
    const Containable ended = contain_one(db, firm, contact, now);
    record(db, keys, firm,
           {.action = "contact.contained",
            .actor = by.author(),
            .ip = by.ip,
            .subject = contact.value,
            .detail = ended.words()},
           now);
    return ended;
  });
}

std::optional<Containable> contain_client(Database& db, const Keyring& keys, FirmId firm,
                                          const ActingStaff& by, ClientId client, Time now) {
  return db.transaction([&]() -> std::optional<Containable> {
    if (!db.find_value<int>("SELECT 1 FROM clients WHERE firm_id = ? AND id = ? FOR UPDATE",
                            {firm, client})) {
      return std::nullopt;
    }
    Containable ended;
    const auto contacts = list_contacts_at(db, firm, client);
    for (const ContainedContact& contact : contacts) {
      ended += contain_one(db, firm, contact.id, now);
    }
    record(db, keys, firm,
           {.action = "client.contained",
            .actor = by.author(),
            .ip = by.ip,
            .client = client,
            .subject = client.value,
            .detail = plural(contacts.size(), "contact") + ": " + ended.words()},
           now);
    return ended;
  });
}

bool revoke_device(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                   ContactId contact, DeviceId device, Time now) {
  return db.transaction([&] {
    auto description = db.find_value<std::string>(
        "SELECT description FROM devices WHERE firm_id = ? AND id = ?", {firm, device});
    auto ended = end_bindings(db, firm, contact, device, SignOutReason::revoked, now);
    if (ended == 0) return false;
    record(db, keys, firm,
           {.action = "device.revoked",
            .actor = by.author(),
            .ip = by.ip,
            .subject = contact.value,
            .detail = description.value_or("") + ", " + plural(ended, "work item")},
           now);
    return true;
  });
}

std::optional<PastContainment> find_last_containment(Database& db, FirmId firm, ContactId contact) {
  return find_past(db, firm, "contact.contained", contact.value);
}

std::optional<PastContainment> find_last_containment(Database& db, FirmId firm, ClientId client) {
  return find_past(db, firm, "client.contained", client.value);
}

std::optional<PastContainment> find_last_containment(Database& db, FirmId firm) {
  return find_past(db, firm, "firm.contained", firm.value);
}

}  // namespace latchkey
