#include "core/domain/next_title.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <vector>

#include "core/base/calendar.hpp"

namespace latchkey {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

/// A year farther than this from the period is one that does not move: when a house was bought.
constexpr int kNear = 3;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;  // of any other letter
}

/// A word of a title, or what stands between two.
struct Piece {
  std::string text;
  bool word;
  std::optional<int> carry{};  // of a month or a quarter: years that it passed
};

std::vector<Piece> cut(std::string_view title) {
  std::vector<Piece> pieces;
  for (char c : title) {
    if (pieces.empty() || pieces.back().word != is_word(c)) pieces.push_back({"", is_word(c)});
    pieces.back().text += c;
  }
  return pieces;
}

/// Moves a month's name or a quarter on; leaves any other word.
void move_part_of_year(Piece& piece, int months) {
  std::string& word = piece.text;
  for (int month = 0; month < 12; ++month) {
    std::string_view name = kMonths.at(static_cast<std::size_t>(month));
    bool whole = word == name;
    if (!whole && word != name.substr(0, 3)) continue;
    std::string_view moved = kMonths.at(static_cast<std::size_t>((month + months) % 12));
    word = whole ? moved : moved.substr(0, 3);
    piece.carry = (month + months) / 12;
    return;
  }
  if (word.size() == 2 && word[0] == 'Q' && word[1] >= '1' && word[1] <= '4' && months % 3 == 0) {
    int quarter = word[1] - '1' + months / 3;
    word[1] = static_cast<char>('1' + quarter % 4);
    piece.carry = quarter / 4;
  }
}

/// "May we contact your bank?" names no month.
bool is_verb(const std::vector<Piece>& pieces, std::size_t at) {
  static constexpr std::string_view kWho[] = {"we", "I", "you", "they", "he", "she", "it"};
  return pieces[at].text == "May" && at + 2 < pieces.size() &&
         std::ranges::find(kWho, pieces[at + 2].text) != std::end(kWho);
}

std::optional<int> read_year(const Piece& piece) {
  const std::string& word = piece.text;
  if (!piece.word || word.size() != 4) return std::nullopt;
  for (char c : word) {
    if (!is_digit(c)) return std::nullopt;
  }
  int year = std::stoi(word);
  return year >= 1990 && year <= 2099 ? std::optional{year} : std::nullopt;
}

std::string two_digits(int year) {
  return {static_cast<char>('0' + year / 10 % 10), static_cast<char>('0' + year % 10)};
}

/// How far a year moves: with the month or quarter that it stands with (the one before it, else the
/// first after it), else with the beginnings.
int years_at(const std::vector<Piece>& pieces, std::size_t at, int otherwise) {
  for (std::size_t before = at; before-- > 0;) {
    if (pieces[before].carry) return *pieces[before].carry;
  }
  for (std::size_t after = at; after < pieces.size(); ++after) {
    if (pieces[after].carry) return *pieces[after].carry;
  }
  return otherwise;
}

}  // namespace

std::string next_title(std::string_view title, Date from, Date to) {
  const int months = months_between(from, to);
  if (months <= 0) return std::string{title};
  std::vector<Piece> pieces = cut(title);
  if (months % 12 != 0) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].word && !is_verb(pieces, i)) move_part_of_year(pieces[i], months);
    }
  }
  const int begun = static_cast<int>(to.year()) - static_cast<int>(from.year());
  std::string next;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto year = read_year(pieces[i]);
    if (!year || std::abs(*year - static_cast<int>(from.year())) > kNear) {
      next += pieces[i].text;
      continue;
    }
    const int years = years_at(pieces, i, begun);
    next += std::to_string(*year + years);
    // "2025/26"
    if (i + 2 < pieces.size() && pieces[i + 1].text.size() == 1 &&
        pieces[i + 2].text == two_digits(*year + 1)) {
      next += pieces[i + 1].text + two_digits(*year + 1 + years);
      i += 2;
    }
  }
  return next;
}

}  // namespace latchkey
