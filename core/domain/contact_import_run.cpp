#include <algorithm>

#include "core/base/words.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/contact_import.hpp"
#include "core/domain/contact_import_rows.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/search_words.hpp"

namespace latchkey {
namespace {

/// A run that says nothing for so long has died.
constexpr std::chrono::seconds kClaimedFor{60};
constexpr std::uint64_t kLinesAtOnce = 1000;

/// The import that this run brings in.
struct Claimed {
  FirmId firm;
  ContactImportId import;
  ActingStaff by;
  std::uint64_t run;
  bool skips_existing;
};

/// The run ends, and its transaction with it: another has taken the import over, or the mailer
/// stops.
struct RunEnds {};

std::optional<Claimed> claim(Database& beside, std::uint64_t run, Time now) {
  auto next = beside.find(
      "SELECT firm_id, id FROM contact_imports WHERE state = 'confirmed' "
      "AND (claimed_until IS NULL OR claimed_until < ?) ORDER BY id LIMIT 1",
      {now}, [](Row& row) {
        return std::pair{row.get<FirmId>(), row.get<ContactImportId>()};
      });
  if (!next) return std::nullopt;
  if (beside.execute("UPDATE contact_imports SET claimed_by = ?, claimed_until = ?, progress = 0 "
                     "WHERE firm_id = ? AND id = ? AND state = 'confirmed' "
                     "AND (claimed_until IS NULL OR claimed_until < ?)",
                     {run, now + kClaimedFor, next->first, next->second, now}) == 0) {
    return std::nullopt;
  }
  return beside.find(
      "SELECT staff_id, staff_name, ip, skips_existing FROM contact_imports "
      "WHERE firm_id = ? AND id = ?",
      {next->first, next->second}, [&](Row& row) {
        Claimed claimed{next->first, next->second, {}, run, false};
        claimed.by = {row.get<StaffId>(), row.get<std::string>(), row.get<std::string>()};
        claimed.skips_existing = row.get<bool>();
        return claimed;
      });
}

/// One run through its steps. `db` is in the transaction that brings everything in.
class Run {
 public:
  Run(Database& db, Database& beside, const Claimed& claimed, const std::function<Time()>& clock,
      const std::function<bool()>& go_on)
      : db_(db), beside_(beside), claimed_(claimed), clock_(clock), go_on_(go_on) {}

  void bring_in(const Keyring& keys) {
    const auto& [firm, import, by, run, skips] = claimed_;
    const Time now = clock_();
    match_import_rows(db_, firm, import);
    if (db_.find_value<int>("SELECT 1 FROM contact_import_rows WHERE firm_id = ? AND import_id = ? "
                            "AND fault <> '' LIMIT 1",
                            {firm, import})) {
      end("refused", {}, now);
      return;
    }
    Counts counts = count();
    if (skips) {
      db_.execute(
          "DELETE FROM contact_import_rows WHERE firm_id = ? AND import_id = ? "
          "AND is_new = 0",
          {firm, import});
    }
    counts.clients = add_clients(now);
    add_contacts(now);
    update_contacts();
    link();
    refresh();
    end("done", counts, now);
    record(db_, keys, firm,
           {.action = "contacts.imported",
            .actor = by.author(),
            .ip = by.ip,
            .subject = import.value,
            .detail = plural(counts.fresh, "new contact") + ", " + plural(counts.known, "contact") +
                      " that " + (counts.known == 1 ? "was" : "were") + " there" +
                      (skips ? " and left as they are, " : ", ") +
                      plural(counts.clients, "new client")},
           now);
  }

 private:
  struct Counts {
    std::uint64_t fresh = 0, known = 0, clients = 0;
  };

  /// Shows how far the run is and keeps hold of the import.
  void at(int percent) {
    if (!go_on_()) throw RunEnds{};
    beside_.execute(
        "UPDATE contact_imports SET progress = ?, claimed_until = ? WHERE firm_id = ? AND id = ? "
        "AND claimed_by = ?",
        {percent, clock_() + kClaimedFor, claimed_.firm, claimed_.import, claimed_.run});
    // Asked for: an update to what is there already counts as no change.
    if (!beside_.find_value<int>(
            "SELECT 1 FROM contact_imports WHERE firm_id = ? AND id = ? AND claimed_by = ?",
            {claimed_.firm, claimed_.import, claimed_.run})) {
      throw RunEnds{};
    }
  }

  /// Calls `work` for all lines, a thousand at a time, from `from` to `to` percent.
  template <class Work>
  void by_lines(int from, int to, Work&& work) {
    auto last = db_.find_value<std::optional<std::uint64_t>>(
        "SELECT MAX(line) FROM contact_import_rows WHERE firm_id = ? AND import_id = ?",
        {claimed_.firm, claimed_.import});
    const std::uint64_t lines = last ? last->value_or(0) : 0;
    for (std::uint64_t line = 0; line <= lines; line += kLinesAtOnce) {
      work(line, line + kLinesAtOnce - 1);
      at(from + static_cast<int>((to - from) * std::min(line + kLinesAtOnce, lines) /
                                 std::max<std::uint64_t>(lines, 1)));
    }
  }

