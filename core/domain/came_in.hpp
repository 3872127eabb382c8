#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/db/database.hpp"

namespace latchkey {

/// What a client can do that staff want to see.
enum class CameInKind {
  answer,
  comment,
  files,
  completed,
  reopened,
  excused,
  not_me,
  reopen_asked
};

/// One thing that came in from a client.
struct CameIn {
  CameInKind kind;
  std::string who;  // as the contact was called then
  WorkItemId work;
  std::string work_title;
  std::optional<ChecklistId> checklist;  // where it is about a request that is still there
  std::optional<RequestId> request;
  std::string request_title;
  Time at;
};

/// The newest `most` of the firm's, newest first.
std::vector<CameIn> list_came_in(Database& db, FirmId firm, int most);
/// The same of one work item, or of one of its checklists.
std::vector<CameIn> list_came_in(Database& db, FirmId firm, WorkItemId work,
                                 const std::optional<ChecklistId>& checklist, int most);
/// How many since then.
std::uint64_t count_came_in(Database& db, FirmId firm, Time since);

}  // namespace latchkey
