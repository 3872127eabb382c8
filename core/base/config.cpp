#include "core/base/config.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <sstream>
#include <variant>
#include <vector>

namespace latchkey {
namespace {

using std::chrono::milliseconds;

/// Where a value stands, for messages: "latchkey.toml, line 3: workers".
struct Place {
  std::string file;
  std::string key;
  int line = 0;

  [[noreturn]] void refuse(const std::string& why) const {
    throw ConfigError(file + ", line " + std::to_string(line) + ": " + key + " " + why);
  }
};

/// The number in front of a text and what follows it.
std::pair<std::uint64_t, std::string_view> number_and_unit(const std::string& text,
                                                           const Place& place) {
  std::uint64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) place.refuse("wants a number with a unit, such as \"30s\" or \"25MB\"");
  return {number, std::string_view{text}.substr(static_cast<std::size_t>(end - text.data()))};
}

std::uint64_t scaled(const std::string& text, const Place& place, const char* units,
                     std::initializer_list<std::pair<std::string_view, std::uint64_t>> factors) {
  auto [number, unit] = number_and_unit(text, place);
  for (auto [name, factor] : factors) {
    if (unit == name) {
      if (number > std::numeric_limits<std::uint64_t>::max() / factor) place.refuse("is too large");
      return number * factor;
    }
  }
  place.refuse(std::string{"wants a unit: one of "} + units);
}

/// What stands behind the '=': a text in quotes or a whole number.
using Written = std::variant<std::string, std::int64_t>;

using Setter = std::function<void(Config&, const Written&, const Place&)>;

const std::string& text_of(const Written& value, const Place& place, const char* wanted) {
  if (auto* text = std::get_if<std::string>(&value)) return *text;
  place.refuse(wanted);
}

Setter text(std::string Config::*field) {
  return [field](Config& config, const Written& value, const Place& place) {
    config.*field = text_of(value, place, "wants a text in quotes");
  };
}

Setter choice(std::string Config::*field, std::initializer_list<const char*> choices) {
  return [field, list = std::vector<std::string>(choices.begin(), choices.end())](
             Config& config, const Written& value, const Place& place) {
    std::string all;
    for (const auto& one : list) {
      if (value == Written{one}) {
        config.*field = one;
        return;
      }
      all += (all.empty() ? "\"" : ", \"") + one + "\"";
    }
    place.refuse("wants one of " + all);
  };
}

Setter number(int Config::*field, int least, int most) {
  return [=](Config& config, const Written& value, const Place& place) {
    auto* whole = std::get_if<std::int64_t>(&value);
    if (!whole) place.refuse("wants a whole number");
    if (*whole < least || *whole > most) {
      place.refuse("must be from " + std::to_string(least) + " to " + std::to_string(most));
    }
    config.*field = static_cast<int>(*whole);
  };
}

Setter duration(milliseconds Config::*field, milliseconds least, milliseconds most) {
  return [=](Config& config, const Written& written, const Place& place) {
    const auto& words = text_of(written, place, "wants a duration in quotes, such as \"30s\"");
    milliseconds value{static_cast<std::int64_t>(std::min<std::uint64_t>(
        scaled(words, place, "ms, s, m, h, d",
               {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}}),
        std::numeric_limits<std::int64_t>::max()))};
    if (value < least || value > most) {
      place.refuse("must be from " + std::to_string(least.count()) + "ms to " +
                   std::to_string(most.count()) + "ms");
    }
    config.*field = value;
  };
}

