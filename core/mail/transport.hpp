// The way out for composed mails: SMTP, a Maildir, or what a test puts in its place.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace latchkey {

struct Envelope {
  std::string from;  // is_mailable_address()
  std::string to;    // is_mailable_address()
  // Names this mail for good: the same at each attempt, of letters, digits, '.', '-' and '_', at
  // most 100 bytes. A transport that can tell by it that the mail was delivered before does nothing
  // again.
  std::string key;
};

enum class DeliveryOutcome {
  accepted,   // the next hop has it
  refused,    // a 5xx about this mail or its recipient: another try would be answered the same
  try_later,  // a 4xx, no connection, a time-out, a server that will not have us at all
};

struct Delivery {
  DeliveryOutcome outcome = DeliveryOutcome::try_later;
  // What the server said, or what went wrong on this side: one line of printable ASCII, at most
  // kMaxDeliveryWords bytes. May quote the recipient's address: for staff to read, not for logs.
  std::string words;
  int code = 0;  // the server's reply code where there was one
};

inline constexpr std::size_t kMaxDeliveryWords = 300;

class MailTransport {
 public:
  virtual ~MailTransport() = default;

  // Is called at least about once a second while the next hop is waited for, which may take many
  // minutes. False: this process was told to stop, and the mail under way has a short while left.
  // Throws nothing.
  using Waiting = std::function<bool()>;

  // Hands one message (compose()'s bytes) to the next hop and returns when it has answered. Throws
  // nothing for what a server or network does; MailError for an envelope that is not as said above.
  virtual Delivery deliver(const Envelope& envelope, std::string_view bytes,
                           const Waiting& waiting) = 0;
};

// Throws MailError unless the envelope is as its comments say.
void require_envelope(const Envelope& envelope);

// `words` cut and cleaned as Delivery::words promises.
std::string delivery_words(std::string_view words);

}  // namespace latchkey
