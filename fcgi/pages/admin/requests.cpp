#include "fcgi/pages/admin/requests.hpp"

#include "core/domain/document.hpp"
#include "core/domain/document_change.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/work_document.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/http/download.hpp"
#include "fcgi/http/upload.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/request_page.hpp"
#include "fcgi/pages/admin/review_parts.hpp"
#include "fcgi/pages/posted_comment.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kChanged =
    "This request was changed after you had opened the page, by a colleague or by the client, so "
    "nothing was done. This is how it stands now: look at it, then decide again.";
constexpr const char* kCompleted =
    "The work is completed, so nothing in it can be changed. Reopen the work first.";

/// The request of the path, once it is known to be on the checklist of the path.
RequestChange change_of(Services& services, const Visit& visit) {
  request_of_path(services, visit);
  return {.firm = visit.firm.id,
          .work_item = visit.id<WorkItemId>("work"),
          .request = visit.id<RequestId>("request"),
          .author = acting(visit).author(),
          .ip = visit.browser.ip};
}

/// Back to the request with what was done said on it.
Response done(const Visit& visit, std::string_view said) {
  return see_other(request_path(visit.id<WorkItemId>("work"), visit.id<ChecklistId>("checklist"),
                                visit.id<RequestId>("request")) +
                   "?said=" + std::string{said});
}

Response after(Services& services, const Visit& visit, ChangeOutcome outcome,
               std::string_view said) {
  if (outcome == ChangeOutcome::not_found) throw not_here("That request");
  if (outcome == ChangeOutcome::work_completed) {
    return request_page(services, visit, {.page = kCompleted, .status = 409});
  }
  if (outcome == ChangeOutcome::changed_meanwhile) {
    return request_page(services, visit, {.page = kChanged, .status = 409});
  }
  return done(visit, said);
}

/// The same with what staff saw of it.
RequestChange status_change_of(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"seen", "What was seen", FieldKind::line, 20, false},
             {"version", "The version", FieldKind::number, 20, false}}};
  RequestChange change = change_of(services, visit);
  change.version = read_version(form);
  change.seen_until = read_seen(form.text("seen"));
  return change;
}

}  // namespace

Response show_request(Services& services, const Visit& visit) {
  return request_page(services, visit);
}

Response add_comment_page(Services& services, const Visit& visit) {
  const RequestChange change = change_of(services, visit);
  PostedComment posted{services, visit};
  if (!posted.ok()) {
    return request_page(services, visit, {.comment = &posted.form(), .status = posted.status()});
  }
  const auto outcome = posted.add(services, change, visit.now);
  if (outcome == ChangeOutcome::work_completed) {
    posted.form().refuse("comment", kCompleted);
    return request_page(services, visit, {.comment = &posted.form(), .status = 409});
  }
  return after(services, visit, outcome, "comment");
}

Response add_documents_page(Services& services, const Visit& visit) {
  RequestChange change = change_of(services, visit);
  // Completed work refuses before a file is read, so that nobody uploads for nothing.
  auto work = find_work_item(services.database, visit.firm.id, change.work_item);
  if (!work || work->completed()) {
    return after(services, visit, ChangeOutcome::work_completed, "");
  }
  Upload upload = read_upload(visit.request, services.documents, services.random, services.config,
                              visit.csrf_holds);
  if (upload.outcome() == UploadOutcome::forbidden) {
    throw HttpError{403, "This page has grown old", upload.words()};
  }
  if (!upload.accepted()) {
    return request_page(services, visit, {.files = upload.words(), .status = upload.status()});
  }
  upload.keep();
  auto added = add_uploaded(services.database, services.keys, change, upload.files(), visit.now);
  if (added.outcome != ChangeOutcome::done) upload.drop();
  return after(services, visit, added.outcome, added.seen_before ? "same-files" : "files");
}

Response complete_request_page(Services& services, const Visit& visit) {
  auto outcome = complete_request(services.database, services.keys,
                                  status_change_of(services, visit), visit.now);
  return after(services, visit, outcome, "completed");
}

Response reopen_request_page(Services& services, const Visit& visit) {
  auto outcome = reopen_request(services.database, services.keys, status_change_of(services, visit),
                                visit.now);
  return after(services, visit, outcome, "reopened");
}

Response download_document(Services& services, const Visit& visit) {
  auto work = visit.id<WorkItemId>("work");
  auto placed =
      find_work_document(services.database, visit.firm.id, work, visit.id<DocumentId>("document"));
  if (!placed) throw not_here("That file");
  const Document* document = &placed->document;
  Response response = download(services.documents, *document);
  if (visit.request.method == Method::head) return response;
  record_download(services.database, services.keys,
                  {.firm = visit.firm.id,
                   .work_item = work,
                   .request = document->request,
                   .author = acting(visit).author(),
                   .ip = visit.browser.ip},
                  document->id, visit.now);
  return response;
}

}  // namespace latchkey::admin
