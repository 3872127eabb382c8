#include "core/domain/client.hpp"
#include "core/domain/staff.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/admin/work.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/work/index.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kWork = "/admin/work";

namespace t = tpl::admin_work_index;

/// What the list was asked to be narrowed to. Values that mean nothing narrow to nothing.
struct Asked {
  std::string status;  // a status's name, "overdue", or empty
  std::uint64_t assignee, client;
  std::string q;

  /// As the list's address says it.
  NameValues query() const {
    auto text = [](std::uint64_t id) { return id == 0 ? "" : std::to_string(id); };
    return {{"status", status}, {"assignee", text(assignee)}, {"client", text(client)}, {"q", q}};
  }
  bool plain() const { return assignee == 0 && client == 0 && q.empty(); }
};

Asked read_asked(const Visit& visit) {
  std::string_view status = visit.asked("status");
  bool known = status == "overdue" || read_status(status);
  return {known ? std::string{status} : "", asked_number(visit, "assignee"),
          asked_number(visit, "client"), searched(visit)};
}

WorkFilter filter_of(const Asked& asked, const Visit& visit) {
  WorkFilter filter{.searched = asked.q, .status = read_status(asked.status)};
  if (asked.status == "overdue") filter.overdue_on = today(visit);
  if (asked.assignee != 0) filter.assignee = StaffId{asked.assignee};
  if (asked.client != 0) filter.client = ClientId{asked.client};
  return filter;
}

/// The links that narrow to a status. Counts are of the firm's whole work, so they stand there only
/// while nothing else narrows the list.
void fill_filters(Block& body, const Asked& asked, const WorkCounts& counts) {
  auto add = [&](const std::string& status, const char* label, std::uint64_t count) {
    Asked there = asked;
    there.status = status;
    Block link = body.add(t::FILTER);
    link.set(t::FILTER_URL, list_url(kWork, there.query()))
        .set(t::FILTER_LABEL, label)
        .show_if(asked.status == status, t::HERE);
    if (asked.plain()) link.show(t::COUNTED).set(t::FILTER_COUNT, count);
  };
  add("", "All", counts.all());
  for (WorkStatus status : {WorkStatus::waiting, WorkStatus::in_progress, WorkStatus::ready,
                            WorkStatus::planned, WorkStatus::completed}) {
    add(status_name(status), status_words(status), counts.of[static_cast<int>(status)]);
  }
  add("overdue", "Overdue", counts.overdue);
}

void fill_search(Block& body, const Asked& asked, const std::vector<StaffMember>& staff,
                 const std::optional<Client>& client) {
  body.set(t::SEARCHED, asked.q).set(t::WORK_INDEX_URL, kWork);
  if (!asked.status.empty()) {
    body.add(t::FILTER_KEPT).set(t::KEPT_NAME, "status").set(t::KEPT_VALUE, asked.status);
  }
  for (const StaffMember& member : staff) {
    body.add(t::ASSIGNEE_CHOICE)
        .set(t::STAFF_ID, member.id.value)
        .set(t::STAFF_NAME_OF, member.name)
        .show_if(member.id.value == asked.assignee, t::CHOSEN);
  }
  if (client) {
    Asked without = asked;
    without.client = 0;
    body.add(t::FILTER_KEPT).set(t::KEPT_NAME, "client").set(t::KEPT_VALUE, asked.client);
    body.show(t::OF_CLIENT)
        .set(t::CLIENT_NAME, client->name)
        .set(t::ALL_CLIENTS_URL, list_url(kWork, without.query()));
  }
}

}  // namespace

Response list_work_page(Services& services, const Visit& visit) {
  Database& db = services.database;
  FirmId firm = visit.firm.id;
  Asked asked = read_asked(visit);
  auto works = list_work_items(db, firm, filter_of(asked, visit), asked_page(visit));
  PageOfList at{works};
  if (at.past_the_end()) return to_last_page(at, kWork, asked.query());
  auto client = asked.client != 0 ? find_client(db, firm, ClientId{asked.client}) : std::nullopt;
  Page page = staff_page(services, visit, t::kFile, "Work", Desk::work);
  Block& body = page.body();
  body.set(t::NEW_WORK_URL, list_url(std::string{kWork} + "/new",
                                     {{"client", client ? std::to_string(asked.client) : ""}}));
  fill_filters(body, asked, count_work_items(db, firm, today(visit)));
  fill_search(body, asked, list_staff(db, firm), client);
  if (works.rows.empty()) {
    body.show(asked.plain() && asked.status.empty() ? t::EMPTY : t::NO_MATCH);
    return page.respond(services.templates);
  }
  Block list = body.add(t::WORKS);
  for (const WorkItem& work : works.rows) fill_work(list.add(t::WORK), work, visit);
  paginate(list, t::PAGINATION, at, kWork, asked.query());
  return page.respond(services.templates);
}

}  // namespace latchkey::admin
