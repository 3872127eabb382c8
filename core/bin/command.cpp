#include "core/bin/command.hpp"

#include <getopt.h>

#include <algorithm>
#include <iostream>

namespace latchkey {
namespace {

constexpr const char* kDefaultConfig = "/etc/latchkey/latchkey.toml";

void print_option(std::ostream& out, const std::string& left, const std::string& meaning) {
  constexpr std::size_t kColumn = 30;
  out << "  " << left;
  if (left.size() + 2 >= kColumn) {
    out << "\n" << std::string(kColumn, ' ');
  } else {
    out << std::string(kColumn - 2 - left.size(), ' ');
  }
  out << meaning << "\n";
}

void print_overview(std::ostream& out, const std::vector<Command>& commands) {
  out << "latchkey: looks after an installation of Latchkey, the client portal.\n\n"
         "Usage: latchkey [--config FILE] COMMAND [OPTION]...\n\n"
         "Commands:\n";
  for (const Command& command : commands) print_option(out, command.name, command.summary);
  out << "\nOptions of all commands:\n";
  print_option(out, "--config FILE",
               std::string{"the configuration; "} + kDefaultConfig + " where none is given");
  print_option(out, "--help", "what this command does, and its options");
  out << "\nExit codes: 0 done, 1 failed, 2 not understood.\n";
}

void print_help(std::ostream& out, const Command& command) {
  out << "latchkey " << command.name << ": " << command.summary << ".\n\nUsage: latchkey "
      << "[--config FILE] " << command.name;
  for (const Option& option : command.options) {
    std::string shown = option.shown();
    out << (option.required ? " " + shown : " [" + shown + "]");
  }
  if (!command.operand.empty()) out << " " << command.operand;
  out << "\n\n" << command.details << "\n";
  if (!command.options.empty()) out << "\nOptions:\n";
  for (const Option& option : command.options) {
    std::string meaning = option.meaning;
    if (!option.fallback.empty()) meaning += " (" + option.fallback + " where not given)";
    print_option(out, option.shown(), meaning);
  }
}

/// The words of the command line in the form that getopt wants.
struct Words {
  explicit Words(std::vector<std::string> texts) : texts_(std::move(texts)) {
    for (std::string& text : texts_) pointers.push_back(text.data());
    pointers.push_back(nullptr);
  }
  int count() const { return static_cast<int>(pointers.size()) - 1; }
  std::vector<char*> pointers;

