#include "core/domain/work_list.hpp"
#include "core/base/words.hpp"
#include "core/domain/client.hpp"
#include "core/domain/contact.hpp"
#include "core/domain/staff.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/admin/work.hpp"
#include "fcgi/pages/admin/work_asked.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/work/index.hpp"
#include "tpl/partials/pagination.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_work_index;

/// The list's address with one thing changed.
template <class Change>
std::string changed(const WorkAsked& asked, Change change) {
  WorkAsked there = asked;
  change(there);
  return there.url();
}

/// The links that narrow to a status. Counts are of what the rest of the filter leaves; a search
/// has none.
void fill_statuses(Block& body, const WorkAsked& asked, const WorkCounts& counts,
                   const std::vector<OwnStatus>& own) {
  auto add = [&](const std::string& status, const std::string& label, const BoundedCount& count) {
    Block link = body.add(t::FILTER);
    link.set(t::FILTER_URL, changed(asked, [&](WorkAsked& there) { there.status = status; }))
        .set(t::FILTER_LABEL, label)
        .show_if(asked.status == status, t::HERE);
    if (asked.q.empty()) link.show(t::COUNTED).set(t::FILTER_COUNT, count_words(count));
  };
  add("", "All", counts.all);
  for (WorkStatus kind : {WorkStatus::waiting, WorkStatus::in_progress, WorkStatus::ready,
                          WorkStatus::planned, WorkStatus::completed}) {
    add(status_name(kind), status_words(kind), counts.of[static_cast<int>(kind)]);
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (own[i].kind == kind) add(choice_text(own[i].choice()), own[i].name, counts.own[i]);
    }
  }
}

void fill_dues(Block& body, const WorkAsked& asked, const WorkCounts& counts) {
  auto add = [&](const char* due, const char* label) {
    Block link = body.add(t::DUE_FILTER);
    link.set(t::FILTER_URL, changed(asked,
                                    [&](WorkAsked& there) {
                                      there.due = due;
                                      there.from.clear();
                                      there.to.clear();
                                      // Only work that is not completed is due.
                                      if (*due && there.status == "completed") there.status.clear();
                                    }))
        .set(t::FILTER_LABEL, label)
        .show_if(asked.due == due, t::HERE);
    if (std::string_view{due} == "overdue" && asked.q.empty()) {
      link.show(t::COUNTED).set(t::FILTER_COUNT, count_words(counts.overdue));
    }
  };
  add("", "Any date");
  add("overdue", "Overdue");
  add("week", "This week");
  add("month", "Next 30 days");
  add("none", "No due date");
}

void fill_whose(Block& body, const WorkAsked& asked, const std::vector<StaffMember>& staff,
                const Visit& visit) {
  auto add = [&](const char* assignee, const char* label) {
    body.add(t::WHOSE)
        .set(t::FILTER_URL, changed(asked, [&](WorkAsked& there) { there.assignee = assignee; }))
        .set(t::FILTER_LABEL, label)
        .show_if(asked.assignee == assignee, t::HERE);
  };
  add("", "Everybody’s");
  add("me", "Mine");
  body.add(t::ASSIGNEE_CHOICE)
      .set(t::STAFF_ID, "me")
      .set(t::STAFF_NAME_OF, "Mine")
      .show_if(asked.assignee == "me", t::CHOSEN);
  for (const StaffMember& member : staff) {
    if (member.id == visit.staff->staff) continue;
    body.add(t::ASSIGNEE_CHOICE)
        .set(t::STAFF_ID, member.id.value)
        .set(t::STAFF_NAME_OF, member.name)
        .show_if(asked.assignee == std::to_string(member.id.value), t::CHOSEN);
  }
}

void fill_search(Block& body, const WorkAsked& asked, const std::optional<Client>& client) {
  body.set(t::SEARCHED, asked.q)
      .set(t::WORK_INDEX_URL, kWorkList)
      .set(t::DUE_FROM, asked.from)
      .set(t::DUE_TO, asked.to)
      .show_if(asked.due == "range", t::DUE_RANGE);
  auto keep = [&](const char* name, const std::string& value) {
    if (!value.empty()) {
      body.add(t::FILTER_KEPT).set(t::KEPT_NAME, name).set(t::KEPT_VALUE, value);
    }
  };
  keep("status", asked.status);
  if (asked.due != "range") keep("due", asked.due);
  keep("client", asked.client);
  keep("sort", asked.sort);
  if (client) {
    body.show(t::OF_CLIENT)
        .set(t::CLIENT_NAME, client->name)
        .set(t::ALL_CLIENTS_URL, changed(asked, [](WorkAsked& there) { there.client.clear(); }));
  }
}

constexpr std::size_t kMostPeople = 5;

