#include "fcgi/pages/work.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/domain/client_work.hpp"
#include "core/domain/reopen_ask.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/paths.hpp"
#include "fcgi/pages/request_status.hpp"
#include "fcgi/pages/work_home.hpp"
#include "tpl/work/index.hpp"
#include "tpl/work/show.hpp"

namespace latchkey {
namespace {

std::string shared_words(const std::vector<std::string>& names) {
  std::string words = "Shared with ";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) words += i + 1 == names.size() ? " and " : ", ";
    words += names[i];
  }
  return words;
}

void fill_request(Block row, const Visit& visit, const WorkView& work, const RequestLine& request,
                  Date today) {
  namespace t = tpl::work_show;
  RequestStatus status = status_of(request, today, work.completed);
  const bool waits = !request.completed && !work.completed;
  const bool plain = std::string_view{status.name} == "open";
  row.set(t::REQUEST_URL, request_path(work.id, request.id))
      .set(t::REQUEST_TITLE, request.title)
      .set(t::STATUS, status.name)
      .set(t::STATUS_TEXT, status.words)
      .show_if(!request.required && waits, t::OPTIONAL)
      .show_if(!request.completed && (!plain || work.completed) && !status.overdue, t::SAID)
      .show_if(waits && plain && (request.has_answer || request.has_files), t::BEGUN);
  if (request.due_on && waits) {
    row.show(status.overdue ? t::OVERDUE : t::DUE)
        .set(t::DUE_ON, sql_date(*request.due_on))
        .set(t::DUE_WORDS, date_in_words(*request.due_on));
  }
  if (request.completed_at) {
    const std::string& zone = visit.session->time_zone;
    row.show(t::COMPLETED)
        .set(t::COMPLETED_BY, completer_of(request, *visit.session))
        .set(t::COMPLETED_AT, iso_time(*request.completed_at))
        .set(t::COMPLETED_WORDS, date_in_words(day_in_zone(*request.completed_at, zone)));
  }
  auto count = [](int number) { return static_cast<std::uint64_t>(number); };
  if (request.comments > 0) {
    row.show(t::COMMENTS).set(t::COMMENTS_WORDS, plural(count(request.comments), "comment"));
  }
  if (request.documents > 0) {
    row.show(t::DOCUMENTS).set(t::DOCUMENTS_WORDS, plural(count(request.documents), "file"));
  }
}

/// How many of the required requests are done, and how many may be left out.
struct Progress {
  std::size_t done = 0, total = 0, optional = 0;

  bool full() const { return done == total; }
  Progress& operator+=(const Progress& other) {
    done += other.done;
    total += other.total;
    optional += other.optional;
    return *this;
  }
};

Progress progress_of(const std::vector<RequestLine>& requests) {
  Progress progress;
  for (const RequestLine& request : requests) {
    ++(request.required ? progress.total : progress.optional);
    if (request.required && request.completed) ++progress.done;
  }
  return progress;
}

Progress fill_checklist(Block block, const Visit& visit, const WorkView& work,
                        const ChecklistView& checklist, Date today) {
  namespace t = tpl::work_show;
  Progress progress = progress_of(checklist.requests);
  block.set(t::CHECKLIST_TITLE, checklist.name)
      .set(t::DONE, progress.done)
      .set(t::TOTAL, progress.total)
      .show_if(progress.total > 0, t::COUNTED)
      .show_if(progress.full(), t::FULL);
  if (progress.optional > 0) {
    block.show(t::WITH_OPTIONAL)
        .set(t::OPTIONAL_WORDS, std::to_string(progress.optional) + " optional");
  }
  if (!checklist.shared_with.empty()) {
    block.show(t::SHARED).set(t::SHARED_WORDS, shared_words(checklist.shared_with));
  }
  std::optional<Block> section;
  const std::string* heading = nullptr;
  for (const RequestLine& request : checklist.requests) {
    if (!heading || *heading != request.section) {
      section = block.add(t::SECTION);
      heading = &request.section;
      if (!heading->empty()) section->show(t::HEADED).set(t::SECTION_TITLE, *heading);
    }
    fill_request(section->add(t::REQUEST), visit, work, request, today);
  }
  return progress;
}

