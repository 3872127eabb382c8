#include "core/domain/second_factor_notice.hpp"

#include "core/domain/outbox.hpp"

namespace latchkey {

void tell_of_changed_second_factor(Database& db, Random& random, FirmId firm,
                                   const ActingContact& by, Time now) {
  auto address = db.find_value<std::string>(
      "SELECT address FROM contact_addresses WHERE firm_id = ? AND contact_id = ? "
      "AND is_primary = 1",
      {firm, by.id});
  if (!address) return;
  enqueue(db, random, firm,
          {.letter = Letter::second_factor_changed,
           .to_address = *address,
           .contact = by.id,
           .browser = by.browser},
          now);
}

}  // namespace latchkey
