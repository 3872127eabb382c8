#include "core/domain/send_ledger.hpp"

#include <algorithm>
#include <map>

namespace latchkey {
namespace {

LedgerOrigin read_origin(const std::string& word) {
  if (word == "access_link") return LedgerOrigin::access_link;
  if (word == "hand_over") return LedgerOrigin::hand_over;
  if (word == "pin") return LedgerOrigin::pin;
  return LedgerOrigin::send;
}

using Mails = std::map<LinkId, std::vector<LedgerMail>>;

Mails list_mails(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist, SendId oldest) {
  Mails mails;
  db.list(
      "SELECT l.id, o.state, o.created_at, o.sent_at, o.attempts, o.next_attempt_at, "
      "o.server_words FROM magic_links l JOIN outbox o ON o.firm_id = l.firm_id "
      "AND o.link_id = l.id AND o.letter IN ('checklist', 'access_link', 'pin_checklist') "
      "WHERE l.firm_id = ? AND l.work_item_id = ? AND l.checklist_id = ? AND l.send_id >= ? "
      "ORDER BY o.id",
      {firm, work, checklist, oldest}, [&](Row& row) {
        auto link = row.get<LinkId>();
        mails[link].push_back({row.get<std::string>(), row.get<Time>(),
                               row.get<std::optional<Time>>(), row.get<int>(), row.get<Time>(),
                               row.get<std::optional<std::string>>().value_or("")});
        return 0;
      });
  return mails;
}

LedgerLink to_link(Row& row) {
  LedgerLink link{};
  link.origin = read_origin(row.get<std::string>());
  link.contact = row.get<ContactId>();
  link.contact_name = row.get<std::string>();
  link.address = row.get<std::string>();
  link.created_at = row.get<Time>();
  link.expires_at = row.get<Time>();
  link.claimed_at = row.get<std::optional<Time>>();
  link.device = row.get<std::optional<std::string>>().value_or("");
  link.ended_at = row.get<std::optional<Time>>();
  link.ended_reason = row.get<std::optional<std::string>>().value_or("");
  link.holds_until = row.get<std::optional<Time>>();
  link.hold_ended_at = row.get<std::optional<Time>>();
  link.hold_ended_reason = row.get<std::optional<std::string>>().value_or("");
  return link;
}

void add_links(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
               std::vector<LedgerSend>& sends, Mails mails) {
  db.list(
      "SELECT l.send_id, l.id, l.origin, l.contact_id, c.name, l.address, l.created_at, "
      "l.expires_at, l.claimed_at, COALESCE(d.name, d.description), l.ended_at, l.ended_reason, "
      "b.expires_at, b.ended_at, b.ended_reason FROM magic_links l "
      "JOIN contacts c ON c.firm_id = l.firm_id AND c.id = l.contact_id "
      "LEFT JOIN devices d ON d.firm_id = l.firm_id AND d.id = l.device_id "
      "LEFT JOIN bindings b ON b.firm_id = l.firm_id AND b.contact_id = l.contact_id "
      "  AND b.work_item_id = l.work_item_id AND b.link_id = l.id "
      "WHERE l.firm_id = ? AND l.work_item_id = ? AND l.checklist_id = ? AND l.send_id >= ? "
      "ORDER BY c.name, l.contact_id, l.id",
      {firm, work, checklist, sends.back().id}, [&](Row& row) {
        auto send = row.get<SendId>();
        auto id = row.get<LinkId>();
        LedgerLink link = to_link(row);
        link.mails = std::move(mails[id]);
        auto found = std::ranges::find(sends, send, &LedgerSend::id);
        if (found != sends.end()) found->links.push_back(std::move(link));
        return 0;
      });
}

}  // namespace

bool LedgerLink::looks_automatic() const {
  if (!claimed_at || origin == LedgerOrigin::hand_over || mails.empty()) return false;
  const auto& sent_at = mails.front().sent_at;
  return sent_at && *claimed_at - *sent_at < kTooSoonForAPerson;
}

std::vector<LedgerSend> list_ledger(Database& db, FirmId firm, WorkItemId work,
                                    ChecklistId checklist, int most) {
  auto sends = db.list(
      "SELECT s.id, s.kind = 'resend', p.name, q.planned_by_name, s.created_at FROM sends s "
      "JOIN staff p ON p.firm_id = s.firm_id AND p.id = s.staff_id "
      "LEFT JOIN scheduled_sends q ON q.firm_id = s.firm_id AND q.work_item_id = s.work_item_id "
      "  AND q.checklist_id = s.checklist_id AND q.id = s.scheduled_send_id "
      "  AND q.timing <> 'now' "
      "WHERE s.firm_id = ? AND s.work_item_id = ? AND s.checklist_id = ? "
      "ORDER BY s.id DESC LIMIT ?",
      {firm, work, checklist, most}, [](Row& row) {
        return LedgerSend{
            row.get<SendId>(),      row.get<bool>(),
            row.get<std::string>(), row.get<std::optional<std::string>>().value_or(""),
            row.get<Time>(),        {}};
      });
  if (sends.empty()) return sends;
  add_links(db, firm, work, checklist, sends,
            list_mails(db, firm, work, checklist, sends.back().id));
  return sends;
}

}  // namespace latchkey
