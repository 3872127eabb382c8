#include "core/db/migrations.hpp"

#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <sstream>

#include "tests/support/fake_clock.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/store_folder.hpp"
#include "tests/support/test_database.hpp"

using namespace latchkey;
using namespace latchkey::test;
namespace fs = std::filesystem;

namespace {

/// An empty schema and an empty folder of migrations.
struct Empty {
  std::string name = "latchkey_test_" + std::to_string(::getpid()) + "_migrations";
  Database server{TestDatabase::settings()};
  FakeClock clock;
  fs::path folder = fs::temp_directory_path() / name;
  std::vector<std::string> reported;

  Empty() {
    server.run("DROP DATABASE IF EXISTS " + name);
    server.run("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    fs::create_directories(folder);
  }
  ~Empty() {
    server.run("DROP DATABASE " + name);
    fs::remove_all(folder);
  }
  DatabaseSettings settings() {
    DatabaseSettings settings = TestDatabase::settings();
    settings.name = name;
    return settings;
  }
  Database db{settings()};

  void put(const std::string& file, const std::string& sql) {
    write_whole_file(folder / file, sql);
  }
  int run() {
    return migrate(db, read_migrations(folder.string()), clock.now(),
                   [&](const std::string& done) { reported.push_back(done); });
  }
  std::string refusal() {
    try {
      run();
    } catch (const MigrationError& error) {
      return error.what();
    }
    return "";
  }
  bool has(const std::string& table) {
    return db
        .find_value<int>(
            "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() "
            "AND table_name = ?",
            {table})
        .has_value();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(migrations, Empty)

BOOST_AUTO_TEST_CASE(files_run_once_each_in_the_order_of_their_numbers) {
  put("0002_b.sql", "ALTER TABLE a ADD COLUMN b INT");
  put("0001_a.sql", "CREATE TABLE a (a INT)");
  put("users.sql", "not one of them");
  BOOST_TEST(run() == 2);
  BOOST_TEST(reported == (std::vector<std::string>{"0001_a", "0002_b"}),
             boost::test_tools::per_element());
  BOOST_TEST(run() == 0);
  put("0003_c.sql", "CREATE TABLE c (c INT)");
  BOOST_TEST(count_missing_migrations(db, read_migrations(folder.string())) == 1);
  BOOST_TEST(run() == 1);
  BOOST_TEST(has("c"));
}

BOOST_AUTO_TEST_CASE(the_released_files_run_on_an_empty_schema) {
  auto released = read_migrations("sql");
  BOOST_TEST(migrate(db, released, clock.now(), [](const std::string&) {}) ==
             static_cast<int>(released.size()));
  BOOST_TEST(count_missing_migrations(db, released) == 0);
  for (const Migration& migration : released) {
    // One DDL statement a file: a cut-off run can then be resumed.
    const std::string& sql = migration.sql;
    std::size_t statements = 0;
    std::string line;
    for (std::istringstream lines{sql}; std::getline(lines, line);) {
      line = line.substr(0, line.find("--"));
      statements += static_cast<std::size_t>(std::count(line.begin(), line.end(), ';'));
    }
    BOOST_TEST(statements == 1u, migration.name);
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_fails_stops_there_and_the_next_run_goes_on) {
  put("0001_a.sql", "CREATE TABLE a (a INT)");
  put("0002_b.sql", "ALTER TABLE missing ADD COLUMN b INT");
  put("0003_c.sql", "CREATE TABLE c (c INT)");
  BOOST_TEST(refusal().starts_with("0002_b failed"));
  BOOST_TEST(has("a"));
  BOOST_TEST(!has("c"));
  BOOST_TEST(count_missing_migrations(db, read_migrations(folder.string())) == 2);
  db.run("CREATE TABLE missing (a INT)");
  BOOST_TEST(run() == 2);
  BOOST_TEST(has("c"));
}

BOOST_AUTO_TEST_CASE(a_run_that_was_cut_off_after_the_server_did_it_is_resumed) {
  put("0001_a.sql", "CREATE TABLE a (a INT)");
  put("0002_b.sql", "ALTER TABLE a ADD COLUMN b INT");
  run();
  db.execute("UPDATE schema_migrations SET finished_at = NULL");
  BOOST_TEST(run() == 2);
  BOOST_TEST(run() == 0);
}

BOOST_AUTO_TEST_CASE(what_is_there_already_fails_a_first_run) {
  db.run("CREATE TABLE a (a INT)");
  put("0001_a.sql", "CREATE TABLE a (a INT)");
  BOOST_TEST(refusal().starts_with("0001_a failed"));
}

BOOST_AUTO_TEST_CASE(a_changed_file_is_refused_and_nothing_runs) {
  put("0001_a.sql", "CREATE TABLE a (a INT)");
  run();
  put("0001_a.sql", "CREATE TABLE a (a INT, b INT)");
  put("0002_b.sql", "CREATE TABLE b (a INT)");
  BOOST_TEST(refusal().find("0001_a is not the file that ran here before") != std::string::npos);
  BOOST_TEST(!has("b"));
}

BOOST_AUTO_TEST_CASE(a_newer_database_is_refused_by_name) {
  put("0001_a.sql", "CREATE TABLE a (a INT)");
  put("0002_b.sql", "CREATE TABLE b (a INT)");
  run();
  fs::remove(folder / "0002_b.sql");
  BOOST_TEST(refusal().find("0002_b") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(gaps_doubles_and_empty_files_are_refused) {
  put("0001_a.sql", "CREATE TABLE a (a INT)");
  put("0003_c.sql", "CREATE TABLE c (a INT)");
  BOOST_TEST(refusal().find("0003_c") != std::string::npos);
  put("0002_b.sql", "");
  BOOST_TEST(refusal().find("empty") != std::string::npos);
  put("0002_b.sql", "CREATE TABLE b (a INT)");
  put("0002_other.sql", "CREATE TABLE other (a INT)");
  BOOST_TEST(refusal() != "");
  BOOST_TEST(!has("a"));
}

BOOST_AUTO_TEST_CASE(four_at_once_run_each_file_once) {
  for (int i = 1; i <= 9; ++i) {
    put("000" + std::to_string(i) + "_t.sql", "CREATE TABLE t" + std::to_string(i) + " (a INT)");
  }
  struct Ran {
    int of[4];
  };
  SharedMemory<Ran> ran;
  Gate start{4};
  const auto files = read_migrations(folder.string());
  const int failed = run_in_parallel(4, [&](unsigned number) {
    Database own{settings()};
    own.find_value<int>("SELECT 1", {});
    start.wait();
    ran->of[number] = migrate(own, files, clock.now(), [](const std::string&) {});
  });
  BOOST_TEST(failed == 0);
  BOOST_TEST(ran->of[0] + ran->of[1] + ran->of[2] + ran->of[3] == 9);
}

BOOST_AUTO_TEST_SUITE_END()
