#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/domain/second_factor.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

/// A member of staff as the list of administrators shows them.
struct ListedStaff {
  StaffMember member;
  SecondFactor factor;
  std::optional<Time> signed_in_at;  // last
  std::optional<Time> deactivated_at;
};
/// The active ones first, each by name.
std::vector<ListedStaff> list_all_staff(Database& db, FirmId firm);
std::optional<ListedStaff> find_listed_staff(Database& db, FirmId firm, StaffId staff);

enum class StaffChange {
  done,
  as_it_was,   // a second click: nothing was changed
  gone,        // the firm has no such member of staff
  last_admin,  // an active administrator must remain
  nobody,      // whom the work was to go to is no active colleague
};

/// All that changes who is an administrator queues on the firm's staff, so that however many do so
/// at once, an active administrator remains.
StaffChange set_staff_role(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                           StaffId staff, Role role, Time now);

/// Whether they are the only active administrator, who can neither change role nor leave.
bool is_last_admin(Database& db, FirmId firm, StaffId staff);

/// What deactivating somebody would touch.
struct Departure {
  std::uint64_t open_work = 0;  // work items assigned to them that are not completed
  std::uint64_t sessions = 0;
};
Departure count_departure(Database& db, FirmId firm, StaffId staff, Time now);

/// They cannot sign in any more, are signed out at the next request, and their open work goes to
/// `heir`, or stays theirs where that is empty. What they did stays under their name.
StaffChange deactivate_staff(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             StaffId staff, const std::optional<StaffId>& heir, Time now);
/// They sign in as before; no work comes back by it.
StaffChange reactivate_staff(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             StaffId staff, Time now);

/// Takes away app, passkeys and recovery codes, ends their sessions and tells them by mail: the
/// next sign-in leads to setting up a new factor. The password stays.
StaffChange reset_staff_second_factor(Database& db, const Keyring& keys, Random& random,
                                      FirmId firm, const ActingStaff& by, StaffId staff, Time now);

/// One's own name, as clients and colleagues see it. Field of the objections: name.
SaveResult<StaffId> rename_staff(Database& db, const Keyring& keys, FirmId firm,
                                 const ActingStaff& by, std::string_view typed, Time now);

}  // namespace latchkey
