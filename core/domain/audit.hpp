#pragma once
#include <string>

#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/author.hpp"

namespace latchkey {

/// What the audit trail says of one action (security.md 26). No secret, no client's text.
struct AuditEvent {
  std::string action;  // "link.claimed"
  Author actor;        // neither contact nor staff: nobody, or the system
  std::string ip;      // empty where no request is the cause
  ClientId client{};   // where it is left out, that of the work item
  WorkItemId work_item{};
  std::uint64_t subject = 0;  // the row that the action is about
  std::string detail;         // plain words, up to 200 characters
};

/// Adds the event to the firm's trail, chained to the one before by a keyed hash. Call it last in
/// the transaction of what it records: it locks the end of the firm's chain until the commit.
void record(Database& db, const Keyring& keys, FirmId firm, const AuditEvent& event, Time now);

/// The number of the first row of the firm's trail that was changed, or that is missing; empty
/// where the trail is whole. audit_verify.hpp says more of it.
std::optional<std::uint64_t> find_broken_audit_row(Database& db, const Keyring& keys, FirmId firm);

}  // namespace latchkey
