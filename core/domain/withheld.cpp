#include "core/domain/withheld.hpp"

namespace latchkey {

void end_unmailed_link(Database& db, FirmId firm, LinkId link, Time now) {
  db.execute(
      "UPDATE magic_links SET ended_at = ?, ended_reason = 'revoked' WHERE firm_id = ? AND id = ? "
      "AND claimed_at IS NULL AND ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM outbox o "
      "WHERE o.firm_id = magic_links.firm_id AND o.link_id = magic_links.id "
      "AND o.letter IN ('checklist', 'access_link', 'pin_checklist') AND o.state = 'sent')",
      {now, firm, link});
}

}  // namespace latchkey
