#include "core/domain/last_look.hpp"

namespace latchkey {

std::optional<Time> find_last_look(Database& db, FirmId firm, StaffId staff) {
  return db.find_value<Time>("SELECT looked_at FROM staff_looks WHERE firm_id = ? AND staff_id = ?",
                             {firm, staff});
}

void mark_all_seen(Database& db, FirmId firm, StaffId staff, Time until) {
  db.execute(
      "INSERT INTO staff_looks (firm_id, staff_id, looked_at) VALUES (?, ?, ?) "
      "ON DUPLICATE KEY UPDATE looked_at = GREATEST(looked_at, VALUES(looked_at))",
      {firm, staff, until});
}

}  // namespace latchkey