  Counts count() {
    return db_
        .find(
            "SELECT COALESCE(SUM(is_new = 1), 0), COALESCE(SUM(is_new = 0), 0) "
            "FROM contact_import_rows WHERE firm_id = ? AND import_id = ? AND line = first_line",
            {claimed_.firm, claimed_.import},
            [](Row& row) {
              return Counts{row.get<std::uint64_t>(), row.get<std::uint64_t>(), 0};
            })
        .value_or(Counts{});
  }

  std::uint64_t add_clients(Time now) {
    const FirmId firm = claimed_.firm;
    const ContactImportId import = claimed_.import;
    // One at a time in the firm, as where staff make one: names are looked at and written.
    db_.find_value<int>("SELECT 1 FROM firms WHERE id = ? FOR UPDATE", {firm});
    auto last = newest_client();
    auto added = db_.execute(
        "INSERT INTO clients (firm_id, name, kind, created_at) SELECT ?, MIN(client), "
        "MIN(client_kind), ? FROM contact_import_rows WHERE firm_id = ? AND import_id = ? "
        "AND client <> '' AND client_id IS NULL GROUP BY client",
        {firm, now, firm, import});
    by_lines(2, 8, [&](std::uint64_t from, std::uint64_t to) {
      db_.execute(
          "UPDATE contact_import_rows r JOIN clients k ON k.firm_id = r.firm_id "
          "AND k.deleted_at IS NULL AND k.name = r.client SET r.client_id = k.id "
          "WHERE r.firm_id = ? AND r.import_id = ? AND r.line BETWEEN ? AND ? "
          "AND r.client <> '' AND r.client_id IS NULL",
          {firm, import, from, to});
    });
    if (added > 0) refresh_client_words(db_, firm, ClientId{last.value + 1}, newest_client());
    at(10);
    return added;
  }

  ClientId newest_client() {
    auto newest = db_.find_value<std::optional<ClientId>>(
        "SELECT MAX(id) FROM clients WHERE firm_id = ?", {claimed_.firm});
    return newest ? newest->value_or(ClientId{}) : ClientId{};
  }

  void add_contacts(Time now) {
    const FirmId firm = claimed_.firm;
    const ContactImportId import = claimed_.import;
    auto zone = db_.find_value<std::string>("SELECT time_zone FROM firms WHERE id = ?", {firm});
    by_lines(10, 60, [&](std::uint64_t first, std::uint64_t last) {
      db_.execute(
          "INSERT INTO contacts (firm_id, name, time_zone, language, created_at, import_id, "
          "import_line) SELECT firm_id, name, IF(time_zone = '', ?, time_zone), "
          "IF(language = '', 'en', language), ?, import_id, line FROM contact_import_rows "
          "WHERE firm_id = ? AND import_id = ? AND line BETWEEN ? AND ? AND line = first_line "
          "AND is_new = 1 ORDER BY line",
          {zone, now, firm, import, first, last});
      db_.execute(
          "UPDATE contact_import_rows r JOIN contacts c ON c.firm_id = r.firm_id "
          "AND c.import_id = r.import_id AND c.import_line = r.first_line SET r.contact_id = c.id "
          "WHERE r.firm_id = ? AND r.import_id = ? AND r.line BETWEEN ? AND ? AND r.is_new = 1",
          {firm, import, first, last});
      db_.execute(
          "INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, "
          "is_primary) SELECT r.firm_id, r.contact_id, a.address, a.normal_address, "
          "IF(r.is_new = 1, a.is_primary, 0) FROM contact_import_rows r "
          "JOIN contact_import_addresses a ON a.firm_id = r.firm_id AND a.import_id = r.import_id "
          "  AND a.line = r.line "
          "LEFT JOIN contact_addresses x ON x.firm_id = a.firm_id "
          "  AND x.normal_address = a.normal_address "
          "WHERE r.firm_id = ? AND r.import_id = ? AND r.line BETWEEN ? AND ? "
          "AND x.contact_id IS NULL",
          {firm, import, first, last});
    });
  }

  void update_contacts() {
    db_.execute(
        "UPDATE contact_import_rows r JOIN contacts c ON c.firm_id = r.firm_id "
        "AND c.id = r.contact_id SET c.name = r.name, "
        "c.time_zone = IF(r.time_zone = '', c.time_zone, r.time_zone), "
        "c.language = IF(r.language = '', c.language, r.language), c.version = c.version + 1 "
        "WHERE r.firm_id = ? AND r.import_id = ? AND r.is_new = 0 AND r.line = r.first_line",
        {claimed_.firm, claimed_.import});
    at(65);
  }

