#include "core/mail/open_transport.hpp"

#include <boost/test/unit_test.hpp>

#include "core/mail/mime.hpp"
#include "tests/support/smtp_sink.hpp"

using namespace latchkey;

namespace {

Config smtp(const std::string& server, const std::string& tls) {
  Config config;
  config.mail_transport = "smtp";
  config.smtp_server = server;
  config.smtp_tls = tls;
  return config;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(transport_settings)

BOOST_AUTO_TEST_CASE(servers_are_a_host_and_perhaps_a_port) {
  for (const char* good :
       {"mail.example", "mail.example:25", "[2001:db8::1]:587", "192.0.2.1:465"}) {
    BOOST_CHECK_NO_THROW(open_transport(smtp(good, "starttls")));
  }
  for (const char* bad : {"", ":25", "mail.example:", "mail.example:x", "mail.example:25x",
                          "mail.example:0", "mail.example:65536", "smtp://mail.example",
                          "user@mail.example", "mail.example/x", "2001:db8::1:587:"}) {
    BOOST_CHECK_THROW(open_transport(smtp(bad, "starttls")), ConfigError);
  }
}

BOOST_AUTO_TEST_CASE(only_this_machine_may_be_talked_to_without_tls) {
  for (const char* here : {"localhost:25", "127.0.0.1:25", "[::1]:25"}) {
    BOOST_CHECK_NO_THROW(open_transport(smtp(here, "none")));
  }
  BOOST_CHECK_THROW(open_transport(smtp("mail.example:25", "none")), ConfigError);
}

BOOST_AUTO_TEST_CASE(a_maildir_needs_a_folder) {
  Config config;
  config.mail_transport = "maildir";
  BOOST_CHECK_THROW(open_transport(config), ConfigError);
  config.maildir = "/tmp/somewhere";
  BOOST_CHECK_NO_THROW(open_transport(config));
}

BOOST_AUTO_TEST_CASE(a_password_file_that_cannot_be_read_is_said) {
  Config config = smtp("mail.example:587", "starttls");
  config.smtp_user = "portal";
  config.smtp_password_file = "/nowhere/password";
  BOOST_CHECK_THROW(open_transport(config), ConfigError);
}

BOOST_AUTO_TEST_CASE(the_server_that_is_named_gets_the_mail) {
  const test::SmtpSink sink;
  const auto transport = open_transport(smtp("localhost:" + std::to_string(sink.port()), "none"));
  const Delivery delivery = transport->deliver({"a@firm.example", "b@client.example", "1.1"},
                                               "Subject: x\r\n\r\nx\r\n", [] { return true; });
  BOOST_TEST((delivery.outcome == DeliveryOutcome::accepted), delivery.words);
  BOOST_TEST(sink.mails().size() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
