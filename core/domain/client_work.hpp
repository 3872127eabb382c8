#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/db/database.hpp"
#include "core/domain/author.hpp"
#include "core/domain/reach.hpp"
#include "core/domain/request_kind.hpp"
#include "core/domain/review_state.hpp"

namespace latchkey {

/// A request as a checklist's page lists it.
struct RequestLine {
  RequestId id;
  std::string title;
  std::optional<Date> due_on;
  bool completed;
  std::optional<Time> completed_at;
  std::string completed_by;
  std::optional<ContactId> completed_by_contact;
  bool has_answer;
  int comments;
  int documents;
  ReviewState review;
  std::optional<ExcuseKind> excuse;  // that waits for staff's yes or no
  RequestKind kind;
  bool required;        // progress counts it
  std::string section;  // the heading it stands under; empty: above them all
  bool has_files;       // of a client's
};

/// Its columns in the order of to_request_line, for SELECTs that have client_requests as `r`.
#define LATCHKEY_REQUEST_LINE_COLUMNS                                                           \
  "r.id, r.title, r.due_on, r.status = 'completed', r.completed_at, r.completed_by, "           \
  "r.completed_by_contact, r.has_answer, r.comments, r.documents, r.review, r.excuse, r.kind, " \
  "r.required, r.section, r.documents > 0 AND EXISTS (SELECT 1 FROM documents f "               \
  "WHERE f.firm_id = r.firm_id AND f.work_item_id = r.work_item_id AND f.request_id = r.id "    \
  "AND f.contact_id IS NOT NULL)"
RequestLine to_request_line(Row& row);

struct ChecklistView {
  ChecklistId id;
  std::string name;
  std::vector<RequestLine> requests;     // in the checklist's order: those of a section together
  std::vector<std::string> shared_with;  // the other recipients, by name
};

/// A work item as one of its contacts sees it: the checklists that were sent to them.
struct WorkView {
  WorkItemId id;
  std::string title;
  std::string client_name;
  std::string assignee_name;
  bool completed;  // everything in it is read-only then
  std::optional<Time> completed_at;
  std::vector<ChecklistView> checklists;
};

/// Empty: no such work item, or nothing of it is within reach.
std::optional<WorkView> find_work(Database& db, FirmId firm, const Reach& reach,
                                  WorkItemId work_item);

/// A work item that a device holds, or that a PIN opens, in a list.
struct HeldWork {
  WorkItemId id;
  std::string title;
  std::string client_name;
  bool completed;
  std::optional<Time> completed_at;
  std::optional<Date> due_on;  // the nearest due date of its open requests
  int done, total;             // required requests
};

/// What of the contact's the device holds now: open before completed, by Client and due date.
std::vector<HeldWork> list_held_work(Database& db, FirmId firm, ContactId contact, DeviceId device,
                                     Time now);
/// What the contact sees by PIN, in the same order.
std::vector<HeldWork> list_work_by_pin(Database& db, FirmId firm, ContactId contact);

/// An answer or a comment.
struct Entry {
  std::string body;
  std::optional<ContactId> contact;  // who, where it was a contact
  std::string author_name;
  Time created_at;
  std::string value{};  // of an answer that is not free words: see sql/0066
  CommentId comment{};  // of a comment: which its files name
};

/// One request with its place.
struct RequestView {
  RequestLine line;
  ChecklistId checklist;
  std::string checklist_name;
  std::string description;  // Markdown
  std::string details;      // the options of a choice or the fields of a form: request_kind.hpp
  std::string work_title;
  ClientId client;
  bool work_completed;
  std::optional<Time> work_completed_at;
};

/// Empty: no such request in the work item, or it is not within reach.
std::optional<RequestView> find_request(Database& db, FirmId firm, const Reach& reach,
                                        WorkItemId work_item, RequestId request);

/// What each author's answer is now, oldest first; one that was taken back is none.
std::vector<Entry> list_answers(Database& db, FirmId firm, WorkItemId work_item, RequestId request);
/// Oldest first.
std::vector<Entry> list_comments(Database& db, FirmId firm, WorkItemId work_item,
                                 RequestId request);

}  // namespace latchkey
