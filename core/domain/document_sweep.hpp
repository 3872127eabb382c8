#pragma once
#include <chrono>
#include <cstddef>
#include <functional>

#include "core/db/database.hpp"
#include "core/store/document_store.hpp"

namespace latchkey {

/// How long a stored file may be without a row: far longer than any upload takes, and a day in
/// which a fault can be noticed.
inline constexpr std::chrono::hours kOrphanAge{24};
/// More orphans at once than this many, and than a tenth of what was looked at, are not believed:
/// then it is the wrong database, or one that was restored from an old backup.
inline constexpr std::size_t kBelievedOrphans = 100;

struct DocumentSweep {
  std::size_t looked_at = 0;   // stored files older than kOrphanAge
  std::size_t orphans = 0;     // of these, without a row
  std::size_t unfinished = 0;  // removed: what died processes left in the store's tmp folder
  bool refused = false;        // too many orphans: none was removed
  bool stopped = false;        // go_on said so: none was removed
};

/// Removes from the store what no row names: uploads whose worker died, or whose transaction was
/// rolled back, before the row was there. For all firms. Several may run at once. A look at 100,000
/// files takes about a second on a local disk; `go_on` is asked 256 times on the way.
DocumentSweep sweep_documents(Database& db, const DocumentStore& store, Time now,
                              const std::function<bool()>& go_on);

}  // namespace latchkey
