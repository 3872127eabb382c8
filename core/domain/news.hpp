#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/db/database.hpp"

namespace latchkey {

// What staff want to know first when they come to their desk: what clients did, and which mails did
// not arrive.

enum class ClientAction { answered, commented, completed, reopened, added_documents };

/// Something that a contact did with a request.
struct CameIn {
  Time at;
  std::string who;
  ClientAction action;
  WorkItemId work;
  std::string work_title;
  std::string client_name;
  ChecklistId checklist;
  RequestId request;
  std::string request_title;
};

/// Among so many of the firm's newest events the news of the dashboard are looked for: the trail
/// has no end, and nobody reads further back there.
inline constexpr int kNewsWindow = 2000;

/// What contacts did, newest first, `limit` at most: in the whole firm, in one work item, or in one
/// of its checklists.
std::vector<CameIn> list_came_in(Database& db, FirmId firm, int limit);
std::vector<CameIn> list_came_in(Database& db, FirmId firm, WorkItemId work,
                                 const std::optional<ChecklistId>& checklist, int limit);
/// How much of it there was since `since`.
std::uint64_t count_came_in(Database& db, FirmId firm, Time since);

/// A mail with a link that was refused for good, and none has gone to the recipient since.
struct FailedMail {
  ContactId contact;
  std::string contact_name;
  std::string address;
  WorkItemId work;
  std::string work_title;
  ChecklistId checklist;
  Time created_at;
  std::string server_words;
};

/// Of work that is not completed; newest first, 50 at most.
std::vector<FailedMail> list_failed_mails(Database& db, FirmId firm);

}  // namespace latchkey
