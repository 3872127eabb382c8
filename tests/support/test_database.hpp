// A migrated schema of this test process's own, on the server that tests/run.py starts.
#pragma once

#include <string>
#include <vector>

#include "core/db/database.hpp"

namespace latchkey::test {

// Every table is empty when one is made. The schema is made by the first in the process and dropped
// at its end. Throws std::runtime_error where no server was given (LATCHKEY_TEST_DB_SOCKET, _USER
// and _PASSWORD).
class TestDatabase {
 public:
  TestDatabase();

  Database& db() { return db_; }
  // All tables but the one that tells which migrations have run, by name.
  static const std::vector<std::string>& tables();
  // For further connections, also of child processes.
  static DatabaseSettings settings();
  // Every value of every row of every table, as text: to look for what must not be there.
  std::string dump();

 private:
  Database db_;
};

}  // namespace latchkey::test
