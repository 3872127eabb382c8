#include "core/base/mail_address.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace latchkey;
using namespace std::string_literals;

namespace {

MailAddressError error_of(const std::string& typed) {
  return read_mail_address(typed).error;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mail_address)

BOOST_AUTO_TEST_CASE(ordinary_addresses_are_accepted_as_typed) {
  for (const std::string typed :
       {"jane@example.com", "jane.doe+tax@example.co.uk", "o'neil@example.com", "a@b.cd",
        "J_D-1@x-y.example", "user@r3---sn.example.com", "1@1.example",
        "!#$%&'*+-/=?^_`{|}~@example.com"}) {
    BOOST_TEST(read_mail_address(typed).address == typed);
  }
}

BOOST_AUTO_TEST_CASE(blanks_around_a_pasted_address_are_forgiven) {
  BOOST_TEST(read_mail_address(" \tjane@example.com\r\n").address == "jane@example.com");
}

BOOST_AUTO_TEST_CASE(upper_and_lower_case_are_the_same_address) {
  BOOST_TEST(normalise_address("Jane.Doe@Example.COM").value() == "jane.doe@example.com");
  // The mail goes out as the person writes it: a few servers insist.
  BOOST_TEST(read_mail_address("Jane.Doe@Example.COM").address == "Jane.Doe@example.com");
}

BOOST_AUTO_TEST_CASE(dots_and_tags_are_different_addresses) {
  BOOST_TEST(normalise_address("j.d@example.com").value() !=
             normalise_address("jd@example.com").value());
  BOOST_TEST(normalise_address("jd+a@example.com").value() !=
             normalise_address("jd@example.com").value());
}

BOOST_AUTO_TEST_CASE(domains_in_any_script_become_what_mail_servers_know) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"a@müller.de", "a@xn--mller-kva.de"},         {"a@MÜLLER.de", "a@xn--mller-kva.de"},
      {"a@mu\u0308ller.de", "a@xn--mller-kva.de"},  // decomposed, as a Mac types it
      {"a@straße.de", "a@xn--strae-oqa.de"},        // not strasse.de: IDNA2008
      {"a@例え.テスト", "a@xn--r8jz45g.xn--zckzah"}, {"a@XN--MLLER-KVA.de", "a@xn--mller-kva.de"},
      {"a@example。com", "a@example.com"},
  };
  for (const auto& [typed, normal] : table) {
    BOOST_TEST(normalise_address(typed).value_or("(refused)") == normal, typed);
  }
}

BOOST_AUTO_TEST_CASE(a_reading_read_again_is_the_same) {
  for (const auto typed : {"A@müller.de", "Jane.Doe@Example.COM", "a@例え.テスト"}) {
    const auto once = read_mail_address(typed);
    BOOST_TEST(read_mail_address(once.address).address == once.address);
    BOOST_TEST(read_mail_address(once.normal).normal == once.normal);
    BOOST_TEST(read_mail_address(once.normal).address == once.normal);
  }
}

BOOST_AUTO_TEST_CASE(no_address_can_add_recipients_or_headers) {
  for (const auto& typed :
       {"a@example.com\r\nBcc: b@example.com"s, "a@example.com\nb"s, "a\0@example.com"s,
        "a@example.com\x7F"s, "a\u202E@example.com"s, "a@exa\u0085mple.com"s, "a@\xFF.com"s}) {
    BOOST_TEST((error_of(typed) == MailAddressError::control_character), typed);
  }
  for (const auto typed : {"Jane <jane@example.com>", "<jane@example.com>", "a>@example.com"}) {
    BOOST_TEST((error_of(typed) == MailAddressError::angle_bracket), typed);
  }
  for (const auto typed : {"a@example.com,b@example.com", "a@b@example.com"}) {
    BOOST_TEST((error_of(typed) == MailAddressError::not_one_at_sign), typed);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_refused_with_its_reason) {
  const std::vector<std::pair<std::string, MailAddressError>> table = {
      {"", MailAddressError::empty},
      {" \r\n", MailAddressError::empty},
      {"jane", MailAddressError::not_one_at_sign},
      {"@example.com", MailAddressError::bad_local_part},
      {".jane@example.com", MailAddressError::bad_local_part},
      {"jane.@example.com", MailAddressError::bad_local_part},
      {"ja..ne@example.com", MailAddressError::bad_local_part},
      {"jane doe@example.com", MailAddressError::bad_local_part},
      {"\"jane\"@example.com", MailAddressError::bad_local_part},
      {"jane,@example.com", MailAddressError::bad_local_part},
      {"zoë@example.com", MailAddressError::local_part_not_ascii},
      {"jane@", MailAddressError::bad_domain},
      {"jane@localhost", MailAddressError::bad_domain},
      {"jane@example.com.", MailAddressError::bad_domain},
      {"jane@.example.com", MailAddressError::bad_domain},
      {"jane@example..com", MailAddressError::bad_domain},
      {"jane@-example.com", MailAddressError::bad_domain},
      {"jane@example-.com", MailAddressError::bad_domain},
      {"jane@exa mple.com", MailAddressError::bad_domain},
      {"jane@exa_mple.com", MailAddressError::bad_domain},
      {"jane@127.0.0.1", MailAddressError::bad_domain},
      {"jane@[127.0.0.1]", MailAddressError::bad_domain},
      {"jane@example.com/x", MailAddressError::bad_domain},
      {"jane@℀.com", MailAddressError::bad_domain},  // maps to a/c
      {"jane@xn--a.com", MailAddressError::bad_domain},
      {"jane@" + std::string(64, 'x') + ".com", MailAddressError::bad_domain},
  };
  for (const auto& [typed, error] : table) {
    BOOST_TEST((error_of(typed) == error), typed + ": " + std::string(explain(error_of(typed))));
    BOOST_TEST(!normalise_address(typed).has_value());
    BOOST_TEST(read_mail_address(typed).address == "");
    BOOST_TEST(!explain(error).empty());
  }
}

BOOST_AUTO_TEST_CASE(lengths_hold_to_the_byte) {
  const std::string label(62, 'd');
  const std::string local64(64, 'l');
  const std::string domain = label + "." + label + "." + label;              // 188
  BOOST_TEST((error_of(local64 + "@" + domain) == MailAddressError::none));  // 253
  BOOST_TEST((error_of(local64 + "@" + domain + "d") == MailAddressError::none));
  BOOST_TEST((error_of(local64 + "@d" + domain + "d") == MailAddressError::too_long));
  BOOST_TEST((error_of(local64 + "l@example.com") == MailAddressError::too_long));
  BOOST_TEST((error_of(std::string(100000, 'a') + "@example.com") == MailAddressError::too_long));
}

BOOST_AUTO_TEST_CASE(a_masked_address_is_known_to_its_owner_only) {
  BOOST_TEST(mask_address("jane.doe@example.com") == "j•••@e•••.com");
  BOOST_TEST(mask_address("jane.doe.the.longest.name@mail.example.co.uk") == "j•••@m•••.uk");
  BOOST_TEST(mask_address("info@müller.de") == "i•••@m•••.de");
  BOOST_TEST(mask_address("info@übung.de") == "i•••@ü•••.de");
  BOOST_TEST(mask_address("j@x.com") == "•••@•••.com");
  BOOST_TEST(mask_address("ja@example.com") == mask_address("jane@example.com"));
  BOOST_TEST(mask_address("no address") == "•••");
  BOOST_TEST(mask_address("") == "•••");
}

BOOST_AUTO_TEST_SUITE_END()
