#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/domain/magic_link.hpp"

namespace latchkey {

// What looking at a link, claiming it and asking for another share, for those three alone; and
// whose an address is.

/// `address` is one of the contact whom the row `of` names. Staff correct an address that was
/// wrong: nothing more goes there.
#define LATCHKEY_ADDRESS_OF(of, address)                            \
  "EXISTS (SELECT 1 FROM contact_addresses a WHERE a.firm_id = " of \
  ".firm_id "                                                       \
  "AND a.contact_id = " of ".contact_id AND a.address = " address ")"

/// The address that a link was mailed to is still its contact's: whoever got the mail in place of
/// the contact must not come in by it.
#define LATCHKEY_REACHABLE(link) LATCHKEY_ADDRESS_OF(link, link ".address")

/// A link's row with what stands beside it, before it is decided what it is to the browser.
struct LinkRow {
  LinkView view;
  ClientId client;
  std::uint64_t send;
  Time expires_at;
  std::optional<Time> claimed_at;
  std::optional<DeviceId> device;
  std::optional<Time> ended_at;
  std::string ended_reason;
  bool withdrawn;
  std::optional<Time> cancelled_at{};  // all that the work had for them is cancelled since
};

/// Empty: no link of this firm has the token.
std::optional<LinkRow> find_link(Database& db, FirmId firm, const TokenHash& token);

/// A Binding of the contact to the work item, with its device.
struct Holder {
  DeviceId device;
  LinkId link;  // whose claim made it
  std::string description;
  Time claimed_at;
  Time expires_at;
  std::optional<Time> ended_at;
  std::string ended_reason;

  bool holds(Time now) const { return !ended_at && expires_at > now; }
};

/// All Bindings there ever were of the contact to the work item, newest claim first.
std::vector<Holder> list_holders(Database& db, FirmId firm, ContactId contact,
                                 WorkItemId work_item);

/// What the link is to a browser that is `device`, or none that is known.
LinkView judge(Database& db, FirmId firm, const LinkRow& link,
               const std::optional<DeviceId>& device, Time now);

}  // namespace latchkey
