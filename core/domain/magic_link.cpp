#include "core/domain/magic_link.hpp"

#include "core/domain/audit.hpp"
#include "core/domain/outbox.hpp"
#include "core/domain/rate_limit.hpp"

namespace latchkey {
namespace {

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
};

/// The address that a link was mailed to is still its contact's. Staff correct an address that was
/// wrong: whoever got the mail in place of the contact must not come in by it.
#define REACHABLE(link)                                               \
  "EXISTS (SELECT 1 FROM contact_addresses a WHERE a.firm_id = " link \
  ".firm_id "                                                         \
  "AND a.contact_id = " link ".contact_id AND a.address = " link ".address)"
#define LINK_COLUMNS                                                                              \
  "l.id, l.work_item_id, l.checklist_id, l.contact_id, c.name, c.time_zone, l.address, w.title, " \
  "k.name, p.name, l.created_at, k.id, l.send_id, l.expires_at, l.claimed_at, l.device_id, "      \
  "l.ended_at, l.ended_reason, c.deleted_at IS NOT NULL OR k.deleted_at IS NOT NULL OR NOT "      \
  "EXISTS "                                                                                       \
  "(SELECT 1 FROM checklist_recipients t WHERE t.firm_id = l.firm_id "                            \
  "AND t.contact_id = l.contact_id AND t.work_item_id = l.work_item_id), " REACHABLE("l") " "
#define LINK_JOINS                                                                  \
  "JOIN contacts c ON c.firm_id = l.firm_id AND c.id = l.contact_id "               \
  "JOIN work_items w ON w.firm_id = l.firm_id AND w.id = l.work_item_id "           \
  "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "                 \
  "LEFT JOIN sends s ON s.firm_id = l.firm_id AND s.work_item_id = l.work_item_id " \
  "  AND s.checklist_id = l.checklist_id AND s.id = l.send_id "                     \
  "LEFT JOIN staff p ON p.firm_id = s.firm_id AND p.id = s.staff_id "

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
  return link;
}

