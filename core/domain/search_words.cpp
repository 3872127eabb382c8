#include "core/domain/search_words.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

constexpr std::size_t kLongestWord = 80;  // characters: search_words.word
constexpr int kMostWordsOfText = 16;      // of a name or an address

#define CONTACT_TEXTS                                                                        \
  "SELECT c.id, c.name FROM contacts c "                                                     \
  "WHERE c.firm_id = ? AND c.id BETWEEN ? AND ? "                                            \
  "UNION ALL SELECT a.contact_id, a.address FROM contact_addresses a "                       \
  "WHERE a.firm_id = ? AND a.contact_id BETWEEN ? AND ? "                                    \
  "UNION ALL SELECT m.contact_id, k.name FROM client_contacts m "                            \
  "JOIN clients k ON k.firm_id = m.firm_id AND k.id = m.client_id AND k.deleted_at IS NULL " \
  "WHERE m.firm_id = ? AND m.contact_id BETWEEN ? AND ?"
#define CLIENT_TEXTS                    \
  "SELECT k.id, k.name FROM clients k " \
  "WHERE k.firm_id = ? AND k.id BETWEEN ? AND ?"

struct Word {
  std::string text;
  std::uint64_t id;  // the contact's or the client's

  auto operator<=>(const Word&) const = default;
};

/// The text with a space in place of what stands between the parts of a word.
std::string parts_of(std::string_view text) {
  constexpr std::string_view kBetween = "-._+@/,()'", kApostrophe = "’";
  std::string parts;
  while (!text.empty()) {
    const bool apostrophe = text.starts_with(kApostrophe);
    parts += apostrophe || kBetween.find(text[0]) != kBetween.npos ? ' ' : text[0];
    text.remove_prefix(apostrophe ? kApostrophe.size() : 1);
  }
  return parts;
}

void add_words(std::vector<Word>& words, std::string_view text, std::uint64_t id) {
  for (int n = 0; n < kMostWordsOfText && !text.empty(); ++n) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0)
      words.push_back({std::string{cut_code_points(text.substr(0, end), kLongestWord)}, id});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// A word is what stands between spaces, as it is written ("O'Brien-Smith", "jo@example.com") and
/// by its parts ("Smith", "jo"); of an address its host ("example.com") too.
void add_words_of(std::vector<Word>& words, const std::string& text, std::uint64_t id) {
  add_words(words, text, id);
  if (auto parts = parts_of(text); parts != text) add_words(words, parts, id);
  if (auto at = text.rfind('@'); at != text.npos && text.find(' ') == text.npos) {
    add_words(words, std::string_view{text}.substr(at + 1), id);
  }
}

std::string json_of(std::span<const Word> words) {
  std::string json = "[";
  for (const Word& word : words) {
    json += json.size() == 1 ? "[\"" : ",[\"";
    for (char c : word.text) {
      if (c == '"' || c == '\\') json += '\\';
      // No name has a control character; one that had would spoil all the others.
      json += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    json += "\"," + std::to_string(word.id) + "]";
  }
  return json + "]";
}

/// So many rows go to the server by one statement.
constexpr std::size_t kRowsAtOnce = 4'000;

void write_words(Database& db, FirmId firm, int kind, std::vector<Word> words) {
  // In the order of the key: neighbours are written together, and words that come twice are one.
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  for (std::size_t at = 0; at < words.size(); at += kRowsAtOnce) {
    // Words that differ in case or accents alone are one to the table.
    db.execute(
        "INSERT INTO search_words (firm_id, kind, word, id) SELECT ?, ?, j.word, j.id "
        "FROM JSON_TABLE(?, '$[*]' COLUMNS (word VARCHAR(80) PATH '$[0]', "
        "id BIGINT UNSIGNED PATH '$[1]')) j ON DUPLICATE KEY UPDATE id = VALUES(id)",
        {firm, kind,
         json_of(std::span{words}.subspan(at, std::min(kRowsAtOnce, words.size() - at)))});
  }
}

/// The words of what a SELECT of numbers and texts gives.
std::vector<Word> read_words(Database& db, const char* texts, Values values) {
  std::vector<Word> words;
  db.list(texts, values, [&](Row& row) {
    const auto id = row.get<std::uint64_t>();
    add_words_of(words, row.get<std::string>(), id);
    return 0;
  });
  return words;
}

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

/// So many are read at once: a statement has to end within the database's timeout on a busy machine
/// too.
constexpr int kBite = 1000;
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
  in_bites(
      db,
      "SELECT MAX(id) FROM (SELECT id FROM contacts WHERE firm_id = ? "
      "AND id BETWEEN ? AND ? ORDER BY id LIMIT ?) c",
      firm, first, last, [&](ContactId from, ContactId to) {
        db.execute("DELETE FROM search_words WHERE firm_id = ? AND kind = 1 AND id BETWEEN ? AND ?",
                   {firm, from, to});
        write_words(
            db, firm, 1,
            read_words(db, CONTACT_TEXTS, Values{firm, from, to, firm, from, to, firm, from, to}));
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
             write_words(db, firm, 2, read_words(db, CLIENT_TEXTS, Values{firm, from, to}));
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
