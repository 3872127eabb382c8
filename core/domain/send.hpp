#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/domain/checklist.hpp"

namespace latchkey {

enum class SendOutcome {
  sent,
  no_requests,
  no_recipients,
  recipient_unusable,  // see SendResult::who: deleted, or the address is no longer theirs
  work_completed,
  changed_meanwhile,  // the checklist was changed or sent since the page was shown
  gone,
};

struct SendResult {
  SendOutcome outcome;
  SendId send{};
  int mails = 0;
  std::string who{};  // the recipient's name, where one cannot be used
};

/// Sends the checklist to its recipients, or to `only` one of them: one row of sends, and for each
/// recipient a new magic link, unclaimed until the firm's link_days from now, with its mail in the
/// Outbox. A checklist that was sent before is resent; that is recorded as such. `version` is the
/// one of the page that staff saw, and every send moves it on, so that a double click sends once.
/// Work that is planned, ready or in progress is `waiting` from then on: for the client.
SendResult send_checklist(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                          const ActingStaff& by, WorkItemId work, ChecklistId checklist,
                          unsigned version, const std::optional<ContactId>& only, Time now);

/// How far a recipient is.
enum class RecipientStage {
  not_sent,
  queued,  // the newest mail waits, perhaps for another try
  sending,
  failed,     // the newest mail was refused for good
  sent,       // it was delivered, and its link can still be opened
  claimed,    // a device holds the work
  lapsed,     // the last device's days are over
  moved_out,  // signed out or revoked, and no mail since
  expired,    // nobody opened the link in time
};

/// The newest mail with a link to a recipient.
struct RecipientMail {
  std::string state;  // queued, sending, sent, failed, cancelled
  bool asked_for;     // by the client: Send Access Link
  Time created_at;
  std::optional<Time> sent_at;
  int attempts;
  Time next_attempt_at;      // of a queued one
  std::string server_words;  // what the mail server said last, perhaps nothing
};

/// The device that claimed last.
struct RecipientDevice {
  std::string called;
  Time claimed_at;
  Time expires_at;
  std::optional<Time> ended_at;
};

struct RecipientState {
  Recipient recipient;
  RecipientStage stage;
  std::optional<RecipientMail> mail;
  std::vector<RecipientDevice> devices;  // that hold the work now, newest claim first; where none
                                         // does, the one that did last
  std::optional<Time> link_expires_at;   // of the newest link that nobody claimed
};

/// The state of each recipient, by name, in four SELECTs.
std::vector<RecipientState> list_recipient_states(Database& db, FirmId firm, WorkItemId work,
                                                  ChecklistId checklist, Time now);

}  // namespace latchkey