 private:
  std::vector<std::string> texts_;
};

struct Parsed {
  bool help = false;
  std::string config_path;
  std::map<std::string, std::string> options;
  std::vector<std::string> rest;
};

/// `stop_at_first`: options end at the first word that is none (it names the command).
Parsed parse(const std::vector<std::string>& arguments, const std::vector<Option>& known,
             bool stop_at_first) {
  std::vector<std::string> texts{"latchkey"};
  texts.insert(texts.end(), arguments.begin(), arguments.end());
  Words words{std::move(texts)};
  enum { kConfig = 1000, kHelp = 1001 };
  std::vector<option> table{{"config", required_argument, nullptr, kConfig},
                            {"help", no_argument, nullptr, kHelp}};
  for (std::size_t i = 0; i < known.size(); ++i) {
    int shape_of = known[i].is_switch() ? no_argument : required_argument;
    table.push_back({known[i].name.c_str(), shape_of, nullptr, static_cast<int>(i) + 1});
  }
  table.push_back({nullptr, 0, nullptr, 0});

  Parsed parsed;
  optind = 0;  // glibc: start over
  opterr = 0;
  const char* shape = stop_at_first ? "+:h" : ":h";
  for (;;) {
    int at = optind == 0 ? 1 : optind;
    int got = getopt_long(words.count(), words.pointers.data(), shape, table.data(), nullptr);
    if (got == -1) break;
    std::string word = words.pointers[static_cast<std::size_t>(std::max(at, optind - 1))];
    if (got == 'h' || got == kHelp) {
      parsed.help = true;
    } else if (got == kConfig) {
      parsed.config_path = optarg;
    } else if (got == ':') {
      throw Misuse(word + " wants a value");
    } else if (got == '?') {
      throw Misuse("there is no option " + word);
    } else {
      parsed.options[known[static_cast<std::size_t>(got) - 1].name] = optarg ? optarg : "yes";
    }
  }
  for (int i = optind; i < words.count(); ++i) {
    parsed.rest.emplace_back(words.pointers[static_cast<std::size_t>(i)]);
  }
  return parsed;
}

/// The command that the first words name, and how many words that takes.
const Command* find_command(const std::vector<Command>& commands,
                            const std::vector<std::string>& words, std::size_t& taken) {
  for (taken = 2; taken >= 1; --taken) {
    if (words.size() < taken) continue;
    std::string name = taken == 2 ? words[0] + " " + words[1] : words[0];
    auto found = std::ranges::find(commands, name, &Command::name);
    if (found != commands.end()) return &*found;
  }
  return nullptr;
}

/// The help of each command of a group: "firm" has those of "firm create" and "firm list".
bool print_group(const std::vector<Command>& commands, const std::string& group) {
  bool any = false;
  for (const Command& command : commands) {
    if (!command.name.starts_with(group + " ")) continue;
    if (any) std::cout << '\n';
    print_help(std::cout, command);
    any = true;
  }
  return any;
}

[[noreturn]] void refuse_command(const std::vector<Command>& commands, const std::string& word) {
  std::string group;
  for (const Command& command : commands) {
    if (!command.name.starts_with(word + " ")) continue;
    group += (group.empty() ? "" : ", ") + command.name;
  }
  if (!group.empty()) throw Misuse("which one: " + group + "?");
  throw Misuse("there is no command " + word);
}

int run(const std::vector<Command>& commands, const std::vector<std::string>& arguments) {
  Parsed first = parse(arguments, {}, true);
  if (first.rest.empty()) {
    if (!first.help) throw Misuse("no command is given");
    print_overview(std::cout, commands);
    return kDone;
  }
  std::size_t taken = 0;
  const Command* command = find_command(commands, first.rest, taken);
  if (!command && first.rest.size() == 2 && (first.rest[1] == "--help" || first.rest[1] == "-h") &&
      print_group(commands, first.rest[0])) {
    return kDone;
  }
  if (!command) refuse_command(commands, first.rest.front());

  std::vector<std::string> own(first.rest.begin() + static_cast<std::ptrdiff_t>(taken),
                               first.rest.end());
  Parsed parsed = parse(own, command->options, false);
  if (first.help || parsed.help) {
    print_help(std::cout, *command);
    return kDone;
  }
  for (const Option& option : command->options) {
    if (parsed.options.contains(option.name)) continue;
    if (option.required) throw Misuse("--" + option.name + " is missing");
    parsed.options[option.name] = option.fallback;
  }
  const std::string& operand = command->operand;
  const std::size_t most = operand.empty() ? 0 : 1, least = operand.starts_with('[') ? 0 : most;
  if (parsed.rest.size() < least) throw Misuse(operand + " is missing");
  if (parsed.rest.size() > most) throw Misuse("what is " + parsed.rest[most] + "?");
  std::string config = !parsed.config_path.empty()  ? parsed.config_path
                       : !first.config_path.empty() ? first.config_path
                                                    : kDefaultConfig;
  return command->run({config, std::move(parsed.options),
                       parsed.rest.empty() ? std::string{} : parsed.rest.front()});
}

}  // namespace

std::string explain_database_error(const DatabaseError& error) {
  constexpr int kAccessDenied = 1045, kNoSuchTable = 1146, kUnknownDatabase = 1049,
                kTableAccessDenied = 1142;
  std::string number = " (error " + std::to_string(error.code()) + ")";
  if (error.kind() == DatabaseError::Kind::gone) return "the database does not answer" + number;
  switch (error.code()) {
    case kAccessDenied:
      return "the database refuses user or password" + number;
    case kUnknownDatabase:
      return "the database server has no such schema" + number;
    case kNoSuchTable:
    case kTableAccessDenied:
      return "a table is missing, or its rights: run latchkey migrate" + number;
    default:
      return error.what();
  }
}

int run_command(const std::vector<Command>& commands, const std::vector<std::string>& arguments) {
  try {
    return run(commands, arguments);
  } catch (const Misuse& error) {
    std::cerr << "latchkey: " << error.what() << "\nSee latchkey --help.\n";
    return kMisused;
  } catch (const DatabaseError& error) {
    std::cerr << "latchkey: " << explain_database_error(error) << "\n";
  } catch (const std::exception& error) {
    std::cerr << "latchkey: " << error.what() << "\n";
  }
  return kFailed;
}

}  // namespace latchkey
