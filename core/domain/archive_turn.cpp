#include "core/domain/archive_turn.hpp"

namespace latchkey {
namespace {

/// Locks are the server's, so the name holds the database's too: several installations may share
/// one. 64 characters at most.
std::string lock_name(Database& db, FirmId firm, const Author& author) {
  const auto schema = db.find_value<std::string>("SELECT LEFT(SHA2(DATABASE(), 256), 12)", {});
  return "lk-archive-" + schema.value_or("") + "-" + std::to_string(firm.value) +
         (author.staff ? "-s" + std::to_string(author.staff->value)
                       : "-c" + std::to_string(author.contact.value_or(ContactId{}).value));
}

}  // namespace

std::shared_ptr<ArchiveTurn> ArchiveTurn::take(Database& db, FirmId firm, const Author& author) {
  std::string name = lock_name(db, firm, author);
  const auto taken = db.find_value<std::optional<int>>("SELECT GET_LOCK(?, 0)", {name});
  if (!taken || *taken != 1) return nullptr;
  return std::shared_ptr<ArchiveTurn>(new ArchiveTurn(db, std::move(name)));
}

ArchiveTurn::~ArchiveTurn() {
  try {
    db_.find_value<std::optional<int>>("SELECT RELEASE_LOCK(?)", {name_});
  } catch (const DatabaseError&) {
    // The connection has gone, and the lock with it.
  }
}

}  // namespace latchkey
