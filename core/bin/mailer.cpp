// latchkey-mailer: takes the Outbox and sends it. Any number of them may run, on any hosts.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>

#include "core/base/config.hpp"
#include "core/base/log.hpp"
#include "core/base/service_manager.hpp"
#include "core/base/stop_signals.hpp"
#include "core/mail/mailer.hpp"
#include "core/mail/open_transport.hpp"
#include "core/mail/schedule.hpp"

namespace {

using namespace latchkey;
using namespace std::chrono_literals;

constexpr const char* kHelp = R"(Usage: latchkey-mailer [--config FILE] [--once]

Sends the mails that wait in the Outbox, over SMTP or into a Maildir as the configuration says, and
clears away what has expired. Several may run at once, on several hosts.

  --config FILE   the configuration (default: /etc/latchkey/latchkey.toml)
  --once          sends what is due now, runs each job once, and ends
  --help          this text

SIGTERM finishes the mail that is being sent, for which it waits 30 seconds at most, then stops.
Exit codes: 0 done or stopped as told, 1 could not start or (--once) go on or finish a job, 2 wrong
command line.
)";

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

std::string own_name() {
  std::array<char, 60> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host = {"host"};
  return std::string(host.data()) + ':' + std::to_string(::getpid());
}

// Sends and works until told to stop; with `once`, until nothing is due. False: with `once`, a job
// failed.
bool run(const Config& config, Database& db, Database& beside, const Keyring& keys,
         const DocumentStore& documents, Mailer& mailer, StopSignals& signals, bool once) {
  const SystemClock clock;
  const auto lives = [&] {
    service_manager::alive();
    return signals.wait(0ms);
  };
  Schedule schedule(jobs());
  int failed = 0;
  bool away = false;
  for (bool go_on = true, first = true; go_on;) {
    std::chrono::milliseconds pause = config.mail_poll;
    try {
      // Before each letter: with a mail server that is silent, hundreds of them take hours.
      if (!once || first) {
        failed += schedule.run_due({db, keys, documents, clock.now(), lives, &beside});
      }
      first = false;
      const bool sent = signals.wait(0ms) && mailer.send_next();
      if (sent) pause = 0ms;
      if (away) log::notice("the database is back");
      away = false;
      if (once && !sent) return failed == 0;
    } catch (const DatabaseError& error) {
      if (once) throw;
      if (!away) log::error("the database is away", {{"code", std::to_string(error.code())}});
      away = true;
      pause = 1s;
    }
    service_manager::alive();
    go_on = signals.wait(pause);
  }
  return true;
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
  const LetterTemplates templates(config.templates);
  const auto transport = open_transport(config);
  Database db(DatabaseSettings::of(config));
  SystemRandom random;
  const SystemClock clock;
  // Renewed while a mail server is waited for. Longer than the rest of a delivery with its few
  // statements and its look-up of a name, and than the hosts' clocks differ.
  const Duration lease = config.smtp_timeout + 4 * config.database_timeout + 60s;
  Mailer mailer({db, keys, random, clock, templates, *transport}, own_name(), lease,
                [&](std::chrono::milliseconds time) {
                  service_manager::alive();
                  return signals.wait(time);
                });
  log::notice("mailer ready", {{"transport", config.mail_transport}});
  service_manager::ready("sending");
  // For statements about tens of thousands of rows, which take their time on a busy host. Below the
  // minute in which a run has to show that it lives. Opened when a job needs it.
  DatabaseSettings patient = DatabaseSettings::of(config);
  patient.timeout = std::max(patient.timeout, std::chrono::milliseconds{30'000});
  Database beside(patient);
  const bool well = run(config, db, beside, keys, DocumentStore(config.documents, keys), mailer,
                        signals, options.once);
  service_manager::stopping("told to stop");
  log::notice("mailer stopped");
  return well ? 0 : 1;
} catch (const UsageError& error) {
  std::cerr << "latchkey-mailer: " << error.words << "\nTry latchkey-mailer --help.\n";
  return 2;
} catch (const std::exception& error) {
  std::cerr << "latchkey-mailer: " << error.what() << '\n';
  return 1;
}
