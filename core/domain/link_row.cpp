#include "core/domain/link_row.hpp"

#include <algorithm>

namespace latchkey {
namespace {

#define LINK_COLUMNS \
  "l.id, l.work_item_id, l.checklist_id, l.contact_id, c.name, c.time_zone, l.address, w.title, " \
  "k.name, p.name, l.created_at, k.id, l.send_id, l.expires_at, l.claimed_at, l.device_id, "      \
  "l.ended_at, l.ended_reason, c.deleted_at IS NOT NULL OR k.deleted_at IS NOT NULL OR NOT "      \
  "EXISTS "                                                                                       \
  "(SELECT 1 FROM checklist_recipients t WHERE t.firm_id = l.firm_id "                            \
  "AND t.contact_id = l.contact_id AND t.work_item_id = l.work_item_id), " LATCHKEY_REACHABLE(    \
      "l") ", "                                                                                   \
  "(SELECT IF(SUM(t.first_sent_at IS NOT NULL) = 0, MAX(h.cancelled_at), NULL) "                  \
  "FROM checklist_recipients t JOIN checklists h ON h.firm_id = t.firm_id "                       \
  "AND h.work_item_id = t.work_item_id AND h.id = t.checklist_id WHERE t.firm_id = l.firm_id "    \
  "AND t.contact_id = l.contact_id AND t.work_item_id = l.work_item_id), f.contained_at, c.contained_at "
#define LINK_JOINS                                                                  \
  "JOIN firms f ON f.id = l.firm_id "                                               \
  "JOIN contacts c ON c.firm_id = l.firm_id AND c.id = l.contact_id "               \
  "JOIN work_items w ON w.firm_id = l.firm_id AND w.id = l.work_item_id "           \
  "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "                 \
  "LEFT JOIN sends s ON s.firm_id = l.firm_id AND s.work_item_id = l.work_item_id " \
  "  AND s.checklist_id = l.checklist_id AND s.id = l.send_id "                     \
  "LEFT JOIN staff p ON p.firm_id = s.firm_id AND p.id = s.staff_id "

/// What was made up to the containing of the firm or the contact has ended with it, whether or not
/// its row says so yet. Reads the two columns that say when that was.
void end_if_contained(Row& row, Time made_at, std::optional<Time>& ended_at, std::string& reason) {
  const auto firm = row.get<std::optional<Time>>();
  const auto contained_at = std::max(firm, row.get<std::optional<Time>>());
  if (ended_at || made_at > contained_at) return;
  ended_at = contained_at;
  reason = "revoked";
}

LinkRow to_link_row(Row& row) {
  LinkRow link{};
  LinkView& view = link.view;
  view.id = row.get<LinkId>();
  view.work_item = row.get<WorkItemId>();
  view.checklist = row.get<ChecklistId>();
  view.contact = row.get<ContactId>();
  view.contact_name = row.get<std::string>();
  view.contact_time_zone = row.get<std::string>();
  view.address = row.get<std::string>();
  view.work_title = row.get<std::string>();
  view.client_name = row.get<std::string>();
  view.sender_name = row.get<std::optional<std::string>>().value_or("");
  view.sent_at = row.get<Time>();
  link.client = row.get<ClientId>();
  link.send = row.get<std::uint64_t>();
  link.expires_at = row.get<Time>();
  link.claimed_at = row.get<std::optional<Time>>();
  link.device = row.get<std::optional<DeviceId>>();
  link.ended_at = row.get<std::optional<Time>>();
  link.ended_reason = row.get<std::optional<std::string>>().value_or("");
  link.withdrawn = row.get<bool>();
  view.reachable = row.get<bool>();
  link.cancelled_at = row.get<std::optional<Time>>();
  if (!link.claimed_at) end_if_contained(row, view.sent_at, link.ended_at, link.ended_reason);
  return link;
}

void name_other_device(LinkView& view, const std::vector<Holder>& holders,
                       const std::optional<DeviceId>& mine, Time now) {
  for (const Holder& holder : holders) {
    if (holder.holds(now) && holder.device != mine) {
      view.other_device = holder.description;
      view.other_since = holder.claimed_at;
      return;
    }
  }
}

/// What is shown to a browser that held the work once and holds it no more.
void describe_former(LinkView& view, const Holder& mine) {
  if (mine.ended_at) {
    view.state = mine.ended_reason == "moved" ? LinkState::moved : LinkState::revoked;
    view.since = mine.ended_at;
  } else {
    view.state = LinkState::lapsed;
    view.since = mine.expires_at;
  }
}

const Holder* find_holder(const std::vector<Holder>& holders, DeviceId device) {
  for (const Holder& holder : holders) {
    if (holder.device == device) return &holder;
  }
  return nullptr;
}

/// The claim of an older link that ended this one: then there is no newer mail to look for.
const Holder* find_older_claim(const std::vector<Holder>& holders, const LinkRow& link) {
  if (link.ended_reason != "replaced") return nullptr;
  for (const Holder& holder : holders) {
    if (holder.claimed_at == link.ended_at && holder.link < link.view.id) return &holder;
  }
  return nullptr;
}

/// What a link is that was claimed, or ended by a claim, on a device other than this one.
void describe_elsewhere(LinkView& view, const std::optional<Time>& since, const Holder* claimer) {
  view.state = LinkState::elsewhere;
  view.since = since;
  if (!view.other_device && claimer) {
    // Nobody holds the work now; name the device that claimed it.
    view.other_device = claimer->description;
    view.other_since = claimer->claimed_at;
  }
}

}  // namespace

std::optional<LinkRow> find_link(Database& db, FirmId firm, const TokenHash& token) {
  return db.find("SELECT " LINK_COLUMNS
                 "FROM link_tokens t JOIN magic_links l ON l.id = t.link_id AND l.firm_id = "
                 "t.firm_id " LINK_JOINS "WHERE t.token_hash = ? AND t.firm_id = ?",
                 {token, firm}, to_link_row);
}

std::vector<Holder> list_holders(Database& db, FirmId firm, ContactId contact,
                                 WorkItemId work_item) {
  return db.list(
      "SELECT b.device_id, b.link_id, d.description, b.claimed_at, b.expires_at, b.ended_at, "
      "b.ended_reason, f.contained_at, c.contained_at "
      "FROM bindings b JOIN devices d ON d.firm_id = b.firm_id AND d.id = b.device_id "
      "JOIN firms f ON f.id = b.firm_id "
      "JOIN contacts c ON c.firm_id = b.firm_id AND c.id = b.contact_id "
      "WHERE b.firm_id = ? AND b.contact_id = ? AND b.work_item_id = ? "
      "ORDER BY b.claimed_at DESC, b.device_id DESC",
      {firm, contact, work_item}, [](Row& row) {
        Holder holder{row.get<DeviceId>(),
                      row.get<LinkId>(),
                      row.get<std::string>(),
                      row.get<Time>(),
                      row.get<Time>(),
                      row.get<std::optional<Time>>(),
                      row.get<std::optional<std::string>>().value_or("")};
        end_if_contained(row, holder.claimed_at, holder.ended_at, holder.ended_reason);
        return holder;
      });
}

LinkView judge(Database& db, FirmId firm, const LinkRow& link,
               const std::optional<DeviceId>& device, Time now) {
  LinkView view = link.view;
  if (link.withdrawn) {
    view.state = LinkState::withdrawn;
    return view;
  }
  if (link.cancelled_at) {
    view.state = LinkState::cancelled;
    view.since = link.cancelled_at;
    return view;
  }
  if (view.reachable && !link.claimed_at && !link.ended_at && link.expires_at > now) {
    view.state = LinkState::claimable;
    return view;
  }
  auto holders = list_holders(db, firm, view.contact, view.work_item);
  const Holder* mine = device ? find_holder(holders, *device) : nullptr;
  if (mine && mine->holds(now)) {
    view.state = LinkState::bound_here;
    return view;
  }
  if (!view.reachable) {
    view.state = LinkState::withdrawn;
    return view;
  }
  name_other_device(view, holders, device, now);
  if (mine) {
    describe_former(view, *mine);
  } else if (link.claimed_at) {
    describe_elsewhere(view, link.claimed_at, find_holder(holders, *link.device));
  } else if (const Holder* older = find_older_claim(holders, link)) {
    describe_elsewhere(view, link.ended_at, older);
  } else if (link.ended_at) {
    view.state = link.ended_reason == "revoked" ? LinkState::revoked : LinkState::replaced;
    view.since = link.ended_at;
  } else {
    view.state = LinkState::expired;
    view.since = link.expires_at;
  }
  return view;
}

std::optional<LinkView> look_at_link(Database& db, FirmId firm, const TokenHash& token,
                                     const std::optional<DeviceId>& device, Time now) {
  auto link = find_link(db, firm, token);
  if (!link) return std::nullopt;
  return judge(db, firm, *link, device, now);
}

std::optional<LinkView> look_at_lapsed(Database& db, FirmId firm, DeviceId device,
                                       WorkItemId work_item, Time now) {
  auto link = db.find(
      "SELECT " LINK_COLUMNS
      "FROM bindings b JOIN magic_links l ON l.firm_id = b.firm_id AND l.id = b.link_id " LINK_JOINS
      "WHERE b.firm_id = ? AND b.device_id = ? AND b.work_item_id = ? "
      "ORDER BY b.claimed_at DESC LIMIT 1",
      {firm, device, work_item}, to_link_row);
  if (!link) return std::nullopt;
  return judge(db, firm, *link, device, now);
}

}  // namespace latchkey
