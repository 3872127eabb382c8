#pragma once
#include <string>
#include <vector>

#include "core/domain/author.hpp"
#include "core/domain/device.hpp"
#include "core/domain/session.hpp"

namespace latchkey {

/// Where a contact is signed in, as their account page lists it.
struct SignedIn {
  SessionId session;
  SessionKind kind;
  Device device;
  Time started_at;
  Time seen_at;  // of a login, to the hour; else when it began
};

/// The sessions of the contact's that are alive, newest first.
std::vector<SignedIn> list_signed_in(Database& db, FirmId firm, ContactId contact, Time now);

/// Ends one of them, of whatever kind; the device stays bound to what it holds. False where the
/// contact has no such session.
bool sign_out_session(Database& db, const Keyring& keys, FirmId firm, ContactId contact,
                      SessionId session, const Author& by, const std::string& ip, Time now);

/// What signing out everywhere would end.
struct Everywhere {
  std::uint64_t sessions = 0;
  std::uint64_t devices = 0;  // that are signed in or hold work of the contact's
};
Everywhere count_everywhere(Database& db, FirmId firm, ContactId contact, Time now);

/// Ends all sessions of the contact's and takes their work from all devices: links that were opened
/// ask for a new one by Send Access Link. What nobody has opened yet, and the login itself, stay.
Everywhere sign_out_everywhere(Database& db, const Keyring& keys, FirmId firm, ContactId contact,
                               const Author& by, const std::string& ip, Time now);

}  // namespace latchkey
