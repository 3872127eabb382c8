#include "core/domain/client.hpp"

#include <algorithm>

#include "core/base/mail_address.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/contact.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/search_words.hpp"
#include "core/domain/work_search.hpp"

namespace latchkey {
namespace {

#define CLIENT_COLUMNS "k.id, k.name, k.kind, k.version, k.deleted_at IS NOT NULL"

ClientKind to_kind(const std::string& name) {
  return read_kind(name).value();
}

Client to_client(Row& row) {
  return Client{row.get<ClientId>(), row.get<std::string>(), to_kind(row.get<std::string>()),
                row.get<unsigned>(), row.get<bool>()};
}

void record_client(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                   const char* action, ClientId client, std::uint64_t subject, Time now,
                   const std::string& detail = "") {
  record(db, keys, firm,
         {.action = action,
          .actor = by.author(),
          .ip = by.ip,
          .client = client,
          .subject = subject,
          .detail = detail},
         now);
}

/// Locks the client's row; false where there is none.
bool lock_client(Database& db, FirmId firm, ClientId client) {
  return db
      .find_value<int>(
          "SELECT 1 FROM clients WHERE firm_id = ? AND id = ? AND deleted_at IS NULL "
          "FOR UPDATE",
          {firm, client})
      .has_value();
}

}  // namespace

const char* kind_name(ClientKind kind) {
  return kind == ClientKind::person ? "person" : "organisation";
}

std::optional<ClientKind> read_kind(std::string_view name) {
  if (name == "person") return ClientKind::person;
  if (name == "organisation") return ClientKind::organisation;
  return std::nullopt;
}

const char* role_name(ContactRole role) {
  return role == ContactRole::full ? "full" : "limited";
}

std::optional<ContactRole> read_contact_role(std::string_view name) {
  if (name == "limited") return ContactRole::limited;
  if (name == "full") return ContactRole::full;
  return std::nullopt;
}

ClientPage list_clients(Database& db, FirmId firm, const PeopleFilter& filter,
                        const PeopleTurn& turn) {
  PeopleNumbers numbers = page_of_people(db, firm, People::clients, filter, turn);
  ClientPage page{{}, numbers.total, numbers.next, numbers.previous};
  if (numbers.rows.empty()) return page;
  // A client of two contacts comes twice here.
  db.list(
      "SELECT STRAIGHT_JOIN k.id, k.name, k.kind, (SELECT COUNT(*) FROM work_items w WHERE "
      "  w.firm_id = k.firm_id AND w.client_id = k.id AND w.status <> 'completed' "
      "  AND w.deleted_at IS NULL), c.name FROM " LATCHKEY_NUMBERED
      " JOIN clients k ON k.firm_id = ? AND k.id = x.id "
      "LEFT JOIN client_contacts m ON m.firm_id = k.firm_id AND m.client_id = k.id "
      "LEFT JOIN contacts c ON c.firm_id = m.firm_id AND c.id = m.contact_id "
      "  AND c.deleted_at IS NULL ORDER BY x.place, c.name",
      {numbers_as_json(numbers.rows), firm}, [&](Row& row) {
        ClientLine line{row.get<ClientId>(),
                        row.get<std::string>(),
                        to_kind(row.get<std::string>()),
                        row.get<int>(),
                        {}};
        auto contact = row.get<std::optional<std::string>>();
        if (page.rows.empty() || page.rows.back().id != line.id) {
          page.rows.push_back(std::move(line));
        }
        if (contact) page.rows.back().contacts.push_back(*contact);
        return 0;
      });
  return page;
}

std::optional<std::vector<Client>> list_client_choices(Database& db, FirmId firm) {
  auto all = db.list("SELECT " CLIENT_COLUMNS
                     " FROM clients k WHERE k.firm_id = ? AND k.deleted_at IS NULL "
                     "ORDER BY k.name, k.id LIMIT ?",
                     {firm, kMostClientChoices + 1}, to_client);
  if (all.size() > kMostClientChoices) return std::nullopt;
  return all;
}

std::optional<Client> find_client(Database& db, FirmId firm, ClientId client) {
  return db.find("SELECT " CLIENT_COLUMNS
                 " FROM clients k WHERE k.firm_id = ? AND k.id = ? AND k.deleted_at IS NULL",
                 {firm, client}, to_client);
}

std::optional<Client> find_any_client(Database& db, FirmId firm, ClientId client) {
  return db.find("SELECT " CLIENT_COLUMNS " FROM clients k WHERE k.firm_id = ? AND k.id = ?",
                 {firm, client}, to_client);
}

std::vector<ClientContact> list_client_contacts(Database& db, FirmId firm, ClientId client) {
  return db.list(
      "SELECT c.id, c.name, a.address, m.role FROM client_contacts m "
      "JOIN contacts c ON c.firm_id = m.firm_id AND c.id = m.contact_id AND c.deleted_at IS NULL "
      "JOIN contact_addresses a ON a.firm_id = c.firm_id AND a.contact_id = c.id "
      "  AND a.is_primary = 1 "
      "WHERE m.firm_id = ? AND m.client_id = ? ORDER BY c.name, c.id",
      {firm, client}, [](Row& row) {
        return ClientContact{row.get<ContactId>(), row.get<std::string>(), row.get<std::string>(),
                             read_contact_role(row.get<std::string>()).value()};
      });
}

std::vector<ContactClient> list_clients_of(Database& db, FirmId firm, ContactId contact) {
  return db.list(
      "SELECT k.id, k.name, m.role FROM client_contacts m JOIN clients k ON k.firm_id = m.firm_id "
      "AND k.id = m.client_id AND k.deleted_at IS NULL "
      "WHERE m.firm_id = ? AND m.contact_id = ? ORDER BY k.name, k.id",
      {firm, contact}, [](Row& row) {
        return ContactClient{row.get<ClientId>(), row.get<std::string>(),
                             read_contact_role(row.get<std::string>()).value()};
      });
}

SaveResult<ClientId> create_client(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, const ClientForm& typed, Time now) {
  using Result = SaveResult<ClientId>;
  Objections objections;
  std::string name;
  read_line(typed.name, name, 1, kMostClientName, "name", "The name", objections);
  if (!objections.empty()) return Result::refused(std::move(objections));
  return db.transaction([&] {
    // One at a time in the firm, so that a second click finds what the first one made.
    db.find_value<int>("SELECT 1 FROM firms WHERE id = ? FOR UPDATE", {firm});
    auto same = db.find_value<ClientId>(
        "SELECT id FROM clients WHERE firm_id = ? AND deleted_at IS NULL AND name = ? "
        "AND kind = ? AND created_at > ? LIMIT 1",
        {firm, name, kind_name(typed.kind), now - kSameClick});
    if (same) return Result{SaveOutcome::saved, *same};
    ClientId client{
        db.insert("INSERT INTO clients (firm_id, name, kind, created_at) VALUES (?, ?, ?, ?)",
                  {firm, name, kind_name(typed.kind), now})};
    refresh_client_words(db, firm, client, client);
    record_client(db, keys, firm, by, "client.created", client, client.value, now);
    return Result{SaveOutcome::saved, client};
  });
}

SaveResult<ClientId> edit_client(Database& db, const Keyring& keys, FirmId firm,
                                 const ActingStaff& by, ClientId client, unsigned version,
                                 const ClientForm& typed, Time now) {
  using Result = SaveResult<ClientId>;
  Objections objections;
  std::string name;
  read_line(typed.name, name, 1, kMostClientName, "name", "The name", objections);
  if (!objections.empty()) return Result::refused(std::move(objections));
  return db.transaction([&] {
    if (!lock_client(db, firm, client)) return Result{SaveOutcome::gone};
    auto changed = db.execute(
        "UPDATE clients SET name = ?, kind = ?, version = version + 1 "
        "WHERE firm_id = ? AND id = ? AND version = ?",
        {name, kind_name(typed.kind), firm, client, version});
    if (changed == 0) return Result{SaveOutcome::changed_meanwhile, client};
    refresh_contacts_of(db, firm, client);
    refresh_words_of_client(db, firm, client);
    index_client_words(db, firm, client, name);
    record_client(db, keys, firm, by, "client.edited", client, client.value, now);
    return Result{SaveOutcome::saved, client};
  });
}

SaveResult<ContactId> link_contact(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, ClientId client, ContactId contact,
                                   Time now) {
  using Result = SaveResult<ContactId>;
  return db.transaction([&] {
    auto there = db.find_value<int>(
        "SELECT 1 FROM contacts WHERE firm_id = ? AND id = ? AND deleted_at IS NULL",
        {firm, contact});
    if (!lock_client(db, firm, client) || !there) return Result{SaveOutcome::gone};
    auto linked = db.find_value<int>(
        "SELECT 1 FROM client_contacts WHERE firm_id = ? AND client_id = ? AND contact_id = ?",
        {firm, client, contact});
    if (linked) return Result{SaveOutcome::saved, contact};
    db.execute("INSERT INTO client_contacts (firm_id, client_id, contact_id) VALUES (?, ?, ?)",
               {firm, client, contact});
    refresh_contact(db, firm, contact);
    refresh_contact_words(db, firm, contact);
    record_client(db, keys, firm, by, "client.contact_linked", client, contact.value, now);
    return Result{SaveOutcome::saved, contact};
  });
}

SaveResult<ContactId> link_contact(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, ClientId client, std::string_view address,
                                   Time now) {
  using Result = SaveResult<ContactId>;
  MailAddress read = read_mail_address(address);
  if (read.error != MailAddressError::none) {
    return Result::refused({{"address", std::string{explain(read.error)}}});
  }
  auto contact = find_contact(db, firm, address);
  if (!contact) {
    return Result::refused(
        {{"address", "No contact has this address yet. Make the contact first."}});
  }
  return link_contact(db, keys, firm, by, client, contact->id, now);
}

SaveResult<ContactId> unlink_contact(Database& db, const Keyring& keys, FirmId firm,
                                     const ActingStaff& by, ClientId client, ContactId contact,
                                     Time now) {
  using Result = SaveResult<ContactId>;
  return db.transaction([&] {
    if (!lock_client(db, firm, client)) return Result{SaveOutcome::gone};
    auto still = db.find(
        "SELECT w.title, l.name FROM checklist_recipients t "
        "JOIN work_items w ON w.firm_id = t.firm_id AND w.id = t.work_item_id "
        "  AND w.client_id = ? AND w.status <> 'completed' "
        "JOIN checklists l ON l.firm_id = t.firm_id AND l.work_item_id = t.work_item_id "
        "  AND l.id = t.checklist_id "
        "WHERE t.firm_id = ? AND t.contact_id = ? ORDER BY w.id LIMIT 1",
        {client, firm, contact}, [](Row& row) {
          return std::pair{row.get<std::string>(), row.get<std::string>()};
        });
    if (still) {
      return Result::refused(
          {{"contact", "This contact gets the checklist “" + still->second + "” of “" +
                           still->first + "”. Take them off it first."}});
    }
    auto role = db.find_value<std::string>(
        "SELECT role FROM client_contacts WHERE firm_id = ? AND client_id = ? AND contact_id = ?",
        {firm, client, contact});
    if (!role) return Result{SaveOutcome::gone};
    db.execute("DELETE FROM client_contacts WHERE firm_id = ? AND client_id = ? AND contact_id = ?",
               {firm, client, contact});
    if (*role == "full") refresh_client_work(db, firm, client);
    refresh_contact(db, firm, contact);
    refresh_contact_words(db, firm, contact);
    record_client(db, keys, firm, by, "client.contact_unlinked", client, contact.value, now, *role);
    return Result{SaveOutcome::saved, contact};
  });
}

std::optional<ContactRole> find_unlinked_role(Database& db, FirmId firm, StaffId staff,
                                              ClientId client, ContactId contact, Time now) {
  const auto role = db.find_value<std::string>(
      "SELECT e.detail FROM audit_events e JOIN contacts c ON c.firm_id = e.firm_id "
      "AND c.id = e.subject_id AND c.deleted_at IS NULL WHERE e.firm_id = ? AND e.client_id = ? "
      "AND e.action = 'client.contact_unlinked' AND e.subject_id = ? AND e.actor_kind = 'staff' "
      "AND e.actor_id = ? AND e.at > ? AND NOT EXISTS (SELECT 1 FROM client_contacts m "
      "WHERE m.firm_id = e.firm_id AND m.client_id = e.client_id AND m.contact_id = c.id) "
      "ORDER BY e.at DESC, e.number DESC LIMIT 1",
      {firm, client, contact, staff, now - kUnlinkUndoFor});
  return role ? read_contact_role(*role) : std::nullopt;
}

SaveOutcome put_back_contact(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             ClientId client, ContactId contact, Time now) {
  return db.transaction([&] {
    if (!lock_client(db, firm, client)) return SaveOutcome::gone;
    const auto role = find_unlinked_role(db, firm, by.id, client, contact, now);
    if (!role) return SaveOutcome::gone;
    db.execute(
        "INSERT INTO client_contacts (firm_id, client_id, contact_id, role) VALUES (?, ?, ?, ?)",
        {firm, client, contact, role_name(*role)});
    if (*role == ContactRole::full) refresh_client_work(db, firm, client);
    refresh_contact(db, firm, contact);
    refresh_contact_words(db, firm, contact);
    record_client(db, keys, firm, by, "client.contact_linked", client, contact.value, now);
    return SaveOutcome::saved;
  });
}

SaveOutcome set_contact_role(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             ClientId client, ContactId contact, ContactRole role, Time now) {
  return db.transaction([&] {
    if (!lock_client(db, firm, client)) return SaveOutcome::gone;
    auto before = db.find_value<std::string>(
        "SELECT role FROM client_contacts WHERE firm_id = ? AND client_id = ? AND contact_id = ?",
        {firm, client, contact});
    if (!before) return SaveOutcome::gone;
    if (*before == role_name(role)) return SaveOutcome::saved;
    db.execute(
        "UPDATE client_contacts SET role = ? WHERE firm_id = ? AND client_id = ? "
        "AND contact_id = ?",
        {role_name(role), firm, client, contact});
    refresh_client_work(db, firm, client);
    record_client(db, keys, firm, by,
                  role == ContactRole::full ? "client.full_access" : "client.limited_access",
                  client, contact.value, now);
    return SaveOutcome::saved;
  });
}

}  // namespace latchkey
