#include "core/mail/smtp.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>

#include "core/mail/mime.hpp"
#include "tests/support/smtp_sink.hpp"

using namespace latchkey;
using std::chrono::milliseconds;
using test::SmtpSink;

namespace {

const Envelope kEnvelope{"requests@hartwell.example", "nora@client.example", "1.42"};

const MailTransport::Waiting kGoOn = [] { return true; };

std::string message(const std::string& text = "Hello\n.\n..dots\n") {
  Mail mail;
  mail.from = {"Hartwell & Finch", kEnvelope.from};
  mail.to = {"Nora", kEnvelope.to};
  mail.subject = "Requests";
  mail.text = text;
  mail.html = "<p>Hello</p>\n";
  mail.message_id = "1.42@hartwell.example";
  return compose(mail);
}

SmtpServer server(const SmtpSink& sink, SmtpSecurity security = SmtpSecurity::none) {
  SmtpServer server;
  server.host = "127.0.0.1";
  server.port = sink.port();
  server.security = security;
  server.ca_file = sink.ca_file();
  server.hello = "portal.hartwell.example";
  server.connect_timeout = milliseconds(2000);
  server.step_timeout = milliseconds(5000);
  return server;
}

/// How long `work` takes.
template <class Work>
milliseconds time_of(Work&& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin);
}

