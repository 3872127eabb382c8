#include "core/domain/document_sweep.hpp"

#include <algorithm>
#include <iterator>

namespace latchkey {

namespace {

/// The stored names from `first` to `last` that some row names, sorted.
std::vector<std::string> names_with_a_row(Database& db, const std::string& first,
                                          const std::string& last) {
  // THE list of tables that name stored files. What is not in it is swept away.
  return db.list(
      "SELECT stored_as FROM documents WHERE stored_as BETWEEN ? AND ? "
      "UNION SELECT stored_as FROM removed_documents WHERE stored_as BETWEEN ? AND ? "
      "UNION SELECT stored_as FROM template_documents WHERE stored_as BETWEEN ? AND ? "
      "UNION SELECT stored_as FROM preview_pictures WHERE stored_as BETWEEN ? AND ? "
      "ORDER BY stored_as",
      {first, last, first, last, first, last, first, last},
      [](Row& row) { return row.get<std::string>(); });
}

}  // namespace

DocumentSweep sweep_documents(Database& db, const DocumentStore& store, Time now,
                              const std::function<bool()>& go_on) {
  const Time before = now - kOrphanAge;
  DocumentSweep sweep;
  std::vector<std::string> orphans;
  for (const std::string& prefix : DocumentStore::prefixes()) {
    if (!go_on()) {
      sweep.stopped = true;
      return sweep;
    }
    // Files first, rows afterwards: a file that got its row meanwhile is then seen with it.
    const std::vector<std::string> files = store.list_stored(prefix, before);
    if (files.empty()) continue;
    sweep.looked_at += files.size();
    const std::vector<std::string> known = names_with_a_row(db, files.front(), files.back());
    std::set_difference(files.begin(), files.end(), known.begin(), known.end(),
                        std::back_inserter(orphans));
  }
  sweep.orphans = orphans.size();
  sweep.refused = sweep.orphans > kBelievedOrphans && sweep.orphans > sweep.looked_at / 10;
  if (!sweep.refused) {
    for (const std::string& name : orphans) store.remove(name);
  }
  sweep.unfinished = static_cast<std::size_t>(store.remove_unfinished(before));
  return sweep;
}

}  // namespace latchkey
