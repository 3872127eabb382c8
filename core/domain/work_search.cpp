#include "core/domain/work_search.hpp"

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

constexpr std::size_t kMostWords = 6;
constexpr std::size_t kWordLength = 24;  // of work_words.word

bool is_of_word(char c) {
  auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

}  // namespace

std::vector<std::string> search_words(std::string_view text) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (at < text.size() && words.size() < kMostWords) {
    while (at < text.size() && !is_of_word(text[at])) ++at;
    std::size_t begin = at;
    while (at < text.size() && is_of_word(text[at])) ++at;
    if (at > begin) {
      words.emplace_back(cut_code_points(text.substr(begin, at - begin), kWordLength));
    }
  }
  return words;
}

// Five rows; two of them make the places of 25 words.
#define FIVE \
  "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4)"

void index_work_words(Database& db, FirmId firm, WorkItemId first, WorkItemId last) {
  // The same SELECT as sql/0051_work_words_of_before.sql.
  db.execute(
      "INSERT IGNORE INTO work_words (firm_id, word, work_item_id) "
      "SELECT w.firm_id, LEFT(SUBSTRING_INDEX(SUBSTRING_INDEX(w.words, ' ', p.place), ' ', -1), "
      "  24), w.id "
      "FROM (SELECT i.firm_id, i.id, TRIM(REGEXP_REPLACE(CONCAT(i.title, ' ', k.name), "
      "    '[\\\\x00-\\\\x2f\\\\x3a-\\\\x40\\\\x5b-\\\\x60\\\\x7b-\\\\x7f]+', ' ')) AS words "
      "  FROM work_items i JOIN clients k ON k.firm_id = i.firm_id AND k.id = i.client_id "
      "  WHERE i.firm_id = ? AND i.id BETWEEN ? AND ?) w "
      "JOIN (SELECT 1 + e.d + 5 * f.d AS place FROM " FIVE " e, " FIVE
      " f) p ON p.place <= 1 + LENGTH(w.words) - LENGTH(REPLACE(w.words, ' ', '')) "
      "WHERE w.words <> ''",
      {firm, first, last});
}

void index_client_words(Database& db, FirmId firm, ClientId client, std::string_view name) {
  for (const std::string& word : search_words(name)) {
    db.execute(
        "INSERT IGNORE INTO work_words (firm_id, word, work_item_id) "
        "SELECT firm_id, ?, id FROM work_items WHERE firm_id = ? AND client_id = ?",
        {word, firm, client});
  }
}

}  // namespace latchkey
