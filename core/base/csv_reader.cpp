#include "core/base/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

/// Windows-1252 from 0x80 to 0x9F; what it leaves open is taken as the control that it is in
/// Latin-1, as browsers do (WHATWG Encoding).
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

constexpr std::string_view kFormula = "=+-@\t\r\n";

/// Reads records one after the other.
class Reader {
 public:
  Reader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool at_end() const { return at_ >= text_.size(); }

  CsvRecord next() {
    CsvRecord record{line_, {}};
    do {
      record.cells.push_back(cell());
    } while (take(separator_));
    take_line_end();
    return record;
  }
  std::size_t open_quote() const { return open_quote_; }

 private:
  bool take(char c) {
    if (at_end() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void take_line_end() {
    if (at_end()) return;
    take('\r');
    take('\n');
    ++line_;
  }
  std::string cell() {
    std::string text;
    if (take('"')) quoted(text);
    while (!at_end() && text_[at_] != separator_ && text_[at_] != '\r' && text_[at_] != '\n') {
      text += text_[at_++];
    }
    return text;
  }
  void quoted(std::string& text) {
    const std::size_t began = line_;
    while (!at_end()) {
      const char c = text_[at_++];
      if (c == '"' && !take('"')) return;
      if (c == '\n' || (c == '\r' && (at_end() || text_[at_] != '\n'))) ++line_;
      text += c;
    }
    if (open_quote_ == 0) open_quote_ = began;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0, line_ = 1, open_quote_ = 0;
};

bool holds_nothing(const CsvRecord& record) {
  return std::ranges::all_of(record.cells, [](const std::string& cell) { return is_blank(cell); });
}

}  // namespace

Csv read_csv(std::string_view text, char separator, std::size_t most) {
  Csv csv;
  Reader reader{text, separator};
  while (!reader.at_end()) {
    CsvRecord record = reader.next();
    if (holds_nothing(record)) continue;
    if (csv.records.size() == most) {
      csv.cut = true;
      break;
    }
    csv.records.push_back(std::move(record));
  }
  csv.open_quote = reader.open_quote();
  return csv;
}

char guess_separator(std::string_view text) {
  char best = ',';
  std::size_t most = 1;
  for (char separator : {',', ';', '\t'}) {
    Csv first = read_csv(text, separator, 1);
    if (!first.records.empty() && first.records[0].cells.size() > most) {
      most = first.records[0].cells.size();
      best = separator;
    }
  }
  return best;
}

namespace {

/// UTF-16 after its mark (RFC 2781). Empty: a surrogate without its other half, or an odd byte.
std::optional<std::string> from_utf16(std::string_view bytes, bool big_endian) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    char32_t point = unit(at);
    if (point >= 0xDC00 && point <= 0xDFFF) return std::nullopt;
    if (point >= 0xD800 && point <= 0xDBFF) {
      at += 2;
      const char32_t low = at < bytes.size() ? unit(at) : 0;
      if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    append_code_point(text, point);
  }
  return text;
}

}  // namespace

CsvEncoding read_encoding(std::string& text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  const bool big_endian = text.starts_with("\xFE\xFF");
  if (big_endian || text.starts_with("\xFF\xFE")) {
    auto read = from_utf16(std::string_view{text}.substr(2), big_endian);
    if (!read) return CsvEncoding::unreadable;
    text = std::move(*read);
  }
  if (text.starts_with(kMark)) text.erase(0, kMark.size());
  if (text.find('\0') != std::string::npos) return CsvEncoding::unreadable;
  if (valid_utf8(text)) return CsvEncoding::utf8;
  std::string read;
  read.reserve(text.size() + text.size() / 8);
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    append_code_point(read, byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : byte);
  }
  text = std::move(read);
  return CsvEncoding::windows_1252;
}

std::string_view without_guard(std::string_view cell) {
  if (cell.size() > 1 && cell[0] == '\'' && kFormula.find(cell[1]) != std::string_view::npos) {
    cell.remove_prefix(1);
  }
  return cell;
}

}  // namespace latchkey
