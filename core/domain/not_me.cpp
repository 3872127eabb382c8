#include "core/domain/not_me.hpp"

#include "core/domain/audit.hpp"
#include "core/domain/device.hpp"
#include "core/domain/outbox.hpp"
#include "core/domain/told_staff.hpp"

namespace latchkey {
namespace {

void tell_staff(Database& db, Random& random, FirmId firm, const ClaimNotice& notice, Time now) {
  auto told = find_told_staff(db, firm, notice.work_item);
  if (!told) return;
  enqueue(db, random, firm,
          {.letter = Letter::not_me,
           .to_address = told->address,
           .work_item = notice.work_item,
           .checklist = {},
           .link = notice.link,
           .contact = notice.contact,
           .staff = told->id,
           .device = notice.device},
          now);
}

bool was_told(Database& db, FirmId firm, const ClaimNotice& notice) {
  return db
      .find_value<int>(
          "SELECT 1 FROM outbox WHERE firm_id = ? AND link_id = ? AND letter = 'not_me' LIMIT 1",
          {firm, notice.link})
      .has_value();
}

}  // namespace

std::optional<ClaimNotice> find_claim_notice(Database& db, FirmId firm, const TokenHash& token,
                                             Time now) {
  return db.find(
      "SELECT l.id, l.work_item_id, l.contact_id, c.name, c.time_zone, d.id, d.description, "
      "w.title, l.claimed_at, EXISTS (SELECT 1 FROM bindings b WHERE b.firm_id = l.firm_id "
      "AND b.contact_id = l.contact_id AND b.device_id = l.device_id AND b.ended_at IS NULL "
      "AND b.expires_at > ?) "
      "FROM link_tokens t JOIN magic_links l ON l.id = t.link_id AND l.firm_id = t.firm_id "
      "JOIN contacts c ON c.firm_id = l.firm_id AND c.id = l.contact_id "
      "JOIN work_items w ON w.firm_id = l.firm_id AND w.id = l.work_item_id "
      "JOIN devices d ON d.firm_id = l.firm_id AND d.id = l.device_id "
      "WHERE t.token_hash = ? AND t.firm_id = ? AND l.claimed_at IS NOT NULL",
      {now, token, firm}, [](Row& row) {
        return ClaimNotice{row.get<LinkId>(),      row.get<WorkItemId>(),  row.get<ContactId>(),
                           row.get<std::string>(), row.get<std::string>(), row.get<DeviceId>(),
                           row.get<std::string>(), row.get<std::string>(), row.get<Time>(),
                           row.get<bool>()};
      });
}

bool report_not_me(Database& db, const Keyring& keys, Random& random, FirmId firm,
                   const ClaimNotice& notice, const std::string& ip, Time now) {
  return db.transaction([&] {
    // One after the other, whoever presses the button twice.
    db.find_value<LinkId>("SELECT id FROM magic_links WHERE firm_id = ? AND id = ? FOR UPDATE",
                          {firm, notice.link});
    auto ended = end_bindings(db, firm, notice.contact, notice.device, SignOutReason::revoked, now);
    // Where the work has left the device meanwhile, what it saw is no less to be told of.
    ended += db.execute(
        "UPDATE bindings SET ended_at = COALESCE(ended_at, ?), ended_reason = 'revoked' "
        "WHERE firm_id = ? AND contact_id = ? AND device_id = ? "
        "AND (ended_reason IS NULL OR ended_reason <> 'revoked')",
        {now, firm, notice.contact, notice.device});
    // Whoever asked for a link on that device must not be let in by it after all.
    ended += db.execute(
        "UPDATE magic_links SET ended_at = ?, ended_reason = 'revoked' WHERE firm_id = ? "
        "AND work_item_id = ? AND contact_id = ? AND origin = 'access_link' "
        "AND claimed_at IS NULL AND ended_at IS NULL",
        {now, firm, notice.work_item, notice.contact});
    // The work may have moved on from that device meanwhile: staff are told all the same, once.
    if (ended == 0 && was_told(db, firm, notice)) return false;
    tell_staff(db, random, firm, notice, now);
    record(db, keys, firm,
           {.action = "device.not_me",
            .actor = {.contact = notice.contact, .staff = {}, .name = notice.contact_name},
            .ip = ip,
            .work_item = notice.work_item,
            .subject = notice.device.value,
            .detail = notice.device_description},
           now);
    return true;
  });
}

std::vector<NotMeReport> list_not_me(Database& db, FirmId firm,
                                     const std::optional<StaffId>& assignee, Time since, int most) {
  return db.list(
      "SELECT e.actor_id, e.actor_name, w.id, w.title, k.name, e.detail, e.at FROM audit_events e "
      "JOIN work_items w ON w.firm_id = e.firm_id AND w.id = e.work_item_id "
      "  AND w.client_deleted = 0 AND w.deleted_at IS NULL AND (? IS NULL OR w.assignee_id = ?) "
      "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "
      "WHERE e.firm_id = ? AND e.action = 'device.not_me' AND e.at > ? "
      "ORDER BY e.at DESC, e.number DESC LIMIT ?",
      {assignee, assignee, firm, since, most}, [](Row& row) {
        NotMeReport report{};
        report.contact = row.get<ContactId>();
        report.contact_name = row.get<std::string>();
        report.work = row.get<WorkItemId>();
        report.work_title = row.get<std::string>();
        report.client_name = row.get<std::string>();
        report.device = row.get<std::string>();
        report.at = row.get<Time>();
        return report;
      });
}

}  // namespace latchkey
