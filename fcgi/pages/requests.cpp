#include "fcgi/pages/requests.hpp"

#include "core/base/utf8.hpp"
#include "core/domain/answers.hpp"
#include "core/domain/client_work.hpp"
#include "core/domain/document.hpp"
#include "core/domain/document_change.hpp"
#include "core/domain/request_change.hpp"
#include "fcgi/http/download.hpp"
#include "fcgi/http/upload.hpp"
#include "fcgi/pages/paths.hpp"
#include "fcgi/pages/posted_comment.hpp"
#include "fcgi/pages/request_page.hpp"

namespace latchkey {

RequestChange change_of(const Visit& visit) {
  return {.firm = visit.firm.id,
          .work_item = visit.id<WorkItemId>("work"),
          .request = visit.id<RequestId>("request"),
          .author = {.contact = visit.session->contact, .staff = {}, .name = visit.session->name},
          .ip = visit.browser.ip,
          .signed_in_by = visit.session->kind};
}

namespace {

/// The words of the form, each field's below the other.
std::string typed_words(const NameValues& form) {
  std::string words;
  for (const auto& [name, value] : form) {
    const bool of_client = name == "answer" || name == "comment" || name == "note" ||
                           name == "reason" || name.starts_with("field.");
    const auto typed = of_client ? clean_text(value) : std::nullopt;
    if (typed && !typed->empty()) words += (words.empty() ? "" : "\n") + *typed;
  }
  return words;
}

}  // namespace

Response after_change(const Visit& visit, ChangeOutcome outcome, std::string_view said) {
  return after_change(visit, outcome, said, visit.form);
}

Response after_change(const Visit& visit, ChangeOutcome outcome, std::string_view said,
                      const NameValues& typed) {
  switch (outcome) {
    case ChangeOutcome::work_completed:
      throw HttpError{409, "This work is completed",
                      visit.firm.name +
                          " has completed this work, so nothing in it can be changed "
                          "now. You can read everything and download the files. If "
                          "something needs to change, ask us to open it again.",
                      0, typed_words(typed)};
    case ChangeOutcome::not_found:
      throw HttpError{404, "That request is not here",
                      "It may have been taken back, or it was not sent to you. Nothing was saved.",
                      0, typed_words(typed)};
    case ChangeOutcome::done:
    case ChangeOutcome::unchanged:
    case ChangeOutcome::changed_meanwhile:  // staff's alone
      break;
  }
  return see_other(request_path(visit.id<WorkItemId>("work"), visit.id<RequestId>("request")) +
                   "?said=" + std::string{said});
}

/// The fields of a form are named after their labels: staff may put them in another order while
/// somebody is filling them in.
TypedAnswer read_typed_answer(const Visit& visit) {
  constexpr std::string_view kField = "field.";
  TypedAnswer typed;
  for (const auto& [name, value] : visit.form) {
    if (name == "answer") typed.answer = value;
    if (name.starts_with(kField)) typed.fields.emplace_back(name.substr(kField.size()), value);
  }
  return typed;
}

RequestView require_changeable(Services& services, const Visit& visit) {
  return require_changeable(services, visit, visit.form);
}

RequestView require_changeable(Services& services, const Visit& visit, const NameValues& typed) {
  auto view = find_request(services.database, visit.firm.id, visit.session->reach(),
                           visit.id<WorkItemId>("work"), visit.id<RequestId>("request"));
  if (!view) after_change(visit, ChangeOutcome::not_found, "", typed);
  if (view->work_completed) after_change(visit, ChangeOutcome::work_completed, "", typed);
  return *view;
}

Response show_request(Services& services, const Visit& visit) {
  return request_page(services, visit);
}

/// `done`: it is ticked off as well.
Response save_answer_of(Services& services, const Visit& visit, const TypedAnswer& typed,
                        bool done) {
  const RequestView view = require_changeable(services, visit);
  Form form{visit.form, {}};
  Objections objections;
  ReadAnswer answer = read_answer(view.line.kind, view.details, typed, done, objections);
  for (const Objection& objection : objections) form.refuse(objection.field, objection.words);
  if (form.ok() && !done && answer.body.empty() && !view.line.has_answer) {
    form.refuse("answer", "Write your answer first.");
  }
  if (!form.ok()) {
    return request_page(services, visit, {.answer = &form, .typed_answer = &typed, .files = {}});
  }
  return after_change(
      visit,
      answer_request(services.database, services.keys, change_of(visit), answer, done, visit.now),
      done ? "completed" : "answer");
}

Response save_answer_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"then", "The button", FieldKind::line, 10, false}}};
  return save_answer_of(services, visit, read_typed_answer(visit), form.text("then") == "done");
}

Response add_comment_page(Services& services, const Visit& visit) {
  PostedComment posted{services, visit};
  require_changeable(services, visit, posted.typed());
  if (!posted.ok()) {
    return request_page(services, visit,
                        {.comment = &posted.form(), .files = {}, .status = posted.status()});
  }
  return after_change(visit, posted.add(services, change_of(visit), visit.now), "comment",
                      posted.typed());
}

/// Completed work refuses before a file is read, so that nobody uploads for nothing.
Response add_documents_page(Services& services, const Visit& visit) {
  require_changeable(services, visit);
  Upload upload = read_upload(visit.request, services.documents, services.random, services.config,
                              visit.csrf_holds);
  if (upload.outcome() == UploadOutcome::forbidden)
    throw HttpError{403, "This page has grown old", upload.words()};
  if (!upload.accepted()) {
    return request_page(services, visit, {.files = upload.words(), .status = upload.status()});
  }
  upload.keep();
  auto added =
      add_uploaded(services.database, services.keys, change_of(visit), upload.files(), visit.now);
  if (added.outcome != ChangeOutcome::done) upload.drop();
  return after_change(visit, added.outcome, added.seen_before ? "same-files" : "files");
}

Response complete_request_page(Services& services, const Visit& visit) {
  return after_change(
      visit, complete_request(services.database, services.keys, change_of(visit), visit.now),
      "completed");
}

Response reopen_request_page(Services& services, const Visit& visit) {
  return after_change(visit,
                      reopen_request(services.database, services.keys, change_of(visit), visit.now),
                      "reopened");
}

Response download_document(Services& services, const Visit& visit) {
  auto work = visit.id<WorkItemId>("work");
  auto document =
      find_document(services.database, visit.firm.id, work, visit.id<DocumentId>("document"));
  // A file is for the recipients of the checklist that it belongs to.
  if (!document || !find_request(services.database, visit.firm.id, visit.session->reach(), work,
                                 document->request)) {
    throw HttpError{404, "That file is not here",
                    "It may have been taken back, or it was not sent to you."};
  }
  Response response = download(services.documents, *document);
  if (visit.request.method == Method::head) return response;
  record_download(
      services.database, services.keys,
      {.firm = visit.firm.id,
       .work_item = work,
       .request = document->request,
       .author = {.contact = visit.session->contact, .staff = {}, .name = visit.session->name},
       .ip = visit.browser.ip,
       .signed_in_by = visit.session->kind},
      document->id, visit.now);
  return response;
}

}  // namespace latchkey
