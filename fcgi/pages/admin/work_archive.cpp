#include "fcgi/pages/admin/work_archive.hpp"

#include "core/base/secret.hpp"
#include "fcgi/http/archive.hpp"
#include "fcgi/http/archive_names.hpp"

namespace latchkey::admin {
namespace {

/// "02 Bank statements": as the pages order them.
std::string numbered(unsigned number, const std::string& title) {
  return (number < 10 ? "0" : "") + std::to_string(number) + " " + title;
}

/// A field of a CSV (RFC 4180). One that a table program would take for a formula is made a text.
std::string csv_field(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) {
    text.insert(0, "'");
  }
  std::string field = "\"";
  for (char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + '"';
}

std::string csv_line(std::initializer_list<std::string> fields) {
  std::string line;
  for (const std::string& field : fields) line += (line.empty() ? "" : ",") + csv_field(field);
  return line + "\r\n";
}

std::string title_of(const WorkItem& work) {
  return work.client_name + " – " + work.title;
}

}  // namespace

std::string WorkArchive::name() const {
  return title_of(work) + ".zip";
}

void WorkArchive::send(const Sink& sink) const {
  ArchiveNames names;
  const std::string top = names.folder("", "top", title_of(work));
  std::vector<std::string> paths;
  // With a mark of its encoding, without which Excel garbles names.
  std::string list = "\xEF\xBB\xBF" + csv_line({"File", "Checklist", "Request", "Original name",
                                                "Bytes", "SHA-256", "From", "Added"});
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
