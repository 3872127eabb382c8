#include "core/domain/search_words.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

constexpr std::size_t kLongestWord = 80;  // search_words.word

// A word is what stands between spaces, as it is written ("O'Brien-Smith", "jo@example.com") and by
// its parts ("Smith", "jo"); of an address its host ("example.com") too.
#define PARTS_OF(text)                                                                            \
  "REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(" text \
  ", '-', ' '), '.', ' '), '_', ' '), '+', ' '), '@', ' '), '/', ' '), ',', ' '), '(', ' '), "    \
  "')', ' '), '''', ' '), '’', ' ')"
#define WORDS_OF(kind, texts) \
  "INSERT INTO search_words (firm_id, kind, word, id) "                                         \
  "SELECT DISTINCT x.firm_id, " kind ", x.word, x.id FROM ("                                    \
  "SELECT s.firm_id, s.id, "                                                                    \
  "  LEFT(SUBSTRING_INDEX(SUBSTRING_INDEX(s.text, ' ', n.n), ' ', -1), 80) AS word FROM ("      \
  "  SELECT r.firm_id, r.id, IF(p.p = 0, r.text, " PARTS_OF("r.text") ") AS text "              \
  "  FROM (" texts ") r CROSS JOIN (SELECT 0 AS p UNION ALL SELECT 1) p "                      \
  "  WHERE p.p = 0 OR r.text <> " PARTS_OF("r.text") ") s "                    \
  "JOIN (SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL "     \
  "  SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 "     \
  "  UNION ALL SELECT 10 UNION ALL SELECT 11 UNION ALL SELECT 12 UNION ALL SELECT 13 "          \
  "  UNION ALL SELECT 14 UNION ALL SELECT 15 UNION ALL SELECT 16) n "                           \
  "ON n.n <= 1 + CHAR_LENGTH(s.text) - CHAR_LENGTH(REPLACE(s.text, ' ', ''))) x "               \
  "WHERE x.word <> '' ON DUPLICATE KEY UPDATE id = VALUES(id)"
#define CONTACT_TEXTS                                                                        \
  "SELECT c.firm_id, c.id, c.name AS text FROM contacts c "                                  \
  "WHERE c.firm_id = ? AND c.id BETWEEN ? AND ? "                                            \
  "UNION ALL SELECT a.firm_id, a.contact_id, a.address FROM contact_addresses a "            \
  "WHERE a.firm_id = ? AND a.contact_id BETWEEN ? AND ? "                                    \
  "UNION ALL SELECT a.firm_id, a.contact_id, SUBSTRING_INDEX(a.address, '@', -1) "           \
  "FROM contact_addresses a WHERE a.firm_id = ? AND a.contact_id BETWEEN ? AND ? "           \
  "UNION ALL SELECT m.firm_id, m.contact_id, k.name FROM client_contacts m "                 \
  "JOIN clients k ON k.firm_id = m.firm_id AND k.id = m.client_id AND k.deleted_at IS NULL " \
  "WHERE m.firm_id = ? AND m.contact_id BETWEEN ? AND ?"
#define CLIENT_TEXTS                                       \
  "SELECT k.firm_id, k.id, k.name AS text FROM clients k " \
  "WHERE k.firm_id = ? AND k.id BETWEEN ? AND ?"

/// The word without what stands around it, in brackets or before a comma.
std::string_view bare(std::string_view word) {
  constexpr std::string_view kAround = "()[]{}<>\"',;:.!?";
  auto from = word.find_first_not_of(kAround);
  if (from == std::string_view::npos) return {};
  return word.substr(from, word.find_last_not_of(kAround) - from + 1);
}

std::string begins_with(std::string_view word) {
  std::string pattern;
  for (char c : cut_code_points(word, kLongestWord)) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + '%';
}

/// So many are read and written by one statement: the server's work grows faster than their number,
/// and a statement has to end within the database's timeout on a busy machine too.
constexpr int kBite = 200;
template <class RowId>
constexpr RowId kNewest{std::numeric_limits<std::int64_t>::max()};

