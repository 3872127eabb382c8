#pragma once
#include <vector>

#include "core/domain/device.hpp"
#include "core/domain/session.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

/// Starts a session of the member of staff for kStaffLifetime, in place of `replaced`: the one that
/// the browser showed, or the half one. In the caller's transaction.
void start_staff_session(Database& db, FirmId firm, StaffId staff, const Browser& browser,
                         const TokenHash& made, const std::optional<SessionId>& replaced, Time now);

/// The same for a half session, for kHalfSessionLifetime (login_session.hpp). A full one is not
/// kept beside it: they share the cookie.
void start_staff_half_session(Database& db, FirmId firm, StaffId staff, const Browser& browser,
                              const TokenHash& made, const std::optional<SessionId>& replaced,
                              Time now);

/// Where a member of staff is signed in, as their account page lists it.
struct StaffSignedIn {
  SessionId session;
  std::string browser;  // "Chrome on Mac"; empty of a session from before this was kept
  std::string ip;       // the same
  Time started_at;
  Time seen_at;  // to the minute
};
/// Those that are alive, newest first.
std::vector<StaffSignedIn> list_staff_sessions(Database& db, FirmId firm, StaffId staff, Time now);

/// Ends one of one's own. False where there is no such session.
bool end_staff_session(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                       SessionId session, Time now);
/// Ends all but `kept`; how many.
std::uint64_t end_other_staff_sessions(Database& db, const Keyring& keys, FirmId firm,
                                       const ActingStaff& by, SessionId kept, Time now);
/// Ends all of them but `kept`, the half ones too, in the caller's transaction.
void end_staff_sessions(Database& db, FirmId firm, StaffId staff,
                        const std::optional<SessionId>& kept = {});

}  // namespace latchkey
