#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/domain/checklist.hpp"
#include "core/domain/work_item.hpp"

namespace latchkey {

enum class SendOutcome {
  sent,
  no_requests,
  no_recipients,
  recipient_unusable,  // all of them, see SendResult::who: deleted, or the address is no longer
                       // theirs
  work_completed,
  changed_meanwhile,  // the checklist was changed or sent since the page was shown
  gone,
};

struct SendResult {
  SendOutcome outcome;
  SendId send{};
  int mails = 0;
  std::string who{};  // the recipient's name, where none can be used
};

/// Sends the checklist to its recipients, or to `only` one of them, but for those who are deleted
/// or whose address is no longer theirs: one row of sends, and for each a new magic link, unclaimed
/// until the firm's link_days from now, with its mail in the Outbox. While the firm's New Client
/// Portal is off it is a PIN request instead; what was one becomes a magic link when it is resent
/// after that (product.md, PINs 2 and 3). A checklist that was sent before is resent; that is
/// recorded as such. One that was cancelled lives again. `version` is the one of the page that
/// staff saw, and every send moves it on, so that a double click sends once. Work that is planned,
/// ready or in progress is `waiting` from then on: for the client.
SendResult send_checklist(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                          const ActingStaff& by, WorkItemId work, ChecklistId checklist,
                          unsigned version, const std::optional<ContactId>& only, Time now);

/// One sending, for callers that hold the work item's row.
struct SendNow {
  WorkItemId work;
  ChecklistId checklist;
  std::optional<ContactId> only{};
  StaffId sender;  // whom the mail names and replies go to
  Author by;       // who caused it, and from where: for the trail
  std::string ip{};
  std::optional<unsigned> version{};  // of the page that staff saw; empty: as it is now
  std::optional<ScheduledSendId> plan{};
};
/// The same in the caller's transaction, which holds the work item's row (`locked`) and writes
/// nothing after it.
SendResult send_in_transaction(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                               const LockedWork& locked, const SendNow& sending, Time now);

/// Why it cannot be sent, or `sent` where it can: nothing is written. In a transaction that holds
/// the work item's row, or for a look without one.
SendResult judge_sending(Database& db, FirmId firm, const LockedWork& work, const SendNow& sending);

/// Resends the PIN request of one recipient as a magic link, in the name of who sent it last, or of
/// `starter` where that person has left. The work's status stays. It must be possible: see
/// pin_migration.hpp. In the caller's transaction, which holds the work item's row and does not
/// write to it afterwards.
void resend_as_link(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                    const Author& starter, ClientId client, WorkItemId work, ChecklistId checklist,
                    ContactId contact, Time now);

/// How far a recipient is.
enum class RecipientStage {
  not_sent,
  queued,  // the newest mail waits, perhaps for another try
  sending,
  failed,         // the newest mail was refused for good
  sent,           // it was delivered, and its link can still be opened
  claimed,        // a device holds the work
  lapsed,         // the last device's days are over
  called_off,     // the checklist was cancelled
  moved_out,      // signed out or revoked, and no mail since
  expired,        // nobody opened the link in time
  opened_by_pin,  // a PIN request: their PIN has opened it
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
  std::optional<Time> opened_by_pin_at;  // of a PIN request, for the first time since it was sent
};

/// The state of each recipient, by name, in five SELECTs.
std::vector<RecipientState> list_recipient_states(Database& db, FirmId firm, WorkItemId work,
                                                  ChecklistId checklist, Time now);

}  // namespace latchkey
