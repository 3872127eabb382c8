#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/domain/client_work.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

// What staff do with a checklist's requests. Comments, completing and reopening are the same for
// both sides: request_change.hpp.

namespace latchkey {

/// Characters of a request's description.
inline constexpr std::size_t kMostDescription = 10'000;

/// A checklist's requests in their order.
std::vector<RequestLine> list_requests(Database& db, FirmId firm, WorkItemId work,
                                       ChecklistId checklist);

/// A request as its form shows it.
struct EditableRequest {
  RequestLine line;
  std::string description;  // Markdown
  unsigned version;
  std::string came_in;  // "an answer and 2 comments"; empty: it can be removed
};
std::optional<EditableRequest> find_editable_request(Database& db, FirmId firm, WorkItemId work,
                                                     ChecklistId checklist, RequestId request);

struct RequestForm {
  std::string title;        // 1 to 200 characters
  std::string description;  // up to kMostDescription, may be blank
  std::string due_on;       // YYYY-MM-DD or blank
};

/// Where a request is.
struct RequestPlace {
  WorkItemId work;
  ChecklistId checklist;
  RequestId request;
};

/// Each of these moves the checklist's version on. Objections' fields: title, description, due_on.
/// Adds one at the end. The same form again within kSameClick is the same click: it names the
/// request that is there already.
SaveResult<RequestId> add_request(Database& db, const Keyring& keys, FirmId firm,
                                  const ActingStaff& by, WorkItemId work, ChecklistId checklist,
                                  const RequestForm& typed, Time now);
SaveResult<RequestId> edit_request(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, const RequestPlace& place,
                                   unsigned version, const RequestForm& typed, Time now);

enum class MoveDirection { up, down };
/// Changes places with the neighbour; the first stays first, the last last.
SaveOutcome move_request(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                         const RequestPlace& place, MoveDirection direction, Time now);

/// Refused (field request) where something came in for it already: the words say what.
SaveResult<RequestId> remove_request(Database& db, const Keyring& keys, FirmId firm,
                                     const ActingStaff& by, const RequestPlace& place, Time now);

}  // namespace latchkey
