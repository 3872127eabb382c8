#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/domain/listing.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

// Leaving PINs behind: which PIN requests a firm has left, and a run that resends them as magic
// links at a set pace. The mailers work a run off, so it goes on whoever is signed in and whatever
// is started anew.

/// Why a PIN request cannot be resent, as it stands in the table; empty: it can.
using WhyNot = std::string;
inline constexpr const char* kWorkCompleted = "work_completed";
inline constexpr const char* kContactDeleted = "contact_deleted";
inline constexpr const char* kClientDeleted = "client_deleted";
inline constexpr const char* kAddressGone = "address_gone";
inline constexpr const char* kNoRequests = "no_requests";

/// A checklist that a recipient still opens with a PIN.
struct PinRequestLeft {
  WorkItemId work;
  ChecklistId checklist;
  ContactId contact;
  std::string client_name, work_title, checklist_name, contact_name, address;
  Time sent_at;
  std::optional<Time> opened_at;  // with the PIN, for the first time
  WhyNot why_not;
};

/// By client, work and recipient.
Listing<PinRequestLeft> list_pin_requests(Database& db, FirmId firm, int page);

struct PinRequestCounts {
  std::uint64_t all = 0;         // checklist and recipient
  std::uint64_t resendable = 0;  // of them
  std::uint64_t contacts = 0;    // whose they are
};
PinRequestCounts count_pin_requests(Database& db, FirmId firm);

enum class MigrationState { running, paused, cancelled, done };

/// A run.
struct PinMigration {
  std::uint64_t id;
  std::string started_by;
  int pace;  // mails an hour
  MigrationState state;
  Time started_at;
  Time next_at;
  std::optional<Time> ended_at;
  std::uint64_t waiting, resent, failed;  // what was resent by hand meanwhile is in none of them
  std::vector<PinRequestLeft> failures;   // as they are now, why_not: what stood in the way then;
                                          // at most kFailuresShown, by client
};
inline constexpr int kFailuresShown = 200;

/// The firm's newest run.
std::optional<PinMigration> find_pin_migration(Database& db, FirmId firm);

/// Mails an hour that may be chosen. The slowest is a person's own speed; the fastest stays below
/// what the usual mail providers let one sender do.
inline constexpr std::array kPaces = {30, 60, 120, 300};

enum class StartOutcome {
  started,
  portal_is_off,  // the New Client Portal is not switched on: there is nothing to go to
  runs_already,
  nothing_left,
  no_such_pace,
};
/// Notes each PIN request that can be resent as one to do; the mailers begin at once.
StartOutcome start_pin_migration(Database& db, const Keyring& keys, FirmId firm,
                                 const ActingStaff& by, int pace, Time now);

enum class Steer { pause, go_on, cancel };
/// False where the run is not in a state for it (any more): somebody else was quicker.
bool steer_pin_migration(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                         std::uint64_t migration, Steer steer, Time now);

/// What a mailer does from time to time: resends what is due in one run, in one transaction, so
/// that any number of mailers never resend anything twice. After a pause (nobody was there to do
/// it) the pace begins anew; nothing is made up for in a rush. Returns false where nothing was due.
bool resend_next_pin_request(Database& db, const Keyring& keys, Random& random, Time now);

}  // namespace latchkey
