#include "core/mail/transport.hpp"

#include <algorithm>

#include "core/mail/mime.hpp"

namespace latchkey {

void require_envelope(const Envelope& envelope) {
  if (!is_mailable_address(envelope.from)) throw MailError("the envelope's sender is no address");
  if (!is_mailable_address(envelope.to)) throw MailError("the envelope's recipient is no address");
  const bool named = !envelope.key.empty() && envelope.key.size() <= 100 &&
                     envelope.key.front() != '.' &&
                     std::all_of(envelope.key.begin(), envelope.key.end(), [](char c) {
                       return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                              (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_';
                     });
  if (!named) throw MailError("the envelope's key is not a plain name");
}

std::string delivery_words(std::string_view words) {
  std::string out;
  for (char c : words) {
    if (out.size() == kMaxDeliveryWords) break;
    if (c > ' ' && c < 0x7F) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace latchkey
