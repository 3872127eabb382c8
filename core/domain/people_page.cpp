#include "core/domain/people_page.hpp"

#include <algorithm>

#include "core/domain/search_words.hpp"

namespace latchkey {
namespace {

/// A row as the orders compare it.
struct Place {
  std::uint64_t id;
  std::string name;
  std::optional<Time> deleted_at;
};

/// The statements' text differs with what is asked for, so that the server sees plain conditions
/// along one key; the values are always the same.
struct Listed {
  FirmId firm;
  std::string table;  // contacts, clients
  int kind;           // of search_words
  bool deleted, by_name;
  std::optional<WordSearch> search;

  Listed(FirmId of, People people, const PeopleFilter& filter)
      : firm(of),
        table(people == People::contacts ? "contacts" : "clients"),
        kind(people == People::contacts ? 1 : 2),
        deleted(filter.shown == PeopleShown::deleted),
        by_name(filter.order == PeopleOrder::by_name),
        search(read_word_search(filter.searched)) {}

  std::string there() const { return deleted ? "deleted_at IS NOT NULL" : "deleted_at IS NULL"; }
  /// The key that has those of one firm who are present in the order that is asked for.
  std::string in_order() const {
    return table + " p FORCE INDEX (" + (by_name ? table + "_name" : "PRIMARY") + ")";
  }
  std::string order(bool onwards) const {
    const std::string up = onwards ? "" : " DESC", down = onwards ? " DESC" : "";
    if (by_name) return "ORDER BY p.name" + up + ", p.id" + up;
    return (deleted ? "ORDER BY p.deleted_at" + down + ", p.id" : "ORDER BY p.id") + down;
  }
};

/// Whom a search finds, deleted or not as asked: the beginning of one range of search_words, each
/// row of which is looked up for the other words; as a single value, since an EXISTS would be made
/// a set of all that begins with the other word.
std::string found(const Listed& listed) {
  const std::string kind = std::to_string(listed.kind);
  const std::string with_word =
      " AND (SELECT 1 FROM search_words o FORCE INDEX (search_words_id) "
      "WHERE o.firm_id = s.firm_id AND o.kind = " +
      kind + " AND o.id = s.id AND o.word LIKE ? LIMIT 1) IS NOT NULL";
  return "(SELECT DISTINCT s.id FROM search_words s JOIN " + listed.table +
         " c ON c.firm_id = s.firm_id AND c.id = s.id AND c." + listed.there() +
         " WHERE s.firm_id = ? AND s.kind = " + kind + " AND s.word LIKE ?" + with_word +
         with_word + with_word + " LIMIT ?) f";
}

/// Where a stretch of the list begins, as a condition with three values.
struct Beginning {
  std::string where;
  Value key, same_key, id;
};

const Beginning kAnywhere{" AND ? IS NULL AND ? IS NULL AND ? IS NULL ", std::nullopt, std::nullopt,
                          std::nullopt};

Beginning beyond(const Listed& listed, const Place& place, bool onwards) {
  const std::string above = onwards == listed.by_name ? " > ?" : " < ?";
  if (!listed.by_name && !listed.deleted) {
    return {" AND ? IS NULL AND ? IS NULL AND p.id" + above + " ", std::nullopt, std::nullopt,
            place.id};
  }
  const std::string column = listed.by_name ? "p.name" : "p.deleted_at";
  const Value key = listed.by_name ? Value{place.name} : Value{place.deleted_at};
  return {" AND (" + column + above + " OR (" + column + " = ? AND p.id" + above + ")) ", key, key,
          place.id};
}

using Numbers = std::vector<std::uint64_t>;

std::uint64_t to_number(Row& row) {
  return row.get<std::uint64_t>();
}

/// Those that have to be sorted: the found ones, of whom there are few, and the deleted ones.
Numbers read_sorted(Database& db, const Listed& listed, const Beginning& from, bool onwards,
                    std::size_t limit) {
  const std::string rest = from.where + listed.order(onwards) + " LIMIT ?";
  if (!listed.search) {
    return db.list("SELECT p.id FROM " + listed.table + " p WHERE p.firm_id = ? AND p." +
                       listed.there() + rest,
                   {listed.firm, from.key, from.same_key, from.id, limit}, to_number);
  }
  const auto& [first, second, third, fourth] = listed.search->patterns;
  return db.list("SELECT STRAIGHT_JOIN p.id FROM " + found(listed) + " JOIN " + listed.table +
                     " p ON p.firm_id = ? AND p.id = f.id WHERE 1 = 1" + rest,
                 {listed.firm, first, second, third, fourth, kCountedMost, listed.firm, from.key,
                  from.same_key, from.id, limit},
                 to_number);
}

Numbers read_stretch(Database& db, const Listed& listed, const Beginning& from, bool onwards,
                     std::size_t limit) {
  return db.list("SELECT p.id FROM " + listed.in_order() + " WHERE p.firm_id = ? AND p." +
                     listed.there() + from.where + listed.order(onwards) + " LIMIT ?",
                 {listed.firm, from.key, from.same_key, from.id, limit}, to_number);
}

/// Along the key. Those of the same name come by a statement of their own: one condition for both
/// would be read from the first of that name on, or from the beginning.
Numbers read_in_order(Database& db, const Listed& listed, const std::optional<Place>& place,
                      bool onwards, std::size_t limit) {
  if (!place) return read_stretch(db, listed, kAnywhere, onwards, limit);
  if (!listed.by_name) {
    return read_stretch(db, listed, beyond(listed, *place, onwards), onwards, limit);
  }
  const std::string above = onwards ? " > ? " : " < ? ";
  Numbers rows = read_stretch(
      db, listed,
      {" AND p.name = ? AND ? IS NULL AND p.id" + above, place->name, std::nullopt, place->id},
      onwards, limit);
  if (rows.size() < limit) {
    std::ranges::move(read_stretch(db, listed,
                                   {" AND p.name" + above + "AND ? IS NULL AND ? IS NULL ",
                                    place->name, std::nullopt, std::nullopt},
                                   onwards, limit - rows.size()),
                      std::back_inserter(rows));
  }
  return rows;
}

BoundedCount count(Database& db, const Listed& listed) {
  if (listed.search) {
    const auto& [first, second, third, fourth] = listed.search->patterns;
    return bounded(
        db.find_value<std::uint64_t>("SELECT COUNT(*) FROM " + found(listed),
                                     {listed.firm, first, second, third, fourth, kCountedMost + 1})
            .value_or(0));
  }
  return bounded(db.find_value<std::uint64_t>("SELECT COUNT(*) FROM (SELECT 1 FROM " +
                                                  listed.table + " p FORCE INDEX (" + listed.table +
                                                  "_name) WHERE p.firm_id = ? AND p." +
                                                  listed.there() + " LIMIT ?) c",
                                              {listed.firm, kCountedMost + 1})
                     .value_or(0));
}

std::optional<Place> find_place(Database& db, const Listed& listed, std::uint64_t id) {
  return db.find("SELECT p.id, p.name, p.deleted_at FROM " + listed.table +
                     " p WHERE p.firm_id = ? AND "
                     "p.id = ?",
                 {listed.firm, id}, [](Row& row) {
                   return Place{row.get<std::uint64_t>(), row.get<std::string>(),
                                row.get<std::optional<Time>>()};
                 });
}

}  // namespace

PeopleNumbers page_of_people(Database& db, FirmId firm, People people, const PeopleFilter& filter,
                             const PeopleTurn& turn) {
  const Listed listed{firm, people, filter};
  const auto& asked = turn.before ? turn.before : turn.after;
  const auto place = asked ? find_place(db, listed, *asked) : std::nullopt;
  const bool onwards = !turn.before || !place;
  const std::size_t limit = kRowsPerPage + 1;
  PeopleNumbers page;
  if (listed.search || listed.deleted) {
    page.rows = read_sorted(db, listed, place ? beyond(listed, *place, onwards) : kAnywhere,
                            onwards, limit);
  } else {
    page.rows = read_in_order(db, listed, place, onwards, limit);
  }
  const bool more = page.rows.size() == limit;
  if (more) page.rows.pop_back();
  if (!onwards) std::ranges::reverse(page.rows);
  if (!page.rows.empty()) {
    if (onwards ? place.has_value() : more) page.previous = page.rows.front();
    if (onwards ? more : place.has_value()) page.next = page.rows.back();
  }
  page.total = count(db, listed);
  return page;
}

std::string numbers_as_json(const std::vector<std::uint64_t>& numbers) {
  std::string json = "[";
  for (std::uint64_t number : numbers) {
    if (json.size() > 1) json += ',';
    json += std::to_string(number);
  }
  return json + "]";
}

}  // namespace latchkey
