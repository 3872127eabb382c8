#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/block.hpp"
#include "core/domain/listing.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/urlencoded.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// What was searched for, as one line of at most 200 characters.
std::string searched(const Visit& visit, std::string_view field = "q");
/// The number in a field of the query; 0 where there is none.
std::uint64_t asked_number(const Visit& visit, std::string_view field);
/// The page of the list that was asked for (`page`), from 1 to 100,000.
int asked_page(const Visit& visit);
/// "312", or "1,000+" where counting stopped.
std::string count_words(const BoundedCount& count);
/// `path` with those of `query` that are not empty.
std::string list_url(const std::string& path, const NameValues& query);

/// Where one came to by pages, for paginate and past_the_end.
struct PageOfList {
  std::uint64_t total;
  int page, pages;
  std::size_t rows;

  template <class T>
  explicit PageOfList(const Listing<T>& listing)
      : total(listing.total),
        page(listing.page),
        pages(listing.pages()),
        rows(listing.rows.size()) {}

  /// The list has become shorter than the page that was asked for.
  bool past_the_end() const { return rows == 0 && total > 0; }
};

/// The line under a list of more than one page, which keeps the rest of the query.
void paginate(Block& list, Include place, const PageOfList& at, const std::string& path,
              const NameValues& query);
/// To the last page of the list, from behind its end.
Response to_last_page(const PageOfList& at, const std::string& path, NameValues query);

/// Where one came to in a list that goes on from a place in it, and not by numbers.
struct PlacesOfList {
  int number;  // of the page, as one came to it: for the words alone
  std::size_t rows;
  std::optional<BoundedCount> total;
  std::string next, previous;  // the places, as addresses name them; empty: no page there

  /// `number` is what `page` says, where a place was asked for.
  PlacesOfList(const Visit& visit, std::size_t of_rows, std::optional<BoundedCount> of_total,
               std::string to_next, std::string to_previous);
  /// Of a page whose places are numbers.
  template <class Numbered>
  PlacesOfList(const Visit& visit, const Numbered& page)
      : PlacesOfList(visit, page.rows.size(), page.total,
                     page.next ? std::to_string(*page.next) : "",
                     page.previous ? std::to_string(*page.previous) : "") {}

  /// What was asked for is no page of its own: the list has become shorter than the place, or
  /// fewer rows come before it than a page has. The first page is the answer.
  bool strayed(const Visit& visit) const;
};
void paginate(Block& list, Include place, const PlacesOfList& at, const std::string& path,
              const NameValues& query);

}  // namespace latchkey
