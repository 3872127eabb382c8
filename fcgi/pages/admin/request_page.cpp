#include "fcgi/pages/admin/request_page.hpp"

#include <algorithm>

#include "core/base/config.hpp"
#include "core/base/size.hpp"
#include "core/domain/checklist.hpp"
#include "core/domain/document.hpp"
#include "core/domain/document_removal.hpp"
#include "core/domain/review_queue.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/file_rows.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/request_review.hpp"
#include "fcgi/pages/admin/request_thread.hpp"
#include "fcgi/pages/admin/review_parts.hpp"
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
  if (what == "file-removed") return "The file is removed. The client does not see it any more.";
  if (what == "file-restored") return "The file is there again.";
  if (what == "completed") return "The request is done.";
  if (what == "reopened") return "The request is open again.";
  if (what == "accepted") return "Accepted.";
  if (what == "returned") return "Sent back. The client reads your note and gets an e-mail.";
  if (what == "seen") return "Seen. It has left the review queue.";
  if (what == "accepted-next") return "Accepted. This is the next one.";
  if (what == "returned-next") return "Sent back with your note. This is the next one.";
  if (what == "seen-next") return "Seen. This is the next one.";
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

void fill_state(const Fill& fill, const EditableRequest& request, const Checklist& checklist,
                const ReviewedRequest& reviewed) {
  const RequestLine& line = fill.line;
  RequestStatus status = staff_status_of(line, today(fill.visit));
  fill.body.set(t::REQUEST_TITLE, line.title)
      .set(t::STATUS, status.name)
      .set(t::STATUS_TEXT, status.words)
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
  fill.body.show(t::EDITABLE)
      .set(t::VERSION, request.version)
      .set(t::SEEN, write_seen(reviewed.came_in_at));
  if (line.completed) {
    fill.body.show(t::REOPENABLE).set(t::REOPEN_URL, fill.path + "/reopen");
  } else if (!reviewed.acceptable()) {  // accepting completes it
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

/// What was taken away and may be put back, or who did.
void fill_removed(const Fill& fill, Section section, const RemovedDocument& removed) {
  Block row = fill.body.add(section);
  if (removed.by_contact) {
    row.add(t::BY_CLIENT).set(t::REMOVED_BY, removed.by_name);
    return;
  }
  row.add(t::RESTORABLE)
      .set(t::DOCUMENT_NAME, removed.name)
      .set(t::RESTORE_URL, document_path(fill.work.id, removed.id) + "/restore");
}

void fill_removed(const Fill& fill, const std::vector<RemovedDocument>& removed) {
  if (fill.work.completed()) return;
  for (const RemovedDocument& one : removed) {
    fill_removed(fill, one.of_staff ? t::REMOVED_OF_STAFF : t::REMOVED_OF_CLIENT, one);
  }
}

void fill_documents(const Fill& fill, const std::vector<Document>& documents,
                    const std::map<DocumentId, DocumentPreview>& previews) {
  std::optional<Block> ours, clients;
  for (const Document& document : documents) {
    if (document.comment) continue;  // they stand with its words
    const bool of_staff = document.author.staff.has_value();
    auto& list = of_staff ? ours : clients;
    if (!list) list = fill.body.add(of_staff ? t::ATTACHMENTS : t::DOCUMENTS);
    Block row = list->add(of_staff ? t::ATTACHMENT : t::DOCUMENT);
    fill_file(row, t::FILE, fill.visit, fill.work, document, previews);
  }
  if (!clients) fill.body.show(t::NO_DOCUMENTS);
  if (!ours && fill.work.completed()) fill.body.show(t::NO_ATTACHMENTS);
}

/// What the client said instead of answering, above all else.
void fill_excuse(const Fill& fill, const std::optional<Excuse>& excuse) {
  if (!excuse || fill.work.completed()) return;
  Block block = fill.body.add(t::EXCUSED);
  block.set(t::EXCUSE_BY, excuse->contact_name).set(t::EXCUSE_WORDS, excuse_words(*excuse));
  say_when(block, t::EXCUSED_AT, t::EXCUSED_WORDS, excuse->created_at, fill.visit);
  if (!excuse->note.empty()) block.show(t::EXCUSE_NOTED).set(t::EXCUSE_NOTE, excuse->note);
}

bool of_client(const std::vector<Document>& documents) {
  return std::ranges::any_of(documents, [](const Document& one) { return !one.author.staff; });
}
bool of_client(const std::vector<Entry>& entries) {
  return std::ranges::any_of(entries, [](const Entry& entry) { return entry.contact.has_value(); });
}

void fill_forms(const Fill& fill, const Services& services, const RefusedOnRequest& refused) {
  fill.body.show(t::COMMENTABLE)
      .set(t::COMMENTS_URL, fill.path + "/comments")
      .set(t::COMMENT_TYPED, refused.comment ? refused.comment->typed("comment") : "");
  mark_error(fill.body, refused.comment, "comment", t::BAD_COMMENT, t::COMMENT_ERROR);
  mark_error(fill.body, refused.comment, "comment-files", t::BAD_COMMENT_FILES,
             t::COMMENT_FILES_ERROR);
  fill.body.set(t::MAX_FILE_BYTES, services.config.max_file_bytes)
      .set(t::MAX_FILE_WORDS, size_in_words(services.config.max_file_bytes));
  if (fill.work.completed()) return;
  fill.body.show(t::ATTACHABLE).set(t::DOCUMENTS_URL, fill.path + "/documents");
  if (!refused.files.empty()) fill.body.show(t::BAD_FILES).set(t::FILES_ERROR, refused.files);
}

void summarise(Page& page, const RefusedOnRequest& refused) {
  if (refused.comment) return summarise_errors(page, refused.comment->errors());
  if (refused.note && !refused.note->ok()) return summarise_errors(page, refused.note->errors());
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
  Page page = staff_page(services, visit, t::kFile, request.line.title,
                         queue_asked(visit).queue.empty() ? Desk::work : Desk::review);
  Fill fill{page.body(), visit, *work, request.line,
            request_path(work->id, checklist->id, request.line.id)};
  RequestId id = request.line.id;
  auto answers = list_answers(db, firm, work->id, id);
  auto documents = list_documents(db, firm, work->id, id);
  auto comments = list_comments(db, firm, work->id, id);
  ReviewedRequest reviewed{.work = work->id,
                           .checklist = checklist->id,
                           .line = request.line,
                           .work_completed = work->completed(),
                           .from_client = request.line.completed_by_contact || of_client(answers) ||
                                          of_client(comments) || of_client(documents),
                           .excuse = find_excuse(db, firm, work->id, id),
                           .came_in_at = find_came_in_at(db, firm, work->id, id),
                           .version = request.version};
  fill_state(fill, request, *checklist, reviewed);
  fill_excuse(fill, reviewed.excuse);
  fill_answers(fill, answers);
  const auto previews = list_previews(db, firm, work->id, id);
  fill_documents(fill, documents, previews);
  fill_removed(fill, list_removed_documents(db, firm, work->id, id, visit.now));
  const auto reviews = list_reviews(db, firm, work->id, id);
  const auto excuses = list_excuses(db, firm, work->id, id);
  fill_thread(fill.body, t::THREAD, visit, *work,
              {comments, reviews, excuses, documents, previews});
  fill_decide(fill.body, t::DECIDE, services, visit, reviewed, refused.note);
  // A comment that came back is shown even where the work was completed meanwhile: nothing typed
  // is lost.
  if (!work->completed() || refused.comment) fill_forms(fill, services, refused);
  summarise(page, refused);
  if (auto words = said(visit.asked("said")); !words.empty() && !refused.any()) {
    offer_undo(services, visit, queue_asked(visit), say(page, words));
  }
  return page.respond(services.templates, refused.any() ? refused.status : 200);
}

}  // namespace latchkey::admin
