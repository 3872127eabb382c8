#pragma once
#include <cstdint>

#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

/// What a contact has that ends when staff delete them or sign them out.
struct ContactReach {
  std::uint64_t sessions = 0;       // browsers that are signed in now, in whatever way
  std::uint64_t devices = 0;        // that hold work of theirs
  std::uint64_t links = 0;          // mailed, not opened yet, and still good
  std::uint64_t open_requests = 0;  // that they are asked for, in work that is not completed
  std::uint64_t waiting_mails = 0;  // to them, in the Outbox
  bool login = false;
};

ContactReach count_contact_reach(Database& db, FirmId firm, ContactId contact, Time now);

/// Deletes the contact: sessions, links and devices end, mails that wait to them are withheld, and
/// the login does nothing until restore_contact. Requests, comments and files stay with the work.
/// A second time it does nothing. `gone`: there is no such contact.
SaveOutcome delete_contact(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                           ContactId contact, Time now);

/// Takes the deletion back: the contact can log in again as before, and be sent things. What had
/// ended stays so: sessions, devices, links. A second time it does nothing. `gone`: no such
/// contact.
SaveOutcome restore_contact(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            ContactId contact, Time now);

/// Signs the contact out everywhere: sessions and devices end, and links that nobody opened yet.
/// The login stays. `gone`: no such contact, or it is deleted.
SaveOutcome sign_out_contact(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             ContactId contact, Time now);

}  // namespace latchkey
