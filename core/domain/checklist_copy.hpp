#pragma once
#include "core/base/calendar.hpp"
#include "core/domain/checklist.hpp"
#include "core/domain/request_editing.hpp"

namespace latchkey {

/// Copies a checklist into `to`, the same work item or another of the firm's: its name, sections,
/// requests with all their fields and staff's files, and its recipients where they are contacts of
/// that work's client; due dates moved by `shift`. Answers, comments, clients' files and what was
/// ticked stay behind, and nothing is sent. In the caller's transaction, which holds the row of
/// `to` (lock_work_item), refreshes what contacts see and records it. Throws std::logic_error
/// outside of one, and where there is no such checklist.
ChecklistId copy_checklist(Database& db, FirmId firm, WorkItemId from, ChecklistId checklist,
                           WorkItemId to, const DateShift& shift, Time now);

/// Copies one request, its due date moved by `shift`, to the end of a checklist. As above.
RequestId copy_request(Database& db, FirmId firm, const RequestPlace& from, WorkItemId to,
                       ChecklistId checklist, const DateShift& shift, Time now);

/// "Papers (copy)" beside the checklist, in the same work item, with the same recipients; nothing
/// is sent. The same click twice within kSameClick names the copy that is there already.
SaveResult<ChecklistId> duplicate_checklist(Database& db, const Keyring& keys, FirmId firm,
                                            const ActingStaff& by, WorkItemId work,
                                            ChecklistId checklist, Time now);
/// The request once more, right after it.
SaveResult<RequestId> duplicate_request(Database& db, const Keyring& keys, FirmId firm,
                                        const ActingStaff& by, const RequestPlace& place, Time now);

}  // namespace latchkey
