// Delivery into a Maildir (tmp, new, cur): for the demo and the tests, and for looking at what goes
// out.
#pragma once

#include <filesystem>

#include "core/mail/transport.hpp"

namespace latchkey {

// Each mail is the file new/<key>, complete and on disk before it is seen there. A mail whose key
// is already in new/ or cur/ (where a mail reader moves it, adding ":2,flags") is accepted and not
// written again. Any number of processes may deliver at once.
class Maildir : public MailTransport {
 public:
  explicit Maildir(std::filesystem::path folder);

  // Makes the folders where they are missing. A full disk or missing right is `try_later`.
  Delivery deliver(const Envelope& envelope, std::string_view bytes,
                   const Waiting& waiting) override;

 private:
  std::filesystem::path folder_;
};

}  // namespace latchkey
