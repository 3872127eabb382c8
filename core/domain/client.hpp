#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/domain/contact.hpp"
#include "core/domain/people_page.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

/// The longest name of a client, in characters.
inline constexpr std::size_t kMostClientName = 160;

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
  bool deleted = false;
};

/// A client in a list.
struct ClientLine {
  ClientId id;
  std::string name;
  ClientKind kind;
  int open_work;                      // work items that are not completed
  std::vector<std::string> contacts;  // by name
};

/// What a contact sees of a client's work.
enum class ContactRole {
  limited,  // what was sent to them
  full,     // all that was sent to anybody for the client; they get no mail by it
};
const char* role_name(ContactRole role);
/// Empty: no such role.
std::optional<ContactRole> read_contact_role(std::string_view name);

/// A contact who acts for a client.
struct ClientContact {
  ContactId id;
  std::string name;
  std::string address;  // the primary one
  ContactRole role;
};

/// A client that a contact acts for.
struct ContactClient {
  ClientId id;
  std::string name;
  ContactRole role;
};

struct ClientForm {
  std::string name;  // 1 to kMostClientName characters
  ClientKind kind;
};

using ClientPage = PeoplePage<ClientLine>;
ClientPage list_clients(Database& db, FirmId firm, const PeopleFilter& filter,
                        const PeopleTurn& turn = {});
/// All of them by name, for a choice in a form; empty where they are more than fit one.
std::optional<std::vector<Client>> list_client_choices(Database& db, FirmId firm);
inline constexpr std::size_t kMostClientChoices = 50;
/// Unless deleted.
std::optional<Client> find_client(Database& db, FirmId firm, ClientId client);
/// Also one that is deleted.
std::optional<Client> find_any_client(Database& db, FirmId firm, ClientId client);

/// By name; deleted contacts are left out.
std::vector<ClientContact> list_client_contacts(Database& db, FirmId firm, ClientId client);
/// The clients that a contact acts for, by name.
std::vector<ContactClient> list_clients_of(Database& db, FirmId firm, ContactId contact);

/// The objections' field: name. The same form again within kSameClick is the same click: it names
/// the client that is there already.
SaveResult<ClientId> create_client(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, const ClientForm& typed, Time now);
SaveResult<ClientId> edit_client(Database& db, const Keyring& keys, FirmId firm,
                                 const ActingStaff& by, ClientId client, unsigned version,
                                 const ClientForm& typed, Time now);

/// Lets a contact act for the client, with limited access; one who does already stays as they are.
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

/// How long whoever took a contact off a client can undo it.
inline constexpr std::chrono::minutes kUnlinkUndoFor{10};
/// What the contact saw of the client before this member of staff took them off it; empty: they did
/// not, or longer ago, or the contact acts for it again, or is deleted.
std::optional<ContactRole> find_unlinked_role(Database& db, FirmId firm, StaffId staff,
                                              ClientId client, ContactId contact, Time now);
/// Undoes that, as it was. `gone`: there is nothing to undo.
SaveOutcome put_back_contact(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             ClientId client, ContactId contact, Time now);

/// What the contact sees of the client's work from the next request on. `gone`: they do not act for
/// the client.
SaveOutcome set_contact_role(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             ClientId client, ContactId contact, ContactRole role, Time now);

}  // namespace latchkey
