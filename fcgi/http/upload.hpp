#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/config.hpp"
#include "core/base/random.hpp"
#include "core/domain/document.hpp"
#include "core/store/document_store.hpp"
#include "fcgi/http/request.hpp"
#include "fcgi/http/urlencoded.hpp"

namespace latchkey {

enum class UploadOutcome {
  accepted,
  forbidden,       // the first field is not `csrf`, or its value does not fit
  nothing_chosen,  // no file in the form, and no text either
  file_empty,
  file_too_large,  // max_file_bytes
  too_much,        // max_upload_bytes, all files together
  too_many_files,  // max_files_per_upload
  unreadable,      // no multipart body, or a broken one
  cut_off,
  store_full,
};

/// A form with files, read from a request's body. Accepted: all its files lie in the store, and go
/// again when this is destroyed, unless keep() was called. Refused: nothing lies anywhere.
class Upload {
 public:
  ~Upload();
  Upload(Upload&& other) noexcept;
  Upload& operator=(Upload&&) = delete;

  UploadOutcome outcome() const { return outcome_; }
  bool accepted() const { return outcome_ == UploadOutcome::accepted; }
  /// Why it was refused, for the visitor: names the file and the limit.
  const std::string& words() const { return words_; }
  /// The status of the answer to a refused upload.
  int status() const;

  const std::vector<NewDocument>& files() const { return files_; }
  /// The other fields, as sent; not checked for UTF-8. Give them to a Form. Of a refused form those
  /// that came before what was refused, so that what was typed comes back; of a forged one none.
  const NameValues& fields() const { return fields_; }

  /// To be called just before the transaction that adds the rows. From then on the files stay even
  /// where an exception goes through: a commit whose answer was lost may have named them. What got
  /// no row in the end is swept away (core/domain/document_sweep).
  void keep() { files_stay_ = true; }
  /// Removes the files after all: the transaction ended, and no row names them.
  void drop() noexcept { drop_files(); }

 private:
  friend class UploadReader;
  explicit Upload(const DocumentStore& store) : store_(&store) {}
  void refuse(UploadOutcome outcome, std::string words);
  void drop_files() noexcept;

  const DocumentStore* store_;
  UploadOutcome outcome_ = UploadOutcome::accepted;
  std::string words_;
  std::vector<NewDocument> files_;
  NameValues fields_;
  bool files_stay_ = false;
};

/// Whether the request's body is a form with files, by what it says of itself.
bool is_upload(const Request& request);

/// Whether the value of the form's `csrf` fits the visitor.
using CsrfCheck = std::function<bool(std::string_view)>;

/// Reads the body of `request`, which must be multipart/form-data with `csrf` as its first field;
/// no byte of a file is stored before that was checked. A field without a chosen file (browsers
/// send an empty one) is passed over. With `text_alone` the form may come without any file, for a
/// comment that may have some. Streams: memory does not grow with the files. Throws StoreError
/// where the store is broken, and what request.read_body throws; then too nothing is left behind.
Upload read_upload(const Request& request, const DocumentStore& store, Random& random,
                   const Config& config, const CsrfCheck& csrf_fits, bool text_alone = false);

}  // namespace latchkey
