#include "core/domain/document_removal.hpp"

#include "core/domain/document_preview.hpp"
#include "core/domain/news.hpp"
#include "core/domain/review.hpp"
#include "core/domain/review_queue.hpp"

namespace latchkey {
namespace {

#define ROW_COLUMNS                                                                              \
  "firm_id, work_item_id, request_id, id, contact_id, staff_id, author_name, name, media_type, " \
  "size, sha256, stored_as, sealed_key, created_at, comment_id"
#define OF_DOCUMENT "WHERE firm_id = ? AND work_item_id = ? AND request_id = ? AND id = ?"

/// The row of a file, where it is or where it was removed to.
struct FoundDocument {
  DocumentId id;
  Author author;
  Time created_at{};
  std::optional<CommentId> comment{};
  bool read_by_client = false;
  std::optional<ContactId> removed_by{};
  bool waited = false;  // of a removed one: nobody of staff had looked at it
};

/// Locked: a download that is recorded meanwhile comes before or after.
std::optional<FoundDocument> find_kept(Database& db, const RequestChange& change,
                                       DocumentId document) {
  return db.find(
      "SELECT contact_id, staff_id, created_at, comment_id, client_read_at IS NOT NULL "
      "FROM documents " OF_DOCUMENT " FOR UPDATE",
      {change.firm, change.work_item, change.request, document}, [&](Row& row) {
        FoundDocument found;
        found.id = document;
        found.author.contact = row.get<std::optional<ContactId>>();
        found.author.staff = row.get<std::optional<StaffId>>();
        found.created_at = row.get<Time>();
        found.comment = row.get<std::optional<CommentId>>();
        found.read_by_client = row.get<bool>();
        return found;
      });
}

std::optional<FoundDocument> find_removed(Database& db, const RequestChange& change,
                                          DocumentId document) {
  return db.find(
      "SELECT contact_id, staff_id, removed_by_contact, created_at, waited, author_name "
      "FROM removed_documents " OF_DOCUMENT,
      {change.firm, change.work_item, change.request, document}, [&](Row& row) {
        FoundDocument found;
        found.id = document;
        found.author.contact = row.get<std::optional<ContactId>>();
        found.author.staff = row.get<std::optional<StaffId>>();
        found.removed_by = row.get<std::optional<ContactId>>();
        found.created_at = row.get<Time>();
        found.waited = row.get<bool>();
        found.author.name = row.get<std::string>();
        return found;
      });
}

/// A contact has their own files; staff have all of them.
bool is_theirs(const RequestChange& change, const Author& author) {
  return change.author.staff || (change.author.contact && author.contact == change.author.contact);
}

bool is_accepted(Database& db, const RequestChange& change) {
  return db
      .find_value<bool>(
          "SELECT review <=> 'accepted' FROM client_requests WHERE firm_id = ? "
          "AND work_item_id = ? AND id = ?",
          {change.firm, change.work_item, change.request})
      .value_or(false);
}

/// Whether staff accepted the request with this file.
bool is_accepted(Database& db, const RequestChange& change, const FoundDocument& kept) {
  const auto at = find_accepted_at(db, change.firm, change.work_item, change.request);
  return is_accepted(db, change) || (at && kept.created_at <= *at);
}

/// Whether the comment has neither words nor files any more.
bool is_emptied(Database& db, const RequestChange& change,
                const std::optional<CommentId>& comment) {
  if (!comment) return false;
  return db
      .find_value<bool>(
          "SELECT c.body = '' AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.firm_id = "
          "c.firm_id "
          "AND d.work_item_id = c.work_item_id AND d.request_id = c.request_id "
          "AND d.comment_id = c.id) FROM comments c WHERE c.firm_id = ? AND c.work_item_id = ? "
          "AND c.request_id = ? AND c.id = ?",
          {change.firm, change.work_item, change.request, *comment})
      .value_or(false);
}

/// A client's file is gone: it waits for nobody's look, or is missed by who has looked.
void review_removal(Database& db, const RequestChange& change, const FoundDocument& gone,
                    Time now) {
  const bool waited =
      waits_for_review(db, change.firm, change.work_item, change.request, gone.created_at);
  take_file_from_review(db, change.firm, change.work_item, change.request, waited,
                        is_emptied(db, change, gone.comment));
  if (waited) {
    db.execute("UPDATE removed_documents SET waited = 1 " OF_DOCUMENT,
               {change.firm, change.work_item, change.request, gone.id});
  }
  if (waited || change.author.staff) return;
  enter_review(db, change.firm, change.work_item, change.request, change.author, Arrival::removed,
               1, now);
  tell_staff(db,
             {change.firm, change.work_item, change.request, NewsKind::removed, 1, change.author},
             now);
}

/// Staff who decide about a page that shows a client's file are told when it is gone by then.
void count_documents(Database& db, const RequestChange& change, const Author& of, int more) {
  db.execute(
      "UPDATE client_requests SET documents = GREATEST(CAST(documents AS SIGNED) + ?, 0), "
      "version = version + ? WHERE firm_id = ? AND work_item_id = ? AND id = ?",
      {more, of.contact.has_value(), change.firm, change.work_item, change.request});
}

std::vector<ChangePart> part(const char* action, DocumentId document) {
  return {{.action = action, .amount = 1, .subject = document.value}};
}

/// Why a file cannot be removed; done: it can.
RemovalOutcome why_it_stays(Database& db, const RequestChange& change, const FoundDocument& kept) {
  if (!is_theirs(change, kept.author)) return RemovalOutcome::gone;
  if (change.author.contact && is_accepted(db, change, kept)) return RemovalOutcome::accepted;
  if (kept.author.staff && kept.read_by_client) return RemovalOutcome::read_by_client;
  return RemovalOutcome::done;
}

/// Why one cannot be put back; done: it can.
RemovalOutcome why_it_stays_away(Database& db, const RequestChange& change,
                                 const FoundDocument& removed) {
  if (removed.removed_by != change.author.contact) return RemovalOutcome::gone;
  if (change.author.contact && is_accepted(db, change)) return RemovalOutcome::accepted;
  return RemovalOutcome::done;
}

/// Of a second click: it is where it was to go already, as far as that is theirs to know.
RemovalOutcome is_there_for(const RequestChange& change,
                            const std::optional<FoundDocument>& found) {
  return found && is_theirs(change, found->author) ? RemovalOutcome::done : RemovalOutcome::gone;
}

void move_away(Database& db, const RequestChange& change, DocumentId document, Time now) {
  db.execute("INSERT INTO removed_documents (" ROW_COLUMNS
             ", removed_at, removed_by_contact, removed_by_name) SELECT " ROW_COLUMNS
             ", ?, ?, ? FROM documents " OF_DOCUMENT,
             {now, change.author.contact, change.author.name, change.firm, change.work_item,
              change.request, document});
  db.execute("DELETE FROM documents " OF_DOCUMENT,
             {change.firm, change.work_item, change.request, document});
}

void move_back(Database& db, const RequestChange& change, DocumentId document) {
  db.execute("INSERT INTO documents (" ROW_COLUMNS ") SELECT " ROW_COLUMNS
             " FROM removed_documents " OF_DOCUMENT,
             {change.firm, change.work_item, change.request, document});
  db.execute("DELETE FROM removed_documents " OF_DOCUMENT,
             {change.firm, change.work_item, change.request, document});
}

/// What became of it: `refused` says why nothing was done.
RemovalOutcome outcome_of(ChangeOutcome change, RemovalOutcome refused) {
  switch (change) {
    case ChangeOutcome::work_completed:
      return RemovalOutcome::work_completed;
    case ChangeOutcome::not_found:
      return RemovalOutcome::gone;
    case ChangeOutcome::done:
    case ChangeOutcome::unchanged:
    case ChangeOutcome::changed_meanwhile:
      break;
  }
  return refused;
}

}  // namespace

std::optional<DocumentPlace> find_document_place(Database& db, FirmId firm, WorkItemId work,
                                                 DocumentId document) {
  return db.find(
      "SELECT r.id, r.checklist_id FROM (SELECT request_id FROM documents WHERE firm_id = ? "
      "  AND work_item_id = ? AND id = ? UNION ALL SELECT request_id FROM removed_documents "
      "  WHERE firm_id = ? AND work_item_id = ? AND id = ?) d "
      "JOIN client_requests r ON r.firm_id = ? AND r.work_item_id = ? AND r.id = d.request_id",
      {firm, work, document, firm, work, document, firm, work}, [](Row& row) {
        DocumentPlace place{};
        place.request = row.get<RequestId>();
        place.checklist = row.get<ChecklistId>();
        return place;
      });
}

RemovalOutcome remove_document(Database& db, const Keyring& keys, const RequestChange& change,
                               DocumentId document, Time now) {
  RemovalOutcome refused = RemovalOutcome::done;
  const auto changed = change_request(
      db, keys, change,
      [&]() -> std::vector<ChangePart> {
        const auto kept = find_kept(db, change, document);
        refused = kept ? why_it_stays(db, change, *kept)
                       : is_there_for(change, find_removed(db, change, document));
        if (!kept || refused != RemovalOutcome::done) return {};
        move_away(db, change, document, now);
        count_documents(db, change, kept->author, -1);
        if (kept->author.contact) review_removal(db, change, *kept, now);
        return part("document.removed", document);
      },
      now);
  return outcome_of(changed, refused);
}

RemovalOutcome restore_document(Database& db, const Keyring& keys, const RequestChange& change,
                                DocumentId document, Time now) {
  RemovalOutcome refused = RemovalOutcome::done;
  const auto changed = change_request(
      db, keys, change,
      [&]() -> std::vector<ChangePart> {
        const auto removed = find_removed(db, change, document);
        refused = removed ? why_it_stays_away(db, change, *removed)
                          : is_there_for(change, find_kept(db, change, document));
        if (!removed || refused != RemovalOutcome::done) return {};
        move_back(db, change, document);
        count_documents(db, change, removed->author, 1);
        want_preview_again(db, change.firm, change.work_item, document, now);
        if (removed->author.contact) {
          return_file_to_review(db, change.firm, change.work_item, change.request, removed->author,
                                removed->waited ? std::optional{removed->created_at} : std::nullopt,
                                now);
        }
        return part("document.restored", document);
      },
      now);
  return outcome_of(changed, refused);
}

std::vector<RemovedDocument> list_removed_documents(Database& db, FirmId firm, WorkItemId work,
                                                    RequestId request, Time now) {
  return db.list(
      "SELECT id, name, staff_id IS NOT NULL, removed_by_contact, removed_by_name, removed_at "
      "FROM removed_documents WHERE firm_id = ? AND work_item_id = ? AND request_id = ? "
      "AND removed_at > ? ORDER BY id",
      {firm, work, request, now - kRemovedKept}, [](Row& row) {
        RemovedDocument removed{};
        removed.id = row.get<DocumentId>();
        removed.name = row.get<std::string>();
        removed.of_staff = row.get<bool>();
        removed.by_contact = row.get<std::optional<ContactId>>();
        removed.by_name = row.get<std::string>();
        removed.removed_at = row.get<Time>();
        return removed;
      });
}

std::uint64_t forget_removed_documents(Database& db, Time now, std::uint64_t most) {
  // Pictures first: without the file's row nobody would find them again.
  const Time before = now - kRemovedKept;
  for (const char* table : {"preview_pictures", "document_previews"}) {
    db.execute("DELETE p FROM " + std::string(table) +
                   " p JOIN (SELECT firm_id, work_item_id, id FROM removed_documents "
                   "WHERE removed_at <= ? ORDER BY removed_at LIMIT ?) d ON p.firm_id = d.firm_id "
                   "AND p.work_item_id = d.work_item_id AND p.document_id = d.id",
               {before, most});
  }
  return db.execute(
      "DELETE FROM removed_documents WHERE removed_at <= ? ORDER BY removed_at LIMIT ?",
      {before, most});
}

}  // namespace latchkey
