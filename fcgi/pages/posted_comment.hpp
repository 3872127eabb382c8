#pragma once
#include <optional>
#include <vector>

#include "core/domain/comment_change.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/upload.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// A comment as it was posted by either side: the field `comment` and files of any name, as a form
/// with files, or as a plain one without any. Its files lie in the store, and go again when this is
/// destroyed, unless add() gave them rows.
class PostedComment {
 public:
  /// Reads it to its end. Throws HttpError 403 where the form came from elsewhere.
  PostedComment(Services& services, const Visit& visit);

  bool ok() const { return form_.ok(); }
  /// With what was typed, and why it was refused (fields comment and comment-files).
  const Form& form() const { return form_; }
  Form& form() { return form_; }
  /// Of the answer to a refused one.
  int status() const;
  /// What was typed, to be shown where it cannot be kept.
  const NameValues& typed() const { return upload_ ? upload_->fields() : posted_; }

  /// To be called once, of one that is ok.
  ChangeOutcome add(Services& services, const RequestChange& change, Time now);

 private:
  const NameValues& posted_;
  std::optional<Upload> upload_;  // of a form with files
  Form form_;
};

}  // namespace latchkey
