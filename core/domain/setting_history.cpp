#include "core/domain/setting_history.hpp"

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

constexpr std::size_t kMostKept = 300;

#define SETTING_CHANGE_COLUMNS "SELECT id, at, staff_name, setting, old_value, new_value "

SettingChange to_change(Row& row) {
  return {row.get<std::uint64_t>(), row.get<Time>(),        row.get<std::string>(),
          row.get<std::string>(),   row.get<std::string>(), row.get<std::string>()};
}

}  // namespace

void record_setting_change(Database& db, FirmId firm, const ActingStaff& by,
                           const std::string& setting, const std::string& was,
                           const std::string& is, Time now) {
  db.execute(
      "INSERT INTO setting_changes (firm_id, at, staff_id, staff_name, setting, old_value, "
      "new_value) VALUES (?, ?, ?, ?, ?, ?, ?)",
      {firm, now, by.id, by.name, setting, cut_code_points(was, kMostKept),
       cut_code_points(is, kMostKept)});
}

Listing<SettingChange> list_setting_changes(Database& db, FirmId firm, int page) {
  Listing<SettingChange> listing;
  listing.page = page;
  listing.total =
      db.find_value<std::uint64_t>("SELECT COUNT(*) FROM setting_changes WHERE firm_id = ?", {firm})
          .value_or(0);
  listing.rows = db.list(SETTING_CHANGE_COLUMNS
                         "FROM setting_changes WHERE firm_id = ? ORDER BY id DESC LIMIT ? OFFSET ?",
                         {firm, kRowsPerPage, rows_before(page)}, to_change);
  return listing;
}

std::optional<SettingChange> find_setting_change(Database& db, FirmId firm, std::uint64_t id) {
  return db.find(SETTING_CHANGE_COLUMNS "FROM setting_changes WHERE firm_id = ? AND id = ?",
                 {firm, id}, to_change);
}

}  // namespace latchkey
