#include "core/domain/client.hpp"

#include <algorithm>

#include "core/base/mail_address.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/contact.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/work_search.hpp"

namespace latchkey {
namespace {

#define CLIENT_COLUMNS "k.id, k.name, k.kind, k.version"

ClientKind to_kind(const std::string& name) {
  return read_kind(name).value();
}

Client to_client(Row& row) {
  return Client{row.get<ClientId>(), row.get<std::string>(), to_kind(row.get<std::string>()),
                row.get<unsigned>()};
}

void record_client(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                   const char* action, ClientId client, std::uint64_t subject, Time now) {
  record(db, keys, firm,
         {.action = action,
          .actor = by.author(),
          .ip = by.ip,
          .client = client,
          .subject = subject,
          .detail = ""},
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

Listing<ClientLine> list_clients(Database& db, FirmId firm, std::string_view searched, int page) {
  std::string pattern = contains_pattern(searched);
  Listing<ClientLine> listing{{}, 0, std::max(page, 1)};
  listing.total = db.find_value<std::uint64_t>(
                        "SELECT COUNT(*) FROM clients WHERE firm_id = ? AND deleted_at IS NULL "
                        "AND (? = '%' OR name LIKE ?)",
                        {firm, pattern, pattern})
                      .value_or(0);
  // The page first, then what is shown beside its rows; a client of two contacts comes twice here.
  db.list(
      "SELECT k.id, k.name, k.kind, (SELECT COUNT(*) FROM work_items w WHERE w.firm_id = k.firm_id "
      "  AND w.client_id = k.id AND w.status <> 'completed'), c.name "
      "FROM (SELECT firm_id, id, name, kind FROM clients WHERE firm_id = ? AND deleted_at IS NULL "
      "  AND (? = '%' OR name LIKE ?) ORDER BY name, id LIMIT ? OFFSET ?) k "
      "LEFT JOIN client_contacts m ON m.firm_id = k.firm_id AND m.client_id = k.id "
      "LEFT JOIN contacts c ON c.firm_id = m.firm_id AND c.id = m.contact_id "
      "  AND c.deleted_at IS NULL "
      "ORDER BY k.name, k.id, c.name",
      {firm, pattern, pattern, kRowsPerPage, rows_before(page)}, [&](Row& row) {
        ClientLine line{row.get<ClientId>(),
                        row.get<std::string>(),
                        to_kind(row.get<std::string>()),
                        row.get<int>(),
                        {}};
        auto contact = row.get<std::optional<std::string>>();
        if (listing.rows.empty() || listing.rows.back().id != line.id) {
          listing.rows.push_back(std::move(line));
        }
        if (contact) listing.rows.back().contacts.push_back(*contact);
        return 0;
      });
  return listing;
}

std::vector<Client> list_client_choices(Database& db, FirmId firm) {
  return db.list("SELECT " CLIENT_COLUMNS
                 " FROM clients k WHERE k.firm_id = ? AND k.deleted_at IS NULL "
                 "ORDER BY k.name, k.id LIMIT 1000",
                 {firm}, to_client);
}

std::optional<Client> find_client(Database& db, FirmId firm, ClientId client) {
  return db.find("SELECT " CLIENT_COLUMNS
                 " FROM clients k WHERE k.firm_id = ? AND k.id = ? AND k.deleted_at IS NULL",
                 {firm, client}, to_client);
}

std::vector<ClientContact> list_client_contacts(Database& db, FirmId firm, ClientId client) {
  return db.list(
      "SELECT c.id, c.name, a.address FROM client_contacts m "
      "JOIN contacts c ON c.firm_id = m.firm_id AND c.id = m.contact_id AND c.deleted_at IS NULL "
      "JOIN contact_addresses a ON a.firm_id = c.firm_id AND a.contact_id = c.id "
      "  AND a.is_primary = 1 "
      "WHERE m.firm_id = ? AND m.client_id = ? ORDER BY c.name, c.id",
      {firm, client}, [](Row& row) {
        return ClientContact{row.get<ContactId>(), row.get<std::string>(), row.get<std::string>()};
      });
}

std::vector<Client> list_clients_of(Database& db, FirmId firm, ContactId contact) {
  return db.list("SELECT " CLIENT_COLUMNS
                 " FROM client_contacts m JOIN clients k ON k.firm_id = m.firm_id "
                 "AND k.id = m.client_id AND k.deleted_at IS NULL "
                 "WHERE m.firm_id = ? AND m.contact_id = ? ORDER BY k.name, k.id",
                 {firm, contact}, to_client);
}

SaveResult<ClientId> create_client(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, const ClientForm& typed, Time now) {
  using Result = SaveResult<ClientId>;
  Objections objections;
  std::string name;
  read_line(typed.name, name, 1, 160, "name", "The name", objections);
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
  read_line(typed.name, name, 1, 160, "name", "The name", objections);
  if (!objections.empty()) return Result::refused(std::move(objections));
  return db.transaction([&] {
    if (!lock_client(db, firm, client)) return Result{SaveOutcome::gone};
    auto changed = db.execute(
        "UPDATE clients SET name = ?, kind = ?, version = version + 1 "
        "WHERE firm_id = ? AND id = ? AND version = ?",
        {name, kind_name(typed.kind), firm, client, version});
    if (changed == 0) return Result{SaveOutcome::changed_meanwhile, client};
    refresh_contacts_of(db, firm, client);
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
    auto ended = db.execute(
        "DELETE FROM client_contacts WHERE firm_id = ? AND client_id = ? AND contact_id = ?",
        {firm, client, contact});
    if (ended == 0) return Result{SaveOutcome::gone};
    refresh_contact(db, firm, contact);
    record_client(db, keys, firm, by, "client.contact_unlinked", client, contact.value, now);
    return Result{SaveOutcome::saved, contact};
  });
}

}  // namespace latchkey
