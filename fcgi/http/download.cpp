#include "fcgi/http/download.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "core/base/log.hpp"
#include "fcgi/http/content_disposition.hpp"

namespace latchkey {
namespace {

constexpr std::array<std::string_view, 24> kHarmless = {
    "application/pdf",
    "application/zip",
    "application/msword",
    "application/rtf",
    "application/vnd.ms-excel",
    "application/vnd.ms-outlook",
    "application/vnd.ms-powerpoint",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "audio/mpeg",
    "image/bmp",
    "image/gif",
    "image/heic",
    "image/heif",
    "image/jpeg",
    "image/png",
    "image/tiff",
    "image/webp",
    "text/csv",
    "text/plain",
    "video/mp4",
};

OutgoingFile open_or_refuse(const DocumentStore& store, DocumentId document,
                            const std::string& stored_as, const std::string& sealed_key,
                            std::uint64_t size) {
  const std::string number = std::to_string(document.value);
  try {
    return store.open(stored_as, sealed_key, size);
  } catch (const StoreDamaged& damage) {
    log::error("document-damaged", {{"document", number}, {"why", damage.what()}});
    throw HttpError{
        500, "This file is damaged",
        "The file does not lie in our store as it was put there, so it is not given out. "
        "Please ask for it to be sent again."};
  } catch (const StoreError& error) {
    log::error("store-unreadable", {{"document", number}, {"why", error.what()}});
    throw HttpError{503, "Files cannot be reached right now",
                    "Your files are safe, but they cannot be read at the moment. Please try again "
                    "in a few minutes.",
                    60};
  }
}

/// The file as it is, under headers by which it is never kept and never a page of ours.
Response streamed(OutgoingFile opened, const std::string& type, std::uint64_t size) {
  // Shared, because a Response can be copied and an open file cannot.
  auto file = std::make_shared<OutgoingFile>(std::move(opened));
  Response response;
  response.header("Content-Type", type);
  response.header("Content-Length", std::to_string(size));
  response.header("Content-Security-Policy", "sandbox; default-src 'none'");
  response.header("X-Content-Type-Options", "nosniff");
  response.header("Cache-Control", "private, no-store");
  response.stream = [file](const Sink& sink) { file->send(sink); };
  return response;
}

}  // namespace

std::string download_type(std::string_view media_type) {
  bool harmless = std::find(kHarmless.begin(), kHarmless.end(), media_type) != kHarmless.end();
  return harmless ? std::string(media_type) : "application/octet-stream";
}

Response download(const DocumentStore& store, const Document& document) {
  const Stored& stored = document.stored;
  auto file = open_or_refuse(store, document.id, stored.stored_as, stored.sealed_key, stored.size);
  Response response = streamed(std::move(file), download_type(stored.media_type), stored.size);
  response.header("Content-Disposition", attachment_disposition(document.name));
  return response;
}

Response show_picture(const DocumentStore& store, const PreviewPicture& picture,
                      DocumentId document) {
  return streamed(
      open_or_refuse(store, document, picture.stored_as, picture.sealed_key, picture.size),
      "image/png", picture.size);
}

}  // namespace latchkey
