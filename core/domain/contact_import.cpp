#include "core/domain/contact_import.hpp"

#include "core/domain/contact_import_rows.hpp"
#include "core/domain/contact_list.hpp"

namespace latchkey {
namespace {

ImportState read_state(const std::string& name) {
  if (name == "confirmed") return ImportState::confirmed;
  if (name == "done") return ImportState::done;
  return name == "refused" ? ImportState::refused : ImportState::checked;
}

}  // namespace

SaveResult<ContactImportId> check_import(Database& db, FirmId firm, const ActingStaff& by,
                                         const std::string& file_name, std::string bytes,
                                         Time now) {
  using Result = SaveResult<ContactImportId>;
  ContactList list = read_contact_list(std::move(bytes));
  if (!list.refusal.empty()) return Result::refused({{"file", list.refusal}});
  return db.transaction([&] {
    ContactImportId import{db.insert(
        "INSERT INTO contact_imports (firm_id, staff_id, staff_name, ip, file_name, read_as, "
        "taken, ignored, state, row_count, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'checked', ?, ?)",
        {firm, by.id, by.name, by.ip, file_name, list.read_as, list.taken, list.ignored,
         list.lines.size(), now})};
    write_import_rows(db, firm, import, list.lines);
    match_import_rows(db, firm, import);
    return Result{SaveOutcome::saved, import};
  });
}

std::optional<ContactImport> find_import(Database& db, FirmId firm, ContactImportId import) {
  auto found = db.find(
      "SELECT i.id, i.staff_name, i.file_name, i.read_as = 'windows_1252', i.taken, i.ignored, "
      "i.state, "
      "i.skips_existing, i.created_at, i.finished_at, i.progress, i.row_count, i.new_contacts, "
      "i.known_contacts, i.new_clients FROM contact_imports i WHERE i.firm_id = ? AND i.id = ?",
      {firm, import}, [](Row& row) {
        ContactImport one{};
        one.id = row.get<ContactImportId>();
        one.staff_name = row.get<std::string>();
        one.file_name = row.get<std::string>();
        one.windows_1252 = row.get<bool>();
        one.taken = row.get<std::string>();
        one.ignored = row.get<std::string>();
        one.state = read_state(row.get<std::string>());
        one.skips_existing = row.get<bool>();
        one.created_at = row.get<Time>();
        one.finished_at = row.get<std::optional<Time>>();
        one.progress = row.get<int>();
        one.lines = row.get<std::uint64_t>();
        one.new_contacts = row.get<std::uint64_t>();
        one.known_contacts = row.get<std::uint64_t>();
        one.new_clients = row.get<std::uint64_t>();
        return one;
      });
  if (!found || found->state == ImportState::done) return found;
  db.find(
      "SELECT SUM(fault <> ''), SUM(fault = '' AND line = first_line AND is_new = 1), "
      "SUM(fault = '' AND line = first_line AND is_new = 0), "
      "COUNT(DISTINCT CASE WHEN fault = '' AND client <> '' AND client_id IS NULL AND is_new = 1 "
      "THEN client END) "
      "FROM contact_import_rows WHERE firm_id = ? AND import_id = ?",
      {firm, import}, [&](Row& row) {
        found->faults = row.get<std::optional<std::uint64_t>>().value_or(0);
        found->new_contacts = row.get<std::optional<std::uint64_t>>().value_or(0);
        found->known_contacts = row.get<std::optional<std::uint64_t>>().value_or(0);
        found->new_clients = row.get<std::uint64_t>();
        return 0;
      });
  return found;
}

Listing<ImportLine> list_import_lines(Database& db, FirmId firm, ContactImportId import,
                                      ImportLines which, int page) {
  const bool faults = which == ImportLines::faults;
  Listing<ImportLine> listing{{}, 0, std::max(page, 1)};
#define ROWS_OF "FROM contact_import_rows r WHERE r.firm_id = ? AND r.import_id = ? "
// What the first line of a known contact would put something else for, capitals and accents too.
#define REPLACED(column)                                               \
  "IF(r.line = r.first_line AND r." column " <> '' AND CAST(c." column \
  " AS BINARY) <> CAST(r." column " AS BINARY), c." column ", '')"
#define LINES_OF(only) \
  "SELECT r.line, r.name, r.address, r.client, r.role, r.is_new = 0, r.client_id IS NOT NULL, " \
  "r.fault, COALESCE(" REPLACED("name") ", ''), COALESCE(" REPLACED("time_zone") ", ''), "      \
  "r.time_zone FROM (SELECT r.* " ROWS_OF only                                                  \
  "ORDER BY r.line LIMIT ? OFFSET ?) r "                                                        \
  "LEFT JOIN contacts c ON c.firm_id = r.firm_id AND c.id = r.contact_id ORDER BY r.line"
  listing.total =
      db.find_value<std::uint64_t>(
            faults ? "SELECT COUNT(*) " ROWS_OF "AND r.fault <> ''" : "SELECT COUNT(*) " ROWS_OF,
            {firm, import})
          .value_or(0);
  listing.rows = db.list(
      faults ? LINES_OF("AND r.fault <> '' ") : LINES_OF(""),
      {firm, import, kRowsPerPage, rows_before(page)}, [](Row& row) {
        return ImportLine{row.get<std::uint64_t>(), row.get<std::string>(), row.get<std::string>(),
                          row.get<std::string>(),   row.get<std::string>(), row.get<bool>(),
                          row.get<bool>(),          row.get<std::string>(), row.get<std::string>(),
                          row.get<std::string>(),   row.get<std::string>()};
      });
#undef ROWS_OF
#undef LINES_OF
#undef REPLACED
  return listing;
}

SaveOutcome confirm_import(Database& db, FirmId firm, ContactImportId import, bool skips_existing,
                           Time now) {
  return db.transaction([&] {
    auto state = db.find_value<std::string>(
        "SELECT state FROM contact_imports WHERE firm_id = ? AND id = ? FOR UPDATE",
        {firm, import});
    if (!state) return SaveOutcome::gone;
    if (*state != "checked" && *state != "refused") return SaveOutcome::saved;
    // The firm may have changed since the file was read.
    match_import_rows(db, firm, import);
    if (find_import(db, firm, import)->faults > 0) {
      db.execute("UPDATE contact_imports SET state = 'checked' WHERE firm_id = ? AND id = ?",
                 {firm, import});
      return SaveOutcome::refused;
    }
    db.execute(
        "UPDATE contact_imports SET state = 'confirmed', skips_existing = ?, confirmed_at = ?, "
        "progress = 0, claimed_by = NULL, claimed_until = NULL WHERE firm_id = ? AND id = ?",
        {skips_existing, now, firm, import});
    return SaveOutcome::saved;
  });
}

SaveOutcome drop_import(Database& db, FirmId firm, ContactImportId import) {
  return db.transaction([&] {
    if (db.execute("DELETE FROM contact_imports WHERE firm_id = ? AND id = ? "
                   "AND state IN ('checked', 'refused')",
                   {firm, import}) == 0) {
      return SaveOutcome::gone;
    }
    forget_import_rows(db, firm, import);
    return SaveOutcome::saved;
  });
}

std::uint64_t forget_old_imports(Database& db, Time now) {
  struct Old {
    FirmId firm;
    ContactImportId import;
  };
  std::uint64_t forgotten = 0;
  for (const Old& old :
       db.list("SELECT i.firm_id, i.id FROM contact_imports i WHERE (i.state IN ('checked', "
               "'refused') AND i.created_at <= ?) OR (i.state = 'done' AND i.finished_at <= ? "
               "AND EXISTS (SELECT 1 FROM contact_import_rows r WHERE r.firm_id = i.firm_id "
               "AND r.import_id = i.id)) ORDER BY i.id LIMIT 10",
               {now - std::chrono::hours{24}, now - std::chrono::days{7}}, [](Row& row) {
                 return Old{row.get<FirmId>(), row.get<ContactImportId>()};
               })) {
    db.transaction([&] {
      db.execute("DELETE FROM contact_imports WHERE firm_id = ? AND id = ? AND state <> 'done'",
                 {old.firm, old.import});
      forget_import_rows(db, old.firm, old.import);
    });
    ++forgotten;
  }
  return forgotten;
}

}  // namespace latchkey
