#include "core/domain/told_staff.hpp"

namespace latchkey {

std::optional<ToldStaff> find_told_staff(Database& db, FirmId firm, WorkItemId work) {
  return db.find(
      "SELECT p.id, p.address FROM work_items w "
      "JOIN staff p ON p.firm_id = w.firm_id AND p.deactivated_at IS NULL "
      "  AND (p.id = w.assignee_id OR p.role = 'admin') "
      "WHERE w.firm_id = ? AND w.id = ? ORDER BY p.id = w.assignee_id DESC, p.id LIMIT 1",
      {firm, work}, [](Row& row) {
        return ToldStaff{row.get<StaffId>(), row.get<std::string>()};
      });
}

}  // namespace latchkey
