#pragma once
#include <cstdint>

#include "core/db/database.hpp"

// For the containing of contacts and of firms alone.

/// Mails that wait and carry a link which lets somebody in. The notice of a new device carries one
/// that takes away, and goes out.
#define LATCHKEY_WAITING_WITH_LINKS                                            \
  "state = 'queued' AND (link_id IS NOT NULL OR confirmation_id IS NOT NULL) " \
  "AND letter NOT IN ('new_device', 'not_me')"

namespace latchkey {

inline std::uint64_t count_rows(Database& db, const char* sql, Values values) {
  return db.find_value<std::uint64_t>(sql, values).value_or(0);
}

}  // namespace latchkey
