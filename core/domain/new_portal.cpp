#include "core/domain/new_portal.hpp"

#include "core/domain/audit.hpp"

namespace latchkey {

bool switch_on_new_portal(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                          Time now) {
  return db.transaction([&] {
    auto switched = db.execute(
        "UPDATE firms SET new_portal_since = ? WHERE id = ? AND new_portal_since IS NULL",
        {now, firm});
    if (switched == 0) return false;
    record(db, keys, firm,
           {.action = "new_portal.switched_on",
            .actor = by.author(),
            .ip = by.ip,
            .subject = firm.value,
            .detail = ""},
           now);
    return true;
  });
}

}  // namespace latchkey
