#pragma once
#include <string_view>

namespace latchkey {

/// What a mail server's refusal means to whoever wrote the mail.
enum class Bounce {
  no_such_address,  // mistyped, or the person has left
  mailbox_full,
  unwanted,     // taken for spam, or the sender's domain is not trusted
  unreachable,  // no server answers for that domain
  unclear,
};

/// Reads it out of the server's words: the enhanced status code (RFC 3463) where there is one, then
/// what such answers usually say, then the plain reply code (RFC 5321 4.2.3).
Bounce read_bounce(std::string_view server_words);

}  // namespace latchkey
