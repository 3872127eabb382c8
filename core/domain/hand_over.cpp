#include "core/domain/hand_over.hpp"

#include "core/domain/audit.hpp"
#include "core/domain/binding.hpp"
#include "core/domain/link_row.hpp"
#include "core/domain/magic_link.hpp"
#include "core/domain/outbox.hpp"
#include "core/domain/rate_limit.hpp"

namespace latchkey {
namespace {

/// Crockford's base32: no I, L, O and U, which are read as other letters.
constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kLength = 13;  // 65 bits

/// The code of a row. Whoever has the row alone cannot make it.
std::string code_of(const Keyring& keys, FirmId firm, ContactId contact, DeviceId device,
                    WorkItemId work_item, Time created_at) {
  std::string of = "code";
  for (std::uint64_t part : {firm.value, contact.value, device.value, work_item.value,
                             static_cast<std::uint64_t>(created_at.time_since_epoch().count())}) {
    of += '|' + std::to_string(part);
  }
  const Bytes32 bytes = keys.mac(Purpose::handover_code, of);
  std::string code;
  unsigned bits = 0, held = 0;
  for (std::size_t at = 0; code.size() < kLength;) {
    if (held < 5) {
      bits = (bits << 8U) | bytes[at++];
      held += 8;
    }
    held -= 5;
    code += kLetters[(bits >> held) & 31U];
  }
  return code;
}

std::string with_hyphens(const std::string& code) {
  return code.substr(0, 5) + '-' + code.substr(5, 5) + '-' + code.substr(10);
}

/// The code as it was made; empty where it can be none.
std::optional<std::string> read_code(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c == '-' || c == ' ') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (kLetters.find(c) == kLetters.npos || code.size() == kLength) return std::nullopt;
    code += c;
  }
  if (code.size() != kLength) return std::nullopt;
  return code;
}

Bytes32 kept_as(const Keyring& keys, const std::string& code) {
  return keys.mac(Purpose::handover_code, "kept|" + code);
}

std::optional<DeviceId> device_at_hand(Database& db, const Keyring& keys, FirmId firm,
                                       const Browser& browser, Time now) {
  if (browser.device) return browser.device;
  return find_device_become(db, keys, firm, browser, now);
}

/// The link that brought the work to the device, with its checklist and send.
struct Origin {
  ChecklistId checklist;
  std::uint64_t send;
  ClientId client;
};

/// Locks the Binding that is handed over; empty where it has ended meanwhile.
std::optional<Origin> lock_origin(Database& db, FirmId firm, const HandOverView& view, Time now) {
  return db.find(
      "SELECT l.checklist_id, l.send_id, w.client_id FROM bindings b "
      "JOIN magic_links l ON l.firm_id = b.firm_id AND l.id = b.link_id "
      "JOIN work_items w ON w.firm_id = b.firm_id AND w.id = b.work_item_id "
      "WHERE b.firm_id = ? AND b.contact_id = ? AND b.work_item_id = ? AND b.device_id = ? "
      "AND b.ended_at IS NULL AND b.expires_at > ? FOR UPDATE",
      {firm, view.contact, view.work_item, view.from, now}, [](Row& row) {
        return Origin{row.get<ChecklistId>(), row.get<std::uint64_t>(), row.get<ClientId>()};
      });
}

/// The guarded UPDATE that decides a race: true for exactly one caller.
bool use(Database& db, FirmId firm, const HandOverView& view, DeviceId by, Time now) {
  return db.execute(
             "UPDATE handovers SET used_at = ?, used_by = ? WHERE firm_id = ? AND id = ? "
             "AND used_at IS NULL AND expires_at > ?",
             {now, by, firm, view.id, now}) == 1;
}

/// The taking counts as a claim: a link of its own that nobody mailed, claimed where it was made.
/// The notice, "this wasn't me" and what staff see of it follow from that.
LinkId insert_claimed_link(Database& db, FirmId firm, const HandOverView& view,
                           const Origin& origin, DeviceId device, Time now) {
  return LinkId{db.insert(
      "INSERT INTO magic_links (firm_id, work_item_id, contact_id, checklist_id, send_id, origin, "
      "address, created_at, expires_at, claimed_at, device_id) "
      "VALUES (?, ?, ?, ?, ?, 'hand_over', ?, ?, ?, ?, ?)",
      {firm, view.work_item, view.contact, origin.checklist, origin.send, view.address, now, now,
       now, device})};
}

}  // namespace