/// Whom the words find beside work, each by a few and a link to all of them.
void fill_people(Block& body, Database& db, FirmId firm, const std::string& q) {
  const auto clients = list_clients(db, firm, {q});
  const auto contacts = list_contacts(db, firm, {q});
  if (clients.rows.empty() && contacts.rows.empty()) return;
  Block people = body.add(t::PEOPLE);
  for (std::size_t i = 0; i < clients.rows.size() && i < kMostPeople; ++i) {
    people.add(t::CLIENT_FOUND)
        .set(t::FOUND_URL, client_path(clients.rows[i].id))
        .set(t::FOUND_NAME, clients.rows[i].name);
  }
  for (std::size_t i = 0; i < contacts.rows.size() && i < kMostPeople; ++i) {
    people.add(t::CONTACT_FOUND)
        .set(t::FOUND_URL, contact_path(contacts.rows[i].id))
        .set(t::FOUND_NAME, contacts.rows[i].name)
        .set(t::FOUND_NOTE, contacts.rows[i].address);
  }
  if (clients.total.count > kMostPeople) {
    people.show(t::MORE_CLIENTS).set(t::MORE_URL, list_url("/admin/clients", {{"q", q}}));
  }
  if (contacts.total.count > kMostPeople) {
    people.show(t::MORE_CONTACTS).set(t::MORE_URL, list_url("/admin/contacts", {{"q", q}}));
  }
}

void fill_bulk(Block& list, const WorkAsked& asked, const std::vector<StaffMember>& staff,
               const std::vector<OwnStatus>& own, const std::string& this_page) {
  list.set(t::BULK_URL, "/admin/work/bulk")
      .set(t::BACK, list_url("", asked.query()))
      .set(t::TICK_ALL_URL, this_page);
  for (const StaffMember& member : staff) {
    list.add(t::BULK_ASSIGNEE).set(t::STAFF_ID, member.id.value).set(t::STAFF_NAME_OF, member.name);
  }
  fill_status_options(list, own, std::nullopt);
}

}  // namespace

Response list_work_page(Services& services, const Visit& visit) {
  Database& db = services.database;
  FirmId firm = visit.firm.id;
  auto own = list_own_statuses(db, firm);
  NameValues query = visit.query;
  if (visit.asked("status") == "overdue") query.emplace_back("due", "overdue");  // of bookmarks
  WorkAsked asked = WorkAsked::read(query, own);
  WorkFilter filter = asked.filter(visit, own);
  WorkTurn turn{.after = read_place(visit.asked("after")),
                .before = read_place(visit.asked("before")),
                .latest_first = asked.sort == "latest"};
  if (turn.after) turn.before.reset();
  auto works = list_work_items(db, firm, filter, turn);
  const PlacesOfList at{visit, works.rows.size(), works.total,
                        works.next ? place_text(*works.next) : "",
                        works.previous ? place_text(*works.previous) : ""};
  if (at.strayed(visit)) return see_other(asked.url());
  auto client = filter.client ? find_client(db, firm, *filter.client) : std::nullopt;
  auto staff = list_staff(db, firm);
  WorkCounts counts;
  if (asked.q.empty()) {
    counts = count_work_items(db, firm, filter, own, today(visit));
  } else {
    counts.own.resize(own.size());
  }
  Page page = staff_page(services, visit, t::kFile, "Work", Desk::work);
  Block& body = page.body();
  body.set(t::NEW_WORK_URL,
           list_url(std::string{kWorkList} + "/new", {{"client", client ? asked.client : ""}}));
  fill_statuses(body, asked, counts, own);
  fill_dues(body, asked, counts);
  fill_whose(body, asked, staff, visit);
  fill_search(body, asked, client);
  if (visit.asked("said") == kTickFirst) {
    summarise_errors(page, {{"", "Tick some work first, then choose what to do with it."}});
  }
  if (!asked.q.empty() && !turn.after && !turn.before) fill_people(body, db, firm, asked.q);
  if (works.partly) body.show(t::PARTLY).set(t::LOOKED_THROUGH, kLookedThrough);
  if (works.rows.empty() && !works.next) {
    body.show(asked.plain() ? t::EMPTY : t::NO_MATCH);
    return page.respond(services.templates);
  }
  Block list = body.add(t::WORKS);
  NameValues here = visit.query;
  std::erase_if(here, [](const auto& one) { return one.first == "ticked"; });
  here.emplace_back("ticked", "all");
  fill_bulk(list, asked, staff, own, list_url(kWorkList, here) + "#list");
  const bool ticked = visit.asked("ticked") == "all";
  for (const WorkItem& work : works.rows) {
    Block row = list.add(t::WORK);
    fill_work(row, work, visit);
    row.set(t::WORK_ID, work.id.value).show_if(ticked, t::TICKED);
  }
  const bool latest = asked.sort == "latest";
  list.set(t::SORT_URL,
           changed(asked, [&](WorkAsked& there) { there.sort = latest ? "" : "latest"; }))
      .show(latest ? t::LATEST_FIRST : t::SOONEST_FIRST);
  paginate(list, t::PAGINATION, at, kWorkList, asked.query());
  return page.respond(services.templates);
}

}  // namespace latchkey::admin
