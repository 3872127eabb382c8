#include "fcgi/pages/request_comments.hpp"

#include "core/base/size.hpp"
#include "fcgi/pages/paths.hpp"
#include "fcgi/pages/request_files.hpp"
#include "tpl/requests/comments.hpp"

namespace latchkey {
namespace {

namespace t = tpl::requests_comments;

void fill_comment(Block row, const RequestSeen& seen, const Entry& comment,
                  const std::vector<Document>& documents) {
  row.set(t::COMMENT_BY, seen.name_of(comment.contact, comment.author_name))
      .set(t::WRITTEN_AT, iso_time(comment.created_at))
      .set(t::WRITTEN_WORDS, seen.when(comment.created_at))
      .show_if(seen.is_self(comment.contact), t::MINE);
  if (!comment.body.empty()) row.add(t::WORDS).set(t::COMMENT_TEXT, comment.body);
  std::optional<Block> list;
  for (const Document& document : documents) {
    if (document.comment != comment.comment) continue;
    if (!list) list = row.add(t::COMMENT_FILES);
    Block file = list->add(t::COMMENT_FILE);
    fill_file(file, t::FILE, seen, document);
  }
  if (comment.body.empty() && !list) row.show(t::EMPTIED);
}

void fill_form(Block& card, const Services& services, const RequestSeen& seen,
               const Form* refused) {
  Block form = card.add(t::COMMENTABLE);
  form.set(t::COMMENTS_URL, request_path(seen.work, seen.view.line.id) + "/comments")
      .set(t::COMMENT_TYPED, refused ? refused->typed("comment") : "")
      .set(t::MAX_FILE_BYTES, services.config.max_file_bytes)
      .set(t::MAX_FILE_WORDS, size_in_words(services.config.max_file_bytes));
  if (!refused) return;
  if (const std::string* words = refused->error_of("comment")) {
    form.show(t::BAD_COMMENT).set(t::COMMENT_ERROR, *words);
  }
  if (const std::string* words = refused->error_of("comment-files")) {
    form.show(t::BAD_FILES).set(t::FILES_ERROR, *words);
  }
}

}  // namespace

void fill_comments(Block& body, Include place, const Services& services, const RequestSeen& seen,
                   const std::vector<Entry>& comments, const std::vector<Document>& documents,
                   const Form* refused) {
  Block card = body.include(place, t::kFile);
  if (comments.empty()) {
    card.add(t::NO_COMMENTS).show_if(seen.editable(), t::INVITED);
  } else {
    Block thread = card.add(t::COMMENTS);
    for (const Entry& comment : comments) {
      fill_comment(thread.add(t::COMMENT), seen, comment, documents);
    }
  }
  if (seen.editable()) fill_form(card, services, seen, refused);
}

}  // namespace latchkey