OfferResult offer_hand_over(Database& db, const Keyring& keys, FirmId firm,
                            const ContactSession& session, DeviceId device, WorkItemId work_item,
                            const std::string& ip, Time now) {
  auto reachable = db.find_value<bool>(
      "SELECT " LATCHKEY_REACHABLE("l") " FROM bindings b "
      "JOIN magic_links l ON l.firm_id = b.firm_id AND l.id = b.link_id "
      "WHERE b.firm_id = ? AND b.contact_id = ? AND b.work_item_id = ? AND b.device_id = ? "
      "AND b.ended_at IS NULL AND b.expires_at > ?",
      {firm, session.contact, work_item, device, now});
  if (!reachable) return {OfferOutcome::not_held};
  if (!*reachable) return {OfferOutcome::unreachable};
  if (auto wait = count_or_wait(db, keys, firm, limited::kOfferHandOver,
                                std::to_string(device.value), now)) {
    return {OfferOutcome::too_many, *wait};
  }
  std::string code = code_of(keys, firm, session.contact, device, work_item, now);
  db.transaction([&] {
    db.execute(
        "UPDATE handovers SET expires_at = ? WHERE firm_id = ? AND contact_id = ? "
        "AND work_item_id = ? AND device_id = ? AND used_at IS NULL AND expires_at > ?",
        {now, firm, session.contact, work_item, device, now});
    // Two presses at the same microsecond make one code.
    auto id = db.insert(
        "INSERT INTO handovers (firm_id, code_hash, contact_id, work_item_id, device_id, "
        "created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id), expires_at = VALUES(expires_at)",
        {firm, kept_as(keys, code), session.contact, work_item, device, now,
         now + kHandOverLifetime});
    record(db, keys, firm,
           {.action = "hand_over.offered",
            .actor = {.contact = session.contact, .staff = {}, .name = session.name},
            .ip = ip,
            .work_item = work_item,
            .subject = id,
            .detail = ""},
           now);
  });
  return {OfferOutcome::offered};
}

std::optional<HandOverCode> find_offered_code(Database& db, const Keyring& keys, FirmId firm,
                                              ContactId contact, DeviceId device,
                                              WorkItemId work_item, Time now) {
  return db.find(
      "SELECT created_at, expires_at FROM handovers WHERE firm_id = ? AND contact_id = ? "
      "AND work_item_id = ? AND device_id = ? AND used_at IS NULL AND expires_at > ? "
      "ORDER BY id DESC LIMIT 1",
      {firm, contact, work_item, device, now}, [&](Row& row) {
        auto created_at = row.get<Time>();
        return HandOverCode{
            with_hyphens(code_of(keys, firm, contact, device, work_item, created_at)), created_at,
            row.get<Time>()};
      });
}

std::optional<HandOverView> look_at_hand_over(Database& db, const Keyring& keys, FirmId firm,
                                              std::string_view typed, const Browser& browser,
                                              Time now) {
  auto code = read_code(typed);
  if (!code) return std::nullopt;
  auto view = db.find(
      "SELECT h.id, h.contact_id, c.name, c.time_zone, l.address, h.work_item_id, w.title, "
      "h.device_id, d.description, b.expires_at "
      "FROM handovers h "
      "JOIN bindings b ON b.firm_id = h.firm_id AND b.contact_id = h.contact_id "
      "  AND b.work_item_id = h.work_item_id AND b.device_id = h.device_id "
      "  AND b.ended_at IS NULL AND b.expires_at > ? "
      "JOIN magic_links l ON l.firm_id = b.firm_id AND l.id = b.link_id "
      "JOIN contacts c ON c.firm_id = h.firm_id AND c.id = h.contact_id AND c.deleted_at IS NULL "
      "JOIN work_items w ON w.firm_id = h.firm_id AND w.id = h.work_item_id "
      "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id AND k.deleted_at IS NULL "
      "JOIN devices d ON d.firm_id = h.firm_id AND d.id = h.device_id "
      "WHERE h.code_hash = ? AND h.firm_id = ? AND h.used_at IS NULL AND h.expires_at > ? "
      "AND EXISTS (SELECT 1 FROM checklist_recipients t WHERE t.firm_id = h.firm_id "
      "  AND t.contact_id = h.contact_id AND t.work_item_id = h.work_item_id) "
      "AND " LATCHKEY_REACHABLE("l"),
      {now, kept_as(keys, *code), firm, now}, [](Row& row) {
        return HandOverView{.id = row.get<std::uint64_t>(),
                            .contact = row.get<ContactId>(),
                            .contact_name = row.get<std::string>(),
                            .contact_time_zone = row.get<std::string>(),
                            .address = row.get<std::string>(),
                            .work_item = row.get<WorkItemId>(),
                            .work_title = row.get<std::string>(),
                            .from = row.get<DeviceId>(),
                            .from_description = row.get<std::string>(),
                            .held_until = row.get<Time>()};
      });
  if (!view || !browser.device) return view;
  view->held_here =
      find_binding_end(db, firm, view->contact, view->work_item, *browser.device, now).has_value();
  return view;
}

