#pragma once
#include "core/base/id.hpp"

namespace latchkey {

/// How a contact's session was signed in.
enum class SessionKind { link, pin, login };
/// The kind's word in the table: "link", "pin", "login".
const char* session_kind_name(SessionKind kind);

/// Whose eyes look, and how they came in. Of what was sent to the contact, a magic link's session
/// sees what is reached by magic links, a PIN's what was sent before the New Client Portal, and a
/// login sees all (product.md, PINs 3 and Login 3).
struct Reach {
  ContactId contact;
  SessionKind kind = SessionKind::link;
  ChecklistId previewed{};  // staff look with the contact's eyes: as if it had been sent to them

  /// The words of checklist_recipients.way that it sees: both parameters of LATCHKEY_SEEN_WAYS.
  const char* way() const { return kind == SessionKind::pin ? "pin" : "link"; }
  const char* other_way() const { return kind == SessionKind::link ? "link" : "pin"; }
};

/// Of a checklist_recipients `t` whose contact is the Reach's: it was sent, in a way that the
/// session sees. Parameters: way(), other_way().
#define LATCHKEY_SEEN_WAYS "t.first_sent_at IS NOT NULL AND t.way IN (?, ?)"

}  // namespace latchkey
