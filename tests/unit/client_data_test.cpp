#include "core/base/client_data.hpp"

#include <boost/test/unit_test.hpp>

using namespace latchkey;

namespace {

/// A whole object with `more` behind the three texts.
std::string with(const std::string& more) {
  return R"({"type":"webauthn.get","challenge":"abc","origin":"https://hartwell.example")" + more +
         "}";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(client_data)

BOOST_AUTO_TEST_CASE(is_read_as_browsers_write_it) {
  // Chromium, with what it adds so that nobody compares whole texts.
  auto read = read_client_data(
      with(R"(,"crossOrigin":false,"other_keys_can_be_added_here":"do not compare")"));
  BOOST_REQUIRE(read);
  BOOST_TEST(read->type == "webauthn.get");
  BOOST_TEST(read->challenge == "abc");
  BOOST_TEST(read->origin == "https://hartwell.example");
  BOOST_TEST(!read->cross_origin);
  // Safari writes no crossOrigin; older Firefox has another order and an object.
  BOOST_TEST(read_client_data(with("")).has_value());
  auto firefox = read_client_data(
      " {\"challenge\":\"abc\", \"clientExtensions\":{}, \"hashAlgorithm\":\"SHA-256\",\n"
      "\"origin\":\"https://x.example\", \"tokenBinding\":{\"status\":\"supported\"}, "
      "\"type\":\"webauthn.create\"}\n");
  BOOST_REQUIRE(firefox);
  BOOST_TEST(firefox->type == "webauthn.create");
  BOOST_TEST(read_client_data(with(R"(,"crossOrigin": true)"))->cross_origin);
}

BOOST_AUTO_TEST_CASE(escapes_mean_what_they_stand_for) {
  auto read = read_client_data(
      R"({"t\u0079pe":"\"\\\/\b\f\n\r\t","challenge":"\u00e9\uD83D\uDE00","origin":""})");
  BOOST_REQUIRE(read);
  BOOST_TEST(read->type == "\"\\/\b\f\n\r\t");
  BOOST_TEST(read->challenge == "é😀");
}

BOOST_AUTO_TEST_CASE(a_name_that_stands_twice_makes_it_worthless) {
  BOOST_TEST(!read_client_data(with(R"(,"origin":"https://evil.example")")).has_value());
  BOOST_TEST(!read_client_data(with(R"(,"\u006frigin":"https://evil.example")")).has_value());
  BOOST_TEST(!read_client_data(with(R"(,"x":1,"x":1)")).has_value());
  // Deeper names are another object's.
  BOOST_TEST(read_client_data(with(R"(,"x":{"origin":"https://evil.example"})"))->origin ==
             "https://hartwell.example");
}

BOOST_AUTO_TEST_CASE(values_of_every_kind_are_passed_over) {
  for (const char* value : {"0", "-0", "12", "-1.5e+10", "1E-2", "true", "false", "null", "[]",
                            "[1,[2, {\"a\" : []}]]", "{}", "\"\""}) {
    BOOST_TEST(read_client_data(with(std::string{",\"x\":"} + value)).has_value(), value);
  }
  for (const char* value : {"",
                            "01",
                            "-",
                            "1.",
                            ".5",
                            "1e",
                            "+1",
                            "tru",
                            "nulL",
                            "[1,]",
                            "[,]",
                            "{\"a\"}",
                            "{a:1}",
                            "{\"a\":1,}",
                            "[",
                            "\"",
                            "\"\n\"",
                            "\"\\x\"",
                            "\"\\u12\"",
                            "\"\\uD800\"",
                            "\"\\uDC00\"",
                            "\"\\uD800\\u0041\"",
                            "'a'"}) {
    BOOST_TEST(!read_client_data(with(std::string{",\"x\":"} + value)).has_value(), value);
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_one_whole_object_of_a_sane_size_is_refused) {
  for (const char* text : {"", "{}", "[]", "null", "{\"type\":\"a\",\"challenge\":\"b\"}",
                           "{\"type\":1,\"challenge\":\"b\",\"origin\":\"c\"}"}) {
    BOOST_TEST(!read_client_data(text).has_value(), text);
  }
  BOOST_TEST(!read_client_data(with("") + "x").has_value());
  BOOST_TEST(!read_client_data(with("") + with("")).has_value());
  BOOST_TEST(!read_client_data("\xEF\xBB\xBF" + with("")).has_value());
  BOOST_TEST(!read_client_data(with(",\"x\":\"\xFF\"")).has_value());
  BOOST_TEST(!read_client_data(with(R"(,"crossOrigin":"true")")).has_value());
  BOOST_TEST(
      read_client_data(with(",\"x\":" + std::string(7, '[') + std::string(7, ']'))).has_value());
  BOOST_TEST(
      !read_client_data(with(",\"x\":" + std::string(8, '[') + std::string(8, ']'))).has_value());
  const std::size_t room = kMaxClientData - with(",\"x\":\"\"").size();
  BOOST_TEST(read_client_data(with(",\"x\":\"" + std::string(room, 'y') + "\"")).has_value());
  BOOST_TEST(!read_client_data(with(",\"x\":\"" + std::string(room + 1, 'y') + "\"")).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
