#include "fcgi/pages/admin/desk_parts.hpp"

#include "core/base/words.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "tpl/admin/work/form.hpp"
#include "tpl/admin/work/index.hpp"
#include "tpl/admin/work/show.hpp"

namespace latchkey::admin {
namespace {

/// What somebody did, as a sentence that goes on with the request's title.
const char* deed(CameInKind kind) {
  switch (kind) {
    case CameInKind::answer:
      return "answered";
    case CameInKind::comment:
      return "commented on";
    case CameInKind::files:
      return "sent files for";
    case CameInKind::completed:
      return "ticked off";
    case CameInKind::reopened:
      return "opened again";
    case CameInKind::excused:
      return "sent an excuse for";
    case CameInKind::not_me:
      return "did not know, and signed out, a device that had opened";
    case CameInKind::reopen_asked:
      return "asked to reopen";
  }
  return "";
}

std::string deed(const LastChange& change) {
  if (change.action == "work.completed") return "completed it";
  if (change.action == "work.reopened") return "reopened it";
  if (change.action == "work.assigned" && !change.detail.empty()) {
    return "gave it to " + change.detail;
  }
  if (change.action == "checklist.sent" || change.action == "checklist.resent") {
    return "sent a checklist of it";
  }
  if (change.action == "checklist.send_planned") return "planned to send a checklist of it";
  if (change.action == "checklist.send_taken_back") return "took a sending of it back";
  if (change.action != "work.status_set") return "changed it";
  // "waiting", or "waiting: With the tax office"
  const auto colon = change.detail.find(": ");
  const auto kind = read_status(change.detail.substr(0, colon));
  if (!kind) return "set its status";
  const std::string own = colon == std::string::npos ? "" : change.detail.substr(colon + 2);
  return "set it to “" + (own.empty() ? std::string{status_words(*kind)} : own) + "”";
}

}  // namespace

std::string change_words(const std::optional<LastChange>& change, const Visit& visit) {
  if (!change) return "A colleague changed it";
  return (change->who.empty() ? "Somebody" : change->who) + " " + deed(*change) + ", " +
         when(visit, change->at);
}

ActingStaff acting(const Visit& visit) {
  return {.id = visit.staff->staff, .name = visit.staff->name, .ip = visit.browser.ip};
}

Date today(const Visit& visit) {
  return day_in_zone(visit.now, visit.firm.time_zone);
}

std::string when(const Visit& visit, Time time) {
  return time_in_words(time, visit.firm.time_zone);
}

std::string clock_of(Time time, const Visit& visit) {
  const std::string words = when(visit, time);  // ends with the hour and the minute
  const std::string iso = iso_time(time);       // whose seconds every zone shares
  return words.substr(words.size() - 5) + iso.substr(16, 3);
}

HttpError not_here(const std::string& what) {
  return {404, what + " is not here",
          "It may have been removed, or the address is mistyped. Nothing was changed."};
}

int refuse(Form& form, SaveOutcome outcome, const Objections& objections, const std::string& what) {
  switch (outcome) {
    case SaveOutcome::gone:
      throw not_here(what);
    case SaveOutcome::changed_meanwhile:
      form.refuse("",
                  "A colleague saved this while you were writing. What you wrote is still here: "
                  "save again to put it in place of theirs, or cancel to keep theirs.");
      return kChangedMeanwhile;
    case SaveOutcome::completed:
      form.refuse("",
                  "The work was completed meanwhile, so nothing in it can be changed. Reopen the "
                  "work in another tab, then save again.");
      return 409;
    case SaveOutcome::refused:
    case SaveOutcome::saved:
      break;
  }
  for (const Objection& objection : objections) form.refuse(objection.field, objection.words);
  return 422;
}

void tell_theirs(Form& form, std::initializer_list<Overtaken> fields) {
  for (const Overtaken& field : fields) {
    if (field.typed == field.saved) continue;
    const std::string saved = field.saved.empty() ? "nothing" : field.saved;
    form.refuse(field.name, field.label + ", saved now: " + saved);
  }
}

std::optional<unsigned> read_version(const Form& form) {
  const auto version = static_cast<unsigned>(form.number("version"));
  return version == 0 ? std::nullopt : std::optional{version};
}

void mark_error(Block& block, const Form* form, const char* field, Section bad, Var error) {
  if (!form) return;
  if (const std::string* words = form->error_of(field)) block.show(bad).set(error, *words);
}

const char* status_words(WorkStatus status) {
  switch (status) {
    case WorkStatus::planned:
      return "Planned";
    case WorkStatus::ready:
      return "Ready to start";
    case WorkStatus::in_progress:
      return "In progress";
    case WorkStatus::waiting:
      return "Waiting";
    case WorkStatus::completed:
      return "Completed";
  }
  return "";
}

std::string status_words(const WorkItem& work) {
  return work.own_status ? work.own_status_name : status_words(work.status);
}

std::string choice_text(const StatusChoice& status) {
  return status.own ? std::to_string(status.own->value) : status_name(status.kind);
}

std::optional<StatusChoice> read_choice(std::string_view text, const std::vector<OwnStatus>& own) {
  if (auto plain = read_status(text)) return *plain;
  for (const OwnStatus& one : own) {
    if (text == std::to_string(one.id.value)) return one.choice();
  }
  return std::nullopt;
}

void fill_status_options(Block list, const std::vector<OwnStatus>& own,
                         const std::optional<StatusChoice>& chosen, bool with_completed) {
  namespace t = tpl::admin_work_form;
  auto add = [&](const StatusChoice& status, const std::string& words) {
    list.add(t::STATUS_OPTION)
        .set(t::STATUS, choice_text(status))
        .set(t::STATUS_TEXT, words)
        .show_if(chosen == status, t::CHOSEN);
  };
  for (WorkStatus kind : {WorkStatus::planned, WorkStatus::ready, WorkStatus::in_progress,
                          WorkStatus::waiting, WorkStatus::completed}) {
    if (kind == WorkStatus::completed && !with_completed) continue;
    add(kind, status_words(kind));
    for (const OwnStatus& one : own) {
      if (one.kind == kind) add(one.choice(), std::string{status_words(kind)} + " · " + one.name);
    }
  }
}

void fill_work(Block row, const WorkItem& work, const Visit& visit) {
  namespace t = tpl::admin_work_index;
  row.set(t::WORK_URL, work_path(work.id))
      .set(t::WORK_TITLE, work.title)
      .set(t::CLIENT_NAME, work.client_name)
      .set(t::ASSIGNEE_NAME, work.assignee_name)
      .set(t::STATUS, status_name(work.status))
      .set(t::STATUS_TEXT, status_words(work))
      .set(t::DONE, work.done)
      .set(t::TOTAL, work.total)
      .show_if(work.total > 0, t::ASKED)
      .show_if(work.total == 0, t::NOTHING_ASKED);
  if (work.due_on) {
    row.show(work.overdue(today(visit)) ? t::OVERDUE : t::DUE)
        .set(t::DUE_ON, sql_date(*work.due_on))
        .set(t::DUE_WORDS, date_in_words(*work.due_on));
  }
}

void fill_came_in(Block list, const std::vector<CameIn>& events, const Visit& visit) {
  namespace t = tpl::admin_work_show;
  for (const CameIn& event : events) {
    bool of_request = event.request && event.checklist;
    list.add(t::EVENT)
        .set(t::EVENT_WHO, event.who)
        .set(t::EVENT_WHAT, deed(event.kind))
        .set(t::EVENT_URL, of_request ? request_path(event.work, *event.checklist, *event.request)
                                      : work_path(event.work))
        .set(t::REQUEST_TITLE, of_request ? event.request_title : event.work_title)
        .set(t::WORK_TITLE, event.work_title)
        .set(t::EVENT_AT, iso_time(event.at))
        .set(t::EVENT_WORDS, when(visit, event.at));
  }
}

std::string planned_sendings_end(std::uint64_t plans) {
  return plural(plans, "planned sending") + " will not go out";
}

std::string names_in_words(const std::vector<std::string>& names) {
  std::string words;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) words += i + 1 == names.size() ? " and " : ", ";
    words += names[i];
  }
  return words;
}

}  // namespace latchkey::admin
