#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/domain/people_page.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

/// The longest name of a contact, in characters.
inline constexpr std::size_t kMostContactName = 120;

/// So many addresses a contact has at most.
inline constexpr std::size_t kMostAddresses = 10;

struct ContactAddress {
  std::string address;  // as typed, for showing and sending
  std::string normal;   // for comparing
};

/// A client person of a firm.
struct Contact {
  ContactId id;
  std::string name;
  std::string time_zone;
  std::string language;  // BCP 47: "en", "de-AT"
  unsigned version;
  bool deleted;
  std::vector<ContactAddress> addresses;  // the primary one first
  std::optional<Time> login_since{};
};

/// A contact in a list.
struct ContactLine {
  ContactId id;
  std::string name;
  std::string address;               // the primary one
  std::vector<std::string> clients;  // by name
};

/// What staff type. Blank addresses are passed over; the first that is not becomes the primary one.
struct ContactForm {
  std::string name;       // 1 to 120 characters
  std::string time_zone;  // a name of the system's database
  std::string language;
  std::vector<std::string> addresses;  // at least one, each of no other contact of the firm
};

using ContactPage = PeoplePage<ContactLine>;
ContactPage list_contacts(Database& db, FirmId firm, const PeopleFilter& filter,
                          const PeopleTurn& turn = {});

/// Also one that is deleted.
std::optional<Contact> find_contact(Database& db, FirmId firm, ContactId contact);
/// The contact with the address, however it is typed, unless deleted.
std::optional<Contact> find_contact(Database& db, FirmId firm, std::string_view address);

/// Objections' fields: name, time_zone, language, address_1, address_2 … (the addresses' places in
/// the form). An address that another contact has is refused with that contact's name.
SaveResult<ContactId> create_contact(Database& db, const Keyring& keys, FirmId firm,
                                     const ActingStaff& by, const ContactForm& typed, Time now);
/// `version`: what the form was made from. Checklists keep going to the address that they were
/// given until staff change it there; one that is no longer the contact's is refused when they
/// send, and what devices hold by links that were mailed to it is revoked.
SaveResult<ContactId> edit_contact(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, ContactId contact, unsigned version,
                                   const ContactForm& typed, Time now);

}  // namespace latchkey
