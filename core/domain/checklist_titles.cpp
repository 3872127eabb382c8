#include "core/domain/checklist_titles.hpp"

#include <algorithm>
#include <string>

#include "core/base/utf8.hpp"
#include "core/domain/next_title.hpp"

namespace latchkey {
namespace {

/// Characters that the columns of names and titles hold, and those of headings (sql/0064).
constexpr std::size_t kMostTitle = 200;
constexpr std::size_t kMostHeading = 120;

/// Of headings, one a line, or of a title alone.
std::string moved_on(const std::string& lines, std::size_t most, Date from, Date to) {
  std::string moved;
  std::size_t begin = 0;
  while (begin <= lines.size()) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::string line = lines.substr(begin, end - begin);
    const std::string next = next_title(line, from, to);
    moved += (begin == 0 ? "" : "\n") + (count_code_points(next) > most ? line : next);
    begin = end + 1;
  }
  return moved;
}

struct Named {
  std::uint64_t id;
  std::string title, section;
};

std::vector<Named> list_named(Database& db, std::string_view sql, FirmId firm, WorkItemId work) {
  return db.list(sql, {firm, work}, [](Row& row) {
    Named named{};
    named.id = row.get<std::uint64_t>();
    named.title = row.get<std::string>();
    named.section = row.get<std::string>();
    return named;
  });
}

void move_on(Database& db, std::string_view list, std::string_view update, FirmId firm,
             WorkItemId work, Date from, Date to) {
  for (const Named& named : list_named(db, list, firm, work)) {
    const std::string title = moved_on(named.title, kMostTitle, from, to);
    const std::string section = moved_on(named.section, kMostHeading, from, to);
    if (title == named.title && section == named.section) continue;
    db.execute(update, {title, section, firm, work, named.id});
  }
}

}  // namespace

void move_titles_on(Database& db, FirmId firm, WorkItemId work, Date from, Date to) {
  move_on(db,
          "SELECT id, name, COALESCE(sections, '') FROM checklists WHERE firm_id = ? "
          "AND work_item_id = ?",
          "UPDATE checklists SET name = ?, sections = ? WHERE firm_id = ? AND work_item_id = ? "
          "AND id = ?",
          firm, work, from, to);
  move_on(db,
          "SELECT id, title, section FROM client_requests WHERE firm_id = ? AND work_item_id = ?",
          "UPDATE client_requests SET title = ?, section = ? WHERE firm_id = ? "
          "AND work_item_id = ? AND id = ?",
          firm, work, from, to);
}

}  // namespace latchkey
