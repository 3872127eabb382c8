#include "fcgi/pages/admin/documents.hpp"

#include <algorithm>

#include "core/base/secret.hpp"
#include "core/base/size.hpp"
#include "core/base/words.hpp"
#include "core/domain/document_preview.hpp"
#include "core/domain/work_document.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/http/archive.hpp"
#include "fcgi/http/download.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/file_rows.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/admin/work_archive.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/documents/show.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_documents_show;

constexpr const char* kWhat = "That file";

void fill_facts(Block& body, const Visit& visit, const WorkItem& work, const WorkDocument& placed) {
  const Document& document = placed.document;
  body.set(t::DOCUMENT_NAME, document.name)
      .set(t::DOCUMENT_URL, document_path(work.id, document.id))
      .set(t::DOCUMENT_SIZE, size_in_words(document.stored.size))
      .set(t::DOCUMENT_KIND, kind_in_words(document.stored.media_type))
      .set(t::DOCUMENT_BY, document.author.name)
      .set(t::DOCUMENT_SUM, hex(as_text(document.stored.sha256)))
      .set(t::ADDED_AT, iso_time(document.created_at))
      .set(t::ADDED_WORDS, when(visit, document.created_at))
      .set(t::WORK_TITLE, work.title)
      .set(t::WORK_URL, work_path(work.id))
      .set(t::CHECKLIST_TITLE, placed.checklist_name)
      .set(t::CHECKLIST_URL, checklist_path(work.id, placed.checklist))
      .set(t::REQUEST_TITLE, placed.request_title)
      .set(t::REQUEST_URL, request_path(work.id, placed.checklist, document.request));
  if (document.stored.size >= 1000) {
    body.show(t::ROUNDED).set(t::DOCUMENT_BYTES, plural(document.stored.size, "byte"));
  }
  if (document.author.staff && document.client_read_at) {
    body.show(t::READ_BY_CLIENT)
        .set(t::READ_AT, iso_time(*document.client_read_at))
        .set(t::READ_WORDS, when(visit, *document.client_read_at));
  } else if (document.author.staff) {
    body.show(t::UNREAD_BY_CLIENT);
  }
}

void fill_picture(Block& body, const PreviewPicture& picture, const DocumentPreview& preview,
                  const std::string& path) {
  const unsigned page = picture.page;
  Block shown = body.show(t::PICTURE);
  shown.set(t::PICTURE_URL, path + "/preview?page=" + std::to_string(page))
      .set(t::PICTURE_WIDTH, picture.width)
      .set(t::PICTURE_HEIGHT, picture.height)
      .set(t::PAGE, page)
      .set(t::PAGES_IN_ALL, preview.pages_in_all);
  if (preview.pages_in_all < 2) return;
  Block pager = body.show(t::PAGER);
  auto link = [&](unsigned to) { return path + "/view?page=" + std::to_string(to); };
  pager.set(t::PAGE, page).set(t::PAGES_IN_ALL, preview.pages_in_all);
  if (page > 1) pager.show(t::BEFORE).set(t::BEFORE_URL, link(page - 1));
  if (page < preview.pages) pager.show(t::AFTER).set(t::AFTER_URL, link(page + 1));
  if (preview.pages < preview.pages_in_all) pager.show(t::CUT).set(t::PAGES, preview.pages);
}

}  // namespace

Response show_document(Services& services, const Visit& visit) {
  Database& db = services.database;
  const FirmId firm = visit.firm.id;
  const auto work = find_work_item(db, firm, visit.id<WorkItemId>("work"));
  if (!work) throw not_here(kWhat);
  const auto placed = find_work_document(db, firm, work->id, visit.id<DocumentId>("document"));
  if (!placed) throw not_here(kWhat);
  Page page = staff_page(services, visit, t::kFile, placed->document.name, Desk::work);
  fill_facts(page.body(), visit, *work, *placed);
  const auto preview = find_preview(db, firm, work->id, placed->document.id);
  std::optional<PreviewPicture> picture;
  if (preview) {
    const auto asked = static_cast<unsigned>(std::max(asked_page(visit), 1));
    picture = find_preview_picture(db, firm, work->id, placed->document.id,
                                   std::min(asked, preview->pages));
  }
  if (picture) {
    fill_picture(page.body(), *picture, *preview, document_path(work->id, placed->document.id));
  } else {
    const std::string view = document_path(work->id, placed->document.id) + "/view";
    bool waiting = preview_is_waiting(db, firm, work->id, placed->document.id);
    page.body().show(waiting ? t::WAITING : t::NONE).set(t::VIEW_URL, view);
  }
  return page.respond(services.templates);
}

Response show_document_preview(Services& services, const Visit& visit) {
  Database& db = services.database;
  const FirmId firm = visit.firm.id;
  const auto work = visit.id<WorkItemId>("work");
  const auto document = visit.id<DocumentId>("document");
  const bool small = !visit.asked("small").empty();
  const auto page = small ? 0U : static_cast<unsigned>(std::max(asked_page(visit), 1));
  const auto picture = find_preview_picture(db, firm, work, document, page);
  if (!picture) throw not_here("A picture of that page");
  Response response = show_picture(services.documents, *picture, document);
  // A thumbnail comes with each list; only who looks at a page has read something.
  if (!small && visit.request.method != Method::head) {
    record_look(db, services.keys, firm, acting(visit).author(), visit.browser.ip, work, document,
                page, visit.now);
  }
  return response;
}

Response download_work_archive(Services& services, const Visit& visit) {
  Database& db = services.database;
  const FirmId firm = visit.firm.id;
  const auto work = find_work_item(db, firm, visit.id<WorkItemId>("work"));
  if (!work) throw not_here("That work");
  auto documents = list_work_documents(db, firm, work->id);
  if (documents.empty()) return see_other(work_path(work->id));
  ArchivePlace place;
  if (visit.request.method != Method::head) {
    const Author author = acting(visit).author();
    place = take_archive_place(services, firm, author);
    record_work_archive(db, services.keys, firm, author, visit.browser.ip, work->id,
                        documents.size(), visit.now);
  }
  WorkArchive archive{services.documents, *work, visit.firm.time_zone, std::move(documents),
                      visit.now};
  const std::string name = archive.name();
  return archive_response(name, std::move(place),
                          [archive = std::move(archive)](const Sink& sink) { archive.send(sink); });
}

}  // namespace latchkey::admin
