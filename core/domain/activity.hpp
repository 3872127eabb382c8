#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/db/database.hpp"
#include "core/domain/audit_words.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

/// What of a firm's trail is shown. What is left out narrows nothing.
struct ActivityFilter {
  std::optional<StaffId> staff{};      // who did it: a member of staff
  std::optional<ContactId> contact{};  // or a contact
  std::optional<ClientId> client{};
  std::optional<WorkItemId> work{};
  std::optional<ActivityKind> kind{};
  std::optional<Time> from{}, until{};  // from <= at < until

  bool plain() const { return !staff && !contact && !client && !work && !kind && !from && !until; }
};

/// A place in the list: newest first, and by number what was at the same moment.
struct ActivityPlace {
  Time at;
  std::uint64_t number;
};

/// One line: who did what, when, from where. Names are those of today; empty where the row is gone.
struct ActivityLine {
  std::uint64_t number;
  Time at;
  std::string action;
  std::optional<StaffId> staff;
  std::optional<ContactId> contact;
  std::string who;  // as it was then; empty: nobody that we know
  std::string ip;
  std::uint64_t subject;
  std::string detail;
  ClientId client;  // 0: of none
  std::string client_name;
  WorkItemId work;  // 0: of none
  std::string work_title;
  std::string subject_name;  // by AuditSubject: the contact's name, the request's title …
  ChecklistId checklist;     // of the subject, where it is a request; 0: none

  ActivityPlace place() const { return {at, number}; }
};

struct ActivityPage {
  std::vector<ActivityLine> lines;    // newest first
  bool newer = false, older = false;  // there are more on that side
};

/// `most` lines that are older than `before`, or newer than `after`; the newest where neither is
/// given. Each filter by itself has an index in the list's order, so a page reads what it shows,
/// however long the trail. Of several filters the narrowest is read by its index (work, client,
/// person, kind, in this order) and the others are checked in it.
ActivityPage list_activity(Database& db, FirmId firm, const ActivityFilter& filter,
                           const std::optional<ActivityPlace>& before,
                           const std::optional<ActivityPlace>& after, int most);

/// Puts into the trail that somebody took the list away as a file. `narrowed`: to what, in words.
void record_export(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                   const std::string& narrowed, Time now);

}  // namespace latchkey
