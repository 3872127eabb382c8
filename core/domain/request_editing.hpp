#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/domain/client_work.hpp"
#include "core/domain/request_fields.hpp"
#include "core/domain/request_order.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

// What staff do with a checklist's requests. Comments, completing and reopening are the same for
// both sides: request_change.hpp.

namespace latchkey {

/// A checklist's requests in their order.
std::vector<RequestLine> list_requests(Database& db, FirmId firm, WorkItemId work,
                                       ChecklistId checklist);

/// A request as its form shows it.
struct EditableRequest {
  RequestLine line;
  std::string description;  // Markdown
  unsigned version;
  std::string came_in;  // "an answer and 2 comments"; empty: it can be removed
  std::string details;  // of a choice or a form: request_kind.hpp
  bool answered;        // answers, or files for a request of files: its kind stays as it is
};
std::optional<EditableRequest> find_editable_request(Database& db, FirmId firm, WorkItemId work,
                                                     ChecklistId checklist, RequestId request);

/// Where a request is.
struct RequestPlace {
  WorkItemId work;
  ChecklistId checklist;
  RequestId request;
};

/// Each of these moves the checklist's version on. Objections' fields: due_on and those of
/// read_request_text. Adds one at the end of its section. The same form again within kSameClick is
/// the same click: it names the request that is there already.
SaveResult<RequestId> add_request(Database& db, const Keyring& keys, FirmId firm,
                                  const ActingStaff& by, WorkItemId work, ChecklistId checklist,
                                  const RequestForm& typed, Time now);
/// Refuses another kind (field kind) once answers came in.
SaveResult<RequestId> edit_request(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, const RequestPlace& place,
                                   unsigned version, const RequestForm& typed, Time now);

/// One step up or down: request_order.hpp.
SaveOutcome move_request(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                         const RequestPlace& place, MoveDirection direction, Time now);

/// Into a section, before another request or (0) at its end. Refused as changed meanwhile where the
/// checklist is not of this version any more, or the place is not there.
SaveOutcome place_request(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                          const RequestPlace& place, unsigned version, const std::string& section,
                          RequestId before, Time now);

/// Adds, renames, moves or removes a heading. Objections' field: section_name.
SaveResult<ChecklistId> change_sections(Database& db, const Keyring& keys, FirmId firm,
                                        const ActingStaff& by, WorkItemId work,
                                        ChecklistId checklist, unsigned version,
                                        const SectionChange& change, Time now);

/// Refused (field request) where something came in for it already: the words say what.
SaveResult<RequestId> remove_request(Database& db, const Keyring& keys, FirmId firm,
                                     const ActingStaff& by, const RequestPlace& place, Time now);

}  // namespace latchkey
