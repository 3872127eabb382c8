#include "fcgi/pages/admin/activity_parts.hpp"

#include <algorithm>

#include "core/base/zone_offset.hpp"
#include "fcgi/pages/lists.hpp"

namespace latchkey::admin {

AskedActivity AskedActivity::read(const Visit& visit) {
  std::optional<ActivityKind> kind;
  for (ActivityKind known : kActivityKinds) {
    if (visit.asked("kind") == kind_name(known)) kind = known;
  }
  AskedActivity asked{asked_number(visit, "staff"),
                      asked_number(visit, "contact"),
                      asked_number(visit, "client"),
                      asked_number(visit, "work"),
                      kind,
                      parse_date(visit.asked("from")),
                      parse_date(visit.asked("until"))};
  asked.unresolved = !visit.asked("contact_name").empty() || !visit.asked("client_name").empty() ||
                     (!kind && !visit.asked("kind").empty()) ||
                     (!asked.from && !visit.asked("from").empty()) ||
                     (!asked.until && !visit.asked("until").empty());
  for (const auto& [name, read] :
       {std::pair{"staff", asked.staff}, std::pair{"contact", asked.contact},
        std::pair{"client", asked.client}, std::pair{"work", asked.work}}) {
    if (read == 0 && !visit.asked(name).empty()) asked.unresolved = true;
  }
  // A list is of one person.
  if (asked.staff != 0) asked.contact = 0;
  return asked;
}

NameValues AskedActivity::query() const {
  auto number = [](std::uint64_t id) { return id == 0 ? std::string{} : std::to_string(id); };
  auto day = [](const std::optional<Date>& date) { return date ? sql_date(*date) : std::string{}; };
  return {{"kind", kind ? std::string{kind_name(*kind)} : ""},
          {"staff", number(staff)},
          {"contact", number(contact)},
          {"client", number(client)},
          {"work", number(work)},
          {"from", day(from)},
          {"until", day(until)}};
}

ActivityFilter AskedActivity::filter(const std::string& zone) const {
  ActivityFilter filter{};
  if (staff != 0) filter.staff = StaffId{staff};
  if (contact != 0) filter.contact = ContactId{contact};
  if (client != 0) filter.client = ClientId{client};
  if (work != 0) filter.work = WorkItemId{work};
  filter.kind = kind;
  if (from) filter.from = day_begin(*from, zone);
  if (until) {
    filter.until = day_begin(Date{std::chrono::sys_days{*until} + std::chrono::days{1}}, zone);
  }
  return filter;
}

std::string who_did(const ActivityLine& line) {
  return line.who.empty() ? "Somebody" : line.who;
}

std::string deed(const ActivityLine& line) {
  if (const AuditWords* words = find_audit_words(line.action)) return std::string{words->words};
  // Written by a later version than this one: better than nothing.
  std::string plain = line.action;
  std::ranges::replace(plain, '.', ' ');
  std::ranges::replace(plain, '_', ' ');
  return "did: " + plain;
}

std::string detail_words(const ActivityLine& line) {
  if (line.action == "work.status_set" && line.detail == "ready") return "ready to start";
  if (line.action == "client.contact_unlinked") return line.detail + " access";
  const bool state =
      std::ranges::all_of(line.detail, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  std::string words = line.detail;
  if (state) std::ranges::replace(words, '_', ' ');
  return words;
}

}  // namespace latchkey::admin
