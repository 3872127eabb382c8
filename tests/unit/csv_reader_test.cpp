#include "core/base/csv_reader.hpp"

#include <boost/test/unit_test.hpp>

using namespace latchkey;

namespace {

std::string shown(const Csv& csv) {
  std::string text;
  for (const CsvRecord& record : csv.records) {
    text += std::to_string(record.line) + ":";
    for (const std::string& cell : record.cells) text += "[" + cell + "]";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(csv_reader)

BOOST_AUTO_TEST_CASE(cells_lines_and_quotes_are_read_and_blank_lines_passed_over) {
  BOOST_TEST(shown(read_csv("a,b\r\nc,\"d,\"\"e\"\"\"\r\n", ',', 9)) == "1:[a][b]2:[c][d,\"e\"]");
  BOOST_TEST(shown(read_csv("a;b\r\rc;d", ';', 9)) == "1:[a][b]3:[c][d]");
  BOOST_TEST(shown(read_csv("\"two\nlines\",x\n , \ny,", ',', 9)) == "1:[two\nlines][x]4:[y][]");
  BOOST_TEST(shown(read_csv("5\" pipe,\"a\"b", ',', 9)) == "1:[5\" pipe][ab]");
  BOOST_TEST(shown(read_csv("", ',', 9)) == "");
}

BOOST_AUTO_TEST_CASE(a_quote_that_is_never_closed_is_named_by_its_line) {
  BOOST_TEST(read_csv("a\nb,\"c\nd", ',', 9).open_quote == 2u);
  BOOST_TEST(read_csv("a\n\"b\nc\"", ',', 9).open_quote == 0u);
}

BOOST_AUTO_TEST_CASE(no_more_records_are_read_than_asked_for) {
  Csv three = read_csv("a\nb\nc", ',', 2);
  BOOST_TEST(three.cut);
  BOOST_TEST(shown(three) == "1:[a]2:[b]");
  BOOST_TEST(!read_csv("a\nb\n\n", ',', 2).cut);
}

BOOST_AUTO_TEST_CASE(the_separator_is_the_one_that_the_first_line_has_most_of) {
  BOOST_TEST(guess_separator("name;email;a,b") == ';');
  BOOST_TEST(guess_separator("name\temail") == '\t');
  BOOST_TEST(guess_separator("\"a;b;c\",d") == ',');
  BOOST_TEST(guess_separator("name") == ',');
}

BOOST_AUTO_TEST_CASE(utf8_and_what_old_spreadsheets_write_become_utf8) {
  std::string marked = "\xEF\xBB\xBFZo\xC3\xA9";
  BOOST_TEST((read_encoding(marked) == CsvEncoding::utf8));
  BOOST_TEST(marked == "Zoé");
  std::string old = "Zo\xE9 \x80 \x96";
  BOOST_TEST((read_encoding(old) == CsvEncoding::windows_1252));
  BOOST_TEST(old == "Zoé € –");
  std::string wide = "\xFF\xFEZ";
  BOOST_TEST((read_encoding(wide) == CsvEncoding::unreadable));
  for (std::string_view units : {std::string_view{"\0\xD8"
                                                  "a\0",
                                                  4},  // half a pair
                                 std::string_view{"\0\xDC", 2}, std::string_view{"\0\xD8", 2}}) {
    std::string broken = "\xFF\xFE" + std::string{units};
    BOOST_TEST((read_encoding(broken) == CsvEncoding::unreadable));
  }
  std::string binary{"PK\0\3", 4};
  BOOST_TEST((read_encoding(binary) == CsvEncoding::unreadable));
}

BOOST_AUTO_TEST_CASE(the_unicode_text_of_spreadsheets_becomes_utf8) {
  const char little[] = "\xFF\xFEZ\0o\0\xE9\0\x3D\xD8\x11\xDD";  // 🔑 is a pair
  std::string text{little, sizeof little - 1};
  BOOST_TEST((read_encoding(text) == CsvEncoding::utf8));
  BOOST_TEST(text == "Zoé🔑");
  const char big[] = "\xFE\xFF\0Z\0o\0\xE9";
  std::string other{big, sizeof big - 1};
  BOOST_TEST((read_encoding(other) == CsvEncoding::utf8));
  BOOST_TEST(other == "Zoé");
}

BOOST_AUTO_TEST_CASE(the_guard_against_formulas_is_taken_off_again) {
  BOOST_TEST(without_guard("'=1+1") == "=1+1");
  BOOST_TEST(without_guard("'+49 30") == "+49 30");
  BOOST_TEST(without_guard("'Brien") == "'Brien");
  BOOST_TEST(without_guard("'") == "'");
}

BOOST_AUTO_TEST_SUITE_END()
