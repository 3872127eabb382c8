#include "fcgi/pages/admin/request_page.hpp"

#include "core/base/config.hpp"
#include "core/base/size.hpp"
#include "core/domain/attachment.hpp"
#include "core/domain/checklist.hpp"
#include "core/domain/document.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/file_rows.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/request_status.hpp"
#include "tpl/admin/requests/show.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_requests_show;

std::string_view said(std::string_view what) {
  if (what == "saved") return "The request is saved.";
  if (what == "comment") return "Your comment is there for the client to read.";
  if (what == "files") return "Your files are there for the client to download.";
  if (what == "same-files") return "Your files are there. At least one of them was there already.";
  if (what == "file-removed") return "The file is taken back. The client does not see it.";
  if (what == "file-restored") return "The file is there again for the client to download.";
  if (what == "completed") return "The request is done.";
  if (what == "reopened") return "The request is open again.";
  return {};
}

struct Fill {
  Block& body;
  const Visit& visit;
  const WorkItem& work;
  const RequestLine& line;
  std::string path;
};

void say_when(Block block, Var at, Var words, Time time, const Visit& visit) {
  block.set(at, iso_time(time)).set(words, when(visit, time));
}

void fill_state(const Fill& fill, const EditableRequest& request, const Checklist& checklist) {
  const RequestLine& line = fill.line;
  RequestStatus status = status_of(line, today(fill.visit));
  fill.body.set(t::REQUEST_TITLE, line.title)
      .set(t::STATUS, status.name)
      .set(t::STATUS_TEXT, line.completed || status.overdue ? status.words : "Open")
      .set(t::CHECKLIST_TITLE, checklist.name)
      .set(t::CHECKLIST_URL, checklist_path(fill.work.id, checklist.id))
      .set(t::WORK_TITLE, fill.work.title)
      .set(t::WORK_URL, work_path(fill.work.id))
      .set(t::EDIT_URL, fill.path + "/edit");
  if (line.due_on) {
    fill.body.show(t::DUE)
        .set(t::DUE_ON, sql_date(*line.due_on))
        .set(t::DUE_WORDS, date_in_words(*line.due_on));
  }
  if (line.completed_at) {
    Block block = fill.body.add(t::COMPLETED);
    block.set(t::COMPLETED_BY, line.completed_by);
    say_when(block, t::COMPLETED_AT, t::COMPLETED_WORDS, *line.completed_at, fill.visit);
  }
  if (request.description.empty()) {
    fill.body.show(t::NOT_DESCRIBED);
  } else {
    fill.body.show(t::DESCRIBED).set(t::DESCRIPTION, request.description);
  }
  if (fill.work.completed()) {
    fill.body.show(t::READ_ONLY);
    return;
  }
  fill.body.show(t::EDITABLE);
  if (line.completed) {
    fill.body.show(t::REOPENABLE).set(t::REOPEN_URL, fill.path + "/reopen");
  } else {
    fill.body.show(t::COMPLETABLE).set(t::COMPLETE_URL, fill.path + "/complete");
  }
}

void fill_answers(const Fill& fill, const std::vector<Entry>& answers) {
  if (answers.empty()) fill.body.show(t::NO_ANSWER);
  for (const Entry& answer : answers) {
    Block block = fill.body.add(t::ANSWERED);
    block.set(t::ANSWER, answer.body).set(t::ANSWER_BY, answer.author_name);
    say_when(block, t::ANSWERED_AT, t::ANSWERED_WORDS, answer.created_at, fill.visit);
  }
}

void fill_attachment(Block row, const Fill& fill, const Document& document) {
  if (document.client_read_at) {
    Block read = row.show(t::READ_BY_CLIENT);
    say_when(read, t::READ_AT, t::READ_WORDS, *document.client_read_at, fill.visit);
  } else if (!fill.work.completed()) {
    row.show(t::REMOVABLE)
        .set(t::REMOVE_URL, document_path(fill.work.id, document.id) + "/remove")
        .set(t::DOCUMENT_NAME, document.name);
  }
}

void fill_removed(const Fill& fill, const std::vector<RemovedAttachment>& removed) {
  if (fill.work.completed()) return;
  for (const RemovedAttachment& attachment : removed) {
    fill.body.add(t::REMOVED)
        .set(t::DOCUMENT_NAME, attachment.name)
        .set(t::RESTORE_URL, document_path(fill.work.id, attachment.id) + "/restore");
  }
}

