// Delivery to an SMTP server (RFC 5321), one connection a mail.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "core/mail/transport.hpp"

namespace latchkey {

enum class SmtpSecurity {
  none,      // plain text: for a server on this machine only
  starttls,  // plain connection that must become TLS before anything is said (port 587)
  tls,       // TLS from the first byte (port 465)
};

struct SmtpServer {
  std::string host;
  int port = 587;
  SmtpSecurity security = SmtpSecurity::starttls;
  std::string user;      // no AUTH where empty
  std::string password;  // used only where `user` is set
  std::string ca_file;   // PEM certificates to trust instead of the system's; empty: the system's
  std::string hello;     // our own host name, said in EHLO; empty: this machine's
  std::chrono::milliseconds connect_timeout{10'000};
  // How long nothing may move, up to the mail's last byte. Giving up by then loses nothing: no
  // server has the mail.
  std::chrono::milliseconds step_timeout{30'000};
  // From the mail's last byte to the server's answer, in which a server may search it for viruses
  // or hand it on. Whoever gives up earlier sends a second copy of a mail that was taken. RFC 5321
  // 4.5.3.2.6 asks for ten minutes. All that comes before may take as long together, so that a
  // server that answers in drips holds nobody for ever.
  std::chrono::milliseconds answer_timeout{600'000};
  // What is left to the mail under way once `waiting` says that this process is to stop. Below the
  // service manager's patience (TimeoutStopSec).
  std::chrono::milliseconds stop_timeout{30'000};
};

class Smtp : public MailTransport {
 public:
  // Throws std::invalid_argument for a server that is not to be talked to: a host or hello that is
  // no host name, a port out of range, SmtpSecurity::none to anything but loopback.
  explicit Smtp(SmtpServer server);
  ~Smtp() override;

  // `refused` only for a 5xx to MAIL, RCPT or the mail itself; a 5xx to our greeting or to AUTH
  // (and 530, "authentication required") concerns the installation, not this mail, and is
  // `try_later`. A server that took the mail and died before it said so is `try_later` too, as is
  // one whose answer was not waited for: no client of SMTP can tell, and the Message-ID stays the
  // same so that the receiver may.
  Delivery deliver(const Envelope& envelope, std::string_view bytes,
                   const Waiting& waiting) override;

 private:
  SmtpServer server_;
  std::string url_;
};

}  // namespace latchkey
