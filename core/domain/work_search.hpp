#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/db/database.hpp"

// Words by which work is found: the table work_words. Whoever makes a work item or changes its
// title or its client's name calls index_work_words() in the same transaction.
//
// Not FULLTEXT: it knows no firms, so each search would read the matches of all of them; it passes
// over words of one or two letters; and it sorts all that it finds to give fifty.

namespace latchkey {

/// The words of `text`, as the table splits it: at every ASCII character that is neither letter nor
/// digit. The first 6 of a search count; each is cut to 24 characters.
std::vector<std::string> search_words(std::string_view text);

/// Adds the words of the work items' titles and clients' names. Words of before stay: a search
/// looks at what it finds again.
void index_work_words(Database& db, FirmId firm, WorkItemId first, WorkItemId last);
inline void index_work_words(Database& db, FirmId firm, WorkItemId work) {
  index_work_words(db, firm, work, work);
}
/// The same for all work of a client, whose name has changed to `name`.
void index_client_words(Database& db, FirmId firm, ClientId client, std::string_view name);

}  // namespace latchkey
