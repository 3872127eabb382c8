#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/config.hpp"
#include "core/db/error.hpp"
#include "core/db/row.hpp"
#include "core/db/value.hpp"

namespace latchkey {

struct DatabaseSettings {
  std::string server;  // unix:///path or tcp://host:port
  std::string name;    // schema; empty: none selected
  std::string user;
  std::string password;
  std::string ca;  // PEM file; set: TLS with a verified server
  std::chrono::milliseconds timeout{5000};

  /// The application's user (DML only), as the configuration says. Reads the password's file.
  static DatabaseSettings of(const Config& config);
  /// The migrator's user (DDL).
  static DatabaseSettings migrator(const Config& config);
};

/// One connection to MySQL or MariaDB, opened at the first use (so: after the fork) and again after
/// it was lost. Strict mode, UTC, READ COMMITTED, utf8mb4. Statements are prepared once and kept.
/// Not for several threads. Every call may throw DatabaseError.
class Database {
 public:
  explicit Database(DatabaseSettings settings);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Runs a SELECT and maps each row: `std::vector<Firm> firms = db.list(sql, {slug}, to_firm);`
  /// Outside a transaction a lost connection is opened again and the SELECT repeated, once.
  template <class Map>
  auto list(std::string_view sql, Values values, Map&& map)
      -> std::vector<std::decay_t<decltype(map(std::declval<Row&>()))>> {
    std::vector<std::decay_t<decltype(map(std::declval<Row&>()))>> rows;
    Cursor cursor{*this, sql, values};
    while (auto row = cursor.next()) rows.push_back(map(*row));
    return rows;
  }

  /// The first row, where there is one.
  template <class Map>
  auto find(std::string_view sql, Values values, Map&& map)
      -> std::optional<std::decay_t<decltype(map(std::declval<Row&>()))>> {
    Cursor cursor{*this, sql, values};
    if (auto row = cursor.next()) return map(*row);
    return std::nullopt;
  }

  /// The first column of the first row, where there is one.
  template <class T>
  std::optional<T> find_value(std::string_view sql, Values values) {
    return find(sql, values, [](Row& row) { return row.get<T>(); });
  }

  /// Runs an INSERT, UPDATE or DELETE; the number of rows that it changed (a row updated to what it
  /// was already does not count).
  std::uint64_t execute(std::string_view sql, Values values = {});

  /// Runs an INSERT; the number that AUTO_INCREMENT gave.
  std::uint64_t insert(std::string_view sql, Values values);

  /// Runs statements that cannot be prepared (DDL, SET, GET_LOCK results ignored). Literal text
  /// only.
  void run(const std::string& sql);

  /// Runs `work` in a transaction: committed when it returns, rolled back when it throws. After a
  /// deadlock or a conflict it is run again, three times at most, so `work` must have no effect
  /// outside the database. Not nested.
  template <class Work>
  auto transaction(Work&& work) -> decltype(work()) {
    for (int attempt = 1;; ++attempt) {
      begin();
      try {
        if constexpr (std::is_void_v<decltype(work())>) {
          work();
          commit();
          return;
        } else {
          auto result = work();
          commit();
          return result;
        }
      } catch (const DatabaseError& error) {
        rollback();
        if (error.kind() != DatabaseError::Kind::contended || attempt == kTransactionAttempts) {
          throw;
        }
      } catch (...) {
        rollback();
        throw;
      }
    }
  }

  bool in_transaction() const { return in_transaction_; }
  /// Drops the connection; the next call opens one.
  void disconnect();

  /// What was spent since the last reset: for the log line of a request.
  struct Spent {
    int queries = 0;
    std::chrono::microseconds time{0};
  };
  Spent spent() const { return spent_; }
  void reset_spent() { spent_ = {}; }

 private:
  static constexpr int kTransactionAttempts = 3;
  class Connection;  // keeps the connector out of this header

  /// The open result of one SELECT.
  class Cursor {
   public:
    Cursor(Database& database, std::string_view sql, Values values);
    ~Cursor();
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;
    /// Null after the last row; valid until the next call.
    Row* next();

   private:
    std::unique_ptr<sql::ResultSet> result_;
    std::optional<Row> row_;
  };

  template <class Call>
  auto timed(Call&& call) -> decltype(call());
  Connection& connection();
  void begin();
  void commit();
  void rollback() noexcept;

  DatabaseSettings settings_;
  std::unique_ptr<Connection> connection_;
  bool in_transaction_ = false;
  Spent spent_;
};

}  // namespace latchkey
