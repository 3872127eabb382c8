#include "fcgi/pages/admin/dashboard.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/domain/ending_access.hpp"
#include "core/domain/failed_send.hpp"
#include "core/domain/last_look.hpp"
#include "core/domain/not_me.hpp"
#include "core/domain/pin_migration.hpp"
#include "core/domain/reopen_ask.hpp"
#include "core/domain/review_queue.hpp"
#include "core/domain/undelivered.hpp"
#include "core/domain/work_list.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/dashboard/show.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_dashboard_show;

constexpr int kAwaitedRead = 40;  // work items, which make the clients below
constexpr std::size_t kMostClients = 8;
constexpr std::size_t kMostOfClient = 3;
constexpr std::size_t kMostOverdue = 6;
constexpr std::size_t kMostArrivals = 12;
constexpr std::size_t kMostEnding = 8;
constexpr int kMostUnsent = 20;
constexpr std::chrono::days kNoticesShown{30};
constexpr std::chrono::days kNotMeShown{14};
constexpr int kMostNotMe = 20;
/// What came in bears the time of the host that took it, or a little later.
constexpr std::chrono::minutes kClocksApart{5};
constexpr const char* kDashboard = "/admin";

std::string first_name(const std::string& name) {
  return name.substr(0, name.find(' '));
}

/// Whose work the dashboard is about.
struct Whose {
  std::optional<StaffId> assignee;

  std::string url(const std::string& path, NameValues query = {}) const {
    if (assignee) query.emplace_back("assignee", "me");
    return list_url(path, query);
  }
};

void fill_asked_on(Block row, const WorkItem& work, const Visit& visit) {
  row.set(t::WORK_URL, work_path(work.id))
      .set(t::WORK_TITLE, work.title)
      .set(t::CLIENT_NAME, work.client_name)
      .set(t::DONE, work.done)
      .set(t::TOTAL, work.total);
  if (work.asked_on) {
    row.show(*work.asked_on < today(visit) ? t::OVERDUE : t::DUE)
        .set(t::DUE_ON, sql_date(*work.asked_on))
        .set(t::DUE_WORDS, date_in_words(*work.asked_on));
  }
}

/// Clients in the order of what they owe longest, each with the work it is about.
void fill_awaited(Block& body, const std::vector<WorkItem>& awaited, const BoundedCount& total,
                  const Whose& whose, const Visit& visit) {
  if (awaited.empty()) {
    body.show(t::NOBODY_WAITED_FOR);
    return;
  }
  Block list = body.add(t::WAITING);
  std::vector<std::vector<const WorkItem*>> clients;
  for (const WorkItem& work : awaited) {
    auto of_client = std::ranges::find_if(
        clients, [&](const auto& works) { return works.front()->client == work.client; });
    if (of_client != clients.end()) {
      of_client->push_back(&work);
    } else {
      clients.push_back({&work});
    }
  }
  std::size_t shown = 0;
  for (std::size_t i = 0; i < clients.size() && i < kMostClients; ++i) {
    const auto& works = clients[i];
    std::uint64_t open = 0;
    for (const WorkItem* work : works) open += static_cast<std::uint64_t>(work->total - work->done);
    Block client = list.add(t::CLIENT);
    std::string all =
        whose.url("/admin/work", {{"client", std::to_string(works.front()->client.value)}});
    client.set(t::CLIENT_NAME, works.front()->client_name)
        .set(t::CLIENT_URL, client_path(works.front()->client))
        .set(t::OPEN_WORDS, plural(open, "open request"));
    for (std::size_t j = 0; j < works.size() && j < kMostOfClient; ++j) {
      fill_asked_on(client.add(t::AWAITED), *works[j], visit);
    }
    if (works.size() > kMostOfClient) {
      client.show(t::MORE_OF_CLIENT)
          .set(t::MORE_URL, all)
          .set(t::MORE_WORDS, std::to_string(works.size() - kMostOfClient) + " more");
    }
    shown += works.size();
  }
  if (total.more || total.count > shown) {
    list.show(t::MORE_WAITING)
        .set(t::WAITING_URL, whose.url("/admin/work", {{"status", "waiting"}}));
  }
}

