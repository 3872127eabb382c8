#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/domain/listing.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

enum class ClientKind { person, organisation };
const char* kind_name(ClientKind kind);
/// Empty: no such kind.
std::optional<ClientKind> read_kind(std::string_view name);

/// The entity that work is for.
struct Client {
  ClientId id;
  std::string name;
  ClientKind kind;
  unsigned version;
};

/// A client in a list.
struct ClientLine {
  ClientId id;
  std::string name;
  ClientKind kind;
  int open_work;                      // work items that are not completed
  std::vector<std::string> contacts;  // by name
};

/// A contact who acts for a client.
struct ClientContact {
  ContactId id;
  std::string name;
  std::string address;  // the primary one
};

struct ClientForm {
  std::string name;  // 1 to 160 characters
  ClientKind kind;
};

/// Clients by name; `searched` is part of a name.
Listing<ClientLine> list_clients(Database& db, FirmId firm, std::string_view searched, int page);
/// All of them, for a choice in a form: at most 1,000, by name.
std::vector<Client> list_client_choices(Database& db, FirmId firm);
std::optional<Client> find_client(Database& db, FirmId firm, ClientId client);

/// By name; deleted contacts are left out.
std::vector<ClientContact> list_client_contacts(Database& db, FirmId firm, ClientId client);
/// The clients that a contact acts for, by name.
std::vector<Client> list_clients_of(Database& db, FirmId firm, ContactId contact);

/// The objections' field: name. The same form again within kSameClick is the same click: it names
/// the client that is there already.
SaveResult<ClientId> create_client(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, const ClientForm& typed, Time now);
SaveResult<ClientId> edit_client(Database& db, const Keyring& keys, FirmId firm,
                                 const ActingStaff& by, ClientId client, unsigned version,
                                 const ClientForm& typed, Time now);

/// Lets a contact act for the client; one who does already stays so.
SaveResult<ContactId> link_contact(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, ClientId client, ContactId contact,
                                   Time now);
/// The same by one of the contact's addresses, as typed: field address.
SaveResult<ContactId> link_contact(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, ClientId client, std::string_view address,
                                   Time now);
/// Refused while the contact gets a checklist of work of this client that is not completed (field
/// contact): whoever takes them off it says so there.
SaveResult<ContactId> unlink_contact(Database& db, const Keyring& keys, FirmId firm,
                                     const ActingStaff& by, ClientId client, ContactId contact,
                                     Time now);

}  // namespace latchkey
