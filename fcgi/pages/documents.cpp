#include "fcgi/pages/documents.hpp"

#include <charconv>

#include "core/base/log.hpp"
#include "core/base/size.hpp"
#include "core/base/words.hpp"
#include "core/domain/client.hpp"
#include "core/domain/contact_documents.hpp"
#include "fcgi/http/archive.hpp"
#include "fcgi/http/archive_names.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/lists.hpp"
#include "fcgi/pages/paths.hpp"
#include "tpl/documents/index.hpp"

namespace latchkey {
namespace {

namespace t = tpl::documents_index;

constexpr const char* kPath = "/documents";
constexpr int kFirstYear = 1970, kLastYear = 9999;

DocumentFilter read_filter(const Visit& visit) {
  DocumentFilter filter{searched(visit, "find"), {}};
  std::string_view text = visit.asked("year");
  int year = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error == std::errc{} && end == text.data() + text.size() && year >= kFirstYear &&
      year <= kLastYear) {
    filter.year = year;
  }
  return filter;
}

NameValues query_of(const DocumentFilter& filter) {
  return {{"find", filter.searched}, {"year", filter.year ? std::to_string(*filter.year) : ""}};
}

void fill_choices(Block& body, const DocumentFilter& filter,
                  const std::vector<DocumentYear>& years) {
  Block any = body.add(t::ANY);
  any.set(t::SEARCHED, filter.searched).show_if(filter.any(), t::FILTERED);
  if (filter.year) any.show(t::YEAR_KEPT).set(t::YEAR_NUMBER, *filter.year);
  std::uint64_t all = 0;
  for (const DocumentYear& year : years) all += year.files;
  auto choice = [&](const std::optional<int>& year, const std::string& words, std::uint64_t files) {
    any.add(t::YEAR_CHOICE)
        .set(t::YEAR_URL, list_url(kPath, query_of({filter.searched, year})))
        .set(t::YEAR_WORDS, words)
        .set(t::FILES, files)
        .show_if(year == filter.year, t::CHOSEN);
  };
  choice(std::nullopt, "All years", all);
  for (const DocumentYear& year : years) choice(year.year, std::to_string(year.year), year.files);
}

void fill_document(Block row, const ContactDocument& placed, const ContactSession& session) {
  const Document& document = placed.document;
  bool own = document.author.contact == session.contact;
  row.set(t::DOCUMENT_URL, document_path(placed.work, document.id))
      .set(t::DOCUMENT_NAME, document.name)
      .set(t::DOCUMENT_SIZE, size_in_words(document.stored.size))
      .set(t::DOCUMENT_BY, own ? "you" : document.author.name)
      .set(t::ADDED_AT, iso_time(document.created_at))
      .set(t::ADDED_WORDS, date_in_words(day_in_zone(document.created_at, session.time_zone)))
      .set(t::REQUEST_URL, request_path(placed.work, document.request))
      .set(t::REQUEST_TITLE, placed.request_title);
}

void fill_found(Block& body, const DocumentPage& page, const DocumentFilter& filter,
                const ContactSession& session, bool several_clients) {
  Block found = body.add(t::FOUND);
  const std::uint64_t total = page.listing.total;
  found.set(t::ARCHIVE_URL, list_url("/documents/archive", query_of(filter)))
      .set(t::ARCHIVE_WORDS, total == 1
                                 ? "Download it as a ZIP"
                                 : "Download " + std::string{filter.any() ? "these " : "all "} +
                                       plural(total, "file") + " as one ZIP")
      .set(t::ARCHIVE_SIZE, size_in_words(page.bytes));
  std::optional<Block> year, work;
  const ContactDocument* before = nullptr;
  for (const ContactDocument& placed : page.listing.rows) {
    bool new_year = !before || before->year != placed.year;
    if (new_year) {
      year = found.add(t::YEAR);
      year->set(t::YEAR_WORDS, placed.year);
    }
    if (new_year || before->work != placed.work) {
      work = year->add(t::WORK);
      work->set(t::WORK_URL, work_path(placed.work)).set(t::WORK_TITLE, placed.work_title);
      if (several_clients) work->show(t::OF_CLIENT).set(t::CLIENT_NAME, placed.client_name);
    }
    fill_document(work->add(t::DOCUMENT), placed, session);
    before = &placed;
  }
  paginate(found, t::PAGES, PageOfList{page.listing}, kPath, query_of(filter));
}

/// All that a stream needs after the handler has returned.
struct Archive {
  Services& services;
  FirmId firm;
  ContactId contact;
  std::string zone;
  Time now;
  DocumentFilter filter;
  bool several_clients;
  std::vector<WorkItemId> works;
};

void send_archive(const Archive& archive, const Sink& sink) {
  Database& db = archive.services.database;
  ZipStream zip{sink};
  ArchiveNames names;
  for (WorkItemId work : archive.works) {
    for (const ContactDocument& placed : list_contact_documents(
             db, archive.firm, archive.contact, work, archive.zone, archive.filter, archive.now)) {
      std::string folder;
      if (archive.several_clients) {
        folder = names.folder(folder, "client " + std::to_string(placed.client.value),
                              placed.client_name);
      }
      folder = names.folder(folder, "work " + std::to_string(work.value), placed.work_title);
      folder = names.folder(folder, "request " + std::to_string(placed.document.request.value),
                            placed.request_title);
      if (!put_document(zip, archive.services.documents, names.file(folder, placed.document.name),
                        placed.document)) {
        return;
      }
    }
  }
  zip.finish();
}

/// "Hartwell & Finch documents 2025.zip"
std::string archive_name(const Visit& visit, const DocumentFilter& filter) {
  const std::string year = filter.year ? " " + std::to_string(*filter.year) : "";
  return ArchiveNames{}.folder("", "top", visit.firm.name + " documents" + year) + ".zip";
}

}  // namespace

