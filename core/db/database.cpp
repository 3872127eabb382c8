#include "core/db/database.hpp"

#include <cppconn/connection.h>
#include <cppconn/driver.h>
#include <cppconn/exception.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/statement.h>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace latchkey {
namespace {

/// Kept statements a connection; more than the program has, so that only a fault reaches it.
constexpr std::size_t kKeptStatements = 512;

/// A lock is waited for less long than an answer (DatabaseSettings::timeout, 5 s unless told): else
/// the connection is given up as lost just before the server says that the transaction may be tried
/// again.
constexpr const char* kSessionSettings =
    "SET time_zone = '+00:00', autocommit = 1, innodb_lock_wait_timeout = 3, "
    "sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
    "NO_ENGINE_SUBSTITUTION'";

DatabaseError::Kind kind_of(int code) {
  switch (code) {
    case 1062:
      return DatabaseError::Kind::duplicate;
    case 1205:  // lock wait timeout
    case 1213:  // deadlock, or a certification conflict of Galera
      return DatabaseError::Kind::contended;
    case 1040:  // too many connections
    case 1047:  // node is not part of the cluster's primary component
    case 1053:  // server shutdown in progress
    case 1927:  // connection was killed
    case 4031:  // disconnected for inactivity
    case 2002:
    case 2003:
    case 2006:
    case 2013:
    case 2055:
      return DatabaseError::Kind::gone;
    default:
      // What was the primary may be none any more: the next connection finds who is.
      return DatabaseError::read_only(code) ? DatabaseError::Kind::gone
                                            : DatabaseError::Kind::other;
  }
}

void bind(sql::PreparedStatement& statement, Values values) {
  unsigned index = 0;
  for (const Value& value : values) {
    ++index;
    if (auto* text = std::get_if<std::string_view>(&value.held())) {
      statement.setString(index, sql::SQLString(text->data(), text->size()));
    } else if (auto* own = std::get_if<std::string>(&value.held())) {
      statement.setString(index, sql::SQLString(*own));
    } else if (auto* number = std::get_if<std::uint64_t>(&value.held())) {
      statement.setUInt64(index, *number);
    } else if (auto* negative = std::get_if<std::int64_t>(&value.held())) {
      statement.setInt64(index, *negative);
    } else {
      statement.setNull(index, 0);
    }
  }
}

}  // namespace

DatabaseSettings DatabaseSettings::of(const Config& config) {
  return {config.database,      config.database_name,
          config.database_user, read_secret_file(config.database_password_file),
          config.database_ca,   config.database_timeout};
}

DatabaseSettings DatabaseSettings::migrator(const Config& config) {
  DatabaseSettings settings = of(config);
  settings.user = config.migrator_user;
  settings.timeout = std::chrono::hours{1};  // a large table is altered in minutes, not in seconds
  settings.password = read_secret_file(config.migrator_password_file);
  return settings;
}

class Database::Connection {
 public:
  explicit Connection(const DatabaseSettings& settings) {
    int seconds = static_cast<int>(std::max<std::int64_t>(
        1, std::chrono::ceil<std::chrono::seconds>(settings.timeout).count()));
    std::map<sql::SQLString, sql::ConnectPropertyVal> options;
    options["hostName"] = sql::SQLString(settings.server);
    options["userName"] = sql::SQLString(settings.user);
    options["password"] = sql::SQLString(settings.password);
    options["OPT_CONNECT_TIMEOUT"] = seconds;
    options["OPT_READ_TIMEOUT"] = seconds;
    options["OPT_WRITE_TIMEOUT"] = seconds;
    options["OPT_CHARSET_NAME"] = sql::SQLString("utf8mb4");
    if (!settings.name.empty()) options["schema"] = sql::SQLString(settings.name);
    if (!settings.ca.empty()) {
      options["sslCA"] = sql::SQLString(settings.ca);
      options["sslVerify"] = true;
    }
    connection_.reset(get_driver_instance()->connect(options));
    std::unique_ptr<sql::Statement> statement{connection_->createStatement()};
    statement->execute(kSessionSettings);
    statement->execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
  }

