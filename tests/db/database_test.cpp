#include "core/db/database.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/parallel.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Connections : World {
  /// Ends the connection of `victim` as an administrator would, or a server that goes.
  void kill(Database& victim) {
    auto number = *victim.find_value<std::uint64_t>("SELECT CONNECTION_ID()", {});
    db.run("KILL CONNECTION " + std::to_string(number));
  }
  Database second{TestDatabase::settings()};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(database, Connections)

BOOST_AUTO_TEST_CASE(a_killed_connection_is_opened_again_for_a_select) {
  kill(second);
  BOOST_TEST(second.find_value<int>("SELECT 41 + 1", {}).value_or(0) == 42);
  kill(second);
  BOOST_TEST(
      second.list("SELECT slug FROM firms", {}, [](Row& row) { return row.get<std::string>(); })
          .size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_server_that_takes_no_changes_counts_as_gone_and_is_left) {
  for (int code : {1290, 1792, 1836}) {
    const auto before = second.find_value<std::uint64_t>("SELECT CONNECTION_ID()", {});
    BOOST_CHECK_EXCEPTION(
        second.run("SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = " + std::to_string(code)),
        DatabaseError, [](const auto& error) { return error.kind() == DatabaseError::Kind::gone; });
    BOOST_TEST((second.find_value<std::uint64_t>("SELECT CONNECTION_ID()", {}) != before));
  }
}

BOOST_AUTO_TEST_CASE(a_killed_connection_is_opened_again_for_a_transaction_that_begins) {
  kill(second);
  second.transaction([&] { second.execute("UPDATE firms SET name = 'Anew'"); });
  BOOST_TEST(count("firms", "name = 'Anew'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_connection_that_goes_in_a_transaction_ends_it_and_keeps_nothing) {
  BOOST_CHECK_EXCEPTION(second.transaction([&] {
    second.execute("UPDATE firms SET name = 'Half'");
    kill(second);
    second.execute("UPDATE firms SET accent = '#000000'");
  }),
                        DatabaseError, [](const DatabaseError& error) {
                          return error.kind() == DatabaseError::Kind::gone;
                        });
  BOOST_TEST(!second.in_transaction());
  BOOST_TEST(count("firms", "name = 'Half'") == 0u);
  BOOST_TEST(count("firms", "accent = '#000000'") == 0u);
  // And the next use is on a new one.
  second.execute("UPDATE firms SET name = 'Whole'");
  BOOST_TEST(count("firms", "name = 'Whole'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_select_in_a_transaction_is_not_repeated_on_another_connection) {
  BOOST_CHECK_THROW(second.transaction([&] {
    second.execute("UPDATE firms SET name = 'Half'");
    kill(second);
    second.find_value<std::string>("SELECT name FROM firms", {});
  }),
                    DatabaseError);
  BOOST_TEST(count("firms", "name = 'Half'") == 0u);
}

BOOST_AUTO_TEST_CASE(an_exception_rolls_back) {
  struct Stop {};
  BOOST_CHECK_THROW(second.transaction([&] {
    second.execute("UPDATE firms SET name = 'Half'");
    throw Stop{};
  }),
                    Stop);
  BOOST_TEST(count("firms", "name = 'Half'") == 0u);
  BOOST_TEST(!second.in_transaction());
}

BOOST_AUTO_TEST_CASE(a_deadlock_is_tried_again_and_both_go_through) {
  add_work("A");
  auto works = db.list("SELECT id FROM work_items ORDER BY id", {},
                       [](Row& row) { return row.get<WorkItemId>(); });
  struct Tries {
    int of[2];
  };
  SharedMemory<Tries> tries;
  Gate both{2};
  const int failed = run_in_parallel(2, [&](unsigned side) {
    Database own{TestDatabase::settings()};
    own.transaction([&] {
      const bool first_try = ++tries->of[side] == 1;
      own.execute("UPDATE work_items SET title = CONCAT(title, '!') WHERE id = ?", {works[side]});
      if (first_try) both.wait();  // each has its first row now, and wants the other's
      own.execute("UPDATE work_items SET title = CONCAT(title, '!') WHERE id = ?",
                  {works[1 - side]});
    });
  });
  BOOST_TEST(failed == 0);
  BOOST_TEST(tries->of[0] + tries->of[1] == 3);
  BOOST_TEST(count("work_items", "title LIKE '%!!' AND title NOT LIKE '%!!!'") == 2u);
}

BOOST_AUTO_TEST_CASE(a_deadlock_that_comes_again_and_again_is_given_up_after_three_tries) {
  int tries = 0;
  BOOST_CHECK_EXCEPTION(second.transaction([&] {
    ++tries;
    throw DatabaseError(DatabaseError::Kind::contended, 1213);
  }),
                        DatabaseError,
                        [](const DatabaseError& error) { return error.code() == 1213; });
  BOOST_TEST(tries == 3);
}

BOOST_AUTO_TEST_CASE(transactions_do_not_nest) {
  BOOST_CHECK_THROW(second.transaction([&] { second.transaction([] {}); }), std::logic_error);
  BOOST_TEST(!second.in_transaction());
}

BOOST_AUTO_TEST_CASE(an_error_tells_its_kind_and_no_value_of_any_row) {
  auto what_of = [&](auto&& work, DatabaseError::Kind kind) {
    try {
      work();
    } catch (const DatabaseError& error) {
      BOOST_TEST((error.kind() == kind));
      return std::string{error.what()};
    }
    BOOST_ERROR("no error");
    return std::string{};
  };
  const std::string duplicate = what_of(
      [&] {
        db.execute(
            "INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, "
            "is_primary) VALUES (?, ?, 'x', 'nora@client.example', 0)",
            {sample.firm, sample.contact});
      },
      DatabaseError::Kind::duplicate);
  BOOST_TEST(duplicate == "database error 1062");
  const std::string wrong =
      what_of([&] { db.execute("UPDATE firms SET created_at = ?", {"nora@client.example"}); },
              DatabaseError::Kind::other);
  BOOST_TEST(wrong.find("nora") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(values_that_do_not_fit_are_refused_and_never_cut) {
  BOOST_CHECK_THROW(db.execute("UPDATE firms SET name = ?", {std::string(121, 'x')}),
                    DatabaseError);
  BOOST_CHECK_THROW(db.execute("UPDATE firms SET name = ?", {"half \xc3"}), DatabaseError);
  BOOST_CHECK_THROW(db.execute("UPDATE firms SET created_at = '2026-02-30 00:00:00'"),
                    DatabaseError);
  BOOST_CHECK_THROW(db.execute("UPDATE firms SET devices_per_contact = -1"), DatabaseError);
  BOOST_TEST(firm().name == "Hartwell & Finch");
}

BOOST_AUTO_TEST_CASE(all_kinds_of_values_come_back_as_they_went) {
  const std::string odd = "O'Brien \\ \"%_\" ü 漢字 🔑 \r\n\t";
  Bytes32 bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<unsigned char>(i * 9);
  const Time time = parse_sql_time("2026-02-28 23:59:59.000001");
  db.find("SELECT ?, ?, ?, ?, ?, ?, ?",
          {odd, bytes, time, std::nullopt, UINT64_MAX, INT64_MIN,
           Date{std::chrono::year{2028} / 2 / 29}},
          [&](Row& row) {
            BOOST_TEST(row.get<std::string>() == odd);
            BOOST_TEST(row.get<std::string>() == as_text(bytes));
            BOOST_TEST((row.get<Time>() == time));
            BOOST_TEST(!row.get<std::optional<std::string>>().has_value());
            BOOST_TEST(row.get<std::uint64_t>() == UINT64_MAX);
            BOOST_TEST(row.get<std::int64_t>() == INT64_MIN);
            BOOST_TEST((row.get<Date>() == Date{std::chrono::year{2028} / 2 / 29}));
            return 0;
          });
  for (const char* text :
       {"2026-11-23 09:00:00.000000", "2026-11-23 09:00:00.100000", "2026-11-23 09:00:00.000001"}) {
    db.execute("UPDATE firms SET created_at = ?", {text});
    BOOST_TEST(sql_time(*db.find_value<Time>("SELECT created_at FROM firms", {})) == text);
  }
}

BOOST_AUTO_TEST_CASE(null_where_a_value_must_be_is_a_mistake_that_shows) {
  BOOST_CHECK_THROW(db.find_value<std::string>("SELECT NULL", {}), std::logic_error);
  BOOST_CHECK_THROW(db.find("SELECT 1", {},
                            [](Row& row) {
                              row.get<int>();
                              return row.get<int>();
                            }),
                    std::logic_error);
}

BOOST_AUTO_TEST_CASE(the_server_away_is_gone_and_says_so_quickly) {
  DatabaseSettings nowhere = TestDatabase::settings();
  nowhere.server = "unix:///nonexistent/latchkey.sock";
  Database away{nowhere};
  BOOST_CHECK_EXCEPTION(
      away.find_value<int>("SELECT 1", {}), DatabaseError,
      [](const DatabaseError& e) { return e.kind() == DatabaseError::Kind::gone; });
  BOOST_CHECK_EXCEPTION(away.transaction([] {}), DatabaseError, [](const DatabaseError& e) {
    return e.kind() == DatabaseError::Kind::gone;
  });
}

BOOST_AUTO_TEST_SUITE_END()