void fill_documents(const Fill& fill, const std::vector<Document>& documents,
                    const std::map<DocumentId, DocumentPreview>& previews) {
  std::optional<Block> ours, clients;
  for (const Document& document : documents) {
    bool of_staff = document.author.staff.has_value();
    auto& list = of_staff ? ours : clients;
    if (!list) list = fill.body.add(of_staff ? t::ATTACHMENTS : t::DOCUMENTS);
    Block row = list->add(of_staff ? t::ATTACHMENT : t::DOCUMENT);
    fill_file(row, fill.visit, fill.work.id, document, previews);
    if (of_staff) fill_attachment(row, fill, document);
  }
  if (!clients) fill.body.show(t::NO_DOCUMENTS);
  if (!ours && fill.work.completed()) fill.body.show(t::NO_ATTACHMENTS);
}

void fill_comments(const Fill& fill, const std::vector<Entry>& comments) {
  if (comments.empty()) {
    fill.body.show(t::NO_COMMENTS);
    return;
  }
  Block thread = fill.body.add(t::COMMENTS);
  for (const Entry& comment : comments) {
    Block row = thread.add(t::COMMENT);
    row.set(t::COMMENT_BY, comment.author_name)
        .set(t::COMMENT_TEXT, comment.body)
        .show_if(!comment.contact, t::MINE);
    say_when(row, t::WRITTEN_AT, t::WRITTEN_WORDS, comment.created_at, fill.visit);
  }
}

void fill_forms(const Fill& fill, const Services& services, const RefusedOnRequest& refused) {
  fill.body.show(t::COMMENTABLE)
      .set(t::COMMENTS_URL, fill.path + "/comments")
      .set(t::COMMENT_TYPED, refused.comment ? refused.comment->typed("comment") : "");
  mark_error(fill.body, refused.comment, "comment", t::BAD_COMMENT, t::COMMENT_ERROR);
  if (fill.work.completed()) return;
  fill.body.show(t::ATTACHABLE)
      .set(t::DOCUMENTS_URL, fill.path + "/documents")
      .set(t::MAX_FILE_BYTES, services.config.max_file_bytes)
      .set(t::MAX_FILE_WORDS, size_in_words(services.config.max_file_bytes));
  if (!refused.files.empty()) fill.body.show(t::BAD_FILES).set(t::FILES_ERROR, refused.files);
}

void summarise(Page& page, const RefusedOnRequest& refused) {
  if (refused.comment) return summarise_errors(page, refused.comment->errors());
  if (!refused.files.empty()) return summarise_errors(page, {{"files", refused.files}});
  if (!refused.page.empty()) summarise_errors(page, {{"", refused.page}});
}

}  // namespace

EditableRequest request_of_path(Services& services, const Visit& visit) {
  auto request =
      find_editable_request(services.database, visit.firm.id, visit.id<WorkItemId>("work"),
                            visit.id<ChecklistId>("checklist"), visit.id<RequestId>("request"));
  if (!request) throw not_here("That request");
  return *request;
}

Response request_page(Services& services, const Visit& visit, const RefusedOnRequest& refused) {
  Database& db = services.database;
  FirmId firm = visit.firm.id;
  EditableRequest request = request_of_path(services, visit);
  auto work = find_work_item(db, firm, visit.id<WorkItemId>("work"));
  auto checklist =
      find_checklist(db, firm, visit.id<WorkItemId>("work"), visit.id<ChecklistId>("checklist"));
  if (!work || !checklist) throw not_here("That request");
  Page page = staff_page(services, visit, t::kFile, request.line.title, Desk::work);
  Fill fill{page.body(), visit, *work, request.line,
            request_path(work->id, checklist->id, request.line.id)};
  fill_state(fill, request, *checklist);
  fill_answers(fill, list_answers(db, firm, work->id, request.line.id));
  fill_documents(fill, list_documents(db, firm, work->id, request.line.id),
                 list_previews(db, firm, work->id, request.line.id));
  fill_removed(fill, list_removed_attachments(db, firm, work->id, request.line.id, visit.now));
  fill_comments(fill, list_comments(db, firm, work->id, request.line.id));
  // A comment that came back is shown even where the work was completed meanwhile: nothing typed
  // is lost.
  if (!work->completed() || refused.comment) fill_forms(fill, services, refused);
  summarise(page, refused);
  if (auto words = said(visit.asked("said")); !words.empty() && !refused.any()) say(page, words);
  return page.respond(services.templates, refused.any() ? refused.status : 200);
}

}  // namespace latchkey::admin
