#include "core/domain/preview_making.hpp"

#include <algorithm>
#include <chrono>

#include "core/base/log.hpp"
#include "core/domain/document_preview.hpp"
#include "core/store/preview.hpp"

namespace latchkey {
namespace {

using Clock = std::chrono::steady_clock;

/// Then what was drawn so far is what there is.
constexpr std::chrono::seconds kLongestDrawing{60};
constexpr std::uint64_t kMostBytes = 24'000'000;
constexpr std::chrono::minutes kNoSandboxPause{1};

/// The pictures of one document.
struct Pictures {
  SandboxEnd end = SandboxEnd::done;  // of what failed first, before there was any picture
  unsigned pages_in_all = 0;
  std::vector<Picture> drawn{};  // the thumbnail, then pages
};

Pictures draw_pictures_of_image(const std::string& bytes) {
  Pictures pictures;
  for (unsigned side : {kThumbnailSide, kPageSide}) {
    Drawn drawn = draw_image(bytes, side, side);
    if (!drawn.picture) return {drawn.end};
    pictures.drawn.push_back(std::move(*drawn.picture));
  }
  pictures.pages_in_all = 1;
  return pictures;
}

Pictures draw_pictures_of_pdf(const std::string& bytes) {
  const auto until = Clock::now() + kLongestDrawing;
  const CountedPages counted = count_pdf_pages(bytes);
  if (counted.end != SandboxEnd::done) return {counted.end};
  Pictures pictures;
  pictures.pages_in_all = counted.pages;
  Drawn thumbnail = draw_pdf_page(bytes, 1, kThumbnailSide);
  if (!thumbnail.picture) return {thumbnail.end};
  pictures.drawn.push_back(std::move(*thumbnail.picture));
  std::uint64_t size = 0;
  for (unsigned page = 1; page <= std::min(counted.pages, kMostPreviewPages); ++page) {
    Drawn drawn = draw_pdf_page(bytes, page, kPageSide);
    if (!drawn.picture && page == 1) return {drawn.end};
    if (!drawn.picture) break;
    size += drawn.picture->png.size();
    if (size > kMostBytes) break;
    pictures.drawn.push_back(std::move(*drawn.picture));
    if (Clock::now() > until) break;
  }
  return pictures;
}

std::string read_whole(const DocumentStore& store, const Stored& stored) {
  std::string bytes;
  bytes.reserve(stored.size);
  store.open(stored.stored_as, stored.sealed_key, stored.size).send([&](std::string_view piece) {
    bytes += piece;
    return true;
  });
  return bytes;
}

PreviewPicture put(const DocumentStore& store, Random& random, const Picture& picture,
                   unsigned page) {
  IncomingFile file = store.receive(random);
  file.write(picture.png);
  Stored stored = file.finish("preview.png");
  return {page, picture.width, picture.height, stored.size, stored.stored_as, stored.sealed_key};
}

Pictures draw_pictures(const DocumentStore& store, const WantedPreview& wanted) {
  const Stored& stored = wanted.stored;
  const bool hopeless = stored.stored_as.empty() || wanted.attempts > kMostPreviewAttempts ||
                        stored.size > DocumentStore::kVerifiedWhole;
  if (hopeless || !can_be_drawn(stored.media_type)) return {};
  try {
    const std::string bytes = read_whole(store, stored);
    return is_pdf(stored.media_type) ? draw_pictures_of_pdf(bytes) : draw_pictures_of_image(bytes);
  } catch (const StoreDamaged& damage) {
    log::error("preview-of-damaged",
               {{"document", std::to_string(wanted.document.value)}, {"why", damage.what()}});
    return {};
  }
}

}  // namespace

PreviewMaking make_next_preview(Database& db, const DocumentStore& store, Random& random,
                                Time now) {
  const auto wanted = take_wanted_preview(db, now);
  if (!wanted) return PreviewMaking::nothing_to_do;
  const Pictures pictures = draw_pictures(store, *wanted);
  // Whether the file or the host is to blame: bubblewrap that may not run looks like any failure.
  if (pictures.end != SandboxEnd::done && !why_no_sandbox().empty()) {
    put_back_wanted_preview(db, *wanted, now + kNoSandboxPause);
    return PreviewMaking::no_sandbox;
  }
  std::vector<PreviewPicture> kept;
  for (const Picture& picture : pictures.drawn) {
    kept.push_back(put(store, random, picture, static_cast<unsigned>(kept.size())));
  }
  if (!keep_preview(db, *wanted, pictures.pages_in_all, kept)) {
    for (const PreviewPicture& picture : kept) store.remove(picture.stored_as);
  }
  return PreviewMaking::worked;
}

}  // namespace latchkey
