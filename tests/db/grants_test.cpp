// security.md 22: what the application's own database user may do.
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include "core/db/migrations.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/comment_change.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Granted : World {
  std::string user = "latchkey_t" + std::to_string(::getpid());

  Granted() {
    db.run("DROP USER IF EXISTS '" + user + "'@'localhost'");
    db.run("CREATE USER '" + user + "'@'localhost' IDENTIFIED BY 'app'");
    grant_application_rights(db, user, "localhost");
  }
  ~Granted() { db.run("DROP USER '" + user + "'@'localhost'"); }

  DatabaseSettings app_settings() {
    DatabaseSettings settings = TestDatabase::settings();
    settings.user = user;
    settings.password = "app";
    return settings;
  }
  Database app{app_settings()};

  bool refused(const std::string& sql) {
    try {
      app.run(sql);
    } catch (const DatabaseError& error) {
      // 1142 table access, 1044 database access, 1227 a privilege, 1370 routines, 1410 no grants
      const int code = error.code();
      return code == 1142 || code == 1044 || code == 1227 || code == 1370 || code == 1410;
    }
    return false;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(grants, Granted)

BOOST_AUTO_TEST_CASE(the_trail_can_be_added_to_and_read_and_nothing_else) {
  app.transaction([&] {
    record(app, keys, sample.firm, {.action = "test.done", .actor = {}, .ip = "", .detail = ""},
           clock.time);
  });
  BOOST_TEST(!find_broken_audit_row(app, keys, sample.firm).has_value());
  for (const char* sql :
       {"UPDATE audit_events SET detail = ''", "DELETE FROM audit_events", "TRUNCATE audit_events",
        "UPDATE audit_events SET detail = detail WHERE number = 1",
        "REPLACE INTO audit_events SELECT * FROM audit_events",
        "INSERT INTO audit_events (firm_id, number) VALUES (1, 1) ON DUPLICATE KEY UPDATE ip = ''",
        "DROP TABLE audit_events", "RENAME TABLE audit_events TO audit_gone"}) {
    BOOST_TEST(refused(sql), sql);
  }
  BOOST_TEST(count("audit_events") == 1u);
}

BOOST_AUTO_TEST_CASE(the_end_of_the_trail_can_be_moved_on_and_not_removed) {
  BOOST_TEST(refused("DELETE FROM audit_heads"));
}

BOOST_AUTO_TEST_CASE(the_schema_cannot_be_changed) {
  for (const char* sql :
       {"CREATE TABLE mine (a INT)", "ALTER TABLE firms ADD COLUMN mine INT", "DROP TABLE sessions",
        "TRUNCATE sessions", "CREATE INDEX mine ON firms (name)", "DROP INDEX firms_slug ON firms",
        "CREATE VIEW mine AS SELECT * FROM firms",
        "CREATE TRIGGER mine BEFORE INSERT ON firms FOR EACH ROW SET @a = 1",
        "CREATE DATABASE latchkey_mine",
        "INSERT INTO schema_migrations SELECT 99, name, checksum, started_at, finished_at FROM "
        "schema_migrations",
        "UPDATE schema_migrations SET checksum = ''", "DELETE FROM schema_migrations"}) {
    BOOST_TEST(refused(sql), sql);
  }
}

BOOST_AUTO_TEST_CASE(rights_and_other_schemas_are_out_of_reach) {
  for (const char* sql :
       {"SELECT * FROM mysql.user", "CREATE USER mine@localhost",
        "SELECT 1 INTO OUTFILE '/tmp/latchkey-outfile'", "SET GLOBAL max_connections = 1"}) {
    bool stopped = refused(sql);
    if (!stopped) {
      try {
        app.run(sql);
      } catch (const DatabaseError& error) {
        stopped = error.code() == 1045 || error.code() == 1290;  // FILE
      }
    }
    BOOST_TEST(stopped, sql);
  }
  BOOST_TEST(refused("GRANT SELECT ON firms TO '" + user + "'@'localhost'"));
}

BOOST_AUTO_TEST_CASE(a_client_is_served_with_these_rights_alone) {
  Token token = mailed_link();
  Browser phone{
      .device = {}, .fingerprint = {1}, .description = "Safari on iPhone", .ip = "203.0.113.1"};
  ClaimResult result =
      claim(app, keys, random, firm(), hash(token), phone, std::nullopt, clock.time);
  BOOST_TEST((result.outcome == ClaimOutcome::claimed));
  BOOST_TEST((add_comment(app, keys, change_by(sample.contact, request(1)), "Hello", clock.time) ==
              ChangeOutcome::done));
  for (const std::string& table :
       db.list("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()",
               {}, [](Row& row) { return row.get<std::string>(); })) {
    BOOST_CHECK_NO_THROW(app.find_value<int>("SELECT COUNT(*) FROM " + table, {}));
  }
}

BOOST_AUTO_TEST_SUITE_END()
