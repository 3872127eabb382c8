#pragma once
#include "core/base/id.hpp"

namespace latchkey {

/// How a contact's session was signed in.
enum class SessionKind { link, pin, login };
/// The kind's word in the table: "link", "pin", "login".
const char* session_kind_name(SessionKind kind);

/// Whose eyes look, and how they came in. Of what was sent to the contact, a magic link's session
/// sees what is reached by magic links, a PIN's what was sent before the New Client Portal, and a
/// login sees all (product.md, PINs 3 and Login 3). A contact with full access to a client sees
/// what was sent to anybody for that client in the same way; by PIN, which is the weakest of the
/// keys, they see their own alone.
struct Reach {
  ContactId contact;
  SessionKind kind = SessionKind::link;
  ChecklistId previewed{};  // staff look with the contact's eyes: as if it had been sent to them

  /// The words of checklist_recipients.way that it sees: both parameters of LATCHKEY_SEEN_WAYS.
  const char* way() const { return kind == SessionKind::pin ? "pin" : "link"; }
  const char* other_way() const { return kind == SessionKind::link ? "link" : "pin"; }
  /// Whose full access counts; nobody's where there is none to count.
  ContactId by_role() const { return kind == SessionKind::pin ? ContactId{} : contact; }
};

/// Of a checklist_recipients `t`: it was sent, in a way that the session sees.
/// Parameters: way(), other_way().
#define LATCHKEY_SEEN_WAYS "t.first_sent_at IS NOT NULL AND t.way IN (?, ?)"
/// Of a work_items `w`: it is deleted, or its client is, and so nobody sees or changes the work.
#define LATCHKEY_WORK_DELETED                                                       \
  "(w.deleted_at IS NOT NULL OR EXISTS (SELECT 1 FROM clients k WHERE k.firm_id = " \
  "w.firm_id AND k.id = w.client_id AND k.deleted_at IS NOT NULL))"
/// Of a work_items `w`: `contact` (a column or ?) has full access to its client.
#define LATCHKEY_FULL_ACCESS(contact)                                    \
  "EXISTS (SELECT 1 FROM client_contacts m WHERE m.firm_id = w.firm_id " \
  "AND m.client_id = w.client_id AND m.contact_id = " contact " AND m.role = 'full')"
/// Of a checklist_recipients `t` in a work_items `w`: the Reach sees the checklist by it.
/// Parameters: way(), other_way(), contact, by_role().
#define LATCHKEY_SEEN LATCHKEY_SEEN_WAYS " AND (t.contact_id = ? OR " LATCHKEY_FULL_ACCESS("?") ")"

}  // namespace latchkey
