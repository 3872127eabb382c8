// The mailer, at work on a test's database: sends what waits and keeps it.
#pragma once

#include <string>
#include <vector>

#include "core/mail/mailer.hpp"
#include "tests/support/world.hpp"

namespace latchkey::test {

struct KeptMail {
  std::string to;
  std::string text;  // the whole mail, its quoted-printable decoded

  bool has(std::string_view part) const { return text.find(part) != std::string::npos; }
  /// The token of its URL below `path` ("/confirm/"); a test without one has failed.
  std::string token(const std::string& path) const;
  std::string subject() const;
};

class Mailroom : MailTransport {
 public:
  explicit Mailroom(World& world);

  /// Sends all that is due; returns what went out now.
  std::vector<KeptMail> send();
  /// Sends all that is due, which must be one mail.
  KeptMail send_one();

 private:
  Delivery deliver(const Envelope& envelope, std::string_view bytes, const Waiting&) override;

  std::vector<KeptMail> kept_;
  LetterTemplates templates_{"templates"};
  Mailer mailer_;
};

}  // namespace latchkey::test
