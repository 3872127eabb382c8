#include "fcgi/pages/request_page.hpp"

#include <algorithm>

#include "core/domain/client_work.hpp"
#include "core/domain/document.hpp"
#include "core/domain/document_removal.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/review.hpp"
#include "fcgi/pages/excuses.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/paths.hpp"
#include "fcgi/pages/request_comments.hpp"
#include "fcgi/pages/request_files.hpp"
#include "fcgi/pages/request_seen.hpp"
#include "fcgi/pages/request_status.hpp"
#include "tpl/requests/show.hpp"

namespace latchkey {
namespace {

namespace t = tpl::requests_show;

/// What a success says above the page it leads back to, by the word in its address.
std::string_view said(std::string_view what) {
  if (what == "answer") return "Your answer is saved.";
  if (what == "comment") return "Your comment is there for us to read.";
  if (what == "files") return "Your files have arrived.";
  if (what == "same-files")
    return "Your files have arrived. At least one of them was here already.";
  if (what == "file-removed") return "The file is removed. We do not see it any more.";
  if (what == "file-restored") return "The file is back.";
  if (what == "excuse") return "Thank you. We look at it and tell you.";
  if (what == "withdrawn") return "Taken back. This request waits for you again.";
  if (what == "reopened") return "This request is open again.";
  return {};
}

/// The request to go on with: the first open one behind this one in the order of the page, or else
/// before it. Empty where nothing of the work waits for the client.
std::optional<RequestLine> find_next(Database& db, FirmId firm, const Reach& reach, WorkItemId work,
                                     RequestId here) {
  auto seen = find_work(db, firm, reach, work);
  if (!seen || seen->completed) return std::nullopt;
  std::optional<RequestLine> before;
  bool behind = false;
  for (const ChecklistView& checklist : seen->checklists) {
    for (const RequestLine& line : checklist.requests) {
      if (line.id == here) {
        behind = true;
      } else if (!line.completed && !line.excuse) {
        if (behind) return line;
        if (!before) before = line;
      }
    }
  }
  return before;
}

/// `next`: where to go on to from a request that is done.
void fill_state(Block& body, const RequestSeen& seen, const std::optional<RequestLine>& next) {
  const RequestLine& line = seen.view.line;
  body.show_if(!line.required, t::OPTIONAL)
      .show_if(line.kind != RequestKind::file || line.has_answer, t::ANSWERS);
  RequestStatus status = status_of(line, day_in_zone(seen.visit.now, seen.session.time_zone),
                                   seen.view.work_completed);
  body.set(t::REQUEST_TITLE, line.title)
      .set(t::STATUS, status.name)
      .set(t::STATUS_TEXT, status.words)
      .set(t::CHECKLIST_TITLE, seen.view.checklist_name)
      .set(t::WORK_TITLE, seen.view.work_title)
      .set(t::WORK_URL, work_path(seen.work));
  if (line.due_on && !seen.view.work_completed) {
    body.show(t::DUE)
        .set(t::DUE_ON, sql_date(*line.due_on))
        .set(t::DUE_WORDS, date_in_words(*line.due_on));
  }
  if (!seen.view.description.empty()) {
    body.show(t::DESCRIBED).set(t::DESCRIPTION, seen.view.description);
  }
  if (seen.view.work_completed) {
    Date day =
        day_in_zone(seen.view.work_completed_at.value_or(seen.visit.now), seen.session.time_zone);
    body.show(t::READ_ONLY)
        .set(t::COMPLETED_ON, sql_date(day))
        .set(t::COMPLETED_WORDS, date_in_words(day));
  }
  if (line.completed_at) {
    Block block = body.add(t::COMPLETED);
    block.show_if(seen.visit.asked("said") == "completed", t::JUST_DONE)
        .set(t::COMPLETED_BY, completer_of(line, seen.session))
        .set(t::COMPLETED_AT, iso_time(*line.completed_at))
        .set(t::COMPLETED_WORDS, seen.when(*line.completed_at));
    if (next) {
      block.show(t::NEXT)
          .set(t::NEXT_URL, request_path(seen.work, next->id))
          .set(t::NEXT_TITLE, next->title);
    }
    if (!seen.view.work_completed) {
      block.show(t::REOPENABLE).set(t::REOPEN_URL, request_path(seen.work, line.id) + "/reopen");
    }
  }
}

/// One's own answer stands in its field, where it can still be changed.
void fill_answers(Block& body, const RequestSeen& seen, const std::vector<Entry>& answers) {
  if (answers.empty() && seen.view.work_completed) body.show(t::NO_ANSWER);
  for (const Entry& answer : answers) {
    if (!seen.view.work_completed && answer.contact == seen.session.contact) continue;
    body.add(t::ANSWERED)
        .set(t::ANSWER, answer.body)
        .set(t::ANSWER_BY, seen.name_of(answer.contact, answer.author_name))
        .set(t::ANSWERED_AT, iso_time(answer.created_at))
        .set(t::ANSWERED_WORDS, seen.when(answer.created_at));
  }
}

void fill_attachments(Block& body, const RequestSeen& seen,
                      const std::vector<Document>& documents) {
  std::optional<Block> list;
  for (const Document& document : documents) {
    if (!document.author.staff || document.comment) continue;
    if (!list) list = body.add(t::ATTACHMENTS);
    Block row = list->add(t::ATTACHMENT);
    fill_file(row, t::FILE, seen, document);
  }
}

/// The control of one field of a short form.
void fill_form_field(Block row, const FormField& field, std::size_t number,
                     const std::string& typed, const Form* refused) {
  std::string id = "field_" + std::to_string(number);
  row.set(t::FIELD_ID, id)
      .set(t::FIELD_LABEL, field.label)
      .show_if(!field.required, t::FIELD_OPTIONAL);
  if (const std::string* words = refused ? refused->error_of(id) : nullptr) {
    row.show(t::BAD_FIELD).set(t::FIELD_ERROR, *words);
  }
  if (field.kind == FormFieldKind::yes_no) {
    row.add(t::FIELD_YES_NO)
        .show_if(typed == "yes", t::YES_CHOSEN)
        .show_if(typed == "no", t::NO_CHOSEN);
    return;
  }
  // What is no day of the calendar would vanish from a date's control.
  const bool day = field.kind == FormFieldKind::date && (typed.empty() || parse_date(typed));
  row.add(t::FIELD_LINE)
      .set(t::FIELD_TYPED, typed)
      .show_if(day, t::AS_DATE)
      .show_if(field.kind == FormFieldKind::number, t::AS_NUMBER)
      .show_if(!day, t::AS_TEXT);
}

std::string typed_in_field(const TypedAnswer& typed, const std::string& label) {
  for (const auto& [name, value] : typed.fields) {
    if (name == label) return value;
  }
  return {};
}

/// The right control for what is asked. `typed`: what came back; `saved`: one's own answer.
void fill_control(Block& form, const RequestView& view, const RefusedEntry& refused,
                  const Entry* saved) {
  const TypedAnswer* typed = refused.typed_answer;
  const std::string value = typed ? typed->answer : saved ? saved->value : "";
  switch (view.line.kind) {
    case RequestKind::text:
    case RequestKind::file:
      form.show(t::AS_WORDS).set(t::ANSWER, typed ? typed->answer : saved ? saved->body : "");
      break;
    case RequestKind::yes_no:
      form.add(t::AS_YES_NO)
          .show_if(value == "yes", t::YES_CHOSEN)
          .show_if(value == "no", t::NO_CHOSEN);
      break;
    case RequestKind::choice: {
      Block choice = form.add(t::AS_CHOICE);
      for (const std::string& option : read_options(view.details)) {
        choice.add(t::OPTION).set(t::OPTION_TEXT, option).show_if(option == value, t::CHOSEN);
      }
      break;
    }
    case RequestKind::date: {
      const bool day = value.empty() || parse_date(value);
      form.add(t::AS_DAY).set(t::ANSWER, value).show_if(day, t::AS_DATE).show_if(!day, t::AS_TEXT);
      break;
    }
    case RequestKind::form: {
      Block list = form.add(t::AS_FORM);
      std::size_t number = 0;
      for (const FormField& field : read_form_fields(view.details)) {
        std::string words = typed   ? typed_in_field(*typed, field.label)
                            : saved ? value_of_field(saved->value, field.label)
                                    : "";
        fill_form_field(list.add(t::FIELD), field, ++number, words, refused.answer);
      }
      break;
    }
  }
}

void fill_answer_form(Block& body, const RequestSeen& seen, const std::vector<Entry>& answers,
                      const RefusedEntry& refused) {
  const RequestLine& line = seen.view.line;
  auto mine = std::ranges::find(answers, std::optional{seen.session.contact}, &Entry::contact);
  const bool answered = mine != answers.end();
  Block form = body.add(t::ANSWERABLE);
  form.set(t::ANSWER_URL, request_path(seen.work, line.id) + "/answer");
  fill_control(form, seen.view, refused, answered ? &*mine : nullptr);
  // Words may need files beside them; one tap or one field is the whole of it.
  const bool in_one = line.kind != RequestKind::text && !line.completed;
  form.show(in_one ? t::SAVE_AND_DONE : t::SAVE);
  if (answered) {
    form.show(t::ANSWER_SAVED)
        .set(t::ANSWERED_AT, iso_time(mine->created_at))
        .set(t::ANSWERED_WORDS, seen.when(mine->created_at));
  }
  if (!refused.answer) return;
  if (const std::string* words = refused.answer->error_of("answer")) {
    form.show(t::BAD_ANSWER).set(t::ANSWER_ERROR, *words);
  }
}

void fill_forms(Block& body, const RequestSeen& seen, const std::vector<Entry>& answers,
                const RefusedEntry& refused) {
  const RequestLine& line = seen.view.line;
  const bool of_files = line.kind == RequestKind::file;
  if (!of_files) fill_answer_form(body, seen, answers, refused);
  if (line.completed) return;
  if (of_files || line.kind == RequestKind::text || line.has_answer) {
    body.add(t::COMPLETABLE)
        .set(t::COMPLETE_URL, request_path(seen.work, line.id) + "/complete")
        .show_if(!of_files, t::WITH_ANSWER);
  }
}

/// The error summary's line for what was refused, so that nobody has to search the page for it.
void summarise(Page& page, const RefusedEntry& refused) {
  std::vector<FieldError> errors;
  if (refused.answer) errors = refused.answer->errors();
  if (refused.comment) errors = refused.comment->errors();
  if (refused.excuse) errors = refused.excuse->errors();
  if (!refused.files.empty()) errors = {{"files", refused.files}};
  if (!errors.empty()) summarise_errors(page, errors);
}

}  // namespace

Response request_page(Services& services, const Visit& visit, const RefusedEntry& refused) {
  return request_page(services, visit,
                      find_request(services.database, visit.firm.id, visit.session->reach(),
                                   visit.id<WorkItemId>("work"), visit.id<RequestId>("request")),
                      refused);
}

Response request_page(Services& services, const Visit& visit,
                      const std::optional<RequestView>& view, const RefusedEntry& refused) {
  auto work = visit.id<WorkItemId>("work");
  auto request = visit.id<RequestId>("request");
  FirmId firm = visit.firm.id;
  Database& db = services.database;
  if (!view) {
    throw HttpError{404, "That request is not here",
                    "It may have been taken back, or it was not sent to you."};
  }
  Page page = client_page(services, visit, t::kFile, view->line.title, At::work);
  Block body = page.body();
  RequestSeen seen{visit, *visit.session, work, *view, std::nullopt};
  // Asked only where a file could be removed by it.
  if (seen.editable() && view->line.has_files) {
    seen.accepted_at = find_accepted_at(db, firm, work, request);
  }
  auto answers =
      view->line.has_answer ? list_answers(db, firm, work, request) : std::vector<Entry>{};
  const auto documents = list_documents(db, firm, work, request);
  const std::string_view was_done = visit.asked("said");
  const bool goes_on = view->line.completed || was_done == "excuse";
  const auto next =
      goes_on ? find_next(db, firm, visit.session->reach(), work, request) : std::nullopt;
  fill_state(body, seen, next);
  fill_attachments(body, seen, documents);
  fill_answers(body, seen, answers);
  fill_files(body, t::FILES, services, seen, documents,
             seen.editable() ? list_removed_documents(db, firm, work, request, visit.now)
                             : std::vector<RemovedDocument>{},
             refused.files);
  fill_comments(body, t::COMMENTS, services, seen, list_comments(db, firm, work, request),
                documents, refused.comment);
  if (seen.editable()) fill_forms(body, seen, answers, refused);
  fill_returned(body, t::RETURNED, services, visit, *view, work);
  fill_excuse(body, t::EXCUSE, services, visit, *view, work, refused.excuse);
  bool is_refusal = refused.answer || refused.comment || refused.excuse || !refused.files.empty();
  summarise(page, refused);
  if (auto words = said(was_done); !words.empty() && !is_refusal) {
    Block notice = say(page, words);
    if (next && was_done == "excuse") {
      link(notice, request_path(work, next->id), "Next: " + next->title);
    } else if (!view->line.completed && (was_done == "files" || was_done == "answer")) {
      link(notice, "#finish-title", "Is that all? Mark it as done.");
    }
  }
  return page.respond(services.templates, is_refusal ? refused.status : 200);
}

}  // namespace latchkey
