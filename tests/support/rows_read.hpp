#pragma once
#include "core/db/database.hpp"

namespace latchkey::test {

/// Rows that the server read on this connection while `work` ran.
template <class Work>
std::uint64_t rows_read(Database& db, Work&& work) {
  db.run("FLUSH STATUS");
  work();
  return db
      .find_value<std::uint64_t>(
          "SELECT CAST(SUM(variable_value) AS UNSIGNED) FROM information_schema.session_status "
          "WHERE variable_name IN ('HANDLER_READ_FIRST', 'HANDLER_READ_KEY', "
          "'HANDLER_READ_LAST', 'HANDLER_READ_NEXT', 'HANDLER_READ_PREV', 'HANDLER_READ_RND', "
          "'HANDLER_READ_RND_NEXT')",
          {})
      .value_or(0);
}

}  // namespace latchkey::test
