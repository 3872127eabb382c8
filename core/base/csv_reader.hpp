// Comma-separated values (RFC 4180), as spreadsheets and other programs write them. Writing them is
// core/base/csv.
//
// Nothing here throws on any input but bad_alloc.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace latchkey {

/// The line breaks may be CRLF, LF or CR; a cell may be in quotes and then hold anything, quotes
/// doubled. A quote inside of a cell without them stands for itself, and so does what follows a
/// closing one.
struct CsvRecord {
  std::size_t line;  // on which it begins, from 1
  std::vector<std::string> cells;
};

struct Csv {
  std::vector<CsvRecord> records;  // those that hold something
  bool cut = false;                // there were more than asked for
  std::size_t open_quote = 0;      // the line of a cell whose quotes are never closed; 0: none
};

/// `text` is any bytes. Reads at most `most` records.
Csv read_csv(std::string_view text, char separator, std::size_t most);

/// ';', ',' or tab: which of them stands most often in the first record; ',' where none does.
char guess_separator(std::string_view text);

enum class CsvEncoding { utf8, windows_1252, unreadable };
/// Makes UTF-8 of a file: of UTF-8, with or without its mark; of UTF-16 with its mark (Excel's
/// "Unicode Text"), which counts as UTF-8; or of what old spreadsheets write in the west
/// (Windows-1252, which nearly any bytes are). Unreadable is what holds a NUL, or half a character.
CsvEncoding read_encoding(std::string& text);

/// Takes off the apostrophe that csv_line puts before what a spreadsheet would run.
std::string_view without_guard(std::string_view cell);

}  // namespace latchkey
