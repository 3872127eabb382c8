#pragma once
#include <vector>

#include "core/db/database.hpp"
#include "core/domain/contact_list.hpp"

// The lines of an import in the tables where they wait.

namespace latchkey {

/// In the caller's transaction.
void write_import_rows(Database& db, FirmId firm, ContactImportId import,
                       const std::vector<ContactListLine>& lines);

/// Finds whose addresses and which clients the lines name among what the firm has now, and what is
/// wrong with that; what was wrong with a line by itself stays.
void match_import_rows(Database& db, FirmId firm, ContactImportId import);

void forget_import_rows(Database& db, FirmId firm, ContactImportId import);

}  // namespace latchkey
