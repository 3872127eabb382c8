#include "core/domain/comment_change.hpp"

#include <algorithm>
#include <stdexcept>

namespace latchkey {
namespace {

struct LastComment {
  CommentId id;
  std::string body;
  Time created_at;
};

std::optional<LastComment> last_comment(Database& db, const RequestChange& change) {
  return db.find(
      "SELECT id, body, created_at FROM comments WHERE firm_id = ? AND work_item_id = ? "
      "AND request_id = ? AND contact_id <=> ? AND staff_id <=> ? ORDER BY id DESC LIMIT 1",
      {change.firm, change.work_item, change.request, change.author.contact, change.author.staff},
      [](Row& row) {
        LastComment last{};
        last.id = row.get<CommentId>();
        last.body = row.get<std::string>();
        last.created_at = row.get<Time>();
        return last;
      });
}

/// Whether the comment came with these files and no others.
bool came_with(Database& db, const RequestChange& change, CommentId comment,
               const std::vector<NewDocument>& files) {
  std::vector<Document> there = list_documents(db, change.firm, change.work_item, change.request);
  std::erase_if(there, [&](const Document& document) { return document.comment != comment; });
  return std::ranges::equal(there, files, [](const Document& known, const NewDocument& file) {
    return known.name == file.name && known.stored.sha256 == file.stored.sha256;
  });
}

bool is_same_click(Database& db, const RequestChange& change, const std::string& body,
                   const std::vector<NewDocument>& files, Time now) {
  const auto last = last_comment(db, change);
  return last && last->body == body && last->created_at + kSameClick > now &&
         came_with(db, change, last->id, files);
}

}  // namespace

ChangeOutcome add_comment(Database& db, const Keyring& keys, const RequestChange& change,
                          const std::string& body, Time now,
                          const std::vector<NewDocument>& files) {
  if (body.empty() && files.empty()) throw std::logic_error("a comment of nothing");
  return change_request(
      db, keys, change,
      [&]() -> std::vector<ChangePart> {
        if (is_same_click(db, change, body, files, now)) return {};
        const CommentId comment{
            db.insert("INSERT INTO comments (firm_id, work_item_id, request_id, contact_id, "
                      "staff_id, author_name, body, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                      {change.firm, change.work_item, change.request, change.author.contact,
                       change.author.staff, change.author.name, body, now})};
        db.execute(
            "UPDATE client_requests SET comments = comments + 1 WHERE firm_id = ? "
            "AND work_item_id = ? AND id = ?",
            {change.firm, change.work_item, change.request});
        std::vector<ChangePart> parts{{.action = "request.commented"}};
        if (!files.empty()) {
          add_documents(db, change.firm, change.work_item, change.request, change.author, files,
                        now, comment);
          parts.push_back({.action = "documents.added", .amount = files.size()});
        }
        return parts;
      },
      now);
}

}  // namespace latchkey
