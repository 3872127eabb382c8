#include "core/base/qr_code.hpp"

#include <boost/test/unit_test.hpp>
#include <set>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

using namespace latchkey;

namespace {

/// What a browser would paint: one row of text a row of modules, '#' for dark.
std::vector<std::string> painted(const QrCode& code) {
  const auto size = static_cast<std::size_t>(code.size);
  std::vector<std::string> rows(size, std::string(size, ' '));
  std::istringstream path{code.path};
  char move, right, down, left, close;
  std::size_t x, y, length;
  int height, back;
  while (path >> move >> x >> y >> right >> length >> down >> height >> left >> back >> close) {
    BOOST_TEST_REQUIRE((move == 'M' && right == 'h' && down == 'v' && left == 'h' && close == 'z'));
    BOOST_TEST_REQUIRE((height == 1 && back == -static_cast<int>(length)));
    for (std::size_t i = 0; i < length; ++i) rows.at(y).at(x + i) = '#';
  }
  BOOST_TEST(path.eof());
  return rows;
}

/// The finder pattern (ISO/IEC 18004 6.3.3) at a corner, read from its top left.
bool finder_at(const std::vector<std::string>& rows, std::size_t x, std::size_t y) {
  const char* const pattern[] = {"#######", "#     #", "# ### #", "# ### #",
                                 "# ### #", "#     #", "#######"};
  for (std::size_t i = 0; i < 7; ++i) {
    if (rows[y + i].substr(x, 7) != pattern[i]) return false;
  }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(qr_code_drawing)

BOOST_AUTO_TEST_CASE(has_its_three_finders_and_a_quiet_zone_of_four_modules) {
  QrCode code = qr_code("https://hartwell.example/h/abc");
  auto rows = painted(code);
  const std::size_t end = rows.size() - 4;
  BOOST_TEST(finder_at(rows, 4, 4));
  BOOST_TEST(finder_at(rows, end - 7, 4));
  BOOST_TEST(finder_at(rows, 4, end - 7));
  for (std::size_t y = 0; y < rows.size(); ++y) {
    for (std::size_t x = 0; x < rows.size(); ++x) {
      const bool quiet = x < 4 || y < 4 || x >= end || y >= end;
      if (quiet) BOOST_TEST(rows[y][x] == ' ');
    }
  }
}

BOOST_AUTO_TEST_CASE(grows_with_its_text_and_differs_with_it) {
  // Version 1 (21 modules) holds 14 bytes at level M, version 2 (25 modules) 26.
  BOOST_TEST(qr_code("fourteen bytes").size == 21 + 8);
  BOOST_TEST(qr_code("fifteen bytes..").size == 25 + 8);
  BOOST_TEST(qr_code("fourteen bytes").path != qr_code("fourteen bytez").path);
  BOOST_TEST(qr_code("fourteen bytes").path == qr_code("fourteen bytes").path);
}

BOOST_AUTO_TEST_CASE(refuses_what_no_version_holds) {
  BOOST_TEST(qr_code(std::string(2331, 'x')).size == 177 + 8);
  BOOST_CHECK_THROW(qr_code(std::string(2332, 'x')), std::invalid_argument);
  BOOST_CHECK_THROW(qr_code(""), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
