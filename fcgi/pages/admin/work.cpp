#include "fcgi/pages/admin/work.hpp"

#include <algorithm>

#include "core/base/size.hpp"
#include "core/base/words.hpp"
#include "core/domain/came_in.hpp"
#include "core/domain/checklist.hpp"
#include "core/domain/recurrence.hpp"
#include "core/domain/reopen_ask.hpp"
#include "core/domain/taken_back_send.hpp"
#include "core/domain/work_document.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/work/show.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_work_show;

constexpr int kMostEvents = 12;
constexpr const char* kWhat = "That work";

std::string_view said(std::string_view what) {
  if (what == "created") return "The work is here. Next: a checklist of what you need.";
  if (what == "saved") return "Your changes are saved.";
  if (what == "completed") return "The work is completed. Clients can read it and change nothing.";
  if (what == "reopened") return "The work is open again, for you and for the client.";
  if (what == "kept-completed") return "It stays completed. They read your answer on its page.";
  if (what == "status") return "The status is set.";
  if (what == "restored") return "The work is here again. What was planned to go out is not.";
  if (what == "repeated") return "Here it is, with its checklists. Nothing is sent yet.";
  return {};
}

struct ChecklistState {
  const char* name;  // of icon and class
  const char* words;
};

ChecklistState state_of(const Checklist& checklist) {
  if (!checklist.first_sent_at) return {"draft", "Not sent"};
  if (checklist.total > 0 && checklist.done == checklist.total) return {"completed", "All done"};
  return {"sent", "Sent"};
}

void fill_checklist(Block block, const Checklist& checklist, const Visit& visit) {
  ChecklistState state = state_of(checklist);
  block.set(t::CHECKLIST_URL, checklist_path(checklist.work_item, checklist.id))
      .set(t::CHECKLIST_TITLE, checklist.name)
      .set(t::STATE, state.name)
      .set(t::STATE_TEXT, state.words);
  if (checklist.total == 0) {
    block.show(t::NO_REQUESTS);
  } else {
    block.show(t::PROGRESS).set(t::DONE, checklist.done).set(t::TOTAL, checklist.total);
  }
  std::vector<std::string> names;
  for (const Recipient& recipient : checklist.recipients) names.push_back(recipient.name);
  if (checklist.last_sent_at) {
    block.show(t::SENT)
        .set(t::RECIPIENTS_WORDS, names.empty() ? "nobody any more" : names_in_words(names))
        .set(t::SENT_AT, iso_time(*checklist.last_sent_at))
        .set(t::SENT_WORDS, when(visit, *checklist.last_sent_at));
  } else {
    block.show(t::UNSENT).set(t::RECIPIENTS_WORDS,
                              names.empty() ? "nobody chosen yet" : names_in_words(names));
  }
}

void fill_status(Block& body, const WorkItem& work, const std::optional<ReopenAsk>& ask,
                 const std::vector<OwnStatus>& own, const StatusChoice& chosen,
                 const Visit& visit) {
  std::string path = work_path(work.id);
  body.set(t::VERSION, work.version);
  if (work.completed()) {
    Time at = work.completed_at.value_or(visit.now);
    body.show(t::COMPLETED_WORK)
        .set(t::COMPLETED_BY, work.completed_by)
        .set(t::COMPLETED_AT, iso_time(at))
        .set(t::COMPLETED_WORDS, when(visit, at))
        .set(t::REOPEN_URL, path + "/reopen");
    if (ask && ask->declined_at) {
      Block declined = body.add(t::DECLINED);
      declined.set(t::CONTACT_NAME, ask->contact_name)
          .set(t::DECLINED_BY, ask->declined_by)
          .set(t::DECLINED_AT, iso_time(*ask->declined_at))
          .set(t::DECLINED_WORDS, when(visit, *ask->declined_at));
      if (!ask->answer.empty()) declined.add(t::ANSWERED).set(t::REASON, ask->answer);
    } else if (ask) {
      Block asked = body.add(t::REOPEN_ASKED);
      asked.set(t::CONTACT_NAME, ask->contact_name)
          .set(t::ASKED_AT, iso_time(ask->asked_at))
          .set(t::ASKED_WORDS, when(visit, ask->asked_at))
          .set(t::REOPEN_URL, path + "/reopen")
          .set(t::KEEP_URL, path + "/keep-completed")
          .set(t::MOST_REASON, kMostReopenReason);
      if (!ask->reason.empty()) asked.show(t::REASONED).set(t::REASON, ask->reason);
    }
    return;
  }
  body.show(t::OPEN_WORK)
      .set(t::COMPLETE_URL, path + "/complete")
      .set(t::STATUS_URL, path + "/status")
      .set(t::NEW_CHECKLIST_URL, path + "/checklists/new")
      .set(t::FROM_TEMPLATE_URL, path + "/checklists/from-template");
  fill_status_options(body, own, chosen, false);
  auto still_open = static_cast<std::uint64_t>(work.total - work.done);
  if (still_open > 0) {
    body.show(t::STILL_OPEN)
        .set(t::STILL_OPEN_WORDS,
             plural(still_open, "request") + (still_open == 1 ? " is open" : " are open"));
  }
}

