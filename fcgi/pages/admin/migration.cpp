#include "fcgi/pages/admin/migration.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/domain/pin_migration.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/migration/show.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_migration_show;

constexpr const char* kMigration = "/admin/migration";
constexpr int kUsualPace = 60;

std::string_view said(std::string_view what) {
  if (what == "started") return "Resending has begun. It goes on by itself, also when you leave.";
  if (what == "paused") return "Resending is paused.";
  if (what == "resumed") return "Resending goes on.";
  if (what == "cancelled") return "Resending is stopped. What was not resent keeps its PIN.";
  return {};
}

const char* words_of(const WhyNot& why) {
  if (why == kWorkCompleted) return "the work is completed; reopen it to resend";
  if (why == kContactDeleted) return "the contact is deleted";
  if (why == kClientDeleted) return "the client is deleted";
  if (why == kAddressGone) {
    return "the contact no longer has this address; choose another on the checklist";
  }
  return "nothing is asked on the checklist any more";
}

/// How long so many take, the first of them at once.
std::string lasting(std::uint64_t mails, int pace) {
  if (mails <= 1) return "a minute";
  auto each = Duration{std::chrono::hours{1}} / pace;
  return duration_in_words(each * static_cast<std::int64_t>(mails - 1));
}

void say_time(Block block, Var at, Var words, Time time, const Visit& visit) {
  block.set(at, iso_time(time)).set(words, when(visit, time));
}

void fill_failures(Block run, const PinMigration& migration) {
  Block list = run.add(t::FAILURES);
  list.set(t::FAILED_WORDS, migration.failed == 1
                                ? "1 was not resent"
                                : std::to_string(migration.failed) + " were not resent");
  for (const PinRequestLeft& failure : migration.failures) {
    list.add(t::FAILURE)
        .set(t::CHECKLIST_URL, checklist_path(failure.work, failure.checklist))
        .set(t::WORK_TITLE, failure.work_title)
        .set(t::CLIENT_NAME, failure.client_name)
        .set(t::CONTACT_NAME, failure.contact_name)
        .set(t::WHY, words_of(failure.why_not));
  }
}

void fill_run(Block& body, const PinMigration& migration, const Visit& visit) {
  struct Words {
    const char *name, *text;
  };
  static constexpr Words kStates[] = {
      {"running", "Going on"}, {"paused", "Paused"}, {"cancelled", "Stopped"}, {"done", "Done"}};
  const Words& state = kStates[static_cast<int>(migration.state)];
  const std::string path = std::string{kMigration} + "/" + std::to_string(migration.id);
  std::uint64_t total = migration.resent + migration.waiting;
  Block run = body.add(t::RUN);
  run.set(t::RUN_STATE, state.name)
      .set(t::RUN_STATE_TEXT, state.text)
      .set(t::RUN_BY, migration.started_by)
      .set(t::PACE, migration.pace)
      .set(t::RESENT, migration.resent)
      .set(t::RUN_TOTAL, total == 0 ? 1 : total)
      .set(t::PROGRESS_WORDS,
           std::to_string(migration.resent) + " of " + std::to_string(total) + " resent");
  say_time(run, t::STARTED_AT, t::STARTED_WORDS, migration.started_at, visit);
  if (migration.state == MigrationState::running) {
    run.add(t::GOING)
        .set(t::WAITING, migration.waiting)
        .set(t::LASTS_WORDS, "about " + lasting(migration.waiting + 1, migration.pace))
        .set(t::PAUSE_URL, path + "/pause")
        .set(t::CANCEL_URL, path + "/cancel");
  } else if (migration.state == MigrationState::paused) {
    run.add(t::PAUSED)
        .set(t::WAITING, migration.waiting)
        .set(t::RESUME_URL, path + "/resume")
        .set(t::CANCEL_URL, path + "/cancel");
  } else if (migration.ended_at) {
    say_time(run.add(t::ENDED), t::ENDED_AT, t::ENDED_WORDS, *migration.ended_at, visit);
  }
  if (migration.failed > 0) fill_failures(run, migration);
}

void fill_start(Block& body, const PinRequestCounts& counts, int chosen) {
  Block start = body.add(t::START);
  start.set(t::START_URL, kMigration)
      .set(t::RESENDABLE_WORDS, plural(counts.resendable, "PIN request"));
  for (int pace : kPaces) {
    start.add(t::PACE_CHOICE)
        .set(t::PACE, pace)
        .set(t::PACE_TEXT, std::to_string(pace) + " an hour")
        .set(t::PACE_LASTS, "All of them in about " + lasting(counts.resendable, pace))
        .show_if(pace == chosen, t::CHOSEN);
  }
}

