#pragma once
#include <functional>
#include <string_view>

#include "core/domain/contact.hpp"

namespace latchkey {

/// Writes the contacts that fit the filter as CSV, piece by piece, in the columns that an import
/// takes: a line for each contact and client. Of a search as many as its list has (kCountedMost).
/// What a spreadsheet would run as a formula gets an apostrophe in front; an import takes it off.
void write_contacts_csv(Database& db, FirmId firm, const PeopleFilter& filter,
                        const std::function<void(std::string_view)>& write);

/// Puts the download into the audit trail, in a transaction of its own.
void record_contacts_export(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            const PeopleFilter& filter, Time now);

}  // namespace latchkey
