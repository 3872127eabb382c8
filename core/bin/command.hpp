#pragma once
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/base/config.hpp"
#include "core/db/error.hpp"

namespace latchkey {

/// Exit codes of `latchkey`.
enum ExitCode { kDone = 0, kFailed = 1, kMisused = 2 };

/// The command line is not as its help says; what() is one plain sentence.
struct Misuse : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The command was understood and could not be done; what() says why and what would help.
struct CommandFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Option {
  std::string name;     // "time-zone", given as --time-zone
  std::string value;    // what stands for its value in the help: "ZONE"; empty: it is a switch,
                        // whose value is "yes" where it is given
  std::string meaning;  // one line of the help
  bool required = false;
  std::string fallback;  // the value where the option is not given

  bool is_switch() const { return value.empty(); }
  /// "--time-zone ZONE"
  std::string shown() const { return "--" + name + (is_switch() ? "" : " " + value); }
};

/// What was typed after a command's name.
class Invocation {
 public:
  Invocation(std::string config_path, std::map<std::string, std::string> options,
             std::string operand)
      : config_path_(std::move(config_path)),
        options_(std::move(options)),
        operand_(std::move(operand)) {}

  /// The option's value or its fallback.
  const std::string& option(const std::string& name) const { return options_.at(name); }
  const std::string& operand() const { return operand_; }
  const std::string& config_path() const { return config_path_; }
  /// Reads the configuration. Throws ConfigError.
  Config config() const { return load_config(config_path_); }

 private:
  std::string config_path_;
  std::map<std::string, std::string> options_;
  std::string operand_;
};

/// One thing that `latchkey` can do.
struct Command {
  std::string name;     // one word or two: "firm create"
  std::string summary;  // one line in the list of commands
  std::string details;  // paragraphs of its own help
  std::vector<Option> options;
  std::string operand;  // "FILE" where the command takes one, "[FILE]" where it may, else empty
  std::function<int(const Invocation&)> run;
};

/// Runs what `arguments` (without the program's name) ask for; the exit code. Every command knows
/// --config FILE and --help. Whatever goes wrong is said in one sentence on standard error.
int run_command(const std::vector<Command>& commands, const std::vector<std::string>& arguments);

/// A database's fault in words; its number tells the rest to who looks it up.
std::string explain_database_error(const DatabaseError& error);

}  // namespace latchkey
