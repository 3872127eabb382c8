#include "core/domain/ending_access.hpp"

#include <algorithm>

namespace latchkey {

std::vector<EndingAccess> list_ending_access(Database& db, FirmId firm,
                                             const std::optional<StaffId>& assignee, Time now,
                                             std::size_t most) {
  auto to_ending = [](Row& row) {
    return EndingAccess{row.get<bool>(),
                        row.get<ContactId>(),
                        row.get<std::string>(),
                        row.get<WorkItemId>(),
                        row.get<std::string>(),
                        row.get<std::string>(),
                        row.get<std::optional<ChecklistId>>(),
                        row.get<Time>()};
  };
#define WITH_SOMETHING_TO_DO(rows)                                              \
  "STRAIGHT_JOIN work_items w ON w.firm_id = " rows ".firm_id AND w.id = " rows \
  ".work_item_id AND w.client_deleted = 0 AND w.asked_on IS NOT NULL "          \
  "AND (? IS NULL OR w.assignee_id = ?) "                                       \
  "STRAIGHT_JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "    \
  "STRAIGHT_JOIN contacts c ON c.firm_id = " rows ".firm_id AND c.id = " rows   \
  ".contact_id "                                                                \
  "  AND c.deleted_at IS NULL "
  auto ending = db.list(
      "SELECT 0, l.contact_id, c.name, w.id, w.title, k.name, l.checklist_id, l.open_until "
      "FROM (SELECT firm_id, work_item_id, contact_id, id, checklist_id, open_until "
      "  FROM magic_links FORCE INDEX (magic_links_open) WHERE firm_id = ? "
      "  AND open_until >= ? AND open_until < ? ORDER BY open_until LIMIT 500) l " //
      WITH_SOMETHING_TO_DO("l")
      "WHERE NOT EXISTS (SELECT 1 FROM magic_links n WHERE n.firm_id = l.firm_id "
      "  AND n.work_item_id = l.work_item_id AND n.contact_id = l.contact_id AND n.id > l.id) "
      "ORDER BY l.open_until LIMIT ?",
      {firm, now, now + kToldBefore, assignee, assignee, most}, to_ending);
  auto held = db.list(
      "SELECT 1, b.contact_id, c.name, w.id, w.title, k.name, NULL, b.held_until "
      "FROM (SELECT firm_id, work_item_id, contact_id, held_until "
      "  FROM bindings FORCE INDEX (bindings_held) WHERE firm_id = ? "
      "  AND held_until >= ? AND held_until < ? ORDER BY held_until LIMIT 500) b "  //
      WITH_SOMETHING_TO_DO("b") "ORDER BY b.held_until LIMIT ?",
      {firm, now, now + kToldBefore, assignee, assignee, most}, to_ending);
#undef WITH_SOMETHING_TO_DO
  std::ranges::move(held, std::back_inserter(ending));
  std::ranges::sort(ending, {}, &EndingAccess::ends_at);
  if (ending.size() > most)
    ending.erase(ending.begin() + static_cast<std::ptrdiff_t>(most), ending.end());
  return ending;
}

}  // namespace latchkey
