#include "core/domain/account_notice.hpp"

namespace latchkey {

void tell_owner(Database& db, Random& random, FirmId firm, const AccountId& account, Letter letter,
                const std::string& browser, Time now) {
  auto address =
      account.of_staff()
          ? db.find_value<std::string>(account.select("address"), {firm, account.number()})
          : db.find_value<std::string>(
                "SELECT address FROM contact_addresses WHERE firm_id = ? AND contact_id = ? "
                "ORDER BY is_primary DESC LIMIT 1",
                {firm, account.contact});
  if (!address) return;
  OutboxLetter mail{.letter = letter, .to_address = *address, .browser = browser};
  if (account.of_staff()) {
    mail.staff = account.staff;
  } else {
    mail.contact = account.contact;
  }
  enqueue(db, random, firm, mail, now);
}

void tell_of_changed_second_factor(Database& db, Random& random, FirmId firm,
                                   const ActingAccount& by, Time now) {
  tell_owner(db, random, firm, by.id, Letter::second_factor_changed, by.browser, now);
}

}  // namespace latchkey
