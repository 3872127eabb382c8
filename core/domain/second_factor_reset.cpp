#include "core/domain/second_factor_reset.hpp"

#include "core/domain/audit.hpp"
#include "core/domain/outbox.hpp"

namespace latchkey {

std::optional<SecondFactorReset> find_second_factor_reset(Database& db, FirmId firm,
                                                          ContactId contact, Time now) {
  auto factor = find_second_factor(db, firm, contact);
  if (!factor) return std::nullopt;
  return db.find(
      "SELECT c.name, a.address, (SELECT COUNT(*) FROM sessions s WHERE s.firm_id = c.firm_id "
      "AND s.contact_id = c.id AND s.kind = 'login' AND s.expires_at > ?) "
      "FROM contacts c JOIN contact_addresses a ON a.firm_id = c.firm_id AND a.contact_id = c.id "
      "AND a.is_primary = 1 WHERE c.firm_id = ? AND c.id = ?",
      {now, firm, contact}, [&](Row& row) {
        return SecondFactorReset{row.get<std::string>(), row.get<std::string>(), *factor,
                                 row.get<int>()};
      });
}

bool reset_second_factor(Database& db, const Keyring& keys, Random& random, FirmId firm,
                         const ActingStaff& by, ContactId contact, Time now) {
  return db.transaction([&] {
    // One after the other, whoever presses the button twice.
    lock_second_factor(db, firm, contact);
    auto found = find_second_factor_reset(db, firm, contact, now);
    if (!found || !found->something()) return false;
    forget_second_factor(db, firm, contact);
    db.execute(
        "DELETE FROM sessions WHERE firm_id = ? AND contact_id = ? AND kind IN ('login', 'half')",
        {firm, contact});
    enqueue(db, random, firm,
            {.letter = Letter::second_factor_reset,
             .to_address = found->address,
             .contact = contact,
             .staff = by.id},
            now);
    record(db, keys, firm,
           {.action = "contact.second_factor_reset",
            .actor = by.author(),
            .ip = by.ip,
            .subject = contact.value,
            .detail = found->contact_name},
           now);
    return true;
  });
}

}  // namespace latchkey
