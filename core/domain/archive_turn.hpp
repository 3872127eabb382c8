#pragma once
#include <memory>
#include <string>

#include "core/db/database.hpp"
#include "core/domain/author.hpp"

namespace latchkey {

/// One person's turn to download an archive: an archive holds a worker for as long as it runs, so
/// everybody has one at a time (and all together no more than Slots of the host). It is a lock of
/// the database connection, and so ends with this, or with the worker. In a cluster it counts for
/// one database server.
class ArchiveTurn {
 public:
  /// Empty: the same person is downloading one already, by another connection.
  static std::shared_ptr<ArchiveTurn> take(Database& db, FirmId firm, const Author& author);
  ~ArchiveTurn();
  ArchiveTurn(const ArchiveTurn&) = delete;
  ArchiveTurn& operator=(const ArchiveTurn&) = delete;

 private:
  ArchiveTurn(Database& db, std::string name) : db_(db), name_(std::move(name)) {}

  Database& db_;
  std::string name_;
};

}  // namespace latchkey
