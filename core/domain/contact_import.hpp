#pragma once
#include <functional>
#include <optional>
#include <string>

#include "core/base/random.hpp"
#include "core/domain/listing.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

// Contacts from a file: checked line by line, shown to whoever brought it, and then all brought in
// by one transaction of a mailer. A mailer that dies on the way leaves nothing; another begins
// again.

namespace latchkey {

enum class ImportState {
  checked,    // waits for somebody to confirm it
  confirmed,  // waits for a mailer, or is on its way in
  done,
  refused,  // what the firm has changed meanwhile, and lines came to be at fault: nothing came in
};

struct ContactImport {
  ContactImportId id;
  std::string staff_name;
  std::string file_name;
  bool windows_1252;    // how the file was read
  std::string taken;    // what was read from which heading, for a sentence
  std::string ignored;  // headings that nothing was read from
  ImportState state;
  bool skips_existing;
  Time created_at;
  std::optional<Time> finished_at;
  int progress;  // percent
  // What will happen, or has happened.
  std::uint64_t lines, faults;
  // new_clients: of new contacts; before it came in, those that known contacts bring are not
  // counted
  std::uint64_t new_contacts, known_contacts, new_clients;
};

/// A line as its page lists it.
struct ImportLine {
  std::size_t line;
  std::string name, address, client, role;
  bool known;         // somebody of the firm has one of its addresses
  bool client_known;  // the firm has a client of that name
  std::string fault;
  // Of a known one, what updating them would replace; empty where it stays.
  std::string name_now, time_zone_now;
  std::string time_zone;  // of the line
};
enum class ImportLines { all, faults };

/// Reads the file and keeps its lines. Field of the objections: file. Nothing of the firm's
/// changes.
SaveResult<ContactImportId> check_import(Database& db, FirmId firm, const ActingStaff& by,
                                         const std::string& file_name, std::string bytes, Time now);
std::optional<ContactImport> find_import(Database& db, FirmId firm, ContactImportId import);
/// By line.
Listing<ImportLine> list_import_lines(Database& db, FirmId firm, ContactImportId import,
                                      ImportLines which, int page);

/// Lets it come in. `skips_existing`: lines of contacts that are there are passed over; otherwise
/// what the line says of name, time zone, language, addresses, client and access is added to them.
/// `refused`: lines are at fault. A second time it does nothing.
SaveOutcome confirm_import(Database& db, FirmId firm, ContactImportId import, bool skips_existing,
                           Time now);
/// Forgets a file that has not been confirmed.
SaveOutcome drop_import(Database& db, FirmId firm, ContactImportId import);

/// Brings in the oldest confirmed one, where there is one that nobody is at; whether it did.
/// `beside`: a second connection, by which the progress is seen while the transaction runs, and by
/// which the run keeps hold of the import. `go_on`: false ends it, and leaves it for later.
bool run_next_import(Database& db, Database& beside, const Keyring& keys, Random& random,
                     const std::function<Time()>& clock, const std::function<bool()>& go_on);

/// Forgets files that nobody confirmed for a day, and the lines of those that came in a week ago;
/// how many.
std::uint64_t forget_old_imports(Database& db, Time now);

}  // namespace latchkey
