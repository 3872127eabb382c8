#include "core/domain/contact.hpp"

#include <algorithm>
#include <regex>

#include "core/base/mail_address.hpp"
#include "core/base/utf8.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/link_row.hpp"
#include "core/domain/pin_request.hpp"
#include "core/domain/search_words.hpp"

namespace latchkey {
namespace {

/// What was typed, as it is kept.
struct Clean {
  std::string name, time_zone, language;
  struct Address {
    std::string field;  // where it stands in the form
    ContactAddress kept;
  };
  std::vector<Address> addresses;
};

void read_addresses(const ContactForm& typed, Clean& clean, Objections& objections) {
  for (std::size_t i = 0; i < typed.addresses.size(); ++i) {
    if (is_blank(typed.addresses[i])) continue;
    std::string field = "address_" + std::to_string(i + 1);
    MailAddress read = read_mail_address(typed.addresses[i]);
    if (read.error != MailAddressError::none) {
      objections.push_back({field, std::string{explain(read.error)}});
    } else if (std::ranges::any_of(clean.addresses, [&](const Clean::Address& other) {
                 return other.kept.normal == read.normal;
               })) {
      objections.push_back({field, "This address is in the form twice."});
    } else {
      clean.addresses.push_back({field, {read.address, read.normal}});
    }
  }
  if (clean.addresses.empty() && objections.empty()) {
    objections.push_back({"address_1", "A contact needs at least one e-mail address."});
  }
  if (clean.addresses.size() > kMostAddresses) {
    objections.push_back(
        {clean.addresses.back().field,
         "A contact has at most " + std::to_string(kMostAddresses) + " addresses."});
  }
}

Clean read_form(const ContactForm& typed, Objections& objections) {
  static const std::regex language{"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"};
  Clean clean;
  read_line(typed.name, clean.name, 1, kMostContactName, "name", "The name", objections);
  clean.time_zone = clean_line(typed.time_zone).value_or("");
  if (!known_time_zone(clean.time_zone)) {
    objections.push_back({"time_zone", "Choose a time zone from the list, such as Europe/London."});
  }
  clean.language = typed.language;
  if (!std::regex_match(clean.language, language)) {
    objections.push_back({"language", "Choose a language from the list."});
  }
  read_addresses(typed, clean, objections);
  return clean;
}

/// Says of each address whose it is, where it is another contact's. In the caller's transaction.
Objections find_taken(Database& db, FirmId firm, ContactId own, const Clean& clean) {
  Objections objections;
  for (const Clean::Address& address : clean.addresses) {
    auto owner = db.find(
        "SELECT c.name, c.deleted_at IS NOT NULL FROM contact_addresses a "
        "JOIN contacts c ON c.firm_id = a.firm_id AND c.id = a.contact_id "
        "WHERE a.firm_id = ? AND a.normal_address = ? AND a.contact_id <> ?",
        {firm, address.kept.normal, own}, [](Row& row) {
          return std::pair{row.get<std::string>(), row.get<bool>()};
        });
    if (!owner) continue;
    objections.push_back({address.field, "This is the address of " + owner->first +
                                             (owner->second ? ", a deleted contact." : ".")});
  }
  return objections;
}

void insert_addresses(Database& db, FirmId firm, ContactId contact, const Clean& clean) {
  bool first = true;
  for (const Clean::Address& address : clean.addresses) {
    db.execute(
        "INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary) "
        "VALUES (?, ?, ?, ?, ?)",
        {firm, contact, address.kept.address, address.kept.normal, first ? 1 : 0});
    first = false;
  }
}

/// Whoever reads an address that is no contact's any more (it may never have been) must not go on
/// with what a link mailed there has opened.
void end_bindings_of_gone_addresses(Database& db, FirmId firm, ContactId contact, Time now) {
  db.execute(
      "UPDATE bindings b JOIN magic_links l ON l.firm_id = b.firm_id AND l.id = b.link_id "
      "SET b.ended_at = ?, b.ended_reason = 'revoked' "
      "WHERE b.firm_id = ? AND b.contact_id = ? AND b.ended_at IS NULL AND NOT " LATCHKEY_REACHABLE(
          "l"),
      {now, firm, contact});
}

void record_contact(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                    const char* action, ContactId contact, Time now) {
  record(
      db, keys, firm,
      {.action = action, .actor = by.author(), .ip = by.ip, .subject = contact.value, .detail = ""},
      now);
}

/// Runs `work`; where a parallel save took an address between the look and the write, looks again.
template <class Work>
SaveResult<ContactId> unless_taken(Database& db, FirmId firm, ContactId own, const Clean& clean,
                                   Work&& work) {
  try {
    return db.transaction(work);
  } catch (const DatabaseError& error) {
    if (error.kind() != DatabaseError::Kind::duplicate) throw;
    auto taken = find_taken(db, firm, own, clean);
    if (taken.empty()) throw;
    return SaveResult<ContactId>::refused(std::move(taken));
  }
}

std::optional<Contact> with_addresses(Database& db, FirmId firm, std::optional<Contact> contact) {
  if (!contact) return contact;
  contact->addresses = db.list(
      "SELECT address, normal_address FROM contact_addresses WHERE firm_id = ? AND contact_id = ? "
      "ORDER BY is_primary DESC, normal_address",
      {firm, contact->id}, [](Row& row) {
        return ContactAddress{row.get<std::string>(), row.get<std::string>()};
      });
  return contact;
}

#define CONTACT_COLUMNS                                                          \
  "c.id, c.name, c.time_zone, c.language, c.version, c.deleted_at IS NOT NULL, " \
  "(SELECT g.created_at FROM logins g WHERE g.firm_id = c.firm_id AND g.contact_id = c.id)"

Contact to_contact(Row& row) {
  return Contact{row.get<ContactId>(),
                 row.get<std::string>(),
                 row.get<std::string>(),
                 row.get<std::string>(),
                 row.get<unsigned>(),
                 row.get<bool>(),
                 {},
                 row.get<std::optional<Time>>()};
}

}  // namespace

ContactPage list_contacts(Database& db, FirmId firm, const PeopleFilter& filter,
                          const PeopleTurn& turn) {
  PeopleNumbers numbers = page_of_people(db, firm, People::contacts, filter, turn);
  ContactPage page{{}, numbers.total, numbers.next, numbers.previous};
  if (numbers.rows.empty()) return page;
  // A contact of two clients comes twice here.
  db.list(
      "SELECT STRAIGHT_JOIN c.id, c.name, a.address, k.name FROM " LATCHKEY_NUMBERED
      " JOIN contacts c ON c.firm_id = ? AND c.id = x.id "
      "JOIN contact_addresses a ON a.firm_id = c.firm_id AND a.contact_id = c.id "
      "  AND a.is_primary = 1 "
      "LEFT JOIN client_contacts m ON m.firm_id = c.firm_id AND m.contact_id = c.id "
      "LEFT JOIN clients k ON k.firm_id = m.firm_id AND k.id = m.client_id "
      "  AND k.deleted_at IS NULL ORDER BY x.place, k.name",
      {numbers_as_json(numbers.rows), firm}, [&](Row& row) {
        ContactLine line{row.get<ContactId>(), row.get<std::string>(), row.get<std::string>(), {}};
        auto client = row.get<std::optional<std::string>>();
        if (page.rows.empty() || page.rows.back().id != line.id) {
          page.rows.push_back(std::move(line));
        }
        if (client) page.rows.back().clients.push_back(*client);
        return 0;
      });
  return page;
}

std::optional<Contact> find_contact(Database& db, FirmId firm, ContactId contact) {
  return with_addresses(
      db, firm,
      db.find("SELECT " CONTACT_COLUMNS " FROM contacts c WHERE c.firm_id = ? AND c.id = ?",
              {firm, contact}, to_contact));
}

std::optional<Contact> find_contact(Database& db, FirmId firm, std::string_view address) {
  return with_addresses(
      db, firm,
      db.find("SELECT " CONTACT_COLUMNS
              " FROM contact_addresses a JOIN contacts c ON c.firm_id = a.firm_id "
              "AND c.id = a.contact_id AND c.deleted_at IS NULL "
              "WHERE a.firm_id = ? AND a.normal_address = ?",
              {firm, normalise_address(address).value_or("")}, to_contact));
}

SaveResult<ContactId> create_contact(Database& db, const Keyring& keys, FirmId firm,
                                     const ActingStaff& by, const ContactForm& typed, Time now) {
  using Result = SaveResult<ContactId>;
  Objections objections;
  Clean clean = read_form(typed, objections);
  if (!objections.empty()) return Result::refused(std::move(objections));
  return unless_taken(db, firm, ContactId{}, clean, [&] {
    if (auto taken = find_taken(db, firm, ContactId{}, clean); !taken.empty()) {
      return Result::refused(std::move(taken));
    }
    ContactId contact{
        db.insert("INSERT INTO contacts (firm_id, name, time_zone, language, created_at) "
                  "VALUES (?, ?, ?, ?, ?)",
                  {firm, clean.name, clean.time_zone, clean.language, now})};
    insert_addresses(db, firm, contact, clean);
    refresh_contact_words(db, firm, contact);
    record_contact(db, keys, firm, by, "contact.created", contact, now);
    return Result{SaveOutcome::saved, contact};
  });
}

SaveResult<ContactId> edit_contact(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, ContactId contact, unsigned version,
                                   const ContactForm& typed, Time now) {
  using Result = SaveResult<ContactId>;
  Objections objections;
  Clean clean = read_form(typed, objections);
  if (!objections.empty()) return Result::refused(std::move(objections));
  return unless_taken(db, firm, contact, clean, [&] {
    auto current = db.find_value<unsigned>(
        "SELECT version FROM contacts WHERE firm_id = ? AND id = ? AND deleted_at IS NULL "
        "FOR UPDATE",
        {firm, contact});
    if (!current) return Result{SaveOutcome::gone};
    if (*current != version) return Result{SaveOutcome::changed_meanwhile, contact};
    if (auto taken = find_taken(db, firm, contact, clean); !taken.empty()) {
      return Result::refused(std::move(taken));
    }
    db.execute(
        "UPDATE contacts SET name = ?, time_zone = ?, language = ?, version = version + 1 "
        "WHERE firm_id = ? AND id = ?",
        {clean.name, clean.time_zone, clean.language, firm, contact});
    db.execute("DELETE FROM contact_addresses WHERE firm_id = ? AND contact_id = ?",
               {firm, contact});
    insert_addresses(db, firm, contact, clean);
    end_bindings_of_gone_addresses(db, firm, contact, now);
    forget_pin_of_gone_addresses(db, firm, contact, now);
    refresh_contact_words(db, firm, contact);
    record_contact(db, keys, firm, by, "contact.edited", contact, now);
    return Result{SaveOutcome::saved, contact};
  });
}

}  // namespace latchkey