  void link() {
    const FirmId firm = claimed_.firm;
    const ContactImportId import = claimed_.import;
    db_.execute(
        "UPDATE contact_import_rows r JOIN client_contacts m ON m.firm_id = r.firm_id "
        "AND m.client_id = r.client_id AND m.contact_id = r.contact_id SET m.role = r.role "
        "WHERE r.firm_id = ? AND r.import_id = ? AND r.role <> ''",
        {firm, import});
    db_.execute(
        "INSERT INTO client_contacts (firm_id, client_id, contact_id, role) "
        "SELECT r.firm_id, r.client_id, r.contact_id, IF(MIN(r.role = 'full') = 1, 'full', "
        "'limited') FROM contact_import_rows r LEFT JOIN client_contacts m "
        "ON m.firm_id = r.firm_id AND m.client_id = r.client_id AND m.contact_id = r.contact_id "
        "WHERE r.firm_id = ? AND r.import_id = ? AND r.client_id IS NOT NULL "
        "AND m.contact_id IS NULL GROUP BY r.firm_id, r.client_id, r.contact_id",
        {firm, import});
    at(70);
  }

  /// What searches and homes are read from.
  void refresh() {
    const FirmId firm = claimed_.firm;
    const ContactImportId import = claimed_.import;
    for (ClientId client :
         db_.list("SELECT DISTINCT r.client_id FROM contact_import_rows r JOIN work_items w "
                  "ON w.firm_id = r.firm_id AND w.client_id = r.client_id WHERE r.firm_id = ? "
                  "AND r.import_id = ? AND r.role <> '' ORDER BY r.client_id",
                  {firm, import}, [](Row& row) { return row.get<ClientId>(); })) {
      db_.find_value<int>("SELECT 1 FROM clients WHERE firm_id = ? AND id = ? FOR UPDATE",
                          {firm, client});
      refresh_client_work(db_, firm, client);
    }
    db_.execute(
        "UPDATE contact_import_rows r JOIN contacts c ON c.firm_id = r.firm_id "
        "AND c.id = r.contact_id SET c.work_version = UUID_SHORT() "
        "WHERE r.firm_id = ? AND r.import_id = ? AND r.is_new = 0",
        {firm, import});
    at(75);
    // Of new contacts the numbers follow one another, more or less; of others they lie anywhere.
    by_lines(75, 99, [&](std::uint64_t first, std::uint64_t last) {
      auto range = db_.find(
          "SELECT MIN(contact_id), MAX(contact_id) FROM contact_import_rows WHERE firm_id = ? "
          "AND import_id = ? AND line BETWEEN ? AND ? AND is_new = 1",
          {firm, import, first, last}, [](Row& row) {
            return std::pair{row.get<std::optional<ContactId>>(),
                             row.get<std::optional<ContactId>>()};
          });
      if (range && range->first) refresh_contact_words(db_, firm, *range->first, *range->second);
      for (ContactId contact :
           db_.list("SELECT DISTINCT contact_id FROM contact_import_rows WHERE firm_id = ? "
                    "AND import_id = ? AND line BETWEEN ? AND ? AND is_new = 0",
                    {firm, import, first, last}, [](Row& row) { return row.get<ContactId>(); })) {
        refresh_contact_words(db_, firm, contact);
      }
    });
  }

  void end(const char* state, const Counts& counts, Time now) {
    if (db_.execute("UPDATE contact_imports SET state = ?, finished_at = ?, new_contacts = ?, "
                    "known_contacts = ?, new_clients = ?, claimed_until = NULL "
                    "WHERE firm_id = ? AND id = ? AND claimed_by = ? AND state = 'confirmed'",
                    {state, now, counts.fresh, counts.known, counts.clients, claimed_.firm,
                     claimed_.import, claimed_.run}) == 0) {
      throw RunEnds{};
    }
  }

  Database& db_;
  Database& beside_;
  const Claimed& claimed_;
  const std::function<Time()>& clock_;
  const std::function<bool()>& go_on_;
};

}  // namespace

bool run_next_import(Database& db, Database& beside, const Keyring& keys, Random& random,
                     const std::function<Time()>& clock, const std::function<bool()>& go_on) {
  std::uint64_t run = 0;
  random.fill({reinterpret_cast<unsigned char*>(&run), sizeof run});
  auto claimed = claim(beside, run, clock());
  if (!claimed) return false;
  try {
    db.transaction([&] { Run{db, beside, *claimed, clock, go_on}.bring_in(keys); });
    return true;
  } catch (const RunEnds&) {
    beside.execute(
        "UPDATE contact_imports SET claimed_until = NULL, progress = 0 WHERE firm_id = ? "
        "AND id = ? AND claimed_by = ? AND state = 'confirmed'",
        {claimed->firm, claimed->import, run});
    return false;
  }
}

}  // namespace latchkey
