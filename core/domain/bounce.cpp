#include "core/domain/bounce.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

namespace latchkey {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "5.1.1" as {1, 1}: subject and detail of the first enhanced code in the words.
struct Enhanced {
  int subject, detail;
};
std::optional<Enhanced> find_enhanced(std::string_view words) {
  for (std::size_t i = 0; i + 4 < words.size(); ++i) {
    if ((words[i] != '4' && words[i] != '5') || words[i + 1] != '.') continue;
    if (i > 0 && words[i - 1] != ' ' && words[i - 1] != '-') continue;
    std::size_t at = i + 2;
    auto number = [&] {
      int value = 0, digits = 0;
      while (at < words.size() && is_digit(words[at]) && digits < 3) {
        value = value * 10 + (words[at++] - '0');
        ++digits;
      }
      return digits == 0 ? -1 : value;
    };
    int subject = number();
    if (subject < 0 || at >= words.size() || words[at] != '.') continue;
    ++at;
    int detail = number();
    if (detail >= 0) return Enhanced{subject, detail};
  }
  return std::nullopt;
}

std::optional<Bounce> by_enhanced(const Enhanced& code) {
  switch (code.subject) {
    case 1:  // addressing
      if (code.detail == 2 || code.detail == 10) return Bounce::unreachable;
      if (code.detail == 7 || code.detail == 8) return Bounce::unwanted;  // of the sender's address
      return Bounce::no_such_address;
    case 2:  // mailbox
      if (code.detail == 1) return Bounce::no_such_address;
      if (code.detail == 2) return Bounce::mailbox_full;
      break;
    case 4:  // network and routing
      return Bounce::unreachable;
    case 7:  // security and policy
      return Bounce::unwanted;
    default:
      break;
  }
  return std::nullopt;
}

}  // namespace

Bounce read_bounce(std::string_view server_words) {
  if (auto code = find_enhanced(server_words)) {
    if (auto bounce = by_enhanced(*code)) return *bounce;
  }
  std::string words{server_words};
  std::ranges::transform(words, words.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  auto says = [&](auto... any) { return ((words.find(any) != std::string::npos) || ...); };
  if (says("spam", "blocked", "blacklist", "blocklist", "reputation", "policy", "dmarc", "spf")) {
    return Bounce::unwanted;
  }
  if (says("mailbox full", "over quota", "quota exceeded", "storage")) return Bounce::mailbox_full;
  if (says("user unknown", "unknown user", "no such user", "no such", "does not exist",
           "mailbox unavailable", "recipient rejected", "not found")) {
    return Bounce::no_such_address;
  }
  if (says("could not resolve", "timed out", "timeout", "connection refused", "no route")) {
    return Bounce::unreachable;
  }
  if (words.starts_with("552")) return Bounce::mailbox_full;
  if (words.starts_with("550") || words.starts_with("551") || words.starts_with("553")) {
    return Bounce::no_such_address;
  }
  return Bounce::unclear;
}

}  // namespace latchkey
