#include "tests/support/mailroom.hpp"

#include <boost/test/unit_test.hpp>
#include <cctype>

namespace latchkey::test {
namespace {

// Quoted-printable lines joined again and decoded.
std::string plain(std::string_view mail) {
  std::string out;
  for (std::size_t i = 0; i < mail.size(); ++i) {
    if (mail[i] == '=' && mail.substr(i + 1, 2) == "\r\n") {
      i += 2;
    } else if (mail[i] == '=' && i + 2 < mail.size() && std::isxdigit(mail[i + 1]) &&
               std::isxdigit(mail[i + 2])) {
      out += static_cast<char>(std::stoi(std::string{mail.substr(i + 1, 2)}, nullptr, 16));
      i += 2;
    } else {
      out += mail[i];
    }
  }
  return out;
}

}  // namespace

std::string KeptMail::token(const std::string& path) const {
  const std::size_t at = text.find(".example" + path);
  BOOST_TEST_REQUIRE(at != std::string::npos, "no URL below " << path << " in:\n" << text);
  return text.substr(at + 8 + path.size(), Token::kTextLength);
}

std::string KeptMail::subject() const {
  const std::size_t at = text.find("Subject: ") + 9;
  return text.substr(at, text.find("\r\n", at) - at);
}

Mailroom::Mailroom(World& world)
    : mailer_({world.db, world.keys, world.random, world.clock, templates_, *this}, "test:1",
              std::chrono::minutes{2}, [](std::chrono::milliseconds) { return true; }) {}

std::vector<KeptMail> Mailroom::send() {
  kept_.clear();
  while (mailer_.send_next()) continue;
  return kept_;
}

KeptMail Mailroom::send_one() {
  auto sent = send();
  BOOST_TEST_REQUIRE(sent.size() == 1u);
  return sent.front();
}

Delivery Mailroom::deliver(const Envelope& envelope, std::string_view bytes, const Waiting&) {
  kept_.push_back({envelope.to, plain(bytes)});
  return {DeliveryOutcome::accepted, "250 kept", 250};
}

}  // namespace latchkey::test
