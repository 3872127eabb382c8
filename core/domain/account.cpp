#include "core/domain/account.hpp"

namespace latchkey {

std::string AccountId::text() const {
  return (of_staff() ? "staff " : "") + std::to_string(number());
}

std::string AccountId::select(std::string_view columns) const {
  return "SELECT " + std::string{columns} +
         (of_staff() ? " FROM staff WHERE firm_id = ? AND id = ? AND deactivated_at IS NULL"
                     : " FROM logins WHERE firm_id = ? AND contact_id = ?");
}

std::string AccountId::update(std::string_view changes) const {
  return (of_staff() ? "UPDATE staff SET " : "UPDATE logins SET ") + std::string{changes} +
         " WHERE firm_id = ? AND " + (of_staff() ? "id" : "contact_id") + " = ?";
}

std::string AccountId::action(std::string_view what) const {
  return (of_staff() ? "staff." : "login.") + std::string{what};
}

Author AccountId::author(std::string name) const {
  Author author{.contact = {}, .staff = {}, .name = std::move(name)};
  if (of_staff()) {
    author.staff = staff;
  } else {
    author.contact = contact;
  }
  return author;
}

}  // namespace latchkey
