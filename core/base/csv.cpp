#include "core/base/csv.hpp"

namespace latchkey {
namespace {

void add_cell(std::string& line, std::string_view cell) {
  const bool formula =
      !cell.empty() && std::string_view{"=+-@\t\r\n"}.find(cell.front()) != std::string_view::npos;
  if (!formula && cell.find_first_of("\",\r\n") == std::string_view::npos) {
    line += cell;
    return;
  }
  line += '"';
  if (formula) line += '\'';
  for (char c : cell) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

}  // namespace

std::string csv_line(std::initializer_list<std::string_view> cells) {
  std::string line;
  for (const std::string_view& cell : cells) {
    if (&cell != cells.begin()) line += ',';
    add_cell(line, cell);
  }
  return line + "\r\n";
}

}  // namespace latchkey
