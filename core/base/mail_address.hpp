// E-mail addresses as people type them: may it be used, when are two the same, how is one shown to
// somebody who may not know it.
//
// Accepted is RFC 5321's Dot-string "@" Domain, which is what mailboxes have in practice: an ASCII
// local part of at most 64 characters without quotes, and a domain of two or more labels, at most
// 254 bytes in all. Domains may be typed in any script; they go out as IDNA2008 A-labels (UTS 46,
// non-transitional). Whether the mailbox exists only a mail can tell.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace latchkey {

enum class MailAddressError {
  none,
  empty,
  too_long,
  control_character,  // control or bidirectional override anywhere, or text that is not UTF-8
  angle_bracket,      // "Jane <jane@example.com>": the address alone is wanted
  not_one_at_sign,
  bad_local_part,
  local_part_not_ascii,  // would need SMTPUTF8 (RFC 6531), which many servers do not speak
  bad_domain,
};

// What a person can be told.
std::string_view explain(MailAddressError error);

struct MailAddress {
  std::string address;  // for the mail server: local part as typed, domain in lower-case A-labels
  std::string normal;   // for comparing: `address` with the local part in lower case too
  MailAddressError error = MailAddressError::none;  // otherwise both are empty
};

// Blanks and line ends around the address are forgiven (copy and paste), inside they are not. The
// results are printable ASCII without blanks, commas, quotes and angle brackets. Reading `address`
// again gives the same. Throws nothing but bad_alloc.
MailAddress read_mail_address(std::string_view typed);

// The form in which addresses are compared and kept unique. Empty: not an address. Servers may in
// theory tell upper from lower case in a local part; people do not. Dots and +tags are kept, for
// they are different mailboxes at most providers.
std::optional<std::string> normalise_address(std::string_view typed);

// Enough for its owner to know it, too little to write to it: "jane.doe@example.com" becomes
// "j•••@e•••.com". Shown are the first letter of the local part and of the domain (in its own
// script) and the last label; three dots stand for any length, so that none is told. A part of one
// letter only, which would be told whole, is dots alone. What is no address is "•••".
std::string mask_address(std::string_view address);

}  // namespace latchkey
