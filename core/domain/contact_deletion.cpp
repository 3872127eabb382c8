#include "core/domain/contact_deletion.hpp"

#include "core/base/words.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/contain.hpp"

namespace latchkey {
namespace {

/// What ended, in words for the trail.
std::string words_of(const Containable& ended) {
  return "ended " + plural(ended.sessions, "session") + ", " + plural(ended.devices, "device") +
         ", " + plural(ended.links, "unopened link");
}

/// A second click: what it wants is done already.
SaveOutcome unless_there(Database& db, FirmId firm, ContactId contact) {
  auto there =
      db.find_value<int>("SELECT 1 FROM contacts WHERE firm_id = ? AND id = ?", {firm, contact});
  return there ? SaveOutcome::saved : SaveOutcome::gone;
}

void record_contact(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                    const char* action, ContactId contact, const std::string& detail, Time now) {
  record(db, keys, firm,
         {.action = action,
          .actor = by.author(),
          .ip = by.ip,
          .subject = contact.value,
          .detail = detail},
         now);
}

}  // namespace

ContactReach count_contact_reach(Database& db, FirmId firm, ContactId contact, Time now) {
  ContactReach reach;
  auto count = [&](const char* sql, std::initializer_list<Value> values) {
    return db.find_value<std::uint64_t>(sql, values).value_or(0);
  };
  reach.sessions =
      count("SELECT COUNT(*) FROM sessions WHERE firm_id = ? AND contact_id = ? AND expires_at > ?",
            {firm, contact, now});
  reach.devices = count(
      "SELECT COUNT(DISTINCT device_id) FROM bindings WHERE firm_id = ? AND contact_id = ? "
      "AND ended_at IS NULL AND expires_at > ?",
      {firm, contact, now});
  reach.links = count(
      "SELECT COUNT(*) FROM magic_links WHERE firm_id = ? AND contact_id = ? "
      "AND claimed_at IS NULL AND ended_at IS NULL AND expires_at > ?",
      {firm, contact, now});
  reach.open_requests = count(
      "SELECT COUNT(*) FROM checklist_recipients t "
      "JOIN work_items w ON w.firm_id = t.firm_id AND w.id = t.work_item_id "
      "  AND w.status <> 'completed' "
      "JOIN client_requests r ON r.firm_id = t.firm_id AND r.work_item_id = t.work_item_id "
      "  AND r.checklist_id = t.checklist_id AND r.status = 'open' "
      "WHERE t.firm_id = ? AND t.contact_id = ? AND t.first_sent_at IS NOT NULL",
      {firm, contact});
  reach.waiting_mails = count(
      "SELECT COUNT(*) FROM outbox WHERE firm_id = ? AND contact_id = ? "
      "AND state IN ('queued', 'sending') AND letter <> 'not_me'",
      {firm, contact});
  reach.login = db.find_value<int>("SELECT 1 FROM logins WHERE firm_id = ? AND contact_id = ?",
                                   {firm, contact})
                    .has_value();
  return reach;
}

SaveOutcome delete_contact(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                           ContactId contact, Time now) {
  return db.transaction([&] {
    if (db.execute("UPDATE contacts SET deleted_at = ?, version = version + 1 WHERE firm_id = ? "
                   "AND id = ? AND deleted_at IS NULL",
                   {now, firm, contact}) == 0) {
      return unless_there(db, firm, contact);
    }
    const Containable ended = end_access(db, firm, contact, now);
    record_contact(db, keys, firm, by, "contact.deleted", contact, words_of(ended), now);
    return SaveOutcome::saved;
  });
}

SaveOutcome restore_contact(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            ContactId contact, Time now) {
  return db.transaction([&] {
    if (db.execute("UPDATE contacts SET deleted_at = NULL, version = version + 1 WHERE firm_id = ? "
                   "AND id = ? AND deleted_at IS NOT NULL",
                   {firm, contact}) == 0) {
      return unless_there(db, firm, contact);
    }
    record_contact(db, keys, firm, by, "contact.restored", contact, "", now);
    return SaveOutcome::saved;
  });
}

SaveOutcome sign_out_contact(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             ContactId contact, Time now) {
  return db.transaction([&] {
    if (!db.find_value<int>(
            "SELECT 1 FROM contacts WHERE firm_id = ? AND id = ? AND deleted_at IS NULL "
            "FOR UPDATE",
            {firm, contact})) {
      return SaveOutcome::gone;
    }
    const Containable ended = end_access(db, firm, contact, now);
    record_contact(db, keys, firm, by, "contact.signed_out", contact, words_of(ended), now);
    return SaveOutcome::saved;
  });
}

}  // namespace latchkey
