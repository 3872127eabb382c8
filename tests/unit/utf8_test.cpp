#include "core/base/utf8.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

using namespace latchkey;
using namespace std::string_literals;
using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(text_in_every_script_is_valid) {
  for (const auto text : {"", "plain", "Zoë Müller", "Παύλος", "株式会社", "👩‍👧 family",
                          "\xF4\x8F\xBF\xBF"}) {
    BOOST_TEST(valid_utf8(text), text);
  }
}

BOOST_AUTO_TEST_CASE(broken_text_is_not_valid) {
  const std::vector<std::string> broken = {
      "\x80",              // continuation without a beginning
      "\xC3",              // cut off
      "\xE2\x82",          // cut off
      "\xC0\xAF",          // overlong '/'
      "\xE0\x80\xAF",      // overlong '/'
      "\xF0\x80\x80\xAF",  // overlong '/'
      "\xED\xA0\x80",      // surrogate
      "\xF4\x90\x80\x80",  // above U+10FFFF
      "\xF8\x88\x80\x80\x80",
      "caf\xE9",  // Latin-1
      "\xFF\xFEh",
  };
  for (const auto& text : broken) BOOST_TEST(!valid_utf8(text), text);
}

BOOST_AUTO_TEST_CASE(length_is_counted_in_characters_not_bytes) {
  BOOST_TEST(count_code_points("Zoë") == 3u);
  BOOST_TEST(count_code_points("株式会社") == 4u);
  BOOST_TEST(count_code_points("\xFF\xFE") == 2u);
}

BOOST_AUTO_TEST_CASE(cutting_never_leaves_half_a_character) {
  BOOST_TEST(cut_code_points("Zoë Müller", 3) == "Zoë");
  BOOST_TEST(cut_code_points("株式会社", 2) == "株式");
  BOOST_TEST(cut_code_points("short", 100) == "short");
  BOOST_TEST(cut_code_points("any", 0) == "");
}

BOOST_AUTO_TEST_CASE(every_code_point_survives_a_round_trip) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_code_point(text, c);
    std::string_view rest = text;
    const auto back = take_code_point(rest);
    BOOST_REQUIRE(back && *back == c && rest.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_line_is_trimmed_and_has_no_line_ends) {
  BOOST_TEST(clean_line("  Jane \t  Doe \r\n").value() == "Jane Doe");
  BOOST_TEST(clean_line("Subject\r\nBcc: all@example.com").value() ==
             "Subject Bcc: all@example.com");
  BOOST_TEST(clean_line("a\0b"sv).value() == "a b");
  BOOST_TEST(clean_line("one\u00a0two\u2028three\u0085four").value() == "one two three four");
}

BOOST_AUTO_TEST_CASE(a_line_of_nothing_visible_is_empty) {
  for (const auto text :
       {"", "   ", "\r\n", "\u00a0", "\u200b", "\u200d\u2060", "\u3164", "\u202e"}) {
    BOOST_TEST(clean_line(text).value() == "", text);
    BOOST_TEST(is_blank(text), text);
  }
  BOOST_TEST(!is_blank(" x "));
  BOOST_TEST(!is_blank("\xFF"));
}

BOOST_AUTO_TEST_CASE(a_line_cannot_be_turned_around) {
  BOOST_TEST(clean_line("invoice \u202Efdp.exe\u202C").value() == "invoice fdp.exe");
  BOOST_TEST(clean_line("\u2066a\u2069b").value() == "ab");
}

BOOST_AUTO_TEST_CASE(names_written_with_joiners_stay_whole) {
  BOOST_TEST(clean_line("👩‍👧").value() == "👩‍👧");
  BOOST_TEST(clean_line("علی‌رضا").value() == "علی‌رضا");
}

BOOST_AUTO_TEST_CASE(a_line_that_is_not_utf8_is_refused) {
  BOOST_TEST(!clean_line("caf\xE9"));
}

BOOST_AUTO_TEST_CASE(a_text_keeps_its_lines_and_tabs) {
  BOOST_TEST(clean_text("one\r\ntwo\rthree\n\tfour ").value() == "one\ntwo\nthree\n\tfour ");
  BOOST_TEST(clean_text("\r\r\n\n").value() == "\n\n\n");
}

BOOST_AUTO_TEST_CASE(a_text_with_other_control_characters_is_refused) {
  for (const auto& text :
       {"a\0b"s, "a\x1B[31mb"s, "bell\x07"s, "del\x7F"s, "c1 \xC2\x9B"s, "caf\xE9"s}) {
    BOOST_TEST(!clean_text(text), text);
  }
}

BOOST_AUTO_TEST_CASE(ordinary_file_names_are_kept) {
  for (const auto name :
       {"Tax return 2026.pdf", "Müller & Söhne.xlsx", "領収書.jpg", "IMG_0001.HEIC",
        "archive.tar.gz", "no extension", "it's 100%.txt", "a..b.pdf", "-rf"}) {
    BOOST_TEST(clean_file_name(name) == name);
  }
}

BOOST_AUTO_TEST_CASE(hostile_file_names_become_harmless) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"../../etc/passwd", "passwd"},
      {"C:\\fakepath\\scan.pdf", "scan.pdf"},
      {"\\\\server\\share\\x.doc", "x.doc"},
      {"/", "file"},
      {"", "file"},
      {".", "file"},
      {"..", "file"},
      {"... ..", "file"},
      {"\u200b", "file"},
      {".htaccess", "htaccess"},
      {"report.pdf. . ", "report.pdf"},
      {"a\0.exe.pdf"s, "a .exe.pdf"},
      {"a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie_ x=1.pdf"},
      {"\u202Egpj.exe", "gpj.exe"},
      {"what?<is>|\"this\"*.txt", "what__is___this__.txt"},
      {"note.txt:stream", "note.txt_stream"},
      {"CON", "_CON"},
      {"nul.txt", "_nul.txt"},
      {"Com1 .tar.gz", "_Com1 .tar.gz"},
      {"lpt9", "_lpt9"},
      {"console.log", "console.log"},
      {"COM10.txt", "COM10.txt"},
      {"caf\xE9.pdf", "caf_.pdf"},
  };
  for (const auto& [sent, kept] : table) BOOST_TEST(clean_file_name(sent) == kept, sent);
}

BOOST_AUTO_TEST_CASE(a_long_name_is_shortened_but_keeps_its_extension) {
  const std::string name = clean_file_name(std::string(500, 'a') + ".pdf");
  BOOST_TEST(name == std::string(196, 'a') + ".pdf");

  std::string cjk;
  for (int i = 0; i < 100; ++i) cjk += "領";
  const std::string cut = clean_file_name(cjk + ".docx");
  BOOST_TEST(cut.size() <= kMaxFileNameBytes);
  BOOST_TEST(cut.size() > kMaxFileNameBytes - 3);
  BOOST_TEST(valid_utf8(cut));
  BOOST_TEST(cut.substr(cut.size() - 5) == ".docx");
}

BOOST_AUTO_TEST_CASE(a_long_sentence_after_a_dot_is_no_extension) {
  const std::string name = clean_file_name("Dear all. " + std::string(400, 'x'));
  BOOST_TEST(name.size() == kMaxFileNameBytes);
}

BOOST_AUTO_TEST_SUITE_END()
