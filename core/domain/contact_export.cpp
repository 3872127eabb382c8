#include "core/domain/contact_export.hpp"

#include "core/base/csv.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/client.hpp"
#include "core/domain/contact_list.hpp"

namespace latchkey {
namespace {

constexpr int kContactsAtOnce = 500;

struct Kept {
  ContactId id;
  std::string name, time_zone, language;
};

std::string lines_of(Database& db, FirmId firm, const Kept& contact) {
  std::string address, further;
  for (const std::string& one :
       db.list("SELECT address FROM contact_addresses WHERE firm_id = ? AND contact_id = ? "
               "ORDER BY is_primary DESC, normal_address",
               {firm, contact.id}, [](Row& row) { return row.get<std::string>(); })) {
    if (address.empty()) {
      address = one;
    } else {
      further += (further.empty() ? "" : " ") + one;
    }
  }
  std::string lines;
  auto add = [&](std::string_view client, std::string_view kind, std::string_view role) {
    // The further addresses stand in the contact's first line alone.
    lines += csv_line({contact.name, address, lines.empty() ? further : "", client, kind, role,
                       contact.language, contact.time_zone});
  };
  db.list(
      "SELECT k.name, k.kind, m.role FROM client_contacts m JOIN clients k "
      "ON k.firm_id = m.firm_id AND k.id = m.client_id AND k.deleted_at IS NULL "
      "WHERE m.firm_id = ? AND m.contact_id = ? ORDER BY k.name, k.id",
      {firm, contact.id}, [&](Row& row) {
        auto name = row.get<std::string>(), kind = row.get<std::string>();
        add(name, kind, row.get<std::string>());
        return 0;
      });
  if (lines.empty()) add("", "", "");
  return lines;
}

Kept to_kept(Row& row) {
  return Kept{row.get<ContactId>(), row.get<std::string>(), row.get<std::string>(),
              row.get<std::string>()};
}

void write_found(Database& db, FirmId firm, const PeopleFilter& filter,
                 const std::function<void(std::string_view)>& write) {
  for (PeopleTurn turn;;) {
    ContactPage found = list_contacts(db, firm, filter, turn);
    std::string lines;
    for (const ContactLine& line : found.rows) {
      auto contact = find_contact(db, firm, line.id);
      if (!contact) continue;
      lines +=
          lines_of(db, firm, {contact->id, contact->name, contact->time_zone, contact->language});
    }
    write(lines);
    if (!found.next) return;
    turn.after = found.next;
  }
}

}  // namespace

void write_contacts_csv(Database& db, FirmId firm, const PeopleFilter& filter,
                        const std::function<void(std::string_view)>& write) {
  write(std::string{kCsvBegin} + contact_list_headings());
  if (!filter.searched.empty()) return write_found(db, firm, filter, write);
  const bool deleted = filter.shown == PeopleShown::deleted;
#define NEXT_CONTACTS(half)                                                              \
  "SELECT id, name, time_zone, language FROM contacts WHERE firm_id = ? AND id > ? AND " \
  "deleted_at " half " ORDER BY id LIMIT ?"
  for (ContactId last{};;) {
    auto contacts = db.list(deleted ? NEXT_CONTACTS("IS NOT NULL") : NEXT_CONTACTS("IS NULL"),
                            {firm, last, kContactsAtOnce}, to_kept);
    if (contacts.empty()) return;
    std::string lines;
    for (const Kept& contact : contacts) lines += lines_of(db, firm, contact);
    write(lines);
    last = contacts.back().id;
  }
#undef NEXT_CONTACTS
}

void record_contacts_export(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            const PeopleFilter& filter, Time now) {
  std::string detail = filter.shown == PeopleShown::deleted ? "the deleted ones" : "";
  if (!filter.searched.empty()) detail += detail.empty() ? "searched" : ", searched";
  db.transaction([&] {
    record(db, keys, firm,
           {.action = "contacts.exported", .actor = by.author(), .ip = by.ip, .detail = detail},
           now);
  });
}

}  // namespace latchkey
