#include "core/base/mail_address.hpp"

#include <idn2.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

constexpr std::size_t kMaxAddressBytes = 254;   // RFC 3696 erratum 1690: 256 with <>, of a path
constexpr std::size_t kMaxLocalPartBytes = 64;  // RFC 5321 4.5.3.1.1
constexpr std::size_t kMaxLabelBytes = 63;      // RFC 1035 2.3.4
constexpr std::string_view kDots = "•••";

using IdnString = std::unique_ptr<char, decltype(&std::free)>;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string lower(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lowered;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > 0; });
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kAround = " \t\r\n";
  const auto first = text.find_first_not_of(kAround);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kAround) - first + 1);
}

bool has_control(std::string_view text) {
  while (!text.empty()) {
    const auto c = take_code_point(text);
    if (!c || *c < 0x20 || (*c >= 0x7F && *c <= 0x9F)) return true;
    if ((*c >= 0x202A && *c <= 0x202E) || (*c >= 0x2066 && *c <= 0x2069)) return true;
  }
  return false;
}

bool is_dot_string(std::string_view local) {
  char before = '.';
  for (const char c : local) {
    const bool atext = is_letter_or_digit(c) ||
                       std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
    if (!atext && (c != '.' || before == '.')) return false;
    before = c;
  }
  return before != '.';
}

// Letters, digits and hyphens in labels of 1 to 63 bytes; two labels or more; the last not a
// number, which would be an IP address.
bool is_host_name(std::string_view domain) {
  for (std::size_t labels = 1;; ++labels) {
    const std::string_view label = domain.substr(0, domain.find('.'));
    if (label.empty() || label.size() > kMaxLabelBytes) return false;
    if (label.front() == '-' || label.back() == '-') return false;
    for (const char c : label) {
      if (!is_letter_or_digit(c) && c != '-') return false;
    }
    if (label.size() == domain.size()) {
      return labels >= 2 &&
             !std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
    }
    domain.remove_prefix(label.size() + 1);
  }
}

std::optional<std::string> to_ascii_domain(std::string_view domain) {
  std::string ascii = lower(domain);
  // Plain names need no table, and some that IDNA would refuse ("r3---x.example.com") exist.
  const bool needs_idna = !is_ascii(domain) || ascii.compare(0, 4, "xn--") == 0 ||
                          ascii.find(".xn--") != std::string::npos;
  if (needs_idna) {
    char* converted = nullptr;
    const int flags = IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL | IDN2_USE_STD3_ASCII_RULES;
    const auto* input = reinterpret_cast<const std::uint8_t*>(ascii.c_str());
    const int result = idn2_lookup_u8(input, reinterpret_cast<std::uint8_t**>(&converted), flags);
    const IdnString owned(converted, &std::free);
    if (result != IDN2_OK || !owned) return std::nullopt;
    ascii = lower(owned.get());
  }
  // UTS 46 maps some signs to ASCII ones, so that this is checked of the result.
  if (!is_host_name(ascii)) return std::nullopt;
  return ascii;
}

std::string first_letter(std::string_view text) {
  const std::string_view first = cut_code_points(text, 1);
  return first.size() == text.size() ? std::string() : std::string(first);
}

}  // namespace

std::string_view explain(MailAddressError error) {
  switch (error) {
    case MailAddressError::none:
      return "Nothing is wrong.";
    case MailAddressError::empty:
      return "Enter an e-mail address.";
    case MailAddressError::too_long:
      return "The e-mail address is too long: 254 characters are the most, 64 before the @.";
    case MailAddressError::control_character:
      return "The e-mail address has an invisible character in it. Please type it by hand.";
    case MailAddressError::angle_bracket:
      return "Enter the address alone, without a name and without < and >.";
    case MailAddressError::not_one_at_sign:
      return "An e-mail address has one @ in it, like name@example.com.";
    case MailAddressError::bad_local_part:
      return "Before the @ there is a character, or a dot, that cannot stand there.";
    case MailAddressError::local_part_not_ascii:
      return "Before the @ only letters from a to z can be used, without accents.";
    case MailAddressError::bad_domain:
      return "What follows the @ is not the name of a mail domain, like example.com.";
  }
  return "";
}

MailAddress read_mail_address(std::string_view typed) {
  const auto refused = [](MailAddressError error) { return MailAddress{"", "", error}; };
  const std::string_view text = trim(typed);
  if (text.empty()) return refused(MailAddressError::empty);
  // Four bytes a character at most: nothing longer could come out short enough.
  if (text.size() > 4 * kMaxAddressBytes) return refused(MailAddressError::too_long);
  if (has_control(text)) return refused(MailAddressError::control_character);
  if (text.find_first_of("<>") != std::string_view::npos) {
    return refused(MailAddressError::angle_bracket);
  }
  const auto at = text.find('@');
  if (at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) {
    return refused(MailAddressError::not_one_at_sign);
  }
  const std::string_view local = text.substr(0, at);
  if (!is_ascii(local)) return refused(MailAddressError::local_part_not_ascii);
  if (!is_dot_string(local)) return refused(MailAddressError::bad_local_part);
  const auto domain = to_ascii_domain(text.substr(at + 1));
  if (!domain) return refused(MailAddressError::bad_domain);
  if (local.size() > kMaxLocalPartBytes || local.size() + 1 + domain->size() > kMaxAddressBytes) {
    return refused(MailAddressError::too_long);
  }
  return {std::string(local) + "@" + *domain, lower(local) + "@" + *domain, MailAddressError::none};
}

std::optional<std::string> normalise_address(std::string_view typed) {
  MailAddress read = read_mail_address(typed);
  if (read.error != MailAddressError::none) return std::nullopt;
  return std::move(read.normal);
}

std::string mask_address(std::string_view address) {
  const MailAddress read = read_mail_address(address);
  if (read.error != MailAddressError::none) return std::string(kDots);
  const auto at = read.address.find('@');
  const std::string ascii_domain = read.address.substr(at + 1);

  std::string domain = ascii_domain;
  char* converted = nullptr;
  const int result = idn2_to_unicode_8z8z(ascii_domain.c_str(), &converted, 0);
  const IdnString owned(converted, &std::free);
  if (result == IDN2_OK && owned) domain = owned.get();

  std::string masked = first_letter(std::string_view(read.address).substr(0, at));
  masked += kDots;
  masked += "@";
  masked += first_letter(std::string_view(domain).substr(0, domain.find('.')));
  masked += kDots;
  masked += domain.substr(domain.rfind('.'));
  return masked;
}

}  // namespace latchkey