std::optional<TakenOver> find_taken_over(Database& db, const Keyring& keys, FirmId firm,
                                         std::string_view typed, const Browser& browser, Time now) {
  auto code = read_code(typed);
  auto device = code ? device_at_hand(db, keys, firm, browser, now) : std::nullopt;
  if (!device) return std::nullopt;
  return db.find(
      "SELECT h.work_item_id, h.contact_id FROM handovers h "
      "JOIN bindings b ON b.firm_id = h.firm_id AND b.contact_id = h.contact_id "
      "  AND b.work_item_id = h.work_item_id AND b.device_id = h.used_by "
      "  AND b.ended_at IS NULL AND b.expires_at > ? "
      "JOIN contacts c ON c.firm_id = h.firm_id AND c.id = h.contact_id AND c.deleted_at IS NULL "
      "WHERE h.code_hash = ? AND h.firm_id = ? AND h.used_by = ? AND h.used_at > ?",
      {now, kept_as(keys, *code), firm, *device, now - kSameClaim}, [](Row& row) {
        return TakenOver{row.get<WorkItemId>(), row.get<ContactId>()};
      });
}

TakeOverResult take_over(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                         std::string_view typed, const Browser& browser,
                         const std::optional<SessionId>& replaced, Time now) {
  return db.transaction([&]() -> TakeOverResult {
    auto start_session = [&](ContactId contact, DeviceId device, TakeOverResult& result) {
      result.session_cookie = Token::make(random);
      start_contact_session(db, firm.id, contact, device,
                            keys.hash(Purpose::session_token, *result.session_cookie), replaced,
                            now);
      result.held_until =
          find_binding_end(db, firm.id, contact, result.work_item, device, now).value_or(now);
    };
    auto view = look_at_hand_over(db, keys, firm.id, typed, browser, now);
    if (view) {
      lock_bindings(db, firm.id, view->contact);
      // What another claim did while this one waited counts.
      view = look_at_hand_over(db, keys, firm.id, typed, browser, now);
    }
    if (!view) {
      auto taken = find_taken_over(db, keys, firm.id, typed, browser, now);
      if (!taken) return {TakeOverOutcome::over};
      // The answer with its cookies was lost: the same browser gets them again.
      auto device = device_at_hand(db, keys, firm.id, browser, now);
      TakeOverResult again{.outcome = TakeOverOutcome::already_here, .work_item = taken->work_item};
      if (!browser.device) again.device_cookie = browser.becomes;
      start_session(taken->contact, *device, again);
      return again;
    }
    TakeOverResult result{.outcome = TakeOverOutcome::taken, .work_item = view->work_item};
    if (view->held_here) {
      result.outcome = TakeOverOutcome::already_here;
      start_session(view->contact, *browser.device, result);
      return result;
    }
    DeviceId device = browser.device ? *browser.device
                                     : become_device(db, keys, random, firm.id, browser,
                                                     result.device_cookie, now);
    auto origin = lock_origin(db, firm.id, *view, now);
    // Whoever loses the race has written nothing but a device that holds nothing.
    if (!origin || !use(db, firm.id, *view, device, now)) return {TakeOverOutcome::over};
    bool known = held_before(db, firm.id, view->contact, device);
    LinkId link = insert_claimed_link(db, firm.id, *view, *origin, device, now);
    bind(db, firm, view->contact, view->work_item, device, link, view->held_until, now);
    start_session(view->contact, device, result);
    if (!known) {
      enqueue(db, random, firm.id,
              {.letter = Letter::new_device,
               .to_address = view->address,
               .work_item = view->work_item,
               .checklist = origin->checklist,
               .link = link,
               .contact = view->contact,
               .device = device},
              now);
    }
    record(db, keys, firm.id,
           {.action = "hand_over.taken",
            .actor = {.contact = view->contact, .staff = {}, .name = view->contact_name},
            .ip = browser.ip,
            .client = origin->client,
            .work_item = view->work_item,
            .subject = link.value,
            .detail = "from " + view->from_description + " to " + browser.description},
           now);
    return result;
  });
}

}  // namespace latchkey
