#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

// Contain: when a mailbox, a phone or a whole office may be in wrong hands, everything that lets
// clients in ends at once. What stays is what they did, their logins' passwords and second factors;
// every mail that they have offers Send Access Link.
//
// What ends is written twice. `contained_at` of the contact or the firm counts at once, whatever
// the number of rows and whatever another worker is doing in this moment: what was made up to then
// opens nothing. The rows themselves are ended too, so that lists tell the truth; for a whole firm
// in bites.

/// What would end, or did.
struct Containable {
  std::uint64_t sessions = 0;      // browsers that are signed in by a link
  std::uint64_t pin_sessions = 0;  // by PIN
  std::uint64_t logins = 0;        // by login
  std::uint64_t devices = 0;       // that hold work
  std::uint64_t bound = 0;         // Bindings: a device's hold on one work item
  std::uint64_t links = 0;         // mailed, or about to be, and not opened yet
  std::uint64_t mails = 0;         // with a link, in the Outbox: not sent then
  std::uint64_t pins = 0;          // locked until the client chooses anew, by mail
  std::uint64_t staff = 0;         // sessions of staff but one's own

  bool nothing() const;
  /// "2 sessions, 1 device with 3 work items, 1 unopened link": for the trail; "nothing" for none.
  std::string words() const;
  Containable& operator+=(const Containable& more);
  bool operator==(const Containable&) const = default;
};

/// Of one contact; deleted ones have nothing left.
Containable count_containable(Database& db, FirmId firm, ContactId contact, Time now);
/// Of the whole firm. `own`: the session of who asks, which is not counted.
Containable count_containable(Database& db, FirmId firm, SessionId own, Time now);

/// The contacts by whom a client's work can be seen: those who act for it, and whoever received
/// something of its work. Containing a client contains them, in all they have.
struct ContainedContact {
  ContactId id;
  std::string name;
};
std::vector<ContainedContact> list_contacts_at(Database& db, FirmId firm, ClientId client);

/// Ends what the contact has on devices and in mails, in the caller's transaction, which holds the
/// contact's row. PINs and waiting mails are left.
Containable end_access(Database& db, FirmId firm, ContactId contact, Time now);

/// Contains a contact; what ended. Empty: no such contact, or it is deleted.
std::optional<Containable> contain_contact(Database& db, const Keyring& keys, FirmId firm,
                                           const ActingStaff& by, ContactId contact, Time now);
/// Contains the contacts of a client. Empty: no such client.
std::optional<Containable> contain_client(Database& db, const Keyring& keys, FirmId firm,
                                          const ActingStaff& by, ClientId client, Time now);
/// Contains all contacts of the firm; with `staff_too` also all its staff but who does it. Clears
/// the rows for up to `patience`; what is left then is clear_contained's to end, and opens nothing
/// meanwhile.
Containable contain_firm(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                         SessionId own, bool staff_too, const Clock& clock,
                         std::chrono::milliseconds patience = std::chrono::seconds{20});

/// Takes one device of the contact's from it: it holds none of their work from its next request on,
/// and its sessions of theirs have ended. False where the device holds nothing of the contact's.
bool revoke_device(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                   ContactId contact, DeviceId device, Time now);

/// The last time that something was contained, as the trail has it.
struct PastContainment {
  Time at;
  std::string by;
  std::string ended;  // Containable::words()
};
std::optional<PastContainment> find_last_containment(Database& db, FirmId firm, ContactId contact);
std::optional<PastContainment> find_last_containment(Database& db, FirmId firm, ClientId client);
std::optional<PastContainment> find_last_containment(Database& db, FirmId firm);

/// Ends the rows of firms that were contained and not cleared to the end, until `go_on` is false.
/// Returns how many firms it finished.
std::uint64_t clear_contained(Database& db, Time now, const std::function<bool()>& go_on);

}  // namespace latchkey
