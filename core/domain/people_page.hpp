#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/db/database.hpp"
#include "core/domain/listing.hpp"

// What the lists of contacts and of clients have in common: which of them stand on a page. Pages go
// on from a row and not by their numbers, so that the hundredth costs what the first one does.

namespace latchkey {

enum class People { contacts, clients };
enum class PeopleShown { present, deleted };
enum class PeopleOrder { by_name, newest };  // of deleted ones: the newest deletion

/// Which of them are listed. `searched`: each of its words begins a word of the name; for contacts
/// also of one of their addresses or of a client's name.
struct PeopleFilter {
  std::string searched{};
  PeopleShown shown = PeopleShown::present;
  PeopleOrder order = PeopleOrder::by_name;
};

/// Which page: the first one, the one after a row, or the one before it. The row is named by its
/// number; one that is none of the firm's is as if nothing had been asked for.
struct PeopleTurn {
  std::optional<std::uint64_t> after{}, before{};
};

/// Who stands on a page: kRowsPerPage at most, in their order.
struct PeopleNumbers {
  std::vector<std::uint64_t> rows{};
  BoundedCount total{};  // of a search kCountedMost matches are listed, and no more
  std::optional<std::uint64_t> next{}, previous{};  // to go on after, and before
};
PeopleNumbers page_of_people(Database& db, FirmId firm, People people, const PeopleFilter& filter,
                             const PeopleTurn& turn);

/// The numbers as what LATCHKEY_NUMBERED reads: "[3,1,2]".
std::string numbers_as_json(const std::vector<std::uint64_t>& numbers);
/// A table x of the numbers in numbers_as_json's text: id, and its place among them.
#define LATCHKEY_NUMBERED \
  "JSON_TABLE(?, '$[*]' COLUMNS (place FOR ORDINALITY, id BIGINT UNSIGNED PATH '$')) x"

/// A page with what is shown of each.
template <class Line>
struct PeoplePage {
  std::vector<Line> rows{};
  BoundedCount total{};
  std::optional<std::uint64_t> next{}, previous{};
};

}  // namespace latchkey
