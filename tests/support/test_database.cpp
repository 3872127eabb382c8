#include "tests/support/test_database.hpp"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

#include "core/base/clock.hpp"
#include "core/db/migrations.hpp"

namespace latchkey::test {
namespace {

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) {
    throw std::runtime_error(std::string(name) + " is not set: run the tests by tests/run.py");
  }
  return value;
}

DatabaseSettings server() {
  DatabaseSettings settings;
  settings.server = "unix://" + from_environment("LATCHKEY_TEST_DB_SOCKET");
  settings.user = from_environment("LATCHKEY_TEST_DB_USER");
  settings.password = from_environment("LATCHKEY_TEST_DB_PASSWORD");
  // On a host whose disk is slow, to empty the tables after a test that filled them takes longer
  // than a page would wait.
  settings.timeout = std::chrono::minutes{1};
  return settings;
}

// The schema, from its first use to the end of the process that made it.
class Schema {
 public:
  Schema() {
    Database db(server());
    db.run("DROP DATABASE IF EXISTS " + name_);
    db.run("CREATE DATABASE " + name_ + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
    DatabaseSettings settings = server();
    settings.name = name_;
    Database migrator(settings);
    migrate(migrator, read_migrations("sql"), SystemClock().now(), [](const std::string&) {});
  }
  ~Schema() {
    if (::getpid() != maker_) return;  // a child of a test
    try {
      Database(server()).run("DROP DATABASE " + name_);
    } catch (const DatabaseError&) {
      // the server is gone, and the schema with it
    }
  }
  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;
  const std::string& name() const { return name_; }

 private:
  pid_t maker_ = ::getpid();
  std::string name_ = "latchkey_test_" + std::to_string(maker_);
};

const std::string& schema() {
  static const Schema made;
  return made.name();
}

}  // namespace

TestDatabase::TestDatabase() : db_(settings()) {
  db_.run("SET foreign_key_checks = 0");
  for (const std::string& table : tables()) db_.run("DELETE FROM " + table);
  db_.run("SET foreign_key_checks = 1");
}

DatabaseSettings TestDatabase::settings() {
  DatabaseSettings settings = server();
  settings.name = schema();
  return settings;
}

const std::vector<std::string>& TestDatabase::tables() {
  static const std::vector<std::string> names = [] {
    Database db(settings());
    return db.list(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND "
        "table_name <> 'schema_migrations' ORDER BY table_name",
        {}, [](Row& row) { return row.get<std::string>(); });
  }();
  return names;
}

std::string TestDatabase::dump() {
  std::string text;
  for (const std::string& table : tables()) {
    const auto columns = db_.list(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND "
        "table_name = ?",
        {table}, [](Row& row) { return row.get<std::string>(); });
    for (const std::string& column : columns) {
      const std::string sql = "SELECT CAST(`" + column + "` AS BINARY) FROM `" + table + "`";
      db_.list(sql, {}, [&](Row& row) {
        text += table + '.' + column + '=' +
                row.get<std::optional<std::string>>().value_or("NULL") + '\n';
        return 0;
      });
    }
  }
  return text;
}

}  // namespace latchkey::test
