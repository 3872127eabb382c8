#include "core/domain/document_preview.hpp"

#include <algorithm>

#include "core/store/preview.hpp"

namespace latchkey {

void want_preview(Database& db, FirmId firm, WorkItemId work, DocumentId document,
                  const std::string& media_type, Time now) {
  if (!can_be_drawn(media_type)) return;
  db.execute(
      "INSERT INTO document_previews (firm_id, work_item_id, document_id, state, next_attempt_at) "
      "VALUES (?, ?, ?, 'wanted', ?)",
      {firm, work, document, now});
}

void want_preview_again(Database& db, FirmId firm, WorkItemId work, DocumentId document, Time now) {
  db.execute(
      "UPDATE document_previews SET state = 'wanted', attempts = 0, next_attempt_at = ? "
      "WHERE firm_id = ? AND work_item_id = ? AND document_id = ? AND state = 'none'",
      {now, firm, work, document});
}

void copy_preview(Database& db, FirmId firm, WorkItemId from, DocumentId original, WorkItemId to,
                  DocumentId copy) {
  // The copy's own row waits already, as that of any new document.
  const auto made = db.find_value<int>(
      "SELECT 1 FROM document_previews WHERE firm_id = ? AND work_item_id = ? AND document_id = ? "
      "AND state <> 'wanted' LOCK IN SHARE MODE",
      {firm, from, original});
  if (!made) return;
  db.execute(
      "UPDATE document_previews p JOIN document_previews o ON o.firm_id = p.firm_id "
      "AND o.work_item_id = ? AND o.document_id = ? "
      "SET p.state = o.state, p.pages = o.pages, p.pages_in_all = o.pages_in_all "
      "WHERE p.firm_id = ? AND p.work_item_id = ? AND p.document_id = ?",
      {from, original, firm, to, copy});
  db.execute(
      "INSERT INTO preview_pictures (firm_id, work_item_id, document_id, page, width, height, "
      "size, "
      "stored_as, sealed_key) SELECT firm_id, ?, ?, page, width, height, size, stored_as, "
      "sealed_key FROM preview_pictures WHERE firm_id = ? AND work_item_id = ? AND document_id = ?",
      {to, copy, firm, from, original});
}

std::map<DocumentId, DocumentPreview> list_previews(Database& db, FirmId firm, WorkItemId work,
                                                    std::optional<RequestId> request) {
  std::map<DocumentId, DocumentPreview> previews;
  db.list(
      "SELECT p.document_id, p.pages, p.pages_in_all FROM documents d JOIN document_previews p "
      "ON p.firm_id = d.firm_id AND p.work_item_id = d.work_item_id AND p.document_id = d.id "
      "WHERE d.firm_id = ? AND d.work_item_id = ? AND (? IS NULL OR d.request_id = ?) "
      "AND p.state = 'made'",
      {firm, work, request, request}, [&](Row& row) {
        const auto document = row.get<DocumentId>();
        const auto pages = row.get<unsigned>();
        previews[document] = {pages, row.get<unsigned>()};
        return 0;
      });
  return previews;
}

std::optional<DocumentPreview> find_preview(Database& db, FirmId firm, WorkItemId work,
                                            DocumentId document) {
  return db.find(
      "SELECT pages, pages_in_all FROM document_previews WHERE firm_id = ? AND work_item_id = ? "
      "AND document_id = ? AND state = 'made'",
      {firm, work, document}, [](Row& row) {
        const auto pages = row.get<unsigned>();
        return DocumentPreview{pages, row.get<unsigned>()};
      });
}

bool preview_is_waiting(Database& db, FirmId firm, WorkItemId work, DocumentId document) {
  return db
      .find_value<int>(
          "SELECT 1 FROM document_previews WHERE firm_id = ? AND work_item_id = ? "
          "AND document_id = ? AND state = 'wanted'",
          {firm, work, document})
      .has_value();
}

std::optional<PreviewPicture> find_preview_picture(Database& db, FirmId firm, WorkItemId work,
                                                   DocumentId document, unsigned page) {
  // With the document itself: one that was taken back shows nothing either.
  return db.find(
      "SELECT p.page, p.width, p.height, p.size, p.stored_as, p.sealed_key FROM documents d "
      "JOIN preview_pictures p ON p.firm_id = d.firm_id AND p.work_item_id = d.work_item_id "
      "AND p.document_id = d.id WHERE d.firm_id = ? AND d.work_item_id = ? AND d.id = ? "
      "AND p.page = ?",
      {firm, work, document, page}, [](Row& row) {
        PreviewPicture picture;
        picture.page = row.get<unsigned>();
        picture.width = row.get<unsigned>();
        picture.height = row.get<unsigned>();
        picture.size = row.get<std::uint64_t>();
        picture.stored_as = row.get<std::string>();
        picture.sealed_key = row.get<std::string>();
        return picture;
      });
}

std::optional<WantedPreview> take_wanted_preview(Database& db, Time now) {
  return db.transaction([&]() -> std::optional<WantedPreview> {
    auto taken = db.find(
        "SELECT firm_id, work_item_id, document_id, attempts FROM document_previews "
        "WHERE state = 'wanted' AND next_attempt_at <= ? ORDER BY next_attempt_at LIMIT 1 "
        "FOR UPDATE SKIP LOCKED",
        {now}, [](Row& row) {
          WantedPreview wanted;
          wanted.firm = row.get<FirmId>();
          wanted.work = row.get<WorkItemId>();
          wanted.document = row.get<DocumentId>();
          wanted.attempts = row.get<unsigned>() + 1;
          return wanted;
        });
    if (!taken) return std::nullopt;
    db.execute(
        "UPDATE document_previews SET attempts = attempts + 1, next_attempt_at = ? "
        "WHERE firm_id = ? AND work_item_id = ? AND document_id = ?",
        {now + kPreviewLease, taken->firm, taken->work, taken->document});
    db.find(
        "SELECT stored_as, sealed_key, media_type, size FROM documents WHERE firm_id = ? "
        "AND work_item_id = ? AND id = ?",
        {taken->firm, taken->work, taken->document}, [&](Row& row) {
          taken->stored.stored_as = row.get<std::string>();
          taken->stored.sealed_key = row.get<std::string>();
          taken->stored.media_type = row.get<std::string>();
          taken->stored.size = row.get<std::uint64_t>();
          return 0;
        });
    return taken;
  });
}

void put_back_wanted_preview(Database& db, const WantedPreview& wanted, Time when) {
  db.execute(
      "UPDATE document_previews SET attempts = attempts - 1, next_attempt_at = ? WHERE firm_id = ? "
      "AND work_item_id = ? AND document_id = ? AND state = 'wanted' AND attempts = ?",
      {when, wanted.firm, wanted.work, wanted.document, wanted.attempts});
}

bool keep_preview(Database& db, const WantedPreview& wanted, unsigned pages_in_all,
                  const std::vector<PreviewPicture>& pictures) {
  const auto pages = std::ranges::count_if(
      pictures, [](const PreviewPicture& picture) { return picture.page > 0; });
  return db.transaction([&] {
    if (db.execute("UPDATE document_previews SET state = ?, pages = ?, pages_in_all = ? "
                   "WHERE firm_id = ? AND work_item_id = ? AND document_id = ? "
                   "AND state = 'wanted' AND attempts = ?",
                   {pictures.empty() ? "none" : "made", pages, pages_in_all, wanted.firm,
                    wanted.work, wanted.document, wanted.attempts}) != 1) {
      return false;
    }
    for (const PreviewPicture& picture : pictures) {
      db.execute(
          "INSERT INTO preview_pictures (firm_id, work_item_id, document_id, page, width, height, "
          "size, stored_as, sealed_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          {wanted.firm, wanted.work, wanted.document, picture.page, picture.width, picture.height,
           picture.size, picture.stored_as, picture.sealed_key});
    }
    return true;
  });
}

}  // namespace latchkey