Response list_documents_page(Services& services, const Visit& visit) {
  const ContactSession& session = *visit.session;
  Database& db = services.database;
  FirmId firm = visit.firm.id;
  DocumentFilter filter = read_filter(visit);
  auto years = list_document_years(db, firm, session.contact, session.time_zone, visit.now);
  Page page = client_page(services, visit, t::kFile, "Documents", At::documents);
  if (years.empty()) {
    page.body().show(t::EMPTY);
    return page.respond(services.templates);
  }
  auto found = list_contact_documents(db, firm, session.contact, session.time_zone, filter,
                                      asked_page(visit), visit.now);
  PageOfList at{found.listing};
  if (at.past_the_end()) return to_last_page(at, kPath, query_of(filter));
  fill_choices(page.body(), filter, years);
  if (found.listing.total == 0) {
    page.body().show(t::NOTHING_FOUND);
  } else {
    fill_found(page.body(), found, filter, session,
               list_clients_of(db, firm, session.contact).size() > 1);
  }
  return page.respond(services.templates);
}

Response download_archive(Services& services, const Visit& visit) {
  const ContactSession& session = *visit.session;
  Database& db = services.database;
  FirmId firm = visit.firm.id;
  Archive archive{services,
                  firm,
                  session.contact,
                  session.time_zone,
                  visit.now,
                  read_filter(visit),
                  list_clients_of(db, firm, session.contact).size() > 1,
                  {}};
  archive.works = list_work_with_documents(db, firm, session.contact, session.time_zone,
                                           archive.filter, visit.now);
  if (archive.works.empty()) return see_other(list_url(kPath, query_of(archive.filter)));
  ArchivePlace place;
  if (visit.request.method != Method::head) {
    const Author author{.contact = session.contact, .staff = {}, .name = session.name};
    place = take_archive_place(services, firm, author);
    record_archive(db, services.keys, firm, author, visit.browser.ip, session.time_zone,
                   archive.filter, visit.now);
  }
  const std::string name = archive_name(visit, archive.filter);
  return archive_response(name, std::move(place), [archive = std::move(archive)](const Sink& sink) {
    send_archive(archive, sink);
  });
}

}  // namespace latchkey
