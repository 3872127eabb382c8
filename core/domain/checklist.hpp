#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

/// Why nothing can be mailed to a recipient.
enum class RecipientFault {
  none,
  deleted,       // the contact
  address_gone,  // it is no longer one of the contact's
};

/// Whom a checklist goes to, and where.
struct Recipient {
  ContactId contact;
  std::string name;
  std::string address;
  std::optional<Time> first_sent_at;  // from then on the contact sees the checklist
  std::optional<Time> last_sent_at;
  bool by_pin = false;  // a PIN request: sent before the New Client Portal, and not resent since
  RecipientFault fault = RecipientFault::none;

  bool reachable() const { return fault == RecipientFault::none; }
};

/// A named set of requests within a work item, as staff see it. Its version goes up with every
/// change of its name, recipients and requests and with every send; what clients do leaves it.
struct Checklist {
  ChecklistId id;
  WorkItemId work_item;
  std::string name;
  unsigned version;
  std::optional<Time> first_sent_at;
  std::optional<Time> last_sent_at;
  int done, total;                     // required requests
  int optional;                        // requests that progress does not count
  std::vector<std::string> sections;   // its headings in their order
  std::vector<Recipient> recipients;   // by name
  std::optional<Time> cancelled_at{};  // it was sent, and is not needed any more: nobody sees it
  std::string cancelled_by{};

  int requests() const { return total + optional; }
};

/// One address of one contact of the client, offered as a recipient.
struct RecipientChoice {
  ContactId contact;
  std::string name;
  std::string address;
  bool primary;
  bool full_access = false;  // to the client's work

  bool operator==(const RecipientChoice&) const = default;
};

/// A ticked recipient.
struct ChosenRecipient {
  ContactId contact;
  std::string address;  // one of the contact's
};

struct ChecklistForm {
  std::string title;  // 1 to 200 characters
  std::vector<ChosenRecipient> recipients;
};

/// In the order in which they were made.
std::vector<Checklist> list_checklists(Database& db, FirmId firm, WorkItemId work);
std::optional<Checklist> find_checklist(Database& db, FirmId firm, WorkItemId work,
                                        ChecklistId checklist);
/// Every address of every contact of the work item's client, by name, primary ones first.
std::vector<RecipientChoice> list_recipient_choices(Database& db, FirmId firm, WorkItemId work);

/// Whom a new checklist proposes, at their primary addresses: who has full access to the client's
/// work, or everybody where nobody has.
std::vector<ChosenRecipient> propose_recipients(const std::vector<RecipientChoice>& choices);
/// Makes those the recipients of a checklist that has none. In the caller's transaction.
void add_proposed_recipients(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist);

/// Objections' fields: title, recipient. A recipient is a contact of the work item's client with
/// one of their addresses, and each contact once. The same title again in the work item within
/// kSameClick is the same click: it names the checklist that is there already.
SaveResult<ChecklistId> create_checklist(Database& db, const Keyring& keys, FirmId firm,
                                         const ActingStaff& by, WorkItemId work,
                                         const ChecklistForm& typed, Time now);
/// A recipient who is taken off a checklist that was sent does not see it any more: links to it
/// that nobody claimed end, mail that is waiting is cancelled, and where no other checklist of the
/// work goes to them, the devices that hold it lose it.
SaveResult<ChecklistId> edit_checklist(Database& db, const Keyring& keys, FirmId firm,
                                       const ActingStaff& by, WorkItemId work,
                                       ChecklistId checklist, unsigned version,
                                       const ChecklistForm& typed, Time now);

}  // namespace latchkey