void fill_left(Block row, const PinRequestLeft& left, const Visit& visit) {
  row.set(t::CHECKLIST_URL, checklist_path(left.work, left.checklist))
      .set(t::WORK_TITLE, left.work_title)
      .set(t::CLIENT_NAME, left.client_name)
      .set(t::CHECKLIST_TITLE, left.checklist_name)
      .set(t::CONTACT_URL, contact_path(left.contact))
      .set(t::CONTACT_NAME, left.contact_name)
      .set(t::ADDRESS, left.address);
  say_time(row, t::SENT_AT, t::SENT_WORDS, left.sent_at, visit);
  if (left.opened_at) {
    say_time(row.add(t::OPENED), t::OPENED_AT, t::OPENED_WORDS, *left.opened_at, visit);
  } else {
    row.show(t::NOT_OPENED);
  }
  if (!left.why_not.empty()) row.add(t::STUCK).set(t::WHY, words_of(left.why_not));
}

Response migration_page(Services& services, const Visit& visit, const Form* refused = nullptr,
                        int status = 422) {
  Database& db = services.database;
  FirmId firm = visit.firm.id;
  auto listing = list_pin_requests(db, firm, asked_page(visit));
  PageOfList at{listing};
  if (at.past_the_end()) return to_last_page(at, kMigration, {});
  auto counts = count_pin_requests(db, firm);
  auto run = find_pin_migration(db, firm);
  Page page = staff_page(services, visit, t::kFile, "PIN requests");
  Block& body = page.body();
  bool on = visit.firm.new_portal_since.has_value();
  if (!on) {
    Block off = body.add(t::SWITCHED_OFF);
    if (visit.staff->role == Role::admin) {
      off.show(t::MAY_SWITCH).set(t::SWITCH_URL, "/admin/settings/new-portal");
    }
  }
  if (counts.all > 0) {
    body.show(t::STATS)
        .set(t::ALL_COUNT, counts.all)
        .set(t::CONTACTS_COUNT, counts.contacts)
        .set(t::STUCK_COUNT, counts.all - counts.resendable)
        .show_if(counts.resendable < counts.all, t::SOME_STUCK);
  }
  if (run) fill_run(body, *run, visit);
  bool busy =
      run && (run->state == MigrationState::running || run->state == MigrationState::paused);
  if (on && !busy && counts.resendable > 0) fill_start(body, counts, kUsualPace);
  if (listing.rows.empty()) {
    body.add(t::NONE_LEFT).show(run ? t::EVER : t::NEVER);
  } else {
    Block left = body.add(t::LEFT);
    for (const PinRequestLeft& request : listing.rows) {
      fill_left(left.add(t::REQUEST), request, visit);
    }
    paginate(left, t::PAGINATION, at, kMigration, {});
  }
  if (refused) summarise_errors(page, refused->errors());
  if (auto words = said(visit.asked("said")); !words.empty() && !refused) say(page, words);
  return page.respond(services.templates, refused ? status : 200);
}

Response steer_page(Services& services, const Visit& visit, Steer steer, const char* done) {
  std::uint64_t migration = visit.id<Id<struct MigrationTag>>("migration").value;
  if (steer_pin_migration(services.database, services.keys, visit.firm.id, acting(visit), migration,
                          steer, visit.now)) {
    return see_other(std::string{kMigration} + "?said=" + done);
  }
  Form form{visit.form, {}};
  form.refuse("",
              "That run has ended, or a colleague was quicker. What it says now is below; nothing "
              "was changed.");
  return migration_page(services, visit, &form, 409);
}

}  // namespace

Response show_migration(Services& services, const Visit& visit) {
  return migration_page(services, visit);
}

Response start_migration_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"pace", "The pace", FieldKind::number, 10}}};
  if (!form.ok()) return migration_page(services, visit, &form);
  auto outcome = start_pin_migration(
      services.database, services.keys, visit.firm.id, acting(visit),
      static_cast<int>(std::min<std::uint64_t>(form.number("pace"), 100'000)), visit.now);
  switch (outcome) {
    case StartOutcome::started:
      return see_other(std::string{kMigration} + "?said=started");
    case StartOutcome::portal_is_off:
      form.refuse("", "The New Client Portal is not switched on, so nothing was resent.");
      break;
    case StartOutcome::runs_already:
      form.refuse("", "Resending was started already, by you or by a colleague.");
      break;
    case StartOutcome::nothing_left:
      form.refuse("", "Nothing is left that could be resent.");
      break;
    case StartOutcome::no_such_pace:
      form.refuse("", "Choose one of the paces.");
      break;
  }
  return migration_page(services, visit, &form, outcome == StartOutcome::no_such_pace ? 422 : 409);
}

Response pause_migration_page(Services& services, const Visit& visit) {
  return steer_page(services, visit, Steer::pause, "paused");
}

Response resume_migration_page(Services& services, const Visit& visit) {
  return steer_page(services, visit, Steer::go_on, "resumed");
}

Response cancel_migration_page(Services& services, const Visit& visit) {
  return steer_page(services, visit, Steer::cancel, "cancelled");
}

}  // namespace latchkey::admin