void fill_held(Block row, const HeldWork& work, Date today) {
  namespace t = tpl::work_index;
  row.set(t::WORK_URL, work_path(work.id))
      .set(t::WORK_TITLE, work.title)
      .set(t::DONE, work.done)
      .set(t::TOTAL, work.total);
  if (work.due_on) {
    row.show(*work.due_on < today ? t::OVERDUE : t::DUE)
        .set(t::DUE_ON, sql_date(*work.due_on))
        .set(t::DUE_WORDS, date_in_words(*work.due_on));
  }
}

void fill_finished(Block row, const HeldWork& work, const std::string& zone) {
  namespace t = tpl::work_index;
  Date day = day_in_zone(work.completed_at.value_or(Time{}), zone);
  row.set(t::WORK_URL, work_path(work.id))
      .set(t::WORK_TITLE, work.title)
      .set(t::CLIENT_NAME, work.client_name)
      .set(t::COMPLETED_ON, sql_date(day))
      .set(t::COMPLETED_WORDS, date_in_words(day));
}

}  // namespace

Response list_work(Services& services, const Visit& visit) {
  if (visit.session->kind == SessionKind::login) return work_home(services, visit);
  namespace t = tpl::work_index;
  const ContactSession& session = *visit.session;
  Database& db = services.database;
  auto works =
      session.kind == SessionKind::pin
          ? list_work_by_pin(db, visit.firm.id, session.contact)
          : list_held_work(db, visit.firm.id, session.contact, visit.device->id, visit.now);
  Date today = day_in_zone(visit.now, session.time_zone);
  Page page = client_page(services, visit, t::kFile, "Your work", At::work);
  Block* client = nullptr;
  std::vector<Block> clients;
  clients.reserve(works.size());
  std::string client_name;
  std::optional<Block> finished;
  for (const HeldWork& work : works) {
    if (work.completed) {
      if (!finished) finished = page.body().add(t::FINISHED);
      fill_finished(finished->add(t::WORK), work, session.time_zone);
      continue;
    }
    if (!client || client_name != work.client_name) {
      client_name = work.client_name;
      client = &clients.emplace_back(page.body().add(t::CLIENT));
      client->set(t::CLIENT_NAME, client_name);
    }
    fill_held(client->add(t::WORK), work, today);
  }
  if (works.empty()) page.body().show(t::EMPTY);
  return page.respond(services.templates);
}

namespace {

std::string_view said(std::string_view what) {
  if (what == "asked") return "We were told that you would like to change something.";
  if (what == "asked-already") return "It was asked already, so nobody needs to be told again.";
  return {};
}

/// That the work is completed, and the way to have it opened again. `refused`: the form that came
/// back.
void fill_read_only(Block& body, Services& services, const Visit& visit, const WorkView& work,
                    const Form* refused) {
  namespace t = tpl::work_show;
  const ContactSession& session = *visit.session;
  Date day = day_in_zone(work.completed_at.value_or(visit.now), session.time_zone);
  Block block = body.add(t::READ_ONLY);
  block.set(t::COMPLETED_ON, sql_date(day)).set(t::COMPLETED_WORDS, date_in_words(day));
  if (auto ask = find_reopen_ask(services.database, visit.firm.id, work.id)) {
    Block asked = block.add(t::ASKED);
    asked.set(t::ASKED_BY, ask->contact == session.contact ? "You" : ask->contact_name)
        .set(t::ASKED_AT, iso_time(ask->asked_at))
        .set(t::ASKED_WORDS, time_in_words(ask->asked_at, session.time_zone));
    if (!ask->reason.empty()) asked.add(t::REASONED).set(t::REASON, ask->reason);
    if (!ask->declined_at) {
      asked.show(t::UNDECIDED);
      return;
    }
    Block kept = asked.add(t::DECLINED);
    kept.set(t::DECLINED_AT, iso_time(*ask->declined_at))
        .set(t::DECLINED_WORDS, time_in_words(*ask->declined_at, session.time_zone));
    if (!ask->answer.empty()) kept.add(t::ANSWERED).set(t::REASON, ask->answer);
    return;
  }
  Block form = block.add(t::ASKABLE);
  form.set(t::ASK_URL, work_path(work.id) + "/ask-to-reopen")
      .set(t::MOST_REASON, kMostReopenReason)
      .set(t::REASON, refused ? refused->typed("reason") : "");
  if (refused) form.show(t::BAD_REASON).set(t::REASON_ERROR, refused->errors().front().words);
}

WorkView work_of_path(Services& services, const Visit& visit) {
  auto work = find_work(services.database, visit.firm.id, visit.session->reach(),
                        visit.id<WorkItemId>("work"));
  if (!work) {
    throw HttpError{404, "There is nothing here any more",
                    "What was here was taken back. If you think that is a mistake, please ask us."};
  }
  return *work;
}

}  // namespace

