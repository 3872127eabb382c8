#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include "core/mail/mime.hpp"

using namespace latchkey;

namespace {

Mail sample() {
  Mail mail;
  mail.from = {"Hartwell & Finch", "requests@hartwell.example"};
  mail.to = {"Nora Quist", "nora@client.example"};
  mail.reply_to = Mailbox{"Ada Finch", "ada@hartwell.example"};
  mail.subject = "Your 2026 tax return: 4 requests";
  mail.text = "Hello Nora,\n\nPlease open your requests.\n";
  mail.html = "<p>Hello Nora,</p>\n";
  mail.message_id = "1.42@hartwell.example";
  mail.date = Time(std::chrono::seconds(1772530205));
  mail.headers = {{"Auto-Submitted", "auto-generated"}};
  return mail;
}

std::string header(const std::string& bytes, const std::string& name) {
  const std::size_t at = bytes.find("\r\n" + name + ": ");
  BOOST_REQUIRE(at != std::string::npos);
  std::size_t end = at + 2;
  do end = bytes.find("\r\n", end + 1);
  while (bytes[end + 2] == ' ');
  return bytes.substr(at + 4 + name.size(), end - at - 4 - name.size());
}

std::string body_of(const std::string& text) {
  Mail mail = sample();
  mail.text = text;
  const std::string bytes = compose(mail);
  const std::size_t at = bytes.find("\r\n\r\n", bytes.find("text/plain")) + 4;
  return bytes.substr(at, bytes.find("--=_", at) - at);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mime)

BOOST_AUTO_TEST_CASE(a_plain_mail_has_exactly_these_bytes) {
  BOOST_TEST(compose(sample()) ==
             "Date: Tue, 03 Mar 2026 09:30:05 +0000\r\n"
             "From: \"Hartwell & Finch\" <requests@hartwell.example>\r\n"
             "To: \"Nora Quist\" <nora@client.example>\r\n"
             "Reply-To: \"Ada Finch\" <ada@hartwell.example>\r\n"
             "Subject: Your 2026 tax return: 4 requests\r\n"
             "Message-ID: <1.42@hartwell.example>\r\n"
             "Auto-Submitted: auto-generated\r\n"
             "MIME-Version: 1.0\r\n"
             "Content-Type: multipart/alternative;\r\n"
             " boundary=\"=_latchkey_alternative\"\r\n"
             "\r\n"
             "--=_latchkey_alternative\r\n"
             "Content-Type: text/plain; charset=UTF-8\r\n"
             "Content-Transfer-Encoding: quoted-printable\r\n"
             "\r\n"
             "Hello Nora,\r\n"
             "\r\n"
             "Please open your requests.\r\n"
             "--=_latchkey_alternative\r\n"
             "Content-Type: text/html; charset=UTF-8\r\n"
             "Content-Transfer-Encoding: quoted-printable\r\n"
             "\r\n"
             "<p>Hello Nora,</p>\r\n"
             "--=_latchkey_alternative--\r\n");
}

BOOST_AUTO_TEST_CASE(line_ends_in_names_and_subjects_become_spaces) {
  Mail mail = sample();
  mail.subject = "Tax\r\nBcc: thief@example.com\r\n\r\nBody";
  mail.from.name = "Finch\nX-Evil: 1";
  mail.to.name = std::string("No\0ra\x7F\x1B", 7);
  const std::string bytes = compose(mail);
  BOOST_TEST(header(bytes, "Subject") == "Tax Bcc: thief@example.com Body");
  BOOST_TEST(header(bytes, "From") == "\"Finch X-Evil: 1\" <requests@hartwell.example>");
  BOOST_TEST(header(bytes, "To") == "\"No ra\" <nora@client.example>");
}

BOOST_AUTO_TEST_CASE(control_characters_beyond_ascii_do_not_pass_either) {
  // NEL, line separator, right-to-left override, and a lone continuation byte
  BOOST_TEST(one_line("a\xC2\x85"
                      "b\xE2\x80\xA8"
                      "c\xE2\x80\xAE"
                      "d\x80") == "a b cd\xEF\xBF\xBD");
  BOOST_TEST(one_line("\xC0\x8A") == "\xEF\xBF\xBD\xEF\xBF\xBD");  // an overlong line feed
  BOOST_TEST(one_line("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // a surrogate
  BOOST_TEST(one_line("  Z\xC3\xBCrich \t ") == "Z\xC3\xBCrich");
}

BOOST_AUTO_TEST_CASE(text_beyond_ascii_becomes_encoded_words) {
  Mail mail = sample();
  mail.subject = "Steuererkl\xC3\xA4rung";
  mail.to.name = "Zo\xC3\xAB \"Z\" M";
  const std::string bytes = compose(mail);
  BOOST_TEST(header(bytes, "Subject") == "=?UTF-8?B?U3RldWVyZXJrbMOkcnVuZw==?=");
  BOOST_TEST(header(bytes, "To") == "=?UTF-8?B?Wm/DqyAiWiIgTQ==?= <nora@client.example>");
}

BOOST_AUTO_TEST_CASE(encoded_words_never_cut_a_character_or_a_line_limit) {
  Mail mail = sample();
  mail.subject.clear();
  for (int i = 0; i < 100; ++i) mail.subject += "\xF0\x9F\x93\x8E";  // a paper clip of four bytes
  const std::string value = header(compose(mail), "Subject");
  std::size_t words = 0;
  for (std::size_t at = 0; at < value.size(); ++words) {
    const std::size_t end = std::min(value.find("\r\n ", at), value.size());
    BOOST_TEST(end - at <= 75);
    const std::string word = value.substr(at, end - at);
    BOOST_TEST(word.starts_with("=?UTF-8?B?"));
    BOOST_TEST(word.ends_with("?="));
    const std::string digits = word.substr(10, word.size() - 12);
    const std::size_t bytes = digits.size() / 4 * 3 - static_cast<std::size_t>(std::count(
                                                          digits.begin(), digits.end(), '='));
    BOOST_TEST(bytes % 4 == 0);
    at = end + 3;
  }
  BOOST_TEST(words > 8);
}

BOOST_AUTO_TEST_CASE(long_plain_subjects_are_folded_at_spaces) {
  Mail mail = sample();
  mail.subject.clear();
  for (int i = 0; i < 40; ++i) mail.subject += (i ? " word" : "word") + std::to_string(i);
  const std::string value = header(compose(mail), "Subject");
  std::string unfolded;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\r' && value[i] != '\n') unfolded += value[i];
  }
  BOOST_TEST(unfolded == mail.subject);
  BOOST_TEST(value.find("\r\n ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_looks_encoded_is_encoded_again) {
  Mail mail = sample();
  mail.subject = "=?UTF-8?B?QmNjOg==?=";
  BOOST_TEST(header(compose(mail), "Subject") == "=?UTF-8?B?PT9VVEYtOD9CP1FtTmpPZz09Pz0=?=");
}

BOOST_AUTO_TEST_CASE(addresses_that_could_carry_more_are_refused) {
  for (const char* good :
       {"a@b.example", "Ada.Finch+tax@mail.hartwell.example", "o'hara@x-y.example"}) {
    BOOST_TEST(is_mailable_address(good), good);
  }
  for (const char* bad : {"",
                          "@",
                          "a@",
                          "@b.example",
                          "a",
                          "a@b",
                          "a@b@c.example",
                          "a b@c.example",
                          "A@B.EXAMPLE",
                          " a@b.example",
                          "a@b.example\r\nRCPT TO:<x@y.example",
                          "a@b.example>",
                          "<a@b.example",
                          "a@b.example.",
                          "a@.b.example",
                          "a..b@c.example",
                          ".a@b.example",
                          "a.@b.example",
                          "\"a b\"@c.example",
                          "a@[127.0.0.1]",
                          "a@-b.example",
                          "a@b-.example",
                          "z\xC3\xBC@b.example",
                          "a@z\xC3\xBCrich.example",
                          "a(c)@b.example",
                          "a@b.example,c@d.example",
                          "a@b.example c"}) {
    BOOST_TEST(!is_mailable_address(bad), bad);
  }
  BOOST_TEST(!is_mailable_address(std::string("a\0@b", 4)));
  BOOST_TEST(is_mailable_address(std::string(64, 'a') + "@b.example"));
  BOOST_TEST(!is_mailable_address(std::string(65, 'a') + "@b.example"));
  BOOST_TEST(!is_mailable_address("a@" + std::string(64, 'b') + ".example"));
  Mail mail = sample();
  mail.to.address = "nora@client.example\r\nBcc: thief@example.com";
  BOOST_CHECK_THROW(compose(mail), MailError);
}

BOOST_AUTO_TEST_CASE(message_ids_and_header_names_are_refused_rather_than_cleaned) {
  Mail mail = sample();
  for (const char* bad : {"", "x", "a@b>", "a@b\r\n", "a b@c", "a@b@c"}) {
    mail.message_id = bad;
    BOOST_CHECK_THROW(compose(mail), MailError);
  }
  mail = sample();
  for (const char* bad : {"", "X Y", "X:", "X\r\nBcc", "subject", "BCC", "Content-Type"}) {
    mail.headers = {{bad, "v"}};
    BOOST_CHECK_THROW(compose(mail), MailError);
  }
}

BOOST_AUTO_TEST_CASE(bodies_are_quoted_printable) {
  BOOST_TEST(body_of("a=b") == "a=3Db\r\n");
  BOOST_TEST(body_of("caf\xC3\xA9 ") == "caf=C3=A9=20\r\n");
  BOOST_TEST(body_of(".\r\n..x\rFrom me\nFor you") == "=2E\r\n=2E.x\r\n=46rom me\r\nFor you\r\n");
  BOOST_TEST(body_of(std::string("a\0b\x1B", 4)) == "a b=20\r\n");
  BOOST_TEST(body_of(std::string(76, 'x')) == std::string(76, 'x') + "\r\n");
  BOOST_TEST(body_of(std::string(77, 'x')) == std::string(75, 'x') + "=\r\nxx\r\n");
  BOOST_TEST(body_of("--=_latchkey_alternative--") == "--=3D_latchkey_alternative--\r\n");
  BOOST_TEST(body_of("\xFF") == "=EF=BF=BD\r\n");
}

BOOST_AUTO_TEST_SUITE_END()
