#include "core/base/log.hpp"

#include <unistd.h>

#include <cstdlib>

namespace latchkey::log {
namespace {

bool plain(std::string_view value) {
  for (unsigned char c : value) {
    if (c <= ' ' || c == '"' || c == '\\' || c == '=' || c == 0x7f) return false;
  }
  return !value.empty();
}

void append_quoted(std::string& line, std::string_view value) {
  constexpr char kHex[] = "0123456789abcdef";
  line += '"';
  for (unsigned char c : value) {
    if (c == '"' || c == '\\') {
      line += '\\';
      line += static_cast<char>(c);
    } else if (c < ' ' || c == 0x7f) {
      line += "\\x";
      line += kHex[c >> 4];
      line += kHex[c & 15];
    } else {
      line += static_cast<char>(c);
    }
  }
  line += '"';
}

void write_line(char priority, std::string_view event, std::initializer_list<Field> fields) {
  static const bool to_journal = std::getenv("JOURNAL_STREAM") != nullptr;
  std::string line;
  if (to_journal) line = {'<', priority, '>'};
  line += event;
  for (const auto& [key, value] : fields) {
    line += ' ';
    line += key;
    line += '=';
    if (plain(value)) {
      line += value;
    } else {
      append_quoted(line, value);
    }
  }
  line += '\n';
  // One write a line: lines of several workers do not mix. A log that cannot be written is no
  // reason to refuse the client.
  [[maybe_unused]] ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace

void notice(std::string_view event, std::initializer_list<Field> fields) {
  write_line('6', event, fields);
}
void warning(std::string_view event, std::initializer_list<Field> fields) {
  write_line('4', event, fields);
}
void error(std::string_view event, std::initializer_list<Field> fields) {
  write_line('3', event, fields);
}

}  // namespace latchkey::log