/// Calls `work` for the rows from `first` to `last`, a bite at a time. `end_of_bite`: the number
/// that ends the bite which begins with the second of its values.
template <class RowId, class Work>
void in_bites(Database& db, const char* end_of_bite, FirmId firm, RowId first, RowId last,
              Work&& work) {
  while (first <= last) {
    auto end = db.find_value<std::optional<RowId>>(end_of_bite, {firm, first, last, kBite});
    if (!end || !*end) return;
    work(first, **end);
    first = RowId{(*end)->value + 1};
  }
}

}  // namespace

std::optional<WordSearch> read_word_search(std::string_view searched) {
  std::string line = clean_line(searched).value_or("");
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = std::min(line.find(' ', at), line.size());
    std::string_view word = bare(std::string_view{line}.substr(at, end - at));
    if (!word.empty()) words.push_back(word);
    at = end + 1;
  }
  if (words.empty()) return std::nullopt;
  std::ranges::stable_sort(words, std::greater{}, &std::string_view::size);
  WordSearch search;
  for (std::size_t i = 0; i < search.patterns.size(); ++i) {
    search.patterns[i] = begins_with(words[i < words.size() ? i : 0]);
  }
  return search;
}

void refresh_contact_words(Database& db, FirmId firm, ContactId first, ContactId last) {
  in_bites(db,
           "SELECT MAX(id) FROM (SELECT id FROM contacts WHERE firm_id = ? "
           "AND id BETWEEN ? AND ? ORDER BY id LIMIT ?) c",
           firm, first, last, [&](ContactId from, ContactId to) {
             db.execute(
                 "DELETE FROM search_words WHERE firm_id = ? AND kind = 1 AND id BETWEEN ? AND ?",
                 {firm, from, to});
             db.execute(WORDS_OF("1", CONTACT_TEXTS),
                        {firm, from, to, firm, from, to, firm, from, to, firm, from, to});
           });
}

void refresh_client_words(Database& db, FirmId firm, ClientId first, ClientId last) {
  in_bites(db,
           "SELECT MAX(id) FROM (SELECT id FROM clients WHERE firm_id = ? "
           "AND id BETWEEN ? AND ? ORDER BY id LIMIT ?) k",
           firm, first, last, [&](ClientId from, ClientId to) {
             db.execute(
                 "DELETE FROM search_words WHERE firm_id = ? AND kind = 2 AND id BETWEEN ? AND ?",
                 {firm, from, to});
             db.execute(WORDS_OF("2", CLIENT_TEXTS), {firm, from, to});
           });
}

void fill_search_words(Database& db) {
  for (FirmId firm : db.list("SELECT id FROM firms ORDER BY id", {},
                             [](Row& row) { return row.get<FirmId>(); })) {
    // The last one has its words: the filling came to its end, or the firm began with them.
    auto lacks = [&](const char* newest) {
      return db.find_value<int>(newest, {firm, firm}).has_value();
    };
    if (lacks("SELECT 1 FROM contacts c WHERE c.firm_id = ? AND c.id = (SELECT MAX(id) "
              "FROM contacts WHERE firm_id = ?) AND NOT EXISTS (SELECT 1 FROM search_words s "
              "WHERE s.firm_id = c.firm_id AND s.kind = 1 AND s.id = c.id)")) {
      refresh_contact_words(db, firm, ContactId{1}, kNewest<ContactId>);
    }
    if (lacks("SELECT 1 FROM clients k WHERE k.firm_id = ? AND k.id = (SELECT MAX(id) "
              "FROM clients WHERE firm_id = ?) AND NOT EXISTS (SELECT 1 FROM search_words s "
              "WHERE s.firm_id = k.firm_id AND s.kind = 2 AND s.id = k.id)")) {
      refresh_client_words(db, firm, ClientId{1}, kNewest<ClientId>);
    }
  }
}

void refresh_words_of_client(Database& db, FirmId firm, ClientId client) {
  refresh_client_words(db, firm, client, client);
  for (ContactId contact :
       db.list("SELECT contact_id FROM client_contacts WHERE firm_id = ? AND client_id = ? "
               "ORDER BY contact_id",
               {firm, client}, [](Row& row) { return row.get<ContactId>(); })) {
    refresh_contact_words(db, firm, contact);
  }
}

}  // namespace latchkey
