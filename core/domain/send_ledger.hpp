#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/db/database.hpp"

namespace latchkey {

// What became of each sending of a checklist. A GET of a mailed link writes nothing, so nothing
// here tells of links that were merely looked at; what is known is what the mail server said and
// what the button did.

/// A link that is claimed so soon after the mail server took its mail was hardly claimed by a
/// person: the mail has to reach a mailbox, be noticed, opened, and its page's button pressed.
inline constexpr std::chrono::seconds kTooSoonForAPerson{10};

/// One mail with the link.
struct LedgerMail {
  std::string state;  // queued, sending, sent, failed, cancelled
  Time created_at;
  std::optional<Time> sent_at;
  int attempts;
  Time next_attempt_at;
  std::string server_words;
};

enum class LedgerOrigin { send, access_link, hand_over, pin };

/// One link of a recipient, or one PIN request.
struct LedgerLink {
  LedgerOrigin origin;
  ContactId contact;
  std::string contact_name;
  std::string address;
  Time created_at;
  Time expires_at;                 // unclaimed
  std::optional<Time> claimed_at;  // or first opened by PIN
  std::string device;  // that claimed it: "Safari on iPhone", or what its owner calls it
  std::optional<Time> holds_until;  // of what the claim gave, as long as no later claim replaced it
  std::optional<Time> hold_ended_at;
  std::string hold_ended_reason;  // moved, signed_out, revoked
  std::optional<Time> ended_at;   // of a link that nobody claimed
  std::string ended_reason;       // replaced, revoked
  std::vector<LedgerMail> mails;  // oldest first

  /// The claim came too soon for a person.
  bool looks_automatic() const;
};

struct LedgerSend {
  SendId id;
  bool again;  // a resend
  std::string sender_name;
  std::string planned_by;  // empty: it was not planned
  Time created_at;
  std::vector<LedgerLink> links;  // by recipient, then in the order in which they were made
};

/// The newest `most` sendings of the checklist, newest first, in three SELECTs.
std::vector<LedgerSend> list_ledger(Database& db, FirmId firm, WorkItemId work,
                                    ChecklistId checklist, int most);

}  // namespace latchkey