void fill_overdue(Block& body, const WorkPage& overdue, const Visit& visit) {
  if (overdue.rows.empty()) {
    body.show(t::NOTHING_OVERDUE);
    return;
  }
  Block list = body.add(t::OVERDUE_WORK);
  for (std::size_t i = 0; i < overdue.rows.size() && i < kMostOverdue; ++i) {
    fill_work(list.add(t::WORK), overdue.rows[i], visit);
  }
  if (overdue.rows.size() > kMostOverdue) list.show(t::MORE_OVERDUE);
}

std::string deeds(const ToReview& line) {
  std::vector<std::string> words;
  if (line.excuse) words.push_back("asked to be excused from");
  if (line.ticked) words.push_back("ticked off");
  if (line.reopened) words.push_back("reopened");
  if (line.answers > 0) words.push_back("answered");
  if (line.files > 0) words.push_back("sent " + plural(line.files, "file") + " for");
  if (line.comments > 0) words.push_back("commented on");
  return words.empty() ? "changed" : names_in_words(words);
}

void fill_arrivals(Block& body, const Listing<ToReview>& arrivals, const std::optional<Time>& seen,
                   const Whose& whose, const Visit& visit) {
  auto fresh = [&](const ToReview& line) { return !seen || line.came_in_at > *seen; };
  auto count = static_cast<std::uint64_t>(std::ranges::count_if(arrivals.rows, fresh));
  // What was read is newest first: where all of it is new, there may be more.
  const bool more = count == arrivals.rows.size() && arrivals.total > count;
  body.set(t::CAME_IN_COUNT, std::to_string(count) + (more ? "+" : ""));
  if (arrivals.rows.empty()) {
    body.show(t::NOTHING_CAME_IN);
    return;
  }
  Block list = body.add(t::CAME_IN);
  list.set(t::REVIEW_URL, whose.assignee ? "/admin/review?queue=mine" : "/admin/review?queue=all")
      .set(t::REVIEW_WORDS, plural(arrivals.total, "request") +
                                (arrivals.total == 1 ? " waits" : " wait") + " for your look");
  if (count > 0) {
    list.show(t::SOMETHING_NEW)
        .set(t::SEEN_URL, "/admin/seen")
        .set(t::SEEN_UNTIL, sql_time(std::max(visit.now, arrivals.rows.front().came_in_at)))
        .show_if(whose.assignee.has_value(), t::OF_MINE);
  }
  for (std::size_t i = 0; i < arrivals.rows.size() && i < kMostArrivals; ++i) {
    const ToReview& line = arrivals.rows[i];
    list.add(t::ARRIVAL)
        .set(t::EVENT_WHO, line.who)
        .set(t::EVENT_WHAT, deeds(line))
        .set(t::EVENT_URL, request_path(line.work, line.checklist, line.request))
        .set(t::REQUEST_TITLE, line.request_title)
        .set(t::CLIENT_NAME, line.client_name)
        .set(t::WORK_TITLE, line.work_title)
        .set(t::EVENT_AT, iso_time(line.came_in_at))
        .set(t::EVENT_WORDS, when(visit, line.came_in_at))
        .show_if(fresh(line), t::IS_NEW);
  }
}

void fill_unsent(Block& body, const std::vector<FailedSend>& sends, const Visit& visit) {
  if (sends.empty()) return;
  Block list = body.add(t::UNSENT);
  for (const FailedSend& send : sends) {
    Block row = list.add(t::UNSENT_PLAN);
    row.set(t::PLACE_URL, checklist_path(send.work, send.checklist))
        .set(t::CHECKLIST_NAME, send.checklist_name)
        .set(t::CLIENT_NAME, send.client_name)
        .set(t::WORK_TITLE, send.work_title)
        .set(t::FAILED_AT, iso_time(send.failed_at))
        .set(t::FAILED_WORDS, when(visit, send.failed_at))
        .set(t::WHY, send.why);
    if (!send.only_name.empty()) row.show(t::TO_ONE).set(t::CONTACT_NAME, send.only_name);
  }
}