Response work_page(Services& services, const Visit& visit, const WorkView& work,
                   const Form* refused) {
  namespace t = tpl::work_show;
  const ContactSession& session = *visit.session;
  Page page = client_page(services, visit, t::kFile, work.title, At::work);
  Block& body = page.body();
  Date today = day_in_zone(visit.now, session.time_zone);
  Progress progress;
  for (const ChecklistView& checklist : work.checklists) {
    progress += fill_checklist(body.add(t::CHECKLIST), visit, work, checklist, today);
  }
  body.set(t::WORK_TITLE, work.title)
      .set(t::CLIENT_NAME, work.client_name)
      .show(t::ASSIGNEE)
      .set(t::ASSIGNEE_NAME, work.assignee_name)
      .show(t::MORE_WORK)
      .set(t::WORK_INDEX_URL, "/work")
      .show_if(progress.total + progress.optional == 0, t::EMPTY);
  if (work.completed) {
    fill_read_only(body, services, visit, work, refused);
  } else if (progress.total > 0 && progress.full()) {
    body.show(t::ALL_DONE);
  }
  if (session.kind == SessionKind::link) {
    body.show(t::BOUND)
        .set(t::HAND_OVER_URL, work_path(visit.id<WorkItemId>("work")) + "/hand-over")
        .set(t::EXPIRES_AT, iso_time(visit.binding->expires_at))
        .set(t::EXPIRES_WORDS,
             date_in_words(day_in_zone(visit.binding->expires_at, session.time_zone)));
  }
  if (refused) summarise_errors(page, refused->errors());
  if (auto words = said(visit.asked("said")); !words.empty()) say(page, words);
  return page.respond(services.templates, refused ? 422 : 200);
}

Response show_work(Services& services, const Visit& visit) {
  return work_page(services, visit, work_of_path(services, visit));
}

Response ask_to_reopen_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"reason", "The reason", FieldKind::text, kMostReopenReason, false}}};
  if (!form.ok()) return work_page(services, visit, work_of_path(services, visit), &form);
  auto work = visit.id<WorkItemId>("work");
  const ContactSession& session = *visit.session;
  switch (ask_to_reopen(services.database, services.keys, services.random, visit.firm.id,
                        session.reach(), session.name, visit.browser.ip, work, form.text("reason"),
                        visit.now)) {
    case AskOutcome::asked:
      return see_other(work_path(work) + "?said=asked");
    case AskOutcome::asked_already:
      return see_other(work_path(work) + "?said=asked-already");
    case AskOutcome::not_completed:
      throw HttpError{409, "This work is open",
                      "Nothing needs to be asked: you can change what is in it."};
    case AskOutcome::not_found:
      break;
  }
  throw HttpError{404, "There is nothing here any more",
                  "What was here was taken back. If you think that is a mistake, please ask us."};
}

}  // namespace latchkey
