#include "core/store/media_type.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace latchkey;
using namespace std::string_literals;

namespace {

constexpr const char* kDocx =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr const char* kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A ZIP archive's local entry, stored without compression.
std::string entry(const std::string& name, const std::string& content) {
  auto number = [](std::size_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
  };
  return "PK\3\4"s + number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4) +
         number(content.size(), 4) + number(content.size(), 4) + number(name.size(), 2) +
         number(0, 2) + name + content;
}

std::string office(const std::string& part) {
  return entry("[Content_Types].xml", "<Types/>") + entry("_rels/.rels", "<Relationships/>") +
         entry(part, "<x/>");
}

std::string iso_media(const std::string& brand) {
  return "\0\0\0\x18"s + "ftyp" + brand + "\0\0\0\0"s + "mif1" + brand + std::string(200, '\0');
}

}  // namespace

BOOST_AUTO_TEST_SUITE(media_type_by_content)

BOOST_AUTO_TEST_CASE(what_clients_send_is_known_whatever_it_is_called) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n", "application/pdf"},
      {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0"s, "image/png"},
      {"\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"s, "image/jpeg"},
      {"GIF89a\1\0\1\0\0\0\0;"s, "image/gif"},
      {"RIFF\x24\0\0\0WEBPVP8 "s, "image/webp"},
      {"II*\0\x08\0\0\0"s, "image/tiff"},
      {iso_media("heic"), "image/heic"},
      {office("word/document.xml"), kDocx},
      {office("xl/workbook.xml"), kXlsx},
      {"PK\3\4\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x2E\0\0\0\x2E\0\0\0\x08\0\0\0mimetypeapplication/"
       "vnd.oasis.opendocument.spreadsheet"s,
       "application/vnd.oasis.opendocument.spreadsheet"},
      {"Just a few words about last year.\n", "text/plain"},
      {"{\\rtf1\\ansi Hello}", "text/rtf"},
  };
  for (const auto& [content, type] : table) {
    for (const auto* name : {"scan", "scan.bin", "x.exe"}) {
      BOOST_TEST(media_type(content, name) == type, name);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_name_tells_apart_what_content_does_not) {
  const std::string zip = entry("anything.xml", "<x/>");
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(504, '\0');
  const std::string table = "date;text;amount\n2026-01-02;Rent;-900,00\n2026-01-03;Fee;12,50\n";
  BOOST_TEST(media_type(zip, "archive.zip") == "application/zip");
  BOOST_TEST(media_type(zip, "Report.DOCX") == kDocx);
  BOOST_TEST(media_type(zip, "book.xlsx") == kXlsx);
  BOOST_TEST(media_type(ole, "old.xls") == "application/vnd.ms-excel");
  BOOST_TEST(media_type(ole, "old.doc") == "application/msword");
  BOOST_TEST(media_type(table, "bank.csv") == "text/csv");
  BOOST_TEST(media_type(table, "bank.txt") == "text/plain");
  BOOST_TEST(media_type("a,b,c\n1,2,3\n4,5,6\n", "bank.CSV") == "text/csv");
}

BOOST_AUTO_TEST_CASE(a_name_cannot_make_a_web_page_look_harmless) {
  const std::string page = "<!DOCTYPE html><html><script>alert(1)</script></html>";
  const std::string drawing =
      "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"></svg>";
  for (const auto* name : {"tax.pdf", "tax.csv", "tax.docx", "tax.png", "tax"}) {
    BOOST_TEST(media_type(page, name) == "text/html", name);
    BOOST_TEST(media_type(drawing, name) == "image/svg+xml", name);
  }
  BOOST_TEST(media_type("MZ\x90\0"s + std::string(300, '\0'), "tax.pdf") != "application/pdf");
  BOOST_TEST(media_type("\x7F"s + "ELF\2\1\1"s + std::string(57, '\0'), "tax.xlsx") != kXlsx);
}

BOOST_AUTO_TEST_CASE(what_nobody_knows_is_just_bytes) {
  BOOST_TEST(media_type("", "empty.pdf") == "application/octet-stream");
  BOOST_TEST(media_type("\x01\x02\xFE\x80\x00\x99"s, "x.pdf") == "application/octet-stream");
}

BOOST_AUTO_TEST_CASE(any_beginning_gives_a_type_that_can_stand_in_a_header) {
  std::string bytes(3000, '\0');
  unsigned state = 1;
  for (int round = 0; round < 60; ++round) {
    for (char& c : bytes) c = static_cast<char>((state = state * 1103515245u + 12345u) >> 16);
    const std::string type = media_type(bytes, "noise.bin");
    BOOST_TEST(type.find('/') != std::string::npos, type);
    BOOST_TEST(type.size() <= 100u);
    BOOST_TEST(type.find_first_of(" \r\n;,\"") == std::string::npos, type);
  }
}

BOOST_AUTO_TEST_SUITE_END()