void fill_undelivered(Block& body, const std::vector<UndeliveredMail>& mails) {
  body.set(t::FAILED_COUNT, mails.size())
      .show(mails.empty() ? t::NOTHING_FAILED : t::SOMETHING_FAILED);
  if (mails.empty()) return;
  Block list = body.add(t::FAILED);
  for (const UndeliveredMail& mail : mails) {
    bool resendable = mail.has_link && mail.checklist;
    list.add(t::MAIL)
        .set(t::PLACE_URL, resendable     ? checklist_path(mail.work, *mail.checklist)
                           : mail.contact ? contact_path(*mail.contact)
                                          : work_path(mail.work))
        .set(t::CONTACT_NAME, mail.contact_name.empty() ? mail.address : mail.contact_name)
        .set(t::ADDRESS, mail.address)
        .set(t::CLIENT_NAME, mail.client_name)
        .set(t::WORK_TITLE, mail.work_title)
        .set(t::WHY, mail.server_words)
        .show_if(!mail.has_link, t::A_NOTICE);
  }
}

void fill_ending(Block& body, const std::vector<EndingAccess>& ending, const Visit& visit) {
  body.set(t::ENDING_COUNT,
           std::to_string(ending.size()) + (ending.size() == kMostEnding ? "+" : ""))
      .show(ending.empty() ? t::NOTHING_ENDS : t::SOMETHING_ENDS);
  if (ending.empty()) return;
  Block list = body.add(t::ENDING);
  for (const EndingAccess& one : ending) {
    list.add(t::ACCESS)
        .set(t::PLACE_URL,
             one.checklist ? checklist_path(one.work, *one.checklist) : work_path(one.work))
        .set(t::CONTACT_NAME, one.contact_name)
        .set(t::CLIENT_NAME, one.client_name)
        .set(t::WORK_TITLE, one.work_title)
        .set(t::ENDS_AT, iso_time(one.ends_at))
        .set(t::ENDS_WORDS, when(visit, one.ends_at))
        .show(one.claimed ? t::ON_A_DEVICE : t::UNOPENED);
  }
}

void fill_asks(Block& body, const std::vector<ReopenAsk>& asks, const Visit& visit) {
  if (asks.empty()) return;
  Block list = body.add(t::REOPEN_ASKED);
  for (const ReopenAsk& ask : asks) {
    Block row = list.add(t::ASK);
    row.set(t::WORK_URL, work_path(ask.work))
        .set(t::WORK_TITLE, ask.work_title)
        .set(t::CLIENT_NAME, ask.client_name)
        .set(t::CONTACT_NAME, ask.contact_name)
        .set(t::ASKED_AT, iso_time(ask.asked_at))
        .set(t::ASKED_WORDS, when(visit, ask.asked_at))
        .set(t::REOPEN_URL, work_path(ask.work) + "/reopen");
    if (!ask.reason.empty()) row.show(t::REASONED).set(t::REASON, ask.reason);
  }
}

void fill_not_me(Block& body, const std::vector<NotMeReport>& reports, const Visit& visit) {
  if (reports.empty()) return;
  Block list = body.add(t::NOT_ME);
  for (const NotMeReport& report : reports) {
    list.add(t::REPORT)
        .set(t::CONTACT_URL, contact_path(report.contact))
        .set(t::CONTACT_NAME, report.contact_name)
        .set(t::DEVICE_NAME, report.device)
        .set(t::CLIENT_NAME, report.client_name)
        .set(t::WORK_TITLE, report.work_title)
        .set(t::REPORTED_AT, iso_time(report.at))
        .set(t::REPORTED_WORDS, when(visit, report.at));
  }
}

}  // namespace

