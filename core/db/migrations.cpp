#include "core/db/migrations.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace latchkey {
namespace {

constexpr const char* kLock = "latchkey_migrate";
constexpr int kLockSeconds = 60;

struct Applied {
  std::string name;
  std::string checksum;
  bool finished;
};

std::string checksum_of(const std::string& content) {
  return hex(as_text(digest(content)));
}

std::map<int, Applied> applied_migrations(Database& db) {
  std::map<int, Applied> applied;
  db.list(
      "SELECT number, name, checksum, finished_at IS NOT NULL FROM schema_migrations", {},
      [&](Row& row) {
        int number = row.get<int>();
        applied[number] = Applied{row.get<std::string>(), row.get<std::string>(), row.get<bool>()};
        return 0;
      });
  return applied;
}

bool has_table(Database& db, const std::string& name) {
  return db.find_value<std::uint64_t>(
             "SELECT COUNT(*) FROM information_schema.tables "
             "WHERE table_schema = DATABASE() AND table_name = ?",
             {name}) != std::uint64_t{0};
}

/// GET_LOCK for as long as it lives; the server frees it with the connection.
class MigrationLock {
 public:
  explicit MigrationLock(Database& db) : db_(db) {
    auto got = db_.find_value<std::optional<int>>("SELECT GET_LOCK(?, ?)", {kLock, kLockSeconds});
    if (got != std::optional<int>{1}) {
      throw MigrationError("another migration is running; try again when it has ended");
    }
  }
  ~MigrationLock() {
    try {
      db_.find_value<std::optional<int>>("SELECT RELEASE_LOCK(?)", {kLock});
    } catch (const DatabaseError&) {
      // gone with the connection
    }
  }
  MigrationLock(const MigrationLock&) = delete;
  MigrationLock& operator=(const MigrationLock&) = delete;

 private:
  Database& db_;
};

/// A CREATE TABLE that was cut off after the server did it and before it was recorded is found
/// there already when it is resumed: DDL commits by itself.
bool was_done_already(const DatabaseError& error, bool resumed) {
  constexpr int kTableExists = 1050, kDuplicateColumn = 1060, kDuplicateKey = 1061,
                kCantDrop = 1091, kUnknownTable = 1051;
  return resumed && (error.code() == kTableExists || error.code() == kDuplicateColumn ||
                     error.code() == kDuplicateKey || error.code() == kCantDrop ||
                     error.code() == kUnknownTable);
}

void refuse_changed(const Migration& migration, const Applied& applied) {
  if (applied.checksum != migration.checksum) {
    throw MigrationError(migration.name +
                         " is not the file that ran here before. Put the released file back; a "
                         "change of the schema is a new file with the next number.");
  }
}

}  // namespace

std::vector<Migration> read_migrations(const std::string& folder) {
  std::vector<Migration> migrations;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    std::string name = entry.path().stem().string();
    if (entry.path().extension() != ".sql" || name.size() < 6 || name[4] != '_') continue;
    if (!std::all_of(name.begin(), name.begin() + 4, [](char c) { return c >= '0' && c <= '9'; })) {
      continue;
    }
    std::ifstream file{entry.path()};
    std::ostringstream content;
    content << file.rdbuf();
    if (content.str().empty()) throw MigrationError(entry.path().string() + " is empty");
    migrations.push_back(
        {std::stoi(name.substr(0, 4)), name, content.str(), checksum_of(content.str())});
  }
  if (failed || migrations.empty()) throw MigrationError("there are no migrations in " + folder);
  std::ranges::sort(migrations, {}, &Migration::number);
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    if (migrations[i].number != static_cast<int>(i) + 1) {
      throw MigrationError("the migrations in " + folder + " are not numbered without gaps: see " +
                           migrations[i].name);
    }
  }
  return migrations;
}

int migrate(Database& db, const std::vector<Migration>& migrations, Time now,
            const std::function<void(const std::string&)>& report) {
  MigrationLock lock{db};
  if (!has_table(db, "schema_migrations")) {
    db.run(
        "CREATE TABLE schema_migrations ("
        " number INT NOT NULL PRIMARY KEY, name VARCHAR(120) NOT NULL, checksum CHAR(64) NOT NULL,"
        " started_at DATETIME(6) NOT NULL, finished_at DATETIME(6) NULL"
        ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4");
  }
  auto applied = applied_migrations(db);
  count_missing_migrations(db, migrations);
  int count = 0;
  for (const Migration& migration : migrations) {
    auto found = applied.find(migration.number);
    bool resumed = found != applied.end();
    if (resumed) {
      refuse_changed(migration, found->second);
      if (found->second.finished) continue;
    } else {
      db.execute(
          "INSERT INTO schema_migrations (number, name, checksum, started_at) VALUES (?, ?, ?, ?)",
          {migration.number, migration.name, migration.checksum, now});
    }
    try {
      db.run(migration.sql);
    } catch (const DatabaseError& error) {
      if (!was_done_already(error, resumed)) {
        throw MigrationError(migration.name + " failed (" + error.what() +
                             "); what ran before it is kept, and the next run goes on here");
      }
    }
    db.execute("UPDATE schema_migrations SET finished_at = ? WHERE number = ?",
               {now, migration.number});
    ++count;
    report(migration.name);
  }
  return count;
}

void grant_application_rights(Database& db, const std::string& user, const std::string& host) {
  auto tables =
      db.list("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()",
              {}, [](Row& row) { return row.get<std::string>(); });
  for (const std::string& table : tables) {
    std::string rights = "SELECT, INSERT, UPDATE, DELETE";
    if (table == "audit_events" || table == "setting_changes") rights = "SELECT, INSERT";
    if (table == "audit_heads") rights = "SELECT, INSERT, UPDATE";  // an end moves on, never away
    if (table == "schema_migrations") rights = "SELECT";
    db.run("GRANT " + rights + " ON `" + table + "` TO '" + user + "'@'" + host + "'");
  }
}

int count_missing_migrations(Database& db, const std::vector<Migration>& migrations) {
  int finished = 0;
  for (const auto& [number, applied] : applied_migrations(db)) {
    if (migrations.empty() || number > migrations.back().number) {
      throw MigrationError("the database holds " + applied.name +
                           ", which this version does not know: it was migrated by a newer one");
    }
    if (applied.finished) ++finished;
  }
  return static_cast<int>(migrations.size()) - finished;
}

}  // namespace latchkey
