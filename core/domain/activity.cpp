#include "core/domain/activity.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"
#include "core/domain/audit.hpp"

namespace latchkey {
namespace {

/// By which index the places are found.
enum class By { time, kind, staff, contact, client, work };

By narrowest(const ActivityFilter& filter) {
  if (filter.work) return By::work;
  if (filter.client) return By::client;
  if (filter.staff) return By::staff;
  if (filter.contact) return By::contact;
  return filter.kind ? By::kind : By::time;
}

std::string actions_of(ActivityKind kind) {
  std::string names;
  for (const AuditWords& row : audit_words()) {
    if (row.kind != kind) continue;
    names += (names.empty() ? "" : ",") + std::string{row.action};
  }
  return names;
}

// What is checked in whatever index is read, and the part of it that comes next.
#define PLACES(index, narrowed)                                                                 \
  "SELECT at, number FROM audit_events FORCE INDEX (" index ") WHERE firm_id = ? AND " narrowed \
  " AND (? IS NULL OR client_id = ?) AND (? IS NULL OR actor_kind = ?) "                        \
  "AND (? IS NULL OR actor_id = ?) AND (? IS NULL OR FIND_IN_SET(action, ?) > 0) "              \
  "AND at >= ? AND at < ? "
#define OLDER "AND at <= ? AND (at < ? OR number < ?) ORDER BY at DESC, number DESC LIMIT ?"
#define NEWER "AND at >= ? AND (at > ? OR number > ?) ORDER BY at, number LIMIT ?"
#define BOTH_WAYS(index, narrowed) \
  { PLACES(index, narrowed) OLDER, PLACES(index, narrowed) NEWER }

struct BothWays {
  const char *older, *newer;
};

BothWays statements(By by) {
  switch (by) {
    case By::work:
      return BOTH_WAYS("audit_events_work", "work_item_id = ?");
    case By::client:
      return BOTH_WAYS("audit_events_client", "client_id = ?");
    case By::staff:
      return BOTH_WAYS("audit_events_person", "actor_kind = 'staff' AND actor_id = ?");
    case By::contact:
      return BOTH_WAYS("audit_events_person", "actor_kind = 'contact' AND actor_id = ?");
    case By::kind:
      return BOTH_WAYS("audit_events_action", "action = ?");
    case By::time:
      break;
  }
  return BOTH_WAYS("audit_events_time", "number > ?");
}

constexpr Time kBeginning{std::chrono::sys_days{std::chrono::year{1970} / 1 / 1}};
constexpr Time kEnd{std::chrono::sys_days{std::chrono::year{9000} / 1 / 1}};

bool is_newer(const ActivityPlace& one, const ActivityPlace& other) {
  return one.at != other.at ? one.at > other.at : one.number > other.number;
}

/// The places of the page's lines, in the order in which they were looked for.
std::vector<ActivityPlace> list_places(Database& db, FirmId firm, const ActivityFilter& filter,
                                       const ActivityPlace& from, bool newer, int most) {
  const By by = narrowest(filter);
  const BothWays both = statements(by);
  std::optional<std::string> kind, actions;
  std::optional<std::uint64_t> person;
  if (filter.staff) kind = "staff", person = filter.staff->value;
  if (filter.contact) kind = "contact", person = filter.contact->value;
  if (filter.kind && by != By::kind) actions = actions_of(*filter.kind);
  const Time begin = filter.from.value_or(kBeginning), end = filter.until.value_or(kEnd);
  auto look = [&](const Value& narrowed) {
    return db.list(newer ? both.newer : both.older,
                   {firm, narrowed, filter.client, filter.client, kind, kind, person, person,
                    actions, actions, begin, end, from.at, from.at, from.number, most},
                   [](Row& row) {
                     return ActivityPlace{row.get<Time>(), row.get<std::uint64_t>()};
                   });
  };
  switch (by) {
    case By::work:
      return look(*filter.work);
    case By::client:
      return look(*filter.client);
    case By::staff:
    case By::contact:
      return look(*person);
    case By::time:
      return look(0);
    case By::kind:
      break;
  }
  // A kind is several actions, and each has its own range of the index.
  std::vector<ActivityPlace> places;
  for (const AuditWords& row : audit_words()) {
    if (row.kind != *filter.kind) continue;
    auto found = look(row.action);
    places.insert(places.end(), found.begin(), found.end());
  }
  std::ranges::sort(places, [&](const auto& one, const auto& other) {
    return newer ? is_newer(other, one) : is_newer(one, other);
  });
  if (places.size() > static_cast<std::size_t>(most)) places.resize(static_cast<std::size_t>(most));
  return places;
}

std::string name_of_subject(const ActivityLine& line, const std::optional<std::string>& contact,
                            const std::optional<std::string>& checklist,
                            const std::optional<std::string>& request,
                            const std::optional<std::string>& document,
                            const std::optional<std::string>& staff) {
  const AuditWords* words = find_audit_words(line.action);
  switch (words ? words->subject : AuditSubject::none) {
    case AuditSubject::none:
      return "";
    case AuditSubject::client:
      return line.client_name;
    case AuditSubject::work:
      return line.work_title;
    case AuditSubject::contact:
      return contact.value_or("");
    case AuditSubject::checklist:
      return checklist.value_or("");
    case AuditSubject::request:
      return request.value_or("");
    case AuditSubject::document:
      return document.value_or("");
    case AuditSubject::staff:
      return staff.value_or("");
  }
  return "";
}

/// The lines at the places; each joined row is found by its primary key.
std::vector<ActivityLine> list_lines(Database& db, FirmId firm,
                                     const std::vector<ActivityPlace>& places) {
  std::string numbers = "[";
  for (const ActivityPlace& place : places) {
    numbers += (numbers.size() > 1 ? "," : "") + std::to_string(place.number);
  }
  numbers += "]";
  return db.list(
      "SELECT e.number, e.at, e.action, e.actor_kind, e.actor_id, e.actor_name, e.ip, "
      "e.subject_id, e.detail, e.client_id, k.name, e.work_item_id, w.title, c.name, l.name, "
      "r.title, r.checklist_id, COALESCE(d.name, x.name), p.name "
      "FROM JSON_TABLE(?, '$[*]' COLUMNS (number BIGINT UNSIGNED PATH '$')) n "
      "JOIN audit_events e ON e.firm_id = ? AND e.number = n.number "
      "LEFT JOIN clients k ON k.firm_id = e.firm_id AND k.id = e.client_id "
      "LEFT JOIN work_items w ON w.firm_id = e.firm_id AND w.id = e.work_item_id "
      "LEFT JOIN contacts c ON c.firm_id = e.firm_id AND c.id = e.subject_id "
      "LEFT JOIN checklists l ON l.firm_id = e.firm_id AND l.work_item_id = e.work_item_id "
      "  AND l.id = e.subject_id "
      "LEFT JOIN client_requests r ON r.id = e.subject_id AND r.firm_id = e.firm_id "
      "  AND r.work_item_id = e.work_item_id "
      "LEFT JOIN documents d ON d.id = e.subject_id AND d.firm_id = e.firm_id "
      "  AND d.work_item_id = e.work_item_id "
      "LEFT JOIN removed_documents x ON x.firm_id = e.firm_id AND x.work_item_id = e.work_item_id "
      "  AND x.id = e.subject_id AND x.removed_by_contact IS NULL "
      "LEFT JOIN staff p ON p.firm_id = e.firm_id AND p.id = e.subject_id "
      "ORDER BY e.at DESC, e.number DESC",
      {numbers, firm}, [](Row& row) {
        ActivityLine line{};
        line.number = row.get<std::uint64_t>();
        line.at = row.get<Time>();
        line.action = row.get<std::string>();
        const auto actor = row.get<std::string>();
        const auto id = row.get<std::uint64_t>();
        if (actor == "staff") line.staff = StaffId{id};
        if (actor == "contact") line.contact = ContactId{id};
        line.who = row.get<std::string>();
        line.ip = row.get<std::string>();
        line.subject = row.get<std::uint64_t>();
        line.detail = row.get<std::string>();
        line.client = row.get<ClientId>();
        line.client_name = row.get<std::optional<std::string>>().value_or("");
        line.work = row.get<WorkItemId>();
        line.work_title = row.get<std::optional<std::string>>().value_or("");
        const auto contact = row.get<std::optional<std::string>>();
        const auto checklist = row.get<std::optional<std::string>>();
        const auto request = row.get<std::optional<std::string>>();
        line.checklist = row.get<std::optional<ChecklistId>>().value_or(ChecklistId{});
        const auto document = row.get<std::optional<std::string>>();
        const auto staff = row.get<std::optional<std::string>>();
        line.subject_name = name_of_subject(line, contact, checklist, request, document, staff);
        return line;
      });
}

}  // namespace

ActivityPage list_activity(Database& db, FirmId firm, const ActivityFilter& filter,
                           const std::optional<ActivityPlace>& before,
                           const std::optional<ActivityPlace>& after, int most) {
  const bool newer = after && !before;
  const ActivityPlace from = newer ? *after : before.value_or(ActivityPlace{kEnd, 0});
  auto places = list_places(db, firm, filter, from, newer, most + 1);
  const bool more = places.size() > static_cast<std::size_t>(most);
  if (more) places.pop_back();
  ActivityPage page;
  if (!places.empty()) page.lines = list_lines(db, firm, places);
  page.newer = newer ? more : before.has_value();
  page.older = newer ? true : more;
  return page;
}

void record_export(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                   const std::string& narrowed, Time now) {
  db.transaction([&] {
    record(db, keys, firm,
           {.action = "activity.exported",
            .actor = by.author(),
            .ip = by.ip,
            .detail = std::string{cut_code_points(narrowed, 200)}},
           now);
  });
}

}  // namespace latchkey
