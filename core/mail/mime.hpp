// The bytes of one e-mail: RFC 5322 head, RFC 2045 multipart/alternative body, all of it 7-bit
// ASCII.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"

namespace latchkey {

// What may not become an e-mail: an address, Message-ID or header name that is not plain syntax.
// The message says which part, never its value.
class MailError : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

struct Mailbox {
  std::string name;     // for people; any UTF-8, may be empty
  std::string address;  // is_mailable_address() must hold
};

struct MailHeader {
  std::string name;   // letters, digits and '-'; none of those that compose() writes itself
  std::string value;  // unstructured text; any UTF-8
};

struct Mail {
  Mailbox from;
  Mailbox to;
  std::optional<Mailbox> reply_to;
  std::string subject;
  std::string text;        // UTF-8, lines end in LF or CRLF
  std::string html;        // the same content as a whole HTML document
  std::string message_id;  // without angle brackets: "left@right", at most kMaxMessageId bytes
  Time date{};
  std::vector<MailHeader> headers;  // written after the others, in this order
};

inline constexpr std::size_t kMaxMessageId = 320;

// True for an address as read_mail_address() writes it: printable ASCII, a dot-separated local
// part, a domain of letters, digits and hyphens in lower case; no quoted part, no address literal.
bool is_mailable_address(std::string_view address);

// The whole message, lines ending in CRLF. No line is longer than 76 characters save one that holds
// an address or Message-ID longer than that (never over 998). Text that a header cannot carry
// (control characters, line ends, bidirectional overrides, bytes that are not UTF-8) is replaced,
// never passed on. Equal Mails give equal bytes. Throws MailError.
std::string compose(const Mail& mail);

// `text` as a header holds it: clean_line(), with each byte that is not UTF-8 as U+FFFD.
std::string one_line(std::string_view text);

}  // namespace latchkey
