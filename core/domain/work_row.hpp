#pragma once
#include "core/domain/work_item.hpp"

namespace latchkey {

// What reading one work item and listing many share; for core/domain/work_*.cpp alone.

/// Beside rows `w` of work_items, with LATCHKEY_WORK_JOINS: names, and the counts of requests.
#define LATCHKEY_WORK_COLUMNS                                                                   \
  "w.id, w.client_id, k.name, w.title, w.assignee_id, p.name, w.start_on, w.due_on, w.status, " \
  "o.id, o.name, w.version, w.completed_at, w.completed_by, "                                   \
  "(SELECT COUNT(*) FROM client_requests r JOIN checklists l ON l.firm_id = r.firm_id "         \
  "  AND l.work_item_id = r.work_item_id AND l.id = r.checklist_id AND l.deleted_at IS NULL "   \
  "  WHERE r.firm_id = w.firm_id "                                                              \
  "  AND r.work_item_id = w.id AND r.status = 'completed' AND r.required = 1), "                \
  "(SELECT COUNT(*) FROM client_requests r JOIN checklists l ON l.firm_id = r.firm_id "         \
  "  AND l.work_item_id = r.work_item_id AND l.id = r.checklist_id AND l.deleted_at IS NULL "   \
  "  WHERE r.firm_id = w.firm_id "                                                              \
  "  AND r.work_item_id = w.id AND r.required = 1), NULLIF(w.asked_on, '9999-12-31'), w.sort_key "
/// One row each by its number: for few clients the server would look through all of their names. A
/// status's name of the firm's own counts while it is of the status's kind.
#define LATCHKEY_WORK_JOINS                                                               \
  "JOIN clients k FORCE INDEX (PRIMARY) ON k.firm_id = w.firm_id AND k.id = w.client_id " \
  "JOIN staff p FORCE INDEX (PRIMARY) ON p.firm_id = w.firm_id AND p.id = w.assignee_id " \
  "LEFT JOIN work_statuses o ON o.firm_id = w.firm_id AND o.id = w.work_status_id "       \
  "  AND o.kind = w.status "

/// Reads LATCHKEY_WORK_COLUMNS.
WorkItem to_work_item(Row& row);

}  // namespace latchkey
