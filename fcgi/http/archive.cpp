#include "fcgi/http/archive.hpp"

#include "core/base/log.hpp"
#include "fcgi/http/content_disposition.hpp"

namespace latchkey {

ArchivePlace take_archive_place(Services& services, FirmId firm, const Author& author) {
  auto turn = ArchiveTurn::take(services.database, firm, author);
  if (!turn) {
    throw HttpError{429, "You are downloading an archive already",
                    "Wait until it has arrived, or cancel it in your browser; then start this one. "
                    "Single files can be downloaded meanwhile.",
                    30};
  }
  auto slot = services.archives.try_take();
  if (!slot) {
    throw HttpError{503, "Others are downloading archives",
                    "As many archives as can be sent at once are on their way to other people. "
                    "Please try again in a few minutes. Single files can be downloaded meanwhile.",
                    60};
  }
  return {std::move(turn), std::move(slot)};
}

Response archive_response(const std::string& name, ArchivePlace place,
                          std::function<void(const Sink&)> send) {
  Response response;
  response.header("Content-Type", "application/zip");
  response.header("Content-Disposition", attachment_disposition(name));
  response.header("Content-Security-Policy", "sandbox; default-src 'none'");
  response.header("X-Content-Type-Options", "nosniff");
  response.header("Cache-Control", "private, no-store");
  response.stream = [place = std::move(place), send = std::move(send)](const Sink& sink) {
    send(sink);
  };
  return response;
}

bool put_document(ZipStream& zip, const DocumentStore& store, const std::string& path,
                  const Document& document) {
  const Stored& stored = document.stored;
  try {
    OutgoingFile file = store.open(stored.stored_as, stored.sealed_key, stored.size);
    if (!zip.begin(path, stored.size, document.created_at)) return false;
    bool there = true;
    file.send([&](std::string_view bytes) { return there = zip.write(bytes); });
    return there;
  } catch (const StoreError& error) {
    log::error("archive-cut",
               {{"document", std::to_string(document.id.value)}, {"why", error.what()}});
    throw;
  }
}

}  // namespace latchkey
