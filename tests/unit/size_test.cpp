#include "core/base/size.hpp"

#include <boost/test/unit_test.hpp>
#include <utility>
#include <vector>

using namespace latchkey;

BOOST_AUTO_TEST_SUITE(size)

BOOST_AUTO_TEST_CASE(sizes_are_said_as_people_say_them) {
  const std::vector<std::pair<std::uint64_t, std::string>> table = {{0, "0 bytes"},
                                                                    {1, "1 byte"},
                                                                    {999, "999 bytes"},
                                                                    {1000, "1 KB"},
                                                                    {1499, "1 KB"},
                                                                    {1500, "2 KB"},
                                                                    {34'400, "34 KB"},
                                                                    {999'499, "999 KB"},
                                                                    {999'500, "1 MB"},
                                                                    {1'200'000, "1.2 MB"},
                                                                    {9'949'999, "9.9 MB"},
                                                                    {9'950'000, "10 MB"},
                                                                    {25'000'000, "25 MB"},
                                                                    {2'500'000'000, "2.5 GB"},
                                                                    {7'000'000'000'000, "7 TB"}};
  for (const auto& [bytes, words] : table) BOOST_TEST(size_in_words(bytes) == words);
}

BOOST_AUTO_TEST_SUITE_END()
