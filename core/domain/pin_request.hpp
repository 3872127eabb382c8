#pragma once
#include <optional>

#include "core/domain/magic_link.hpp"

namespace latchkey {

// What was sent before the firm's New Client Portal (product.md, PINs): a checklist_recipients row
// of way 'pin', and a magic_links row of origin 'pin' for each mail. Such a row stands for the mail
// alone. It expires with its making, so that it is never outstanding and nothing claims it; its
// claimed_at is when the PIN opened it first, its tokens are hashed for Purpose::pin_token.

/// How a contact's PIN is.
enum class PinState {
  none,    // none chosen yet
  chosen,  // it can be entered
  locked,  // by the fifth wrong one
};

/// A mailed PIN URL.
struct PinRequest {
  /// What its page shows. Its state is `claimable` for a PIN request, `withdrawn`, or, where it was
  /// resent as a magic link since, what that makes of it for this browser: `replaced`,
  /// `bound_here` …
  LinkView link;
  PinState pin = PinState::none;

  bool opens_by_pin() const { return link.state == LinkState::claimable; }
};

/// Reads only. Empty: no PIN request of the firm has the token.
std::optional<PinRequest> look_at_pin_request(Database& db, FirmId firm, const TokenHash& token,
                                              const std::optional<DeviceId>& device, Time now);

/// The row that stands for one mail of a PIN request. In the caller's transaction.
LinkId make_pin_mail(Database& db, FirmId firm, WorkItemId work_item, ContactId contact,
                     ChecklistId checklist, SendId send, std::string_view address, Time now);

/// Takes the contact's PIN away, and the sessions that it started, where they have no PIN request
/// left. In the caller's transaction.
void forget_needless_pin(Database& db, FirmId firm, ContactId contact);

/// After staff took an address from the contact: whoever read the PIN mails that went there may
/// have chosen the PIN, so it goes, with the sessions that it started. The contact chooses another
/// by a mail to an address that is theirs. In the caller's transaction.
void forget_pin_of_gone_addresses(Database& db, FirmId firm, ContactId contact, Time now);

/// The checklist was resent to the recipient as a magic link: ends its PIN mails, and a PIN that
/// nothing is left for. In the caller's transaction, which has changed the recipient's way already.
void end_pin_request(Database& db, FirmId firm, WorkItemId work_item, ContactId contact,
                     ChecklistId checklist, Time now);

/// The contact's PIN has opened what they have of PIN requests. In the caller's transaction.
void note_opened_by_pin(Database& db, FirmId firm, ContactId contact, DeviceId device, Time now);

/// The firm sends PIN requests, or has some left: then clients need a way to enter a PIN.
bool uses_pins(Database& db, const Firm& firm);

}  // namespace latchkey
