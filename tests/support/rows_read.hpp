#pragma once
#include <string>

#include "core/db/database.hpp"

// What MariaDB and MySQL do in different words, for tests of how much is read.

namespace latchkey::test {

inline bool is_mysql(Database& db) {
  return db.find_value<std::string>("SELECT VERSION()", {})->find("MariaDB") == std::string::npos;
}

/// Lets this connection's WITH RECURSIVE count to a hundred thousand.
inline void count_far(Database& db) {
  db.run(std::string{"SET SESSION "} +
         (is_mysql(db) ? "cte_max_recursion_depth" : "max_recursive_iterations") + " = 100000");
}

/// Rows that the server read on this connection while `work` ran.
template <class Work>
std::uint64_t rows_read(Database& db, Work&& work) {
  const std::string status = is_mysql(db) ? "performance_schema" : "information_schema";
  auto total = [&] {
    return db
        .find_value<std::uint64_t>(
            "SELECT CAST(SUM(variable_value) AS UNSIGNED) FROM " + status +
                ".session_status "
                "WHERE variable_name IN ('HANDLER_READ_FIRST', 'HANDLER_READ_KEY', "
                "'HANDLER_READ_LAST', 'HANDLER_READ_NEXT', 'HANDLER_READ_PREV', "
                "'HANDLER_READ_RND', 'HANDLER_READ_RND_NEXT')",
            {})
        .value_or(0);
  };
  const std::uint64_t before = total();
  const std::uint64_t asking = total() - before;
  const std::uint64_t began = before + asking;
  work();
  return total() - began - asking;
}

}  // namespace latchkey::test
