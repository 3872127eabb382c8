#include "core/domain/document_change.hpp"

#include <algorithm>

#include "core/domain/audit.hpp"

namespace latchkey {
namespace {

bool same_author(const Author& left, const Author& right) {
  return left.contact == right.contact && left.staff == right.staff;
}

/// The file that came a moment ago with a click of the same author on the same request.
bool just_added(const Document& known, const NewDocument& file, const RequestChange& change,
                Time now) {
  return known.request == change.request && same_author(known.author, change.author) &&
         known.stored.sha256 == file.stored.sha256 && known.name == file.name &&
         known.created_at + kSameClick > now;
}

}  // namespace

AddedDocuments add_uploaded(Database& db, const Keyring& keys, const RequestChange& change,
                            const std::vector<NewDocument>& files, Time now) {
  AddedDocuments added{.outcome = ChangeOutcome::not_found, .seen_before = false};
  added.outcome = change_request(
      db, keys, change, "documents.added",
      [&]() -> std::uint64_t {
        auto there = list_documents(db, change.firm, change.work_item, change.request);
        bool twice = std::ranges::all_of(files, [&](const NewDocument& file) {
          return std::ranges::any_of(
              there, [&](const Document& known) { return just_added(known, file, change, now); });
        });
        if (twice) return 0;
        added.seen_before = std::ranges::any_of(files, [&](const NewDocument& file) {
          return find_same(db, change.firm, change.work_item, change.request, change.author,
                           file.stored.sha256)
              .has_value();
        });
        add_documents(db, change.firm, change.work_item, change.request, change.author, files, now);
        return files.size();
      },
      now);
  return added;
}

void record_download(Database& db, const Keyring& keys, const RequestChange& change,
                     DocumentId document, Time now) {
  db.transaction([&] {
    if (change.author.contact) {
      db.execute(
          "UPDATE documents SET client_read_at = ? WHERE firm_id = ? AND work_item_id = ? "
          "AND request_id = ? AND id = ? AND staff_id IS NOT NULL AND client_read_at IS NULL",
          {now, change.firm, change.work_item, change.request, document});
    }
    record(db, keys, change.firm,
           {.action = "document.downloaded",
            .actor = change.author,
            .ip = change.ip,
            .work_item = change.work_item,
            .subject = document.value,
            .detail = ""},
           now);
  });
}

}  // namespace latchkey
