#pragma once
#include <cstdint>

#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

/// What a client has that is out of reach while it is deleted.
struct ClientReach {
  std::uint64_t work_items = 0;
  std::uint64_t open_checklists = 0;  // that were sent, of work that is not completed
  std::uint64_t links = 0;            // mailed, not opened yet, and still good
  std::uint64_t devices = 0;          // that hold work of the client
  std::uint64_t waiting_mails = 0;    // about its work, in the Outbox
  std::uint64_t contacts_left = 0;    // who act for no other client
};

ClientReach count_client_reach(Database& db, FirmId firm, ClientId client, Time now);

/// Deletes the client: its work is in no list, of its contacts or of staff, opens for nobody, and
/// mails about it are withheld. Nothing of it ends: restore_client brings all back, links and
/// devices that are still good too. The contacts stay. A second time it does nothing. `gone`: no
/// such client.
SaveOutcome delete_client(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                          ClientId client, Time now);
SaveOutcome restore_client(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                           ClientId client, Time now);

}  // namespace latchkey
