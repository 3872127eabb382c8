#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/account.hpp"
#include "core/domain/device.hpp"
#include "core/domain/firm.hpp"
#include "core/domain/reach.hpp"

namespace latchkey {

/// Staff sessions end after 30 minutes without a request and 12 hours in any case (security.md 9).
inline constexpr std::chrono::minutes kStaffIdle{30};
inline constexpr std::chrono::hours kStaffLifetime{12};
/// A client's login ends after 14 days without a request and 30 in any case (security.md 9).
inline constexpr std::chrono::days kLoginIdle{14};
inline constexpr std::chrono::days kLoginLifetime{30};

/// A contact's session on the browser at hand.
struct ContactSession {
  SessionId id;
  ContactId contact;
  std::string name;
  std::string time_zone;
  Time expires_at;
  SessionKind kind = SessionKind::link;
  Time started_at{};
  std::uint64_t work_version = 0;  // of what the contact's lists show: contact_work.hpp

  ChecklistId previewed{};  // staff's preview: see Reach

  Reach reach() const { return {contact, kind, previewed}; }
};

/// What of a work item the browser holds, or held.
struct Binding {
  ContactId contact;
  WorkItemId work_item;
  Time claimed_at;
  Time expires_at;
  std::optional<Time> ended_at;
  std::string ended_reason;  // moved, signed_out, revoked; empty while it is not ended

  bool holds(Time now) const { return !ended_at && expires_at > now; }
};

/// Everything that the database says of a client's browser, read at the start of each request.
struct ClientVisitor {
  Firm firm;
  std::optional<Device> device;  // by its cookie, and its fingerprint fits
  bool device_refused = false;   // the cookie is known, the browser is another kind
  // Alive, of this device, the contact not deleted; a link's while the device holds something of
  // the contact's, a login's and a PIN's while there is one.
  std::optional<ContactSession> session;
  std::optional<Binding> binding;  // of the session's contact on this device, of work_item
  bool reaches_work = false;       // the session may see something of work_item
};

/// One SELECT; a second one where a link's device does not hold `work_item`: whether it holds
/// anything; and once an hour an UPDATE of when a login was last seen: the idle limit's only trace
/// of a GET. `work_item` zero: no Binding is read. Empty: no such firm, or it is suspended.
std::optional<ClientVisitor> resume_client(Database& db, std::string_view firm_slug,
                                           const std::optional<TokenHash>& device,
                                           const std::optional<TokenHash>& session,
                                           const Bytes32& fingerprint, WorkItemId work_item,
                                           Time now);

enum class Role { member, admin };

struct StaffSession {
  SessionId id;
  StaffId staff;
  std::string name;
  std::string address;
  Role role;
  Time seen_at;
};

/// A password was right here; the second step is still to come. It is no session: nothing of the
/// account's is shown for it. A contact's is found by the device's cookie, staff's by its own.
struct HalfSession {
  SessionId id;
  AccountId account;
  std::string name;
};

struct StaffVisitor {
  Firm firm;
  // Alive, its member of staff active and with a second factor.
  std::optional<StaffSession> session{};
  std::optional<HalfSession> half{};  // or this, or neither
};

/// One SELECT, and once a minute an UPDATE of when the session was last seen: the idle limit's only
/// trace of a GET.
std::optional<StaffVisitor> resume_staff(Database& db, std::string_view firm_slug,
                                         const std::optional<TokenHash>& session, Time now);

/// Starts a link's session of the contact on the device, in place of `replaced` (the one that the
/// browser showed), whose cookie is dead from then on. It ends with the longest of the contact's
/// Bindings on the device. Who is signed in by login as this contact stays so, under the new
/// cookie. In the caller's transaction.
void start_contact_session(Database& db, FirmId firm, ContactId contact, DeviceId device,
                           const TokenHash& made, const std::optional<SessionId>& replaced,
                           Time now);

/// Until when the device holds the contact's work item; empty where it does not.
std::optional<Time> find_binding_end(Database& db, FirmId firm, ContactId contact,
                                     WorkItemId work_item, DeviceId device, Time now);

/// Ends the session; its device stays bound.
void end_session(Database& db, FirmId firm, SessionId session);

}  // namespace latchkey
