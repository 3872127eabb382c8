#include "fcgi/pages/admin/recurrence.hpp"

#include "core/domain/recurrence.hpp"
#include "core/domain/scheduled_send.hpp"
#include "core/domain/start_plan.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/send_words.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/recurrence/show.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_recurrence_show;

constexpr const char* kWhat = "That work";

struct EveryChoice {
  Every every;
  const char* words;
};
constexpr EveryChoice kChoices[] = {{Every::monthly, "Every month"},
                                    {Every::quarterly, "Every three months"},
                                    {Every::yearly, "Every year"}};

std::string_view said(std::string_view what) {
  if (what == "saved") return "Saved. The next ones are made by themselves.";
  if (what == "stopped") return "Stopped. Nothing more is made.";
  if (what == "skipped") return "That one is left out. The one after it comes next.";
  return {};
}

/// "“Papers we need” on Friday 8 January 2027 at 09:00, from Ada Finch"
std::string send_words(const NextSend& send, const Visit& visit) {
  return "“" + send.checklist_name + "” " +
         (send.when_made ? "as soon as it is made" : "on " + when(visit, send.at)) +
         (send.only_name.empty() ? "" : ", to " + send.only_name + " alone") + ", from " +
         send.sender_name;
}

void fill_next(Block& body, const Recurrence& series, const std::string& path, const Visit& visit) {
  Block running = body.add(t::RUNNING);
  running.set(t::MAKE_URL, path + "/make")
      .set(t::SKIP_URL, path + "/skip")
      .set(t::STOP_URL, path + "/stop");
  for (const NextWork& next : series.next) {
    Block row = running.add(t::NEXT);
    row.set(t::NEXT_TITLE, next.title)
        .set(t::STARTS_ON, sql_date(next.starts_on))
        .set(t::STARTS_WORDS, date_in_words(next.starts_on))
        .set(t::MADE_WORDS,
             next.made_on <= today(visit) ? "within a minute" : "on " + date_in_words(next.made_on))
        .show_if(&next == &series.next.front(), t::FIRST);
    for (const NextSend& send : next.sends) {
      row.add(t::NEXT_SEND).set(t::SEND_WORDS, send_words(send, visit));
    }
    if (next.due_on) {
      row.show(t::NEXT_DUE)
          .set(t::DUE_ON, sql_date(*next.due_on))
          .set(t::DUE_WORDS, date_in_words(*next.due_on));
    }
  }
}

void fill_so_far(Block& body, const Recurrence& series, WorkItemId here) {
  Block list = body.add(t::SO_FAR);
  for (const MadeWork& made : series.so_far) {
    list.add(t::MADE)
        .set(t::MADE_URL, work_path(made.work))
        .set(t::MADE_TITLE, made.title)
        .set(t::MADE_ON, sql_date(made.starts_on))
        .set(t::MADE_WORDS, date_in_words(made.starts_on))
        .show_if(made.work == here, t::THIS_ONE);
  }
}

/// What the form shows.
struct Shown {
  RecurrenceForm values;
  std::uint64_t version = 0;
  const Form* refused = nullptr;
  int status = 200;
};

Response recurrence_page(Services& services, const Visit& visit, const WorkItem& work,
                         const std::optional<Recurrence>& series, const Shown& shown) {
  const std::string path = work_path(work.id) + "/recurrence";
  Page page = staff_page(services, visit, t::kFile, "Repeat: " + work.title, Desk::work);
  Block& body = page.body();
  body.set(t::WORK_TITLE, work.title)
      .set(t::WORK_URL, work_path(work.id))
      .set(t::CLIENT_NAME, work.client_name)
      .set(t::CLIENT_URL, client_path(work.client))
      .set(t::FORM_URL, path)
      .set(t::SUBMIT_LABEL, series && series->running ? "Save" : "Start repeating")
      .set(t::VERSION, shown.version)
      .set(t::NEXT_ON, shown.values.next_on)
      .set(t::LEAD_DAYS, shown.values.lead_days)
      .set(t::MOST_LEAD_DAYS, kMostLeadDays);
  for (const EveryChoice& choice : kChoices) {
    body.add(t::EVERY_CHOICE)
        .set(t::EVERY, every_name(choice.every))
        .set(t::EVERY_TEXT, choice.words)
        .show_if(shown.values.every == every_name(choice.every), t::CHOSEN);
  }
  if (!series) {
    auto plans = list_start_plans(services.database, visit.firm.id, work.id);
    Block never = body.add(t::NEVER);
    never.show(plans.empty() ? t::NOTHING_SENT : t::SENT_AGAIN);
    for (const StartPlan& plan : plans) {
      never.add(t::SENT_PLAN)
          .set(t::CHECKLIST_TITLE, plan.checklist_name)
          .set(t::FROM, plan.sender_name)
          .set(t::TIMING, timing_in_words(
                              {.kind = SendTiming::Kind::start, .days = plan.days, .at = plan.at}));
    }
  } else {
    if (series->running) {
      fill_next(body, *series, path, visit);
    } else {
      body.show(t::STOPPED).show_if(series->stopped_why == "client_deleted", t::CLIENT_DELETED);
    }
    fill_so_far(body, *series, work.id);
  }
  mark_error(body, shown.refused, "every", t::BAD_EVERY, t::EVERY_ERROR);
  mark_error(body, shown.refused, "next_on", t::BAD_NEXT_ON, t::NEXT_ON_ERROR);
  mark_error(body, shown.refused, "lead_days", t::BAD_LEAD_DAYS, t::LEAD_DAYS_ERROR);
  if (shown.refused) summarise_errors(page, shown.refused->errors());
  if (auto words = said(visit.asked("said")); !words.empty()) say(page, words);
  return page.respond(services.templates, shown.status);
}

