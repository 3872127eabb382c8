#include "fcgi/http/upload.hpp"

#include <array>
#include <optional>
#include <utility>

#include "core/base/log.hpp"
#include "core/base/size.hpp"
#include "core/base/utf8.hpp"
#include "fcgi/http/multipart.hpp"

namespace latchkey {
namespace {

/// A piece of the body; libfcgi gives less at once.
constexpr std::size_t kPiece = 64 * 1024;
/// Parts of a form beside its files.
constexpr std::size_t kFields = 20;
/// Text of one field: more than the longest text that any form declares.
constexpr std::size_t kFieldBytes = 128 * 1024;
/// A csrf value has 43 characters.
constexpr std::size_t kCsrfBytes = 100;

std::string quoted(const std::string& name) {
  return "“" + name + "”";
}

}  // namespace

// --- the outcome ------------------------------------------------------------------------------

Upload::~Upload() {
  if (!files_stay_) drop_files();
}

Upload::Upload(Upload&& other) noexcept
    : store_(other.store_),
      outcome_(other.outcome_),
      words_(std::move(other.words_)),
      files_(std::exchange(other.files_, {})),
      fields_(std::move(other.fields_)),
      files_stay_(other.files_stay_) {}

int Upload::status() const {
  switch (outcome_) {
    case UploadOutcome::accepted:
      return 200;
    case UploadOutcome::forbidden:
      return 403;
    case UploadOutcome::nothing_chosen:
    case UploadOutcome::file_empty:
    case UploadOutcome::too_many_files:
      return 422;
    case UploadOutcome::file_too_large:
    case UploadOutcome::too_much:
      return 413;
    case UploadOutcome::unreadable:
    case UploadOutcome::cut_off:
      return 400;
    case UploadOutcome::store_full:
      return 507;
  }
  return 500;
}

void Upload::refuse(UploadOutcome outcome, std::string words) {
  outcome_ = outcome;
  words_ = std::move(words);
  drop_files();
  if (outcome == UploadOutcome::forbidden) fields_.clear();
}

void Upload::drop_files() noexcept {
  for (const NewDocument& file : std::exchange(files_, {})) {
    try {
      store_->remove(file.stored.stored_as);
    } catch (const std::exception& error) {
      // It has no row, so nobody sees it, and the sweeping job finds it.
      log::warning("upload-left-behind", {{"why", error.what()}});
    }
  }
}

// --- the reading ------------------------------------------------------------------------------

/// Told of each part by the parser; what it makes of them is `upload`.
class UploadReader final : public MultipartHandler {
 public:
  UploadReader(const DocumentStore& store, Random& random, const Config& config,
               const CsrfCheck& csrf_fits)
      : upload_(store), store_(store), random_(random), config_(config), csrf_fits_(csrf_fits) {}

  void read(const Request& request);
  void refuse_for_lack_of_room() {
    refuse(
        UploadOutcome::store_full,
        "There is no room for files on our side at the moment. Nothing was kept. Please try again "
        "later; if it goes on, tell us.");
  }
  Upload take(bool text_alone);

  bool on_part_begin(const PartHead& head) override;
  bool on_part_data(std::string_view bytes) override;
  bool on_part_end() override;

 private:
  enum class Part { csrf, field, file };

  bool refuse(UploadOutcome outcome, std::string words) {
    upload_.refuse(outcome, std::move(words));
    return false;
  }
  bool forbid() {
    return refuse(
        UploadOutcome::forbidden,
        "This page was open for too long, or the form came from elsewhere. Please go back, "
        "reload the page and send it again.");
  }
  bool too_large() {
    return refuse(UploadOutcome::file_too_large,
                  quoted(name_) + " is larger than " + size_in_words(config_.max_file_bytes) +
                      ", which is the most that one file may have. Nothing was kept.");
  }
  bool too_much() {
    return refuse(UploadOutcome::too_much, "All files together may have " +
                                               size_in_words(config_.max_upload_bytes) +
                                               " at most. Nothing was kept. Please send fewer.");
  }
  bool begin_file();
  bool end_file();

  Upload upload_;
  const DocumentStore& store_;
  Random& random_;
  const Config& config_;
  const CsrfCheck& csrf_fits_;

