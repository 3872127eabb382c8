#include <iostream>

#include "core/base/clock.hpp"
#include "core/bin/commands.hpp"
#include "core/db/migrations.hpp"
#include "core/domain/search_words.hpp"

namespace latchkey {

Command migrate_command() {
  return {
      "migrate",
      "brings the database's tables up to this version",
      "Runs the numbered files in the folder `migrations` that have not run yet, in order, as\n"
      "the user `migrator_user`, and gives `database_user` its rights on every table. It may be\n"
      "run again at any time, on several hosts at once, and goes on where it was cut off.",
      {},
      "",
      [](const Invocation& invocation) -> int {
        Config config = invocation.config();
        Database db{DatabaseSettings::migrator(config)};
        int count = migrate(db, read_migrations(config.migrations), SystemClock{}.now(),
                            [](const std::string& name) { std::cout << name << "\n"; });
        fill_search_words(db);
        grant_application_rights(db, config.database_user, config.database_user_host);
        std::cout << (count == 0   ? "The database is up to date.\n"
                      : count == 1 ? "1 file was run; the database is up to date.\n"
                                   : std::to_string(count) +
                                         " files were run; the database is up to date.\n");
        return kDone;
      }};
}

}  // namespace latchkey
