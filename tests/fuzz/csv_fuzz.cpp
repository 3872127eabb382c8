// Files that staff import: whatever the bytes are, what is read is text, limits hold, lines count
// up, and what we write is read back as it was.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/csv.hpp"
#include "core/base/csv_reader.hpp"
#include "core/base/utf8.hpp"

using namespace latchkey;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const std::string& text, char separator) {
  constexpr std::size_t kMost = 50;
  const Csv csv = read_csv(text, separator, kMost);
  require(csv.records.size() <= kMost);
  std::size_t before = 0;
  for (const CsvRecord& record : csv.records) {
    require(record.line > before);
    before = record.line;
    require(!record.cells.empty());
    for (const std::string& cell : record.cells) {
      require(valid_utf8(cell));
      const Csv again = read_csv(csv_line({"x", cell}), ',', kMost);
      require(again.open_quote == 0 && again.records.size() == 1);
      require(again.records[0].cells.size() == 2);
      const std::string& is = again.records[0].cells[1];
      require(is == cell || (is == "'" + cell && without_guard(is) == cell));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  if (read_encoding(text) == CsvEncoding::unreadable) return 0;
  require(valid_utf8(text));
  check(text, guess_separator(text));
  check(text, ';');
  return 0;
}
