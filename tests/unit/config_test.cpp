#include "core/base/config.hpp"

#include <boost/test/unit_test.hpp>

using namespace latchkey;

namespace {

/// The words with which a configuration is refused; empty where it is taken.
std::string refusal(std::string_view text) {
  try {
    parse_config(text, "latchkey.toml");
    return {};
  } catch (const ConfigError& error) {
    return error.what();
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(config)

BOOST_AUTO_TEST_CASE(an_empty_file_gives_the_defaults) {
  Config config = parse_config("", "latchkey.toml");
  BOOST_TEST(config.workers == 4);
  BOOST_TEST(config.max_file_bytes == 25'000'000u);
}

BOOST_AUTO_TEST_CASE(numbers_texts_durations_and_sizes_are_read) {
  Config config = parse_config(
      "# an installation\n"
      "workers = 8   # two a core\n"
      "\n"
      "request_timeout = \"2m\"\r\n"
      "max_file_bytes=\"30MB\"\n"
      "maildir = \"/srv/a \\\"quoted\\\" folder\"\n",
      "latchkey.toml");
  BOOST_TEST(config.workers == 8);
  BOOST_TEST(config.request_timeout.count() == 120'000);
  BOOST_TEST(config.max_file_bytes == 30'000'000u);
  BOOST_TEST(config.maildir == "/srv/a \"quoted\" folder");
}

BOOST_AUTO_TEST_CASE(an_unknown_key_is_refused_with_its_line) {
  BOOST_TEST(refusal("workers = 4\nwrokers = 4\n") ==
             "latchkey.toml, line 2: wrokers is not a setting of Latchkey");
}

BOOST_AUTO_TEST_CASE(a_key_that_is_set_twice_is_refused) {
  BOOST_TEST(refusal("workers = 4\nworkers = 5\n") ==
             "latchkey.toml, line 2: workers is set for the second time");
}

BOOST_AUTO_TEST_CASE(a_value_out_of_range_is_refused_with_what_would_be_right) {
  BOOST_TEST(refusal("workers = 0") == "latchkey.toml, line 1: workers must be from 1 to 256");
  BOOST_TEST(refusal("mail_poll = \"2d\"") ==
             "latchkey.toml, line 1: mail_poll must be from 50ms to 60000ms");
}

BOOST_AUTO_TEST_CASE(a_value_of_another_kind_is_refused) {
  BOOST_TEST(!refusal("workers = \"four\"").empty());
  BOOST_TEST(!refusal("socket = 7").empty());
  BOOST_TEST(!refusal("request_timeout = \"30\"").empty());
  BOOST_TEST(!refusal("max_file_bytes = \"25 elephants\"").empty());
  BOOST_TEST(!refusal("smtp_tls = \"perhaps\"").empty());
}

BOOST_AUTO_TEST_CASE(a_damaged_line_is_refused) {
  for (const char* line : {"workers", "= 4", "[table]", "workers = 4 and more", "socket = \"open",
                           "socket = \"a\" b", "socket = \"a\\n\"", "k\xcd\x82ya = 1"}) {
    BOOST_TEST(!refusal(line).empty(), line);
  }
}

BOOST_AUTO_TEST_CASE(a_number_too_large_for_any_integer_is_refused) {
  BOOST_TEST(!refusal("workers = 99999999999999999999999").empty());
  BOOST_TEST(!refusal("max_file_bytes = \"18446744073709551615GB\"").empty());
}

BOOST_AUTO_TEST_CASE(settings_that_do_not_go_together_are_refused) {
  BOOST_TEST(!refusal("mail_transport = \"maildir\"").empty());
  BOOST_TEST(!refusal("max_file_bytes = \"2GB\"").empty());
}

BOOST_AUTO_TEST_CASE(a_folder_is_no_configuration) {
  BOOST_CHECK_EXCEPTION(load_config("/etc"), ConfigError, [](const ConfigError& error) {
    return std::string{error.what()} == "the configuration /etc is a folder: name the file in it";
  });
}

BOOST_AUTO_TEST_SUITE_END()
