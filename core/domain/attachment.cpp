#include "core/domain/attachment.hpp"

#include "core/domain/audit.hpp"

namespace latchkey {
namespace {

#define ROW_COLUMNS                                                                              \
  "firm_id, work_item_id, request_id, id, contact_id, staff_id, author_name, name, media_type, " \
  "size, sha256, stored_as, sealed_key, created_at"

struct LockedWork {
  ClientId client;
  bool completed;
};

std::optional<LockedWork> lock_work(Database& db, FirmId firm, WorkItemId work) {
  return db.find(
      "SELECT client_id, status = 'completed' FROM work_items WHERE firm_id = ? AND id = ? "
      "FOR UPDATE",
      {firm, work}, [](Row& row) {
        const auto client = row.get<ClientId>();
        return LockedWork{client, row.get<bool>()};
      });
}

/// The request of a file that lies in one of the two tables; empty for a client's.
std::optional<AttachmentChange> find_in(Database& db, const std::string& table, FirmId firm,
                                        WorkItemId work, DocumentId document) {
  return db.find("SELECT r.checklist_id, r.id FROM " + table +
                     " d JOIN client_requests r ON r.id = d.request_id AND r.firm_id = d.firm_id "
                     "AND r.work_item_id = d.work_item_id WHERE d.firm_id = ? "
                     "AND d.work_item_id = ? AND d.id = ? AND d.staff_id IS NOT NULL",
                 {firm, work, document}, [](Row& row) {
                   AttachmentChange change;
                   change.outcome = AttachmentOutcome::done;
                   change.checklist = row.get<ChecklistId>();
                   change.request = row.get<RequestId>();
                   return change;
                 });
}

void count_documents(Database& db, FirmId firm, WorkItemId work, const AttachmentChange& change,
                     bool one_more) {
  db.execute(one_more ? "UPDATE client_requests SET documents = documents + 1 WHERE firm_id = ? "
                        "AND work_item_id = ? AND checklist_id = ? AND id = ?"
                      : "UPDATE client_requests SET documents = documents - 1 WHERE firm_id = ? "
                        "AND work_item_id = ? AND checklist_id = ? AND id = ? AND documents > 0",
             {firm, work, change.checklist, change.request});
}

void record_change(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                   const char* action, ClientId client, WorkItemId work, DocumentId document,
                   Time now) {
  record(db, keys, firm,
         {.action = action,
          .actor = by.author(),
          .ip = by.ip,
          .client = client,
          .work_item = work,
          .subject = document.value,
          .detail = ""},
         now);
}

}  // namespace

AttachmentChange remove_attachment(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, WorkItemId work, DocumentId document,
                                   Time now) {
  return db.transaction([&]() -> AttachmentChange {
    const auto locked = lock_work(db, firm, work);
    if (!locked) return {};
    auto change = find_in(db, "documents", firm, work, document);
    // A second click finds it removed.
    if (!change) {
      return find_in(db, "removed_documents", firm, work, document).value_or(AttachmentChange{});
    }
    if (locked->completed) {
      change->outcome = AttachmentOutcome::work_completed;
      return *change;
    }
    if (db.execute("INSERT INTO removed_documents (" ROW_COLUMNS ", removed_at) SELECT " ROW_COLUMNS
                   ", ? FROM documents WHERE firm_id = ? AND work_item_id = ? AND request_id = ? "
                   "AND id = ? AND client_read_at IS NULL",
                   {now, firm, work, change->request, document}) != 1) {
      change->outcome = AttachmentOutcome::read_by_client;
      return *change;
    }
    db.execute(
        "DELETE FROM documents WHERE firm_id = ? AND work_item_id = ? AND request_id = ? AND id = "
        "?",
        {firm, work, change->request, document});
    count_documents(db, firm, work, *change, false);
    record_change(db, keys, firm, by, "document.removed", locked->client, work, document, now);
    return *change;
  });
}

AttachmentChange restore_attachment(Database& db, const Keyring& keys, FirmId firm,
                                    const ActingStaff& by, WorkItemId work, DocumentId document,
                                    Time now) {
  return db.transaction([&]() -> AttachmentChange {
    const auto locked = lock_work(db, firm, work);
    if (!locked) return {};
    auto change = find_in(db, "removed_documents", firm, work, document);
    if (!change) return find_in(db, "documents", firm, work, document).value_or(AttachmentChange{});
    if (locked->completed) {
      change->outcome = AttachmentOutcome::work_completed;
      return *change;
    }
    db.execute("INSERT INTO documents (" ROW_COLUMNS ") SELECT " ROW_COLUMNS
               " FROM removed_documents WHERE firm_id = ? AND work_item_id = ? AND request_id = ? "
               "AND id = ?",
               {firm, work, change->request, document});
    db.execute(
        "DELETE FROM removed_documents WHERE firm_id = ? AND work_item_id = ? AND request_id = ? "
        "AND id = ?",
        {firm, work, change->request, document});
    count_documents(db, firm, work, *change, true);
    record_change(db, keys, firm, by, "document.restored", locked->client, work, document, now);
    return *change;
  });
}

std::vector<RemovedAttachment> list_removed_attachments(Database& db, FirmId firm, WorkItemId work,
                                                        RequestId request, Time now) {
  return db.list(
      "SELECT id, name FROM removed_documents WHERE firm_id = ? AND work_item_id = ? "
      "AND request_id = ? AND removed_at > ? ORDER BY id",
      {firm, work, request, now - kRemovedKept}, [](Row& row) {
        RemovedAttachment removed;
        removed.id = row.get<DocumentId>();
        removed.name = row.get<std::string>();
        return removed;
      });
}

std::uint64_t forget_removed_attachments(Database& db, Time now, std::uint64_t most) {
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