Delivery deliver(const SmtpServer& server) {
  return Smtp(server).deliver(kEnvelope, message(), kGoOn);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(smtp)

BOOST_AUTO_TEST_CASE(an_accepted_mail_arrives_byte_for_byte) {
  const SmtpSink sink;
  Smtp smtp(server(sink));
  for (const std::string& bytes : {message(), message(std::string(300'000, 'x') + "\n.\n")}) {
    const Delivery delivery = smtp.deliver(kEnvelope, bytes, kGoOn);
    BOOST_TEST((delivery.outcome == DeliveryOutcome::accepted), delivery.words);
    BOOST_TEST(delivery.code == 250);
    BOOST_TEST(sink.mails().back() ==
               "X-MailFrom: requests@hartwell.example\r\n"
               "X-RcptTo: nora@client.example\r\n" +
                   bytes);
  }
  BOOST_TEST(sink.mails().size() == 2);
}

BOOST_AUTO_TEST_CASE(a_5xx_about_the_mail_is_for_good_and_keeps_the_servers_words) {
  {
    const SmtpSink sink({"--mode", "refuse"});
    const Delivery delivery = deliver(server(sink));
    BOOST_TEST((delivery.outcome == DeliveryOutcome::refused));
    BOOST_TEST(delivery.code == 550);
    BOOST_TEST(delivery.words ==
               "550-5.1.1 <nora@client.example>: no such mailbox here 5.1.1 ask the postmaster");
    BOOST_TEST(sink.mails().empty());
  }
  {
    const SmtpSink sink({"--mode", "refuse-sender"});
    BOOST_TEST((deliver(server(sink)).outcome == DeliveryOutcome::refused));
  }
  const SmtpSink sink({"--mode", "refuse-data"});
  const Delivery delivery = deliver(server(sink));
  BOOST_TEST((delivery.outcome == DeliveryOutcome::refused));
  BOOST_TEST(delivery.words == "554 5.7.1 this looks like spam");
}

BOOST_AUTO_TEST_CASE(what_may_pass_is_tried_later) {
  {
    const SmtpSink sink({"--mode", "try-later"});
    const Delivery delivery = deliver(server(sink));
    BOOST_TEST((delivery.outcome == DeliveryOutcome::try_later));
    BOOST_TEST(delivery.code == 451);
    BOOST_TEST(delivery.words == "451 4.7.1 greylisted, come back later");
  }
  for (const char* mode : {"die", "die-after", "refuse-greeting"}) {
    const SmtpSink sink({"--mode", mode});
    const Delivery delivery = deliver(server(sink));
    BOOST_TEST((delivery.outcome == DeliveryOutcome::try_later), mode);
    BOOST_TEST(!delivery.words.empty(), mode);
  }
  SmtpServer nobody;
  nobody.host = "127.0.0.1";
  nobody.port = 1;
  nobody.security = SmtpSecurity::none;
  BOOST_TEST((deliver(nobody).outcome == DeliveryOutcome::try_later));
}

BOOST_AUTO_TEST_CASE(a_server_that_is_silent_before_it_has_the_mail_is_left_soon) {
  const SmtpSink sink({"--mode", "silent"});
  SmtpServer silent = server(sink);
  silent.step_timeout = milliseconds(700);
  Delivery delivery;
  const auto took = time_of([&] { delivery = deliver(silent); });
  BOOST_TEST((delivery.outcome == DeliveryOutcome::try_later));
  BOOST_TEST(delivery.words == "timed out: the mail server was silent before it had the mail");
  BOOST_TEST((took >= milliseconds(600) && took < milliseconds(4000)));
}

BOOST_AUTO_TEST_CASE(a_server_that_takes_its_time_over_a_whole_mail_is_waited_for) {
  const SmtpSink sink({"--mode", "slow", "--seconds", "3"});
  SmtpServer slow = server(sink);
  slow.step_timeout = milliseconds(700);
  int asked = 0;
  const Delivery delivery = Smtp(slow).deliver(kEnvelope, message(), [&] { return ++asked > 0; });
  BOOST_TEST((delivery.outcome == DeliveryOutcome::accepted), delivery.words);
  BOOST_TEST(sink.mails().size() == 1);
  BOOST_TEST(asked >= 2);  // whoever watches over this process hears of it meanwhile
}

BOOST_AUTO_TEST_CASE(a_server_that_never_answers_for_a_whole_mail_is_left_in_the_end) {
  const SmtpSink sink({"--mode", "hang"});
  SmtpServer hanging = server(sink);
  hanging.answer_timeout = milliseconds(1500);
  Delivery delivery;
  const auto took = time_of([&] { delivery = deliver(hanging); });
  BOOST_TEST((delivery.outcome == DeliveryOutcome::try_later));
  BOOST_TEST(delivery.words == "timed out: it was sent, and no answer came");
  BOOST_TEST((took >= milliseconds(1400) && took < milliseconds(5000)));
}

BOOST_AUTO_TEST_CASE(told_to_stop_it_waits_a_little_for_the_answer) {
  const auto stop = [] { return false; };
  {
    const SmtpSink sink({"--mode", "slow"});
    BOOST_TEST((Smtp(server(sink)).deliver(kEnvelope, message(), stop).outcome ==
                DeliveryOutcome::accepted));
  }
  const SmtpSink sink({"--mode", "hang"});
  SmtpServer hanging = server(sink);
  hanging.stop_timeout = milliseconds(1000);
  Delivery delivery;
  const auto took = time_of([&] { delivery = Smtp(hanging).deliver(kEnvelope, message(), stop); });
  BOOST_TEST((delivery.outcome == DeliveryOutcome::try_later));
  BOOST_TEST(delivery.words == "stopped here before the mail server had answered");
  BOOST_TEST((took >= milliseconds(900) && took < milliseconds(4000)));
}

BOOST_AUTO_TEST_CASE(starttls_is_required_and_its_certificate_checked) {
  const SmtpSink sink({"--tls", "starttls"});
  const Delivery delivery = deliver(server(sink, SmtpSecurity::starttls));
  BOOST_TEST((delivery.outcome == DeliveryOutcome::accepted), delivery.words);
  BOOST_TEST(sink.mails().size() == 1);

  SmtpServer untrusted = server(sink, SmtpSecurity::starttls);
  untrusted.ca_file.clear();
  BOOST_TEST((deliver(untrusted).outcome == DeliveryOutcome::try_later));
  const SmtpSink plain;  // one that does not offer STARTTLS, as after a downgrade on the way
  BOOST_TEST(
      (deliver(server(plain, SmtpSecurity::starttls)).outcome == DeliveryOutcome::try_later));
  BOOST_TEST(sink.mails().size() == 1);
  BOOST_TEST(plain.mails().empty());
}

BOOST_AUTO_TEST_CASE(tls_from_the_first_byte) {
  const SmtpSink sink({"--tls", "tls"});
  const Delivery delivery = deliver(server(sink, SmtpSecurity::tls));
  BOOST_TEST((delivery.outcome == DeliveryOutcome::accepted), delivery.words);
  BOOST_TEST(sink.mails().size() == 1);
}

BOOST_AUTO_TEST_CASE(user_and_password) {
  const SmtpSink sink({"--tls", "starttls", "--auth", "portal:correct horse"});
  SmtpServer known = server(sink, SmtpSecurity::starttls);
  known.user = "portal";
  known.password = "correct horse";
  const Delivery delivery = deliver(known);
  BOOST_TEST((delivery.outcome == DeliveryOutcome::accepted), delivery.words);
  // A wrong or missing password is the installation's fault: no client's mail is given up for it.
  known.password = "wrong";
  const Delivery wrong = deliver(known);
  BOOST_TEST((wrong.outcome == DeliveryOutcome::try_later));
  BOOST_TEST(wrong.code == 535);
  known.user.clear();
  const Delivery missing = deliver(known);
  BOOST_TEST((missing.outcome == DeliveryOutcome::try_later));
  BOOST_TEST(missing.code == 530);
  BOOST_TEST(sink.mails().size() == 1);
}

BOOST_AUTO_TEST_CASE(an_address_never_becomes_a_second_command) {
  const SmtpSink sink;
  Smtp smtp(server(sink));
  for (const char* bad : {"a@b.example>\r\nRCPT TO:<thief@example.com", "a@b.example\nDATA",
                          "a@b.example> SIZE=1", "<a@b.example"}) {
    BOOST_CHECK_THROW(smtp.deliver({kEnvelope.from, bad, "1"}, message(), kGoOn), MailError);
    BOOST_CHECK_THROW(smtp.deliver({bad, kEnvelope.to, "1"}, message(), kGoOn), MailError);
  }
  BOOST_TEST(sink.connections() == 0);
}

BOOST_AUTO_TEST_CASE(servers_that_are_not_to_be_talked_to) {
  SmtpServer wrong;
  wrong.host = "mail.example";
  wrong.security = SmtpSecurity::none;
  BOOST_CHECK_THROW(Smtp{wrong}, std::invalid_argument);
  wrong.host = "127.0.0.1.example";
  BOOST_CHECK_THROW(Smtp{wrong}, std::invalid_argument);
  wrong.host = "mail.example";
  wrong.security = SmtpSecurity::starttls;
  BOOST_CHECK_NO_THROW(Smtp{wrong});
  for (const char* host : {"", "a/b", "a b", "a@b", "a\r\nb", "-a"}) {
    wrong.host = host;
    BOOST_CHECK_THROW(Smtp{wrong}, std::invalid_argument);
  }
  wrong.host = "mail.example";
  wrong.port = 0;
  BOOST_CHECK_THROW(Smtp{wrong}, std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(words_are_cut_and_cleaned) {
  BOOST_TEST(delivery_words("  a\r\n\tb\x1B[31m\xC3\xA9 ") == "a b [31m");
  BOOST_TEST(delivery_words(std::string(1000, 'x')).size() == kMaxDeliveryWords);
}

BOOST_AUTO_TEST_SUITE_END()