WorkItem work_of_path(Services& services, const Visit& visit) {
  auto work = find_work_item(services.database, visit.firm.id, visit.id<WorkItemId>("work"));
  if (!work) throw not_here(kWhat);
  return *work;
}

Shown shown_of(Services& services, const Visit& visit, WorkItemId work,
               const std::optional<Recurrence>& series) {
  if (!series) {
    return {.values = propose_recurrence(services.database, visit.firm.id, work, today(visit))};
  }
  return {.values = {.every = every_name(series->every),
                     .next_on = sql_date(series->next_on),
                     .lead_days = std::to_string(series->lead_days)},
          .version = series->version};
}

unsigned posted_version(const Visit& visit) {
  Form form{visit.form, {{"version", "The version", FieldKind::number, 20, false}}};
  return static_cast<unsigned>(form.number("version"));
}

/// Back to the page, where a colleague was faster: it shows how things are now.
Response to_page(const Visit& visit, std::string_view said_word) {
  return see_other(work_path(visit.id<WorkItemId>("work")) +
                   "/recurrence?said=" + std::string{said_word});
}

HttpError changed_meanwhile() {
  return {409, "This was changed meanwhile",
          "A colleague changed how this work comes again, or it has just been made. Nothing was "
          "done. Go back and load the page again to see how it is now."};
}

}  // namespace

Response show_recurrence(Services& services, const Visit& visit) {
  const WorkItem work = work_of_path(services, visit);
  const auto series = find_recurrence(services.database, visit.firm.id, work.id);
  return recurrence_page(services, visit, work, series, shown_of(services, visit, work.id, series));
}

Response save_recurrence_page(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"every", "How often", FieldKind::line, 20, false},
             {"next_on", "When the next one starts", FieldKind::line, 40, false},
             {"lead_days", "The number of days", FieldKind::line, 20, false},
             {"version", "The version", FieldKind::number, 20, false}}};
  const WorkItem work = work_of_path(services, visit);
  int status = 422;
  if (form.ok()) {
    auto result = save_recurrence(
        services.database, services.keys, visit.firm, acting(visit), work.id,
        static_cast<unsigned>(form.number("version")),
        {form.text("every"), form.text("next_on"), form.text("lead_days")}, visit.now);
    if (result.outcome == SaveOutcome::saved) return to_page(visit, "saved");
    status = refuse(form, result, kWhat);
  }
  const auto series = find_recurrence(services.database, visit.firm.id, work.id);
  Shown shown{.values = {form.typed("every"), form.typed("next_on"), form.typed("lead_days")},
              .version = form.number("version"),
              .refused = &form,
              .status = status};
  if (status == kChangedMeanwhile) shown.version = series ? series->version : 0;
  return recurrence_page(services, visit, work, series, shown);
}

Response stop_recurrence_page(Services& services, const Visit& visit) {
  auto outcome = stop_recurrence(services.database, services.keys, visit.firm.id, acting(visit),
                                 visit.id<WorkItemId>("work"), visit.now);
  if (outcome == SaveOutcome::gone) throw not_here(kWhat);
  if (outcome == SaveOutcome::changed_meanwhile) throw changed_meanwhile();
  return to_page(visit, "stopped");
}

Response skip_next_work_page(Services& services, const Visit& visit) {
  auto outcome = skip_next_work(services.database, services.keys, visit.firm, acting(visit),
                                visit.id<WorkItemId>("work"), posted_version(visit), visit.now);
  if (outcome == SaveOutcome::gone) throw not_here(kWhat);
  if (outcome == SaveOutcome::changed_meanwhile) throw changed_meanwhile();
  return to_page(visit, "skipped");
}

Response make_next_work_page(Services& services, const Visit& visit) {
  auto result = make_next_work(services.database, services.keys, visit.firm, acting(visit),
                               visit.id<WorkItemId>("work"), posted_version(visit), visit.now);
  switch (result.outcome) {
    case SaveOutcome::saved:
      return see_other(work_path(result.id) + "?said=repeated");
    case SaveOutcome::gone:
      throw not_here(kWhat);
    case SaveOutcome::refused:
      throw HttpError{409, "It cannot be made now", result.objections.front().words};
    case SaveOutcome::changed_meanwhile:
    case SaveOutcome::completed:
      break;
  }
  throw changed_meanwhile();
}

}  // namespace latchkey::admin