  bool csrf_seen_ = false;
  Part part_ = Part::csrf;
  std::string value_;                 // of the csrf or text field that is arriving
  std::string name_;                  // of the file that is arriving, cleaned
  bool named_ = false;                // a file was chosen, as far as its name says
  std::optional<IncomingFile> file_;  // from its first byte on
  std::uint64_t stored_bytes_ = 0;
};

bool UploadReader::on_part_begin(const PartHead& head) {
  if (!csrf_seen_) {
    part_ = Part::csrf;
    value_.clear();
    csrf_seen_ = true;
    return (head.name == "csrf" && !head.filename) || forbid();
  }
  if (!head.filename) {
    part_ = Part::field;
    upload_.fields_.emplace_back(head.name, std::string());
    return true;
  }
  part_ = Part::file;
  named_ = !head.filename->empty();
  name_ = clean_file_name(*head.filename);
  return true;
}

bool UploadReader::on_part_data(std::string_view bytes) {
  switch (part_) {
    case Part::csrf:
      value_ += bytes;
      return value_.size() <= kCsrfBytes || forbid();
    case Part::field:
      upload_.fields_.back().second += bytes;
      return true;
    case Part::file:
      break;
  }
  if (!file_ && !begin_file()) return false;
  if (bytes.size() > config_.max_file_bytes - file_->size()) return too_large();
  if (bytes.size() > config_.max_upload_bytes - stored_bytes_) return too_much();
  file_->write(bytes);
  stored_bytes_ += bytes.size();
  return true;
}

bool UploadReader::on_part_end() {
  switch (part_) {
    case Part::csrf:
      return csrf_fits_(value_) || forbid();
    case Part::field:
      return true;
    case Part::file:
      return end_file();
  }
  return false;
}

bool UploadReader::begin_file() {
  if (upload_.files_.size() >= static_cast<std::size_t>(config_.max_files_per_upload)) {
    return refuse(UploadOutcome::too_many_files,
                  "At most " + std::to_string(config_.max_files_per_upload) +
                      " files can be sent at once. Nothing was kept. Please send fewer.");
  }
  file_.emplace(store_.receive(random_));
  return true;
}

bool UploadReader::end_file() {
  if (!file_) {
    if (!named_) return true;  // the browser's way to say that no file was chosen
    return refuse(UploadOutcome::file_empty,
                  quoted(name_) + " is empty. Please check the file and choose it again.");
  }
  // Room first: once the file is finished, the list must not fail to take it.
  upload_.files_.reserve(upload_.files_.size() + 1);
  NewDocument document{name_, file_->finish(name_)};
  upload_.files_.push_back(std::move(document));
  file_.reset();
  return true;
}

void UploadReader::read(const Request& request) {
  const auto boundary = multipart_boundary(request.content_type);
  if (!boundary) {
    refuse(UploadOutcome::unreadable, std::string(explain(MultipartError::bad_boundary)));
    return;
  }
  MultipartLimits limits;
  limits.parts = static_cast<std::size_t>(config_.max_files_per_upload) + kFields;
  limits.field_bytes = kFieldBytes;
  MultipartParser parser{*boundary, *this, limits};
  std::array<char, kPiece> piece;
  bool more = true;
  while (more) {
    const std::size_t count = request.read_body(piece);
    more = count != 0 && parser.feed({piece.data(), count});
  }
  if (parser.finish() || !upload_.accepted()) return;
  refuse(parser.error() == MultipartError::cut_off ? UploadOutcome::cut_off
                                                   : UploadOutcome::unreadable,
         std::string(explain(parser.error())));
}

Upload UploadReader::take(bool text_alone) {
  file_.reset();
  if (upload_.accepted() && !csrf_seen_) forbid();
  if (upload_.accepted() && upload_.files_.empty() && !text_alone) {
    refuse(UploadOutcome::nothing_chosen, "Please choose a file first.");
  }
  return std::move(upload_);
}

bool is_upload(const Request& request) {
  return multipart_boundary(request.content_type).has_value();
}

Upload read_upload(const Request& request, const DocumentStore& store, Random& random,
                   const Config& config, const CsrfCheck& csrf_fits, bool text_alone) {
  UploadReader reader{store, random, config, csrf_fits};
  try {
    reader.read(request);
  } catch (const StoreFull& full) {
    log::error("store-full", {{"id", request.id}, {"why", full.what()}});
    reader.refuse_for_lack_of_room();
  }
  return reader.take(text_alone);
}

}  // namespace latchkey