  sql::PreparedStatement& prepared(std::string_view sql) {
    auto found = statements_.find(std::string{sql});
    if (found == statements_.end()) {
      if (statements_.size() >= kKeptStatements) statements_.clear();
      std::unique_ptr<sql::PreparedStatement> made{
          connection_->prepareStatement(sql::SQLString(sql.data(), sql.size()))};
      found = statements_.emplace(std::string{sql}, std::move(made)).first;
    }
    return *found->second;
  }

  void run(const std::string& sql) {
    std::unique_ptr<sql::Statement> statement{connection_->createStatement()};
    statement->execute(sql::SQLString(sql));
  }

 private:
  std::unique_ptr<sql::Connection> connection_;
  // after connection_: statements must go before it
  std::unordered_map<std::string, std::unique_ptr<sql::PreparedStatement>> statements_;
};

Database::Database(DatabaseSettings settings) : settings_(std::move(settings)) {}
Database::~Database() = default;

Database::Connection& Database::connection() {
  if (!connection_) connection_ = std::make_unique<Connection>(settings_);
  return *connection_;
}

void Database::disconnect() {
  connection_.reset();
  in_transaction_ = false;
}

/// Counts the time of `call` and turns the connector's exceptions into ours.
template <class Call>
auto Database::timed(Call&& call) -> decltype(call()) {
  struct Stopwatch {
    Spent& spent;
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    ~Stopwatch() {
      ++spent.queries;
      spent.time += std::chrono::duration_cast<std::chrono::microseconds>(
          std::chrono::steady_clock::now() - start);
    }
  } stopwatch{spent_};
  try {
    return call();
  } catch (const sql::SQLException& error) {
    auto kind = kind_of(error.getErrorCode());
    // The kept statements went with the connection.
    if (kind == DatabaseError::Kind::gone) connection_.reset();
    throw DatabaseError(kind, error.getErrorCode());
  }
}

Database::Cursor::Cursor(Database& database, std::string_view sql, Values values) {
  auto select = [&] {
    return database.timed([&] {
      sql::PreparedStatement& statement = database.connection().prepared(sql);
      bind(statement, values);
      return statement.executeQuery();
    });
  };
  try {
    result_.reset(select());
  } catch (const DatabaseError& error) {
    if (error.kind() != DatabaseError::Kind::gone || database.in_transaction_) throw;
    result_.reset(select());
  }
  row_.emplace(*result_);
}

Database::Cursor::~Cursor() = default;

Row* Database::Cursor::next() {
  try {
    if (!result_->next()) return nullptr;
  } catch (const sql::SQLException& error) {
    throw DatabaseError(kind_of(error.getErrorCode()), error.getErrorCode());
  }
  row_.emplace(*result_);
  return &*row_;
}

std::uint64_t Database::execute(std::string_view sql, Values values) {
  return timed([&] {
    sql::PreparedStatement& statement = connection().prepared(sql);
    bind(statement, values);
    return static_cast<std::uint64_t>(statement.executeUpdate());
  });
}

std::uint64_t Database::insert(std::string_view sql, Values values) {
  execute(sql, values);
  return find_value<std::uint64_t>("SELECT LAST_INSERT_ID()", {}).value();
}

void Database::run(const std::string& sql) {
  timed([&] { connection().run(sql); });
}

void Database::begin() {
  if (in_transaction_) throw std::logic_error("transactions do not nest");
  try {
    run("START TRANSACTION");
  } catch (const DatabaseError& error) {
    // An idle connection that the server closed: nothing was done yet, so begin on a new one.
    if (error.kind() != DatabaseError::Kind::gone) throw;
    run("START TRANSACTION");
  }
  in_transaction_ = true;
}

void Database::commit() {
  run("COMMIT");
  in_transaction_ = false;
}

void Database::rollback() noexcept {
  if (!in_transaction_) return;
  in_transaction_ = false;
  if (!connection_) return;
  try {
    run("ROLLBACK");
  } catch (...) {
    // What the server does not hear it does by itself when the connection closes.
    connection_.reset();
  }
}

}  // namespace latchkey