Response show_dashboard(Services& services, const Visit& visit) {
  Database& db = services.database;
  FirmId firm = visit.firm.id;
  Whose whose;
  if (visit.asked("assignee") == "me") whose.assignee = visit.staff->staff;
  WorkFilter late{
      .searched = "", .assignee = whose.assignee, .due = DueRange::overdue(today(visit))};
  auto overdue = list_work_items(db, firm, late);
  auto awaited = count_awaited_work(db, firm, whose.assignee);
  Page page = staff_page(services, visit, t::kFile, "Dashboard", Desk::dashboard);
  Block& body = page.body();
  body.set(t::STAFF_FIRST_NAME, first_name(visit.staff->name))
      .set(t::WAITING_COUNT, count_words(awaited))
      .set(t::OVERDUE_COUNT, count_words(overdue.total.value_or(BoundedCount{})))
      .set(t::OVERDUE_URL, whose.url("/admin/work", {{"due", "overdue"}}))
      .set(t::ALL_URL, kDashboard)
      .set(t::MINE_URL, Whose{visit.staff->staff}.url(kDashboard))
      .show(whose.assignee ? t::OF_MINE : t::OF_ALL)
      .set(t::NEW_WORK_URL, "/admin/work/new");
  if (awaited.count == 0 && overdue.rows.empty() && !has_work(db, firm)) {
    body.show(t::FIRST_STEPS)
        .set(t::NEW_CLIENT_URL, "/admin/clients/new")
        .set(t::IMPORT_URL, "/admin/contacts/import");
  }
  auto pins = visit.firm.new_portal_since ? count_pin_requests(db, firm) : PinRequestCounts{};
  if (pins.resendable > 0) {
    body.show(t::PINS_LEFT)
        .set(t::MIGRATION_URL, "/admin/migration")
        .set(t::PINS_LEFT_WORDS, plural(pins.resendable, "PIN request"));
  }
  fill_awaited(body, list_awaited_work(db, firm, whose.assignee, kAwaitedRead), awaited, whose,
               visit);
  fill_overdue(body, overdue, visit);
  fill_not_me(body, list_not_me(db, firm, whose.assignee, visit.now - kNotMeShown, kMostNotMe),
              visit);
  fill_asks(body, list_reopen_asks(db, firm), visit);
  ReviewFilter newest{.assignee = whose.assignee, .newest_first = true};
  fill_arrivals(body, list_to_review(db, firm, newest, 1),
                find_last_look(db, firm, visit.staff->staff), whose, visit);
  fill_unsent(body,
              list_failed_sends(db, firm, whose.assignee, visit.now - kNoticesShown, kMostUnsent),
              visit);
  fill_undelivered(body, list_undelivered(db, firm, visit.now - kNoticesShown, {}, whose.assignee));
  fill_ending(body, list_ending_access(db, firm, whose.assignee, visit.now, kMostEnding), visit);
  if (visit.asked("said") == "seen") say(page, "Marked as seen. What comes in from now on is new.");
  return page.respond(services.templates);
}

Response mark_seen_page(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"until", "The time", FieldKind::line, 40, false},
             {"assignee", "Whose work", FieldKind::line, 10, false}}};
  // Until the page was shown, not until the button was pressed: what came in between was not seen.
  Time until = visit.now;
  try {
    until = std::min(until + kClocksApart, parse_sql_time(form.text("until")));
  } catch (const std::invalid_argument&) {
    // no time of ours: until now
  }
  mark_all_seen(services.database, visit.firm.id, visit.staff->staff, until);
  return see_other(list_url(
      kDashboard, {{"assignee", form.text("assignee") == "me" ? "me" : ""}, {"said", "seen"}}));
}

}  // namespace latchkey::admin
