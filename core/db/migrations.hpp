#pragma once
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/db/database.hpp"

namespace latchkey {

/// A schema change: one file sql/NNNN_name.sql with one DDL statement.
struct Migration {
  int number;
  std::string name;  // "0001_firms"
  std::string sql;
  std::string checksum;  // BLAKE2b-256 of the file's bytes, hexadecimal
};

/// A schema that cannot be brought forward; what() says what to do in plain words.
struct MigrationError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The migrations in `folder`, in order. Throws MigrationError for a gap, a doubled number or an
/// empty file.
std::vector<Migration> read_migrations(const std::string& folder);

/// Applies what is missing, in order, forward only. One at a time across hosts (GET_LOCK): a second
/// caller waits up to a minute. Each file is recorded with its checksum, before and after it ran,
/// so that a run that was cut off is resumed and a file that changed after it ran is refused.
/// `report` is called with each name once it is done. Returns how many were applied.
int migrate(Database& migrator, const std::vector<Migration>& migrations, Time now,
            const std::function<void(const std::string&)>& report);

/// Gives `account` ('user'@'host', both plain names) the application's rights on every table:
/// rows of all, INSERT and SELECT alone on the audit trail, SELECT on the list of migrations.
void grant_application_rights(Database& migrator, const std::string& user, const std::string& host);

/// How many of `migrations` have not run yet; the application's user may ask. Throws MigrationError
/// where the database holds migrations that this program does not know (a newer version's).
int count_missing_migrations(Database& database, const std::vector<Migration>& migrations);

}  // namespace latchkey
