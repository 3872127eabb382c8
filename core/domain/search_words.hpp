#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/db/database.hpp"

// What contacts and clients are found by: the table search_words. Whoever changes a name, an
// address or who acts for whom calls refresh_…_words() in the same transaction, before record().

namespace latchkey {

/// What was typed into a search, as patterns for `LIKE` that find the beginning of a word.
struct WordSearch {
  /// The longest word first, since it is found least often. Where fewer were typed, the first fills
  /// the rest: a condition that is met already.
  std::array<std::string, 4> patterns;
};
/// Empty: no word was typed. Of more than four words the four longest count.
std::optional<WordSearch> read_word_search(std::string_view searched);

/// Contacts of a range of numbers, in bites of 1,000: their names, addresses and clients' names.
void refresh_contact_words(Database& db, FirmId firm, ContactId first, ContactId last);
inline void refresh_contact_words(Database& db, FirmId firm, ContactId contact) {
  refresh_contact_words(db, firm, contact, contact);
}
/// Clients of a range of numbers: their own names alone.
void refresh_client_words(Database& db, FirmId firm, ClientId first, ClientId last);
/// All that were there before the table, firm by firm, as `latchkey migrate` does: not by a
/// migration, since it goes on for long where there are many. May be run again, and then costs a
/// look at each firm.
void fill_search_words(Database& db);
/// A client whose name or deletion changed, and those who act for it.
void refresh_words_of_client(Database& db, FirmId firm, ClientId client);

}  // namespace latchkey