std::optional<LinkRow> find_link(Database& db, FirmId firm, const TokenHash& token) {
  return db.find("SELECT " LINK_COLUMNS
                 "FROM link_tokens t JOIN magic_links l ON l.id = t.link_id AND l.firm_id = "
                 "t.firm_id " LINK_JOINS "WHERE t.token_hash = ? AND t.firm_id = ?",
                 {token, firm}, to_link_row);
}

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
                                 WorkItemId work_item) {
  return db.list(
      "SELECT b.device_id, b.link_id, d.description, b.claimed_at, b.expires_at, b.ended_at, "
      "b.ended_reason "
      "FROM bindings b JOIN devices d ON d.firm_id = b.firm_id AND d.id = b.device_id "
      "WHERE b.firm_id = ? AND b.contact_id = ? AND b.work_item_id = ? "
      "ORDER BY b.claimed_at DESC, b.device_id DESC",
      {firm, contact, work_item}, [](Row& row) {
        return Holder{row.get<DeviceId>(),
                      row.get<LinkId>(),
                      row.get<std::string>(),
                      row.get<Time>(),
                      row.get<Time>(),
                      row.get<std::optional<Time>>(),
                      row.get<std::optional<std::string>>().value_or("")};
      });
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

LinkView judge(Database& db, FirmId firm, const LinkRow& link,
               const std::optional<DeviceId>& device, Time now) {
  LinkView view = link.view;
  if (link.withdrawn) {
    view.state = LinkState::withdrawn;
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

/// The guarded UPDATE that decides a race: true for exactly one caller.
bool take(Database& db, FirmId firm, const LinkView& link, Time now) {
  return db.execute(
             "UPDATE magic_links SET claimed_at = ? WHERE firm_id = ? AND work_item_id = ? "
             "AND contact_id = ? AND id = ? AND claimed_at IS NULL AND ended_at IS NULL "
             "AND expires_at > ?",
             {now, firm, link.work_item, link.contact, link.id, now}) == 1;
}

/// The device that this browser became a moment ago, without having got the answer.
std::optional<DeviceId> find_device_of_lost_answer(Database& db, const Keyring& keys, FirmId firm,
                                                   const Browser& browser, Time now) {
  if (!browser.becomes) return std::nullopt;
  return db.find_value<DeviceId>(
      "SELECT id FROM devices WHERE token_hash = ? AND firm_id = ? AND fingerprint = ? "
      "AND created_at > ?",
      {keys.hash(Purpose::device_token, *browser.becomes), firm, browser.fingerprint,
       now - kSameClaim});
}

/// Makes a device of a browser that is none; `cookie` is what it gets.
DeviceId add_device(Database& db, const Keyring& keys, Random& random, FirmId firm,
                    const Browser& browser, std::optional<Token>& cookie, Time now) {
  cookie = browser.becomes;
  if (auto lost = find_device_of_lost_answer(db, keys, firm, browser, now)) return *lost;
  // A device of long ago whose cookie is gone is not woken up again.
  if (!cookie || db.find_value<int>("SELECT 1 FROM devices WHERE token_hash = ?",
                                    {keys.hash(Purpose::device_token, *cookie)})) {
    cookie = Token::make(random);
  }
  // Two links that one browser claims at the same moment make one device.
  return DeviceId{
      db.insert("INSERT INTO devices (firm_id, token_hash, fingerprint, description, created_at) "
                "VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)",
                {firm, keys.hash(Purpose::device_token, *cookie), browser.fingerprint,
                 browser.description, now})};
}

/// Ends what a claim makes useless: the other links of the recipient that nobody claimed.
void end_siblings(Database& db, FirmId firm, const LinkView& link, Time now) {
  db.execute(
      "UPDATE magic_links SET ended_at = ?, ended_reason = 'replaced' WHERE firm_id = ? "
      "AND work_item_id = ? AND contact_id = ? AND id <> ? AND claimed_at IS NULL "
      "AND ended_at IS NULL",
      {now, firm, link.work_item, link.contact, link.id});
}

/// Gives the work to the device, and takes it from the oldest devices beyond the firm's number.
void bind(Database& db, const Firm& firm, const LinkView& link, DeviceId device, Time now) {
  db.execute(
      "INSERT INTO bindings (firm_id, contact_id, work_item_id, device_id, link_id, claimed_at, "
      "expires_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE link_id = VALUES(link_id), "
      "claimed_at = VALUES(claimed_at), expires_at = VALUES(expires_at), ended_at = NULL, "
      "ended_reason = NULL",
      {firm.id, link.contact, link.work_item, device, link.id, now, now + firm.binding_days});
  int kept = 1;
  for (const Holder& holder : list_holders(db, firm.id, link.contact, link.work_item)) {
    if (holder.device == device || !holder.holds(now)) continue;
    if (++kept <= firm.devices_per_contact) continue;
    db.execute(
        "UPDATE bindings SET ended_at = ?, ended_reason = 'moved' WHERE firm_id = ? "
        "AND contact_id = ? AND work_item_id = ? AND device_id = ?",
        {now, firm.id, link.contact, link.work_item, holder.device});
  }
}

/// The device held work of the contact's, and nobody said since that it was not theirs.
bool held_before(Database& db, FirmId firm, ContactId contact, DeviceId device) {
  return db
      .find_value<int>(
          "SELECT 1 FROM bindings b WHERE b.firm_id = ? AND b.contact_id = ? AND b.device_id = ? "
          "AND NOT EXISTS (SELECT 1 FROM bindings r WHERE r.firm_id = b.firm_id "
          "AND r.contact_id = b.contact_id AND r.device_id = b.device_id "
          "AND r.ended_reason = 'revoked' AND r.ended_at >= b.claimed_at) LIMIT 1",
          {firm, contact, device})
      .has_value();
}

Author contact_of(const LinkView& link) {
  return {.contact = link.contact, .staff = {}, .name = link.contact_name};
}

}  // namespace

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

ClaimResult claim(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                  const TokenHash& token, const Browser& browser,
                  const std::optional<SessionId>& replaced, Time now) {
  auto found = find_link(db, firm.id, token);
  if (!found) return {.outcome = ClaimOutcome::unknown, .device_cookie = {}, .session_cookie = {}};
  const LinkView& link = found->view;
  return db.transaction([&]() -> ClaimResult {
    ClaimResult result{.outcome = ClaimOutcome::claimed,
                       .work_item = link.work_item,
                       .device_cookie = {},
                       .session_cookie = {}};
    if (found->withdrawn || !link.reachable || !take(db, firm.id, link, now)) {
      // Nothing to claim. The browser that holds the work comes in all the same.
      auto device = browser.device;
      if (!device) device = find_device_of_lost_answer(db, keys, firm.id, browser, now);
      auto fresh = find_link(db, firm.id, token);  // what the winner of a race made of it
      if (!fresh || !device ||
          judge(db, firm.id, *fresh, device, now).state != LinkState::bound_here) {
        result.outcome = ClaimOutcome::not_claimable;
        return result;
      }
      result.outcome = ClaimOutcome::already_here;
      if (!browser.device) result.device_cookie = browser.becomes;
      result.session_cookie = Token::make(random);
      start_contact_session(db, firm.id, link.contact, *device,
                            keys.hash(Purpose::session_token, *result.session_cookie), replaced,
                            now);
      return result;
    }
    DeviceId device =
        browser.device ? *browser.device
                       : add_device(db, keys, random, firm.id, browser, result.device_cookie, now);
    bool known = held_before(db, firm.id, link.contact, device);
    db.execute("UPDATE magic_links SET device_id = ? WHERE firm_id = ? AND id = ?",
               {device, firm.id, link.id});
    end_siblings(db, firm.id, link, now);
    bind(db, firm, link, device, now);
    result.session_cookie = Token::make(random);
    start_contact_session(db, firm.id, link.contact, device,
                          keys.hash(Purpose::session_token, *result.session_cookie), replaced, now);
    if (!known) {
      enqueue(db, random, firm.id,
              {.letter = Letter::new_device,
               .to_address = link.address,
               .work_item = link.work_item,
               .checklist = link.checklist,
               .link = link.id,
               .contact = link.contact,
               .device = device},
              now);
    }
    record(db, keys, firm.id,
           {.action = "link.claimed",
            .actor = contact_of(link),
            .ip = browser.ip,
            .client = found->client,
            .work_item = link.work_item,
            .subject = link.id.value,
            .detail = browser.description},
           now);
    return result;
  });
}

LinkId make_link(Database& db, FirmId firm, WorkItemId work_item, ContactId contact,
                 ChecklistId checklist, std::uint64_t send, std::string_view origin,
                 std::string_view address, Time expires_at, Time now) {
  auto outstanding = db.list(
      "SELECT id FROM magic_links WHERE firm_id = ? AND work_item_id = ? AND contact_id = ? "
      "AND claimed_at IS NULL AND ended_at IS NULL AND expires_at > ? AND " REACHABLE(
          "magic_links") " ORDER BY id DESC FOR UPDATE",
      {firm, work_item, contact, now}, [](Row& row) { return row.get<LinkId>(); });
  for (std::size_t i = kMaxOutstandingLinks - 1; i < outstanding.size(); ++i) {
    db.execute(
        "UPDATE magic_links SET ended_at = ?, ended_reason = 'replaced' WHERE firm_id = ? "
        "AND work_item_id = ? AND contact_id = ? AND id = ?",
        {now, firm, work_item, contact, outstanding[i]});
  }
  return LinkId{db.insert(
      "INSERT INTO magic_links (firm_id, work_item_id, contact_id, checklist_id, send_id, origin, "
      "address, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {firm, work_item, contact, checklist, send, origin, address, now, expires_at})};
}

AccessLinkResult send_access_link(Database& db, const Keyring& keys, Random& random,
                                  const Firm& firm, const LinkView& link, const Browser& browser,
                                  Time now) {
  if (link.state == LinkState::withdrawn || !link.reachable) {
    return {.outcome = AccessLinkOutcome::withdrawn};
  }
  // What is refused for the mailbox has not used up the office's IP, nor the other way round.
  if (auto wait = wait_of(db, keys, firm.id, limited::kAccessMail, link.address, now)) {
    return {.outcome = AccessLinkOutcome::wait, .wait = *wait};
  }
  if (auto wait = count_or_wait(db, keys, firm.id, limited::kAskForLink, browser.ip, now)) {
    return {.outcome = AccessLinkOutcome::too_many_from_here, .wait = *wait};
  }
  if (auto wait = count_or_wait(db, keys, firm.id, limited::kAccessMail, link.address, now)) {
    return {.outcome = AccessLinkOutcome::wait, .wait = *wait};
  }
  struct Outstanding {
    LinkId id;
    bool asked_for;
  };
  db.transaction([&] {
    auto outstanding = db.list(
        "SELECT id, origin = 'access_link' FROM magic_links WHERE firm_id = ? AND work_item_id = ? "
        "AND contact_id = ? AND claimed_at IS NULL AND ended_at IS NULL AND expires_at > ? "
        "AND " REACHABLE("magic_links") " ORDER BY id DESC FOR UPDATE",
        {firm.id, link.work_item, link.contact, now}, [](Row& row) {
          return Outstanding{row.get<LinkId>(), row.get<bool>()};
        });
    Time expires_at = now + firm.access_link_hours;
    LinkId made{};
    if (outstanding.size() < kMaxOutstandingLinks) {
      auto send = db.find_value<std::uint64_t>(
          "SELECT send_id FROM magic_links WHERE firm_id = ? AND id = ?", {firm.id, link.id});
      made = make_link(db, firm.id, link.work_item, link.contact, link.checklist, send.value(),
                       "access_link", link.address, expires_at, now);
    } else {
      made = outstanding.front().id;
      if (outstanding.front().asked_for) {
        db.execute("UPDATE magic_links SET expires_at = ? WHERE firm_id = ? AND id = ?",
                   {expires_at, firm.id, made});
      }
    }
    enqueue(db, random, firm.id,
            {.letter = Letter::access_link,
             .to_address = link.address,
             .work_item = link.work_item,
             .checklist = link.checklist,
             .link = made,
             .contact = link.contact,
             .device = browser.device,
             .browser = browser.description},
            now);
    record(db, keys, firm.id,
           {.action = "access_link.asked",
            .actor = {},
            .ip = browser.ip,
            .work_item = link.work_item,
            .subject = made.value,
            .detail = browser.description},
           now);
  });
  return {.outcome = AccessLinkOutcome::sent};
}

}  // namespace latchkey
