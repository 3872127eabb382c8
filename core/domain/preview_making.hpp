#pragma once
#include <functional>

#include "core/base/random.hpp"
#include "core/db/database.hpp"
#include "core/store/document_store.hpp"

namespace latchkey {

enum class PreviewMaking {
  nothing_to_do,
  worked,      // a document has its pictures, or it is known that it has none
  no_sandbox,  // nothing can be drawn on this host; what waits goes on waiting
};

/// Takes the next document that waits and draws its pictures into the store: a thumbnail, and the
/// first pages. Takes some seconds, a minute and a half at most. A file of more than
/// DocumentStore::kVerifiedWhole bytes, or one that cannot be drawn, has none. Throws StoreError
/// where the store cannot be reached. Several may run at once, on several hosts.
PreviewMaking make_next_preview(Database& db, const DocumentStore& store, Random& random, Time now);

}  // namespace latchkey