HttpError no_status() {
  return {422, "Choose a status", "Go back and choose one from the list."};
}

/// What the page comes back with when its status was not set.
struct Refused {
  std::string why;
  std::optional<StatusChoice> chosen{};
};

Response work_page(Services& services, const Visit& visit, const Refused& refused = {}) {
  Database& db = services.database;
  FirmId firm = visit.firm.id;
  auto work = find_work_item(db, firm, visit.id<WorkItemId>("work"));
  if (!work) throw not_here(kWhat);
  Page page = staff_page(services, visit, t::kFile, work->title, Desk::work);
  Block& body = page.body();
  fill_work(body, *work, visit);
  body.set(t::WORK_INDEX_URL, "/admin/work")
      .set(t::CLIENT_URL, client_path(work->client))
      .set(t::EDIT_URL, work_path(work->id) + "/edit")
      .set(t::REPEAT_URL, work_path(work->id) + "/recurrence");
  if (work->start_on) {
    body.show(t::STARTS)
        .set(t::START_ON, sql_date(*work->start_on))
        .set(t::START_WORDS, date_in_words(*work->start_on));
  }
  if (auto next = find_next_recurrence(db, firm, work->id)) {
    body.show(t::REPEATS).set(t::NEXT_ON, sql_date(*next)).set(t::NEXT_WORDS, date_in_words(*next));
  }
  fill_status(body, *work, find_reopen_ask(db, firm, work->id), list_own_statuses(db, firm),
              refused.chosen.value_or(work->choice()), visit);
  if (auto plans = count_waiting_plans(db, firm, work->id); plans > 0) {
    body.show(t::PLANS_END).set(t::PLANS_WORDS, planned_sendings_end(plans));
  }
  auto checklists = list_checklists(db, firm, work->id);
  if (std::ranges::any_of(checklists,
                          [](const Checklist& one) { return one.first_sent_at.has_value(); })) {
    body.show(t::NOT_DELETABLE);
  } else {
    body.show(t::DELETABLE).set(t::DELETE_URL, work_path(work->id) + "/delete");
  }
  for (const Checklist& checklist : checklists) {
    fill_checklist(body.add(t::CHECKLIST), checklist, visit);
  }
  if (checklists.empty()) body.show(t::NO_CHECKLIST);
  if (auto counted = count_work_documents(db, firm, work->id); counted.files > 0) {
    body.show(t::FILES)
        .set(t::FILES_WORDS, plural(counted.files, "file"))
        .set(t::FILES_SIZE, size_in_words(counted.bytes))
        .set(t::ARCHIVE_URL, work_path(work->id) + "/documents/archive");
  }
  auto events = list_came_in(db, firm, work->id, std::nullopt, kMostEvents);
  if (!events.empty()) fill_came_in(body.add(t::CAME_IN), events, visit);
  if (!refused.why.empty()) {
    summarise_errors(page, {{"", refused.why}});
    return page.respond(services.templates, kChangedMeanwhile);
  }
  if (auto words = said(visit.asked("said")); !words.empty()) say(page, words);
  return page.respond(services.templates);
}

/// `chosen`: what the page's field goes on showing where it comes back.
Response after(Services& services, const Visit& visit, SaveOutcome outcome,
               std::string_view said_word, const std::optional<StatusChoice>& chosen = {}) {
  const auto work = visit.id<WorkItemId>("work");
  switch (outcome) {
    case SaveOutcome::gone:
      throw not_here(kWhat);
    case SaveOutcome::refused:
      throw no_status();
    case SaveOutcome::changed_meanwhile:
      return work_page(
          services, visit,
          {.why = change_words(find_last_change(services.database, visit.firm.id, work), visit) +
                  ", after you had opened this page. So nothing was changed: look at how it "
                  "stands now, then decide again.",
           .chosen = chosen});
    default:
      return see_other(work_path(work) + "?said=" + std::string{said_word});
  }
}

Response set_status(Services& services, const Visit& visit, const StatusChoice& status,
                    const Form& form, std::string_view said_word) {
  return after(services, visit,
               set_work_status(services.database, services.keys, visit.firm.id, acting(visit),
                               visit.id<WorkItemId>("work"), status, visit.now, read_version(form)),
               said_word, status);
}

}  // namespace

Response show_work(Services& services, const Visit& visit) {
  return work_page(services, visit);
}

Response set_status_page(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"status", "The status", FieldKind::line, 20},
             {"version", "The version", FieldKind::number, 20, false}}};
  auto status =
      read_choice(form.text("status"), list_own_statuses(services.database, visit.firm.id));
  if (!status) throw no_status();
  return set_status(services, visit, *status, form, "status");
}

Response complete_work_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"version", "The version", FieldKind::number, 20, false}}};
  return set_status(services, visit, WorkStatus::completed, form, "completed");
}

Response reopen_work_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"version", "The version", FieldKind::number, 20, false}}};
  return after(services, visit,
               reopen_work(services.database, services.keys, visit.firm.id, acting(visit),
                           visit.id<WorkItemId>("work"), visit.now, read_version(form)),
               "reopened");
}

}  // namespace latchkey::admin
