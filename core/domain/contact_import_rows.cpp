#include "core/domain/contact_import_rows.hpp"

#include <span>

namespace latchkey {
namespace {

constexpr std::size_t kLinesAtOnce = 500;

// Rows go to the server as one text, many at a time: one by one they would take most of a minute.
void add_text(std::string& json, const char* name, std::string_view text) {
  json += json.back() == '{' ? "\"" : ",\"";
  json += name;
  json += "\":\"";
  for (char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += c;  // lines hold no control characters
  }
  json += '"';
}

std::string rows_of(std::span<const ContactListLine> lines) {
  std::string json = "[";
  for (const ContactListLine& line : lines) {
    if (json.size() > 1) json += ',';
    json += '{';
    add_text(json, "l", std::to_string(line.line));
    add_text(json, "f", std::to_string(line.first_line));
    add_text(json, "n", line.name);
    add_text(json, "a", line.address);
    add_text(json, "z", line.time_zone);
    add_text(json, "g", line.language);
    add_text(json, "c", line.client);
    add_text(json, "k", kind_name(line.kind));
    add_text(json, "r", line.role);
    add_text(json, "x", line.fault);
    json += '}';
  }
  return json + "]";
}

std::string addresses_of(std::span<const ContactListLine> lines) {
  std::string json = "[";
  for (const ContactListLine& line : lines) {
    for (const ContactAddress& address : line.addresses) {
      if (json.size() > 1) json += ',';
      json += '{';
      add_text(json, "l", std::to_string(line.line));
      add_text(json, "n", address.normal);
      add_text(json, "a", address.address);
      add_text(json, "p", &address == line.addresses.data() ? "1" : "0");
      json += '}';
    }
  }
  return json + "]";
}

}  // namespace

void write_import_rows(Database& db, FirmId firm, ContactImportId import,
                       const std::vector<ContactListLine>& all) {
  for (std::size_t at = 0; at < all.size(); at += kLinesAtOnce) {
    std::span lines = std::span{all}.subspan(at, std::min(kLinesAtOnce, all.size() - at));
    db.execute(
        "INSERT INTO contact_import_rows (firm_id, import_id, line, first_line, name, address, "
        "time_zone, language, client, client_kind, role, fault) "
        "SELECT ?, ?, j.l, j.f, j.n, j.a, j.z, j.g, j.c, j.k, j.r, j.x FROM JSON_TABLE(?, '$[*]' "
        "COLUMNS (l INT PATH '$.l', f INT PATH '$.f', n VARCHAR(120) PATH '$.n', "
        "a VARCHAR(254) PATH '$.a', z VARCHAR(64) PATH '$.z', g VARCHAR(35) PATH '$.g', "
        "c VARCHAR(160) PATH '$.c', k VARCHAR(20) PATH '$.k', r VARCHAR(10) PATH '$.r', "
        "x VARCHAR(300) PATH '$.x')) j",
        {firm, import, rows_of(lines)});
    db.execute(
        "INSERT INTO contact_import_addresses (firm_id, import_id, line, normal_address, address, "
        "is_primary) SELECT ?, ?, j.l, j.n, j.a, j.p FROM JSON_TABLE(?, '$[*]' COLUMNS ("
        "l INT PATH '$.l', n VARCHAR(254) PATH '$.n', a VARCHAR(254) PATH '$.a', "
        "p INT PATH '$.p')) j",
        {firm, import, addresses_of(lines)});
  }
}

void match_import_rows(Database& db, FirmId firm, ContactImportId import) {
  // What was found by an earlier look begins with a mark that no line's own fault has.
  db.execute(
      "UPDATE contact_import_rows SET contact_id = NULL, client_id = NULL, is_new = 1, "
      "fault = IF(fault LIKE 'In this firm:%', '', fault) WHERE firm_id = ? AND import_id = ?",
      {firm, import});
  db.execute(
      "UPDATE contact_import_rows r JOIN (SELECT a.line, MIN(x.contact_id) AS lowest, "
      "  MAX(x.contact_id) AS highest FROM contact_import_addresses a "
      "  JOIN contact_addresses x ON x.firm_id = a.firm_id AND x.normal_address = a.normal_address "
      "  WHERE a.firm_id = ? AND a.import_id = ? GROUP BY a.line) m ON m.line = r.first_line "
      "SET r.contact_id = m.lowest, r.is_new = 0, r.fault = IF(m.lowest <> m.highest AND "
      "r.fault = '', 'In this firm: its addresses belong to two different contacts.', r.fault) "
      "WHERE r.firm_id = ? AND r.import_id = ?",
      {firm, import, firm, import});
  db.execute(
      "UPDATE contact_import_rows r JOIN contacts c ON c.firm_id = r.firm_id "
      "AND c.id = r.contact_id AND c.deleted_at IS NOT NULL SET r.fault = CONCAT('In this firm: "
      "this is the address of ', c.name, ', a deleted contact. Restore them first.') "
      "WHERE r.firm_id = ? AND r.import_id = ? AND r.fault = ''",
      {firm, import});
  db.execute(
      "UPDATE contact_import_rows r JOIN (SELECT f.line, COUNT(*) AS so_many "
      "  FROM contact_import_rows f JOIN contact_import_addresses a ON a.firm_id = f.firm_id "
      "  AND a.import_id = f.import_id AND a.line = f.line LEFT JOIN contact_addresses x "
      "  ON x.firm_id = a.firm_id AND x.normal_address = a.normal_address WHERE f.firm_id = ? "
      "  AND f.import_id = ? AND f.contact_id IS NOT NULL AND x.contact_id IS NULL "
      "  GROUP BY f.line) m ON m.line = r.line "
      "SET r.fault = 'In this firm: the contact would have more than 10 addresses.' "
      "WHERE r.firm_id = ? AND r.import_id = ? AND r.fault = '' AND m.so_many + (SELECT COUNT(*) "
      "FROM contact_addresses x WHERE x.firm_id = r.firm_id AND x.contact_id = r.contact_id) > 10",
      {firm, import, firm, import});
  db.execute(
      "UPDATE contact_import_rows r JOIN (SELECT l.line, MIN(k.id) AS lowest, MAX(k.id) AS highest "
      "  FROM contact_import_rows l JOIN clients k ON k.firm_id = l.firm_id "
      "  AND k.deleted_at IS NULL AND k.name = l.client WHERE l.firm_id = ? AND l.import_id = ? "
      "  AND l.client <> '' GROUP BY l.line) m ON m.line = r.line "
      "SET r.client_id = m.lowest, r.fault = IF(m.lowest <> m.highest AND r.fault = '', "
      "'In this firm: there are two clients with this name. Give one of them another.', r.fault) "
      "WHERE r.firm_id = ? AND r.import_id = ?",
      {firm, import, firm, import});
}

void forget_import_rows(Database& db, FirmId firm, ContactImportId import) {
  db.execute("DELETE FROM contact_import_rows WHERE firm_id = ? AND import_id = ?", {firm, import});
  db.execute("DELETE FROM contact_import_addresses WHERE firm_id = ? AND import_id = ?",
             {firm, import});
}

}  // namespace latchkey
