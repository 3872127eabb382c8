#include "core/base/totp.hpp"

#include <boost/test/unit_test.hpp>

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

/// The secret of RFC 6238's appendix B for SHA-1.
const std::string kSecret = "12345678901234567890";

Time unix_time(std::int64_t seconds) {
  return Time{std::chrono::seconds{seconds}};
}

struct ZeroRandom final : Random {
  void fill(std::span<unsigned char> bytes) override {
    for (unsigned char& byte : bytes) byte = 0;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(totp)

BOOST_AUTO_TEST_CASE(codes_are_those_of_rfc_6238) {
  // Appendix B: the last six of its eight digits.
  const std::pair<std::int64_t, const char*> vectors[] = {
      {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
      {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"},
  };
  for (auto [seconds, code] : vectors) {
    BOOST_TEST(totp_code(kSecret, totp_step(unix_time(seconds))) == code);
    BOOST_TEST(match_totp(kSecret, code, unix_time(seconds), 0).value() ==
               static_cast<std::uint64_t>(seconds) / 30);
  }
}

BOOST_AUTO_TEST_CASE(a_code_is_taken_from_one_step_before_to_one_step_after_its_own) {
  const std::uint64_t step = 1000;
  const std::string code = totp_code(kSecret, step);
  const Time begin = unix_time(step * 30);
  BOOST_TEST(!match_totp(kSecret, code, begin - 31s, 0).has_value());
  BOOST_TEST(match_totp(kSecret, code, begin - 30s, 0).value() == step);
  BOOST_TEST(match_totp(kSecret, code, begin, 0).value() == step);
  BOOST_TEST(match_totp(kSecret, code, begin + 60s - 1us, 0).value() == step);
  BOOST_TEST(!match_totp(kSecret, code, begin + 60s, 0).has_value());
}

BOOST_AUTO_TEST_CASE(a_code_of_the_last_used_step_or_an_older_one_is_refused) {
  const Time now = unix_time(1000 * 30);
  BOOST_TEST(match_totp(kSecret, totp_code(kSecret, 1000), now, 999).value() == 1000u);
  BOOST_TEST(!match_totp(kSecret, totp_code(kSecret, 1000), now, 1000).has_value());
  BOOST_TEST(!match_totp(kSecret, totp_code(kSecret, 999), now, 1000).has_value());
  BOOST_TEST(match_totp(kSecret, totp_code(kSecret, 1001), now, 1000).value() == 1001u);
}

BOOST_AUTO_TEST_CASE(only_six_digits_are_a_code_and_blanks_do_not_matter) {
  const Time now = unix_time(59);
  for (const char* typed : {"287082", "287 082", " 2 8 7 0 8 2 "}) {
    BOOST_TEST(match_totp(kSecret, typed, now, 0).has_value());
  }
  for (const char* typed :
       {"", " ", "28708", "2870822", "94287082", "28708x", "-287082", "287082\n"}) {
    BOOST_TEST(!match_totp(kSecret, typed, now, 0).has_value());
  }
  BOOST_TEST(!match_totp(kSecret, "287083", now, 0).has_value());
}

BOOST_AUTO_TEST_CASE(a_secret_is_twenty_bytes_of_the_random_source) {
  SystemRandom random;
  BOOST_TEST(make_totp_secret(random).size() == 20u);
  BOOST_TEST(make_totp_secret(random) != make_totp_secret(random));
  ZeroRandom zero;
  BOOST_TEST(make_totp_secret(zero) == std::string(20, '\0'));
}

BOOST_AUTO_TEST_CASE(secrets_are_typed_as_base32_without_padding) {
  // RFC 4648 10.
  BOOST_TEST(totp_secret_text("f") == "MY");
  BOOST_TEST(totp_secret_text("foobar") == "MZXW6YTBOI");
  BOOST_TEST(totp_secret_text(kSecret) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

BOOST_AUTO_TEST_CASE(the_uri_escapes_whatever_firm_and_client_are_called) {
  BOOST_TEST(totp_uri("Hartwell & Finch", "nora@client.example", kSecret) ==
             "otpauth://totp/Hartwell%20%26%20Finch:nora%40client.example"
             "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Hartwell%20%26%20Finch");
  BOOST_TEST(totp_uri("a:b?c#d", "é", "f") ==
             "otpauth://totp/a%3Ab%3Fc%23d:%C3%A9?secret=MY&issuer=a%3Ab%3Fc%23d");
}

BOOST_AUTO_TEST_SUITE_END()
