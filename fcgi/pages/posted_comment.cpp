#include "fcgi/pages/posted_comment.hpp"

#include "fcgi/http/response.hpp"

namespace latchkey {
namespace {

std::optional<Upload> read_files(Services& services, const Visit& visit) {
  if (!is_upload(visit.request)) return std::nullopt;
  Upload upload = read_upload(visit.request, services.documents, services.random, services.config,
                              visit.csrf_holds, true);
  if (upload.outcome() == UploadOutcome::forbidden) {
    throw HttpError{403, "This page has grown old", upload.words()};
  }
  return upload;
}

}  // namespace

PostedComment::PostedComment(Services& services, const Visit& visit)
    : posted_(visit.form),
      upload_(read_files(services, visit)),
      form_(typed(), {{"comment", "Your comment", FieldKind::text, kMaxEntryLength, false}}) {
  if (upload_ && !upload_->accepted()) {
    form_.refuse("comment-files", upload_->words());
  } else if (form_.ok() && form_.text("comment").empty() &&
             (!upload_ || upload_->files().empty())) {
    form_.refuse("comment", "Write your comment first.");
  }
}

int PostedComment::status() const {
  return upload_ && !upload_->accepted() ? upload_->status() : 422;
}

ChangeOutcome PostedComment::add(Services& services, const RequestChange& change, Time now) {
  const std::string& words = form_.text("comment");
  if (!upload_) return add_comment(services.database, services.keys, change, words, now);
  upload_->keep();
  const auto outcome =
      add_comment(services.database, services.keys, change, words, now, upload_->files());
  if (outcome != ChangeOutcome::done) upload_->drop();
  return outcome;
}

}  // namespace latchkey
