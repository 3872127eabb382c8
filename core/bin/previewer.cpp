// latchkey-previewer: draws pictures of the files that came in. Any number of them may run, on any
// hosts; a program of its own, because it alone may make the namespaces of a sandbox.
#include <algorithm>
#include <exception>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>

#include "core/base/clock.hpp"
#include "core/base/config.hpp"
#include "core/base/log.hpp"
#include "core/base/service_manager.hpp"
#include "core/base/stop_signals.hpp"
#include "core/domain/firm_logo.hpp"
#include "core/domain/preview_making.hpp"
#include "core/store/sandbox.hpp"

namespace {

using namespace latchkey;
using namespace std::chrono_literals;

constexpr const char* kHelp = R"(Usage: latchkey-previewer [--config FILE] [--once]

Draws the pictures by which staff see files without downloading them, and firms' logos. Each file is
opened in a sandbox (bubblewrap) without network, files and processes. Where the host allows none,
it says so and waits: files can then be downloaded, and have no picture. Several may run at once, on
several hosts.

  --config FILE   the configuration (default: /etc/latchkey/latchkey.toml)
  --once          draws what waits now, and ends
  --help          this text

SIGTERM finishes the file at hand, then stops.
Exit codes: 0 done or stopped as told, 1 could not start or (--once) go on, 2 wrong command line.
)";

constexpr std::chrono::milliseconds kIdle{500};
constexpr std::chrono::minutes kNoSandboxPause{1};

struct Options {
  std::string config = "/etc/latchkey/latchkey.toml";
  bool once = false;
  bool help = false;
};

struct UsageError {
  std::string words;
};

Options read_options(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--help") {
      options.help = true;
    } else if (word == "--once") {
      options.once = true;
    } else if (word == "--config") {
      if (++i == count) throw UsageError{"--config wants a path behind it"};
      options.config = words[i];
    } else {
      throw UsageError{"there is no option " + std::string(word)};
    }
  }
  return options;
}

/// Tells of a change, and of nothing that is as before.
class Troubles {
 public:
  void database(int code) {
    if (!database_) log::error("the database is away", {{"code", std::to_string(code)}});
    database_ = true;
  }
  void store(const std::string& why) {
    if (!store_) log::error("store-unreadable", {{"why", why}});
    store_ = true;
  }
  void sandbox(const std::string& why) {
    if (!sandbox_) log::error("no-sandbox", {{"why", why}, {"so", "files have no previews"}});
    sandbox_ = true;
  }
  void none() {
    if (database_) log::notice("the database is back");
    if (store_) log::notice("the store is back");
    if (sandbox_) log::notice("the sandbox is back");
    database_ = store_ = sandbox_ = false;
  }

 private:
  bool database_ = false, store_ = false, sandbox_ = false;
};

/// Draws what waits; how long to pause then. `go_on` is asked between files.
std::chrono::milliseconds draw_what_waits(Database& db, const DocumentStore& store, Random& random,
                                          const Clock& clock, Troubles& troubles,
                                          const std::function<bool()>& go_on) {
  while (go_on()) {
    service_manager::alive();
    // A logo first: somebody sits in front of it.
    PreviewMaking made = make_next_logo(db, clock.now());
    if (made == PreviewMaking::nothing_to_do) {
      made = make_next_preview(db, store, random, clock.now());
    }
    if (made == PreviewMaking::no_sandbox) {
      troubles.sandbox(why_no_sandbox());
      return kNoSandboxPause;
    }
    if (made == PreviewMaking::nothing_to_do) return kIdle;
    troubles.none();
  }
  return 0ms;
}

void run(const Config& config, const Keyring& keys, StopSignals& signals, bool once) {
  Database db(DatabaseSettings::of(config));
  const DocumentStore store(config.documents, keys);
  SystemRandom random;
  const SystemClock clock;
  Troubles troubles;
  if (auto why = why_no_sandbox(); !why.empty()) troubles.sandbox(why);
  service_manager::ready("drawing");
  for (bool go_on = true; go_on;) {
    std::chrono::milliseconds pause = kIdle;
    try {
      pause =
          draw_what_waits(db, store, random, clock, troubles, [&] { return signals.wait(0ms); });
    } catch (const DatabaseError& error) {
      if (once) throw;
      troubles.database(error.code());
      pause = 1s;
    } catch (const StoreError& error) {
      if (once) throw;
      troubles.store(error.what());
      pause = 10s;
    }
    if (once) return;
    // In short steps, so that the service manager hears of us.
    for (go_on = signals.wait(0ms); go_on && pause > 0ms; pause -= 10s) {
      service_manager::alive();
      go_on = signals.wait(std::min<std::chrono::milliseconds>(pause, 10s));
    }
  }
}

}  // namespace

int main(int count, char** words) try {
  const Options options = read_options(count, words);
  if (options.help) {
    std::cout << kHelp;
    return 0;
  }
  StopSignals signals;
  const Config config = load_config(options.config);
  const Keyring keys = Keyring::from_file(config.key_file);
  log::notice("previewer ready");
  run(config, keys, signals, options.once);
  service_manager::stopping("told to stop");
  log::notice("previewer stopped");
  return 0;
} catch (const UsageError& error) {
  std::cerr << "latchkey-previewer: " << error.words << "\nTry latchkey-previewer --help.\n";
  return 2;
} catch (const std::exception& error) {
  std::cerr << "latchkey-previewer: " << error.what() << '\n';
  return 1;
}
