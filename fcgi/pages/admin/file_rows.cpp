#include "fcgi/pages/admin/file_rows.hpp"

#include <utility>

#include "core/base/size.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "tpl/admin/requests/file.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_requests_file;

}  // namespace

void fill_file(Block& row, Include place, const Visit& visit, const WorkItem& work,
               const Document& document, const std::map<DocumentId, DocumentPreview>& previews) {
  Block line = row.include(place, t::kFile);
  const std::string path = document_path(work.id, document.id);
  line.set(t::DOCUMENT_URL, path)
      .set(t::VIEW_URL, path + "/view")
      .set(t::DOCUMENT_NAME, document.name)
      .set(t::DOCUMENT_SIZE, size_in_words(document.stored.size));
  if (!document.comment) {  // else its comment says so
    line.add(t::ADDED)
        .set(t::DOCUMENT_BY, document.author.name)
        .set(t::ADDED_AT, iso_time(document.created_at))
        .set(t::ADDED_WORDS, when(visit, document.created_at));
  }
  const auto preview = previews.find(document.id);
  if (preview == previews.end()) {
    line.show(t::NO_THUMBNAIL);
  } else {
    Block thumbnail = line.show(t::THUMBNAIL);
    thumbnail.set(t::THUMBNAIL_URL, path + "/preview?small=1");
    if (preview->second.pages_in_all > 1) {
      thumbnail.show(t::SEVERAL_PAGES).set(t::PAGES_IN_ALL, preview->second.pages_in_all);
    }
  }
  if (document.client_read_at) {
    line.add(t::READ_BY_CLIENT)
        .set(t::READ_AT, iso_time(*document.client_read_at))
        .set(t::READ_WORDS, when(visit, *document.client_read_at));
  } else if (!work.completed()) {
    line.add(t::REMOVABLE)
        .set(t::REMOVE_URL, path + "/remove")
        .set(t::DOCUMENT_NAME, document.name);
  }
}

std::string kind_in_words(const std::string& media_type) {
  static constexpr std::pair<std::string_view, const char*> kKinds[] = {
      {"application/pdf", "PDF"},
      {"image/jpeg", "Picture (JPEG)"},
      {"image/png", "Picture (PNG)"},
      {"image/webp", "Picture (WebP)"},
      {"image/gif", "Picture (GIF)"},
      {"image/tiff", "Picture (TIFF)"},
      {"image/heic", "Picture (HEIC)"},
      {"image/heif", "Picture (HEIF)"},
      {"text/csv", "Table (CSV)"},
      {"text/plain", "Text"},
      {"application/zip", "Archive (ZIP)"},
      {"application/msword", "Word document"},
      {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document"},
      {"application/vnd.ms-excel", "Excel table"},
      {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel table"},
      {"application/octet-stream", "Unknown"},
  };
  for (const auto& [type, words] : kKinds) {
    if (type == media_type) return words;
  }
  return media_type;
}

}  // namespace latchkey::admin
