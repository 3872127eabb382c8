#include "fcgi/pages/admin/dashboard.hpp"

#include "core/base/words.hpp"
#include "core/domain/came_in.hpp"
#include "core/domain/pin_migration.hpp"
#include "core/domain/reopen_ask.hpp"
#include "core/domain/undelivered.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/dashboard/show.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_dashboard_show;

constexpr std::size_t kMostWaiting = 12;
constexpr int kMostEvents = 15;
constexpr std::chrono::days kWeek{7};
constexpr std::chrono::days kNoticesShown{30};
constexpr const char* kWaitingUrl = "/admin/work?status=waiting";

std::string first_name(const std::string& name) {
  return name.substr(0, name.find(' '));
}

void fill_waiting(Block& body, const Listing<WorkItem>& waiting, const Visit& visit) {
  if (waiting.rows.empty()) {
    body.show(t::NOBODY_WAITED_FOR);
    return;
  }
  Block list = body.add(t::WAITING);
  for (std::size_t i = 0; i < waiting.rows.size() && i < kMostWaiting; ++i) {
    fill_work(list.add(t::WORK), waiting.rows[i], visit);
  }
  if (waiting.total > kMostWaiting) list.show(t::MORE_WAITING);
}

void fill_undelivered(Block& body, const std::vector<UndeliveredMail>& mails) {
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
        .set(t::WORK_TITLE, mail.work_title)
        .set(t::WHY, mail.server_words)
        .show_if(!mail.has_link, t::A_NOTICE);
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

}  // namespace

Response show_dashboard(Services& services, const Visit& visit) {
  Database& db = services.database;
  FirmId firm = visit.firm.id;
  WorkCounts counts = count_work_items(db, firm, today(visit));
  auto undelivered = list_undelivered(db, firm, visit.now - kNoticesShown);
  Page page = staff_page(services, visit, t::kFile, "Dashboard", Desk::dashboard);
  Block& body = page.body();
  body.set(t::STAFF_FIRST_NAME, first_name(visit.staff->name))
      .set(t::WAITING_COUNT, counts.of[static_cast<int>(WorkStatus::waiting)])
      .set(t::OVERDUE_COUNT, counts.overdue)
      .set(t::CAME_IN_COUNT, count_came_in(db, firm, visit.now - kWeek))
      .set(t::FAILED_COUNT, undelivered.size())
      .set(t::WAITING_URL, kWaitingUrl)
      .set(t::OVERDUE_URL, "/admin/work?status=overdue")
      .set(t::NEW_WORK_URL, "/admin/work/new")
      .show(undelivered.empty() ? t::NOTHING_FAILED : t::SOMETHING_FAILED);
  auto pins = visit.firm.new_portal_since ? count_pin_requests(db, firm) : PinRequestCounts{};
  if (pins.resendable > 0) {
    body.show(t::PINS_LEFT)
        .set(t::MIGRATION_URL, "/admin/migration")
        .set(t::PINS_LEFT_WORDS, plural(pins.resendable, "PIN request"));
  }
  fill_waiting(body, list_work_items(db, firm, {.searched = "", .status = WorkStatus::waiting}, 1),
               visit);
  fill_asks(body, list_reopen_asks(db, firm), visit);
  auto events = list_came_in(db, firm, kMostEvents);
  if (events.empty()) {
    body.show(t::NOTHING_CAME_IN);
  } else {
    fill_came_in(body.add(t::CAME_IN), events, visit);
  }
  fill_undelivered(body, undelivered);
  return page.respond(services.templates);
}

}  // namespace latchkey::admin
