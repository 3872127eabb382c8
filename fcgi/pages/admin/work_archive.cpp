#include "fcgi/pages/admin/work_archive.hpp"

#include "core/base/csv.hpp"
#include "core/base/secret.hpp"
#include "fcgi/http/archive.hpp"
#include "fcgi/http/archive_names.hpp"

namespace latchkey::admin {
namespace {

/// "02 Bank statements": as the pages order them.
std::string numbered(unsigned number, const std::string& title) {
  return (number < 10 ? "0" : "") + std::to_string(number) + " " + title;
}

std::string title_of(const WorkItem& work) {
  return work.client_name + " – " + work.title;
}

}  // namespace

std::string WorkArchive::name() const {
  return ArchiveNames{}.folder("", "top", title_of(work)) + ".zip";
}

void WorkArchive::send(const Sink& sink) const {
  ArchiveNames names;
  const std::string top = names.folder("", "top", title_of(work));
  std::vector<std::string> paths;
  std::string list =
      std::string(kCsvBegin) + csv_line({"File", "Checklist", "Request", "Original name", "Bytes",
                                         "SHA-256", "From", "Added"});
  unsigned checklist = 0;
  const WorkDocument* before = nullptr;
  for (const WorkDocument& placed : documents) {
    if (!before || before->checklist != placed.checklist) ++checklist;
    before = &placed;
    const Document& document = placed.document;
    std::string folder = names.folder(top, "c" + std::to_string(placed.checklist.value),
                                      numbered(checklist, placed.checklist_name));
    folder = names.folder(folder, "r" + std::to_string(document.request.value),
                          numbered(placed.request_position, placed.request_title));
    paths.push_back(names.file(folder, document.name));
    list += csv_line({paths.back().substr(top.size() + 1), placed.checklist_name,
                      placed.request_title, document.name, std::to_string(document.stored.size),
                      hex(as_text(document.stored.sha256)), document.author.name,
                      time_in_words(document.created_at, time_zone)});
  }
  ZipStream zip{sink};
  if (!zip.begin(top + "/Contents.csv", list.size(), now) || !zip.write(list)) return;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (!put_document(zip, store, paths[i], documents[i].document)) return;
  }
  zip.finish();
}

}  // namespace latchkey::admin
