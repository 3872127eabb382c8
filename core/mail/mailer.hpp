// Takes letters out of the Outbox, one after another, and sends them.
#pragma once

#include <functional>
#include <string>

#include "core/base/clock.hpp"
#include "core/base/secret.hpp"
#include "core/mail/letter.hpp"
#include "core/mail/letter_facts.hpp"
#include "core/mail/outbox.hpp"
#include "core/mail/transport.hpp"

namespace latchkey {

// What a Mailer works with; all of it must outlive it.
struct MailerParts {
  Database& db;
  const Keyring& keys;
  Random& random;
  const Clock& clock;
  const LetterTemplates& templates;
  MailTransport& transport;
};

class Mailer {
 public:
  // Waits so long; false where it was told to stop meanwhile.
  using Wait = std::function<bool(std::chrono::milliseconds)>;

  // `name` tells mailers apart in the table (host and process). `lease`: see claim_letter(); it is
  // renewed when a quarter of it is over. `wait` is asked with 0 while a mail server is waited for.
  Mailer(MailerParts parts, std::string name, Duration lease, Wait wait);

  // Sends the next letter that is due, or puts it off, gives it up or cancels it; writes down which
  // and logs one line without address or token. False where none was due. Throws DatabaseError; a
  // letter that was claimed by then is tried again when its lease ends.
  //
  // A token is made for each attempt and its hash committed before anything is sent, so that
  // whatever arrives opens. It exists in this process and in the mail alone.
  //
  // A letter is sent twice in one case only: a mailer that ends (or a database that stays away for
  // the rest of the lease) after the server took the mail and before that was written down. Both
  // then have the same Message-ID, and both open; a Maildir keeps one of them.
  bool send_next();

 private:
  struct Verdict {
    LetterState state;
    std::string words;
    int code = 0;
  };
  Verdict try_to_send(const ClaimedLetter& claimed);
  Delivery send(const ClaimedLetter& claimed, const FoundFacts& found);
  MailTransport::Waiting keeping_lease(const ClaimedLetter& claimed);
  std::string url_for(const ClaimedLetter& claimed, const FoundFacts& found);
  std::string link_token(FirmId firm, LinkId link, Purpose purpose);
  std::string confirmation_token(const ClaimedLetter& claimed, const FoundFacts& found);
  std::string staff_reset_token(const ClaimedLetter& claimed, const FoundFacts& found);
  std::string invitation_token(const ClaimedLetter& claimed, const FoundFacts& found);
  bool settle(const ClaimedLetter& claimed, const Verdict& verdict);

  MailerParts parts_;
  std::string name_;
  Duration lease_;
  Wait wait_;
};

}  // namespace latchkey