Setter size(std::uint64_t Config::*field, std::uint64_t least, std::uint64_t most) {
  return [=](Config& config, const Written& written, const Place& place) {
    const auto& words = text_of(written, place, "wants a size in quotes, such as \"25MB\"");
    auto value = scaled(words, place, "B, kB, MB, GB",
                        {{"B", 1}, {"kB", 1000}, {"MB", 1'000'000}, {"GB", 1'000'000'000}});
    if (value < least || value > most) {
      place.refuse("must be from " + std::to_string(least) + "B to " + std::to_string(most) + "B");
    }
    config.*field = value;
  };
}

/// THE table of keys.
const std::map<std::string, Setter, std::less<>>& setters() {
  static const std::map<std::string, Setter, std::less<>> table{
      {"workers", number(&Config::workers, 1, 256)},
      {"max_requests_per_worker", number(&Config::max_requests_per_worker, 0, 1'000'000'000)},
      {"request_timeout",
       duration(&Config::request_timeout, milliseconds{1000}, milliseconds{3'600'000})},
      {"socket", text(&Config::socket)},
      {"templates", text(&Config::templates)},
      {"assets", text(&Config::assets)},
      {"argon2_parallel", number(&Config::argon2_parallel, 1, 64)},
      {"database", text(&Config::database)},
      {"database_name", text(&Config::database_name)},
      {"database_user", text(&Config::database_user)},
      {"database_user_host", text(&Config::database_user_host)},
      {"database_password_file", text(&Config::database_password_file)},
      {"migrator_user", text(&Config::migrator_user)},
      {"migrator_password_file", text(&Config::migrator_password_file)},
      {"database_ca", text(&Config::database_ca)},
      {"database_timeout",
       duration(&Config::database_timeout, milliseconds{1000}, milliseconds{60'000})},
      {"migrations", text(&Config::migrations)},
      {"key_file", text(&Config::key_file)},
      {"documents", text(&Config::documents)},
      {"max_file_bytes", size(&Config::max_file_bytes, 1, 10'000'000'000)},
      {"max_upload_bytes", size(&Config::max_upload_bytes, 1, 100'000'000'000)},
      {"max_files_per_upload", number(&Config::max_files_per_upload, 1, 1000)},
      {"send_grace", duration(&Config::send_grace, milliseconds{0}, milliseconds{3'600'000})},
      {"mail_transport", choice(&Config::mail_transport, {"smtp", "maildir"})},
      {"maildir", text(&Config::maildir)},
      {"smtp_server", text(&Config::smtp_server)},
      {"smtp_tls", choice(&Config::smtp_tls, {"starttls", "tls", "none"})},
      {"smtp_user", text(&Config::smtp_user)},
      {"smtp_password_file", text(&Config::smtp_password_file)},
      {"smtp_ca", text(&Config::smtp_ca)},
      {"smtp_timeout", duration(&Config::smtp_timeout, milliseconds{1000}, milliseconds{600'000})},
      {"mail_poll", duration(&Config::mail_poll, milliseconds{50}, milliseconds{60'000})},
  };
  return table;
}

constexpr std::string_view kBlanks = " \t\r";

std::string_view without_blanks(std::string_view text) {
  std::size_t first = text.find_first_not_of(kBlanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

/// Nothing, or a comment.
bool says_nothing(std::string_view rest) {
  rest = without_blanks(rest);
  return rest.empty() || rest[0] == '#';
}

/// A text in quotes, with \" and \\ in it; `rest` begins behind the opening quote.
std::string read_quoted(std::string_view rest, const Place& place) {
  std::string text;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] == '"') {
      if (!says_nothing(rest.substr(i + 1))) place.refuse("has something behind its closing quote");
      return text;
    }
    if (static_cast<unsigned char>(rest[i]) < ' ') place.refuse("holds a control character");
    if (rest[i] == '\\' && ++i < rest.size() && rest[i] != '"' && rest[i] != '\\') {
      place.refuse("has a \\ before something other than \" and \\");
    }
    if (i < rest.size()) text += rest[i];
  }
  place.refuse("lacks its closing quote");
}

Written read_value(std::string_view rest, const Place& place) {
  rest = without_blanks(rest);
  if (rest.starts_with('"')) return read_quoted(rest.substr(1), place);
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (error != std::errc{} ||
      !says_nothing(rest.substr(static_cast<std::size_t>(end - rest.data())))) {
    place.refuse("wants a text in quotes or a whole number");
  }
  return number;
}

/// The key in front of '='; empty where the line is none of ours.
std::string_view key_of(std::string_view line) {
  std::size_t equals = line.find('=');
  if (equals == line.npos) return {};
  return without_blanks(line.substr(0, equals));
}

}  // namespace

Config parse_config(std::string_view source, const std::string& name) {
  Config config;
  std::set<std::string, std::less<>> seen;
  for (int number = 1; !source.empty(); ++number) {
    std::string_view line = source.substr(0, source.find('\n'));
    source.remove_prefix(std::min(line.size() + 1, source.size()));
    if (says_nothing(line)) continue;
    std::string_view key = key_of(line);
    if (key.empty()) {
      throw ConfigError(name + ", line " + std::to_string(number) +
                        ": not a line of the form key = value");
    }
    Place place{name, std::string{key}, number};
    auto found = setters().find(key);
    if (found == setters().end()) place.refuse("is not a setting of Latchkey");
    if (!seen.insert(place.key).second) place.refuse("is set for the second time");
    found->second(config, read_value(line.substr(line.find('=') + 1), place), place);
  }
  if (config.mail_transport == "maildir" && config.maildir.empty()) {
    throw ConfigError(name + ": mail_transport is \"maildir\", so maildir must name a folder");
  }
  if (config.max_upload_bytes < config.max_file_bytes) {
    throw ConfigError(name + ": max_upload_bytes must not be less than max_file_bytes");
  }
  return config;
}

Config load_config(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    throw ConfigError("the configuration " + path + " is a folder: name the file in it");
  }
  std::ifstream file{path};
  std::ostringstream content;
  if (!file) throw ConfigError("the configuration " + path + " cannot be read");
  content << file.rdbuf();
  if (content.bad()) throw ConfigError("the configuration " + path + " cannot be read");
  return parse_config(content.str(), path);
}

std::string locate_secret_file(const std::string& path) {
  const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
  if (folder == nullptr) return path;
  auto handed = std::filesystem::path{folder} / std::filesystem::path{path}.filename();
  std::error_code ignored;
  return std::filesystem::is_regular_file(handed, ignored) ? handed.string() : path;
}

std::string read_secret_file(const std::string& path) {
  if (path.empty()) return {};
  std::ifstream file{locate_secret_file(path)};
  std::string line;
  if (!file || !std::getline(file, line))
    throw ConfigError("the secret file " + path + " cannot be read");
  return line;
}

}  // namespace latchkey
