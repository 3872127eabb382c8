#include "fcgi/http/archive_names.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace latchkey;

namespace {

std::string path(ArchiveNames& names, const char* work_key, std::string_view work,
                 const char* request_key, std::string_view request, std::string_view file) {
  return names.file(names.folder(names.folder("", work_key, work), request_key, request), file);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(archive_names)

BOOST_AUTO_TEST_CASE(files_of_one_name_are_numbered_before_their_extension) {
  ArchiveNames names;
  auto add = [&](std::string_view file) {
    return path(names, "1", "2025 tax return", "5", "Bank statement", file);
  };
  BOOST_TEST(add("statement.pdf") == "2025 tax return/Bank statement/statement.pdf");
  BOOST_TEST(add("statement.pdf") == "2025 tax return/Bank statement/statement (2).pdf");
  BOOST_TEST(add("Statement.PDF") == "2025 tax return/Bank statement/Statement (3).PDF");
  BOOST_TEST(add("statement (4).pdf") == "2025 tax return/Bank statement/statement (4).pdf");
  BOOST_TEST(add("statement.pdf") == "2025 tax return/Bank statement/statement (5).pdf");
  BOOST_TEST(add("README") == "2025 tax return/Bank statement/README");
  BOOST_TEST(add("README") == "2025 tax return/Bank statement/README (2)");
}

BOOST_AUTO_TEST_CASE(folders_of_one_name_are_told_apart_and_stay_the_same) {
  ArchiveNames names;
  BOOST_TEST(path(names, "1", "Payroll", "5", "List", "a") == "Payroll/List/a");
  BOOST_TEST(path(names, "2", "PAYROLL", "6", "List", "a") == "PAYROLL (2)/List/a");
  BOOST_TEST(path(names, "1", "Payroll", "7", "List", "a") == "Payroll/List (2)/a");
  BOOST_TEST(names.folder("", "1", "Payroll") == "Payroll");
}

BOOST_AUTO_TEST_CASE(no_name_leads_out_of_its_folder_or_breaks_a_system) {
  ArchiveNames names;
  for (const char* title :
       {"../../etc/cron.d", "..", ".", "/etc/passwd", "C:\\Windows\\evil", "con", "a\nb", "",
        "Q1/Q2 returns", "trailing dot.", " spaces ", "\xff\xfe", "a:b*c?d\"e<f>g|h"}) {
    std::string made = path(names, title, title, title, title, title);
    BOOST_TEST(std::count(made.begin(), made.end(), '/') == 2, made);
    for (const char* bad : {"/..", "/.", "\\", ":", "\n", "*", "?", "\"", "<", ">", "|", "//"}) {
      BOOST_TEST(made.find(bad) == std::string::npos, made);
    }
    BOOST_TEST((made.front() != '/' && made.front() != '.'), made);
    BOOST_TEST(made.find(" /") == std::string::npos, made);
    BOOST_TEST(made.find("./") == std::string::npos, made);
  }
  BOOST_TEST(names.folder("", "slash", "Q1/Q2 returns").starts_with("Q1-Q2 returns"));
}

BOOST_AUTO_TEST_CASE(long_titles_are_cut_between_characters) {
  ArchiveNames names;
  std::string title;
  for (int i = 0; i < 200; ++i) title += "ü";
  std::string made = names.folder("", "1", title);
  BOOST_TEST(made.size() == 120u);  // 60 characters of two bytes
  BOOST_TEST(names.folder("", "2", title) == made + " (2)");
}

BOOST_AUTO_TEST_SUITE_END()
