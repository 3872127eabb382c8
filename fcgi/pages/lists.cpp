#include "fcgi/pages/lists.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/utf8.hpp"
#include "tpl/partials/pagination.hpp"

namespace latchkey {
namespace {

constexpr std::size_t kMostSearched = 200;

std::string page_url(const std::string& path, NameValues query, int page) {
  query.emplace_back("page", page > 1 ? std::to_string(page) : "");
  return list_url(path, query);
}

}  // namespace

std::string searched(const Visit& visit, std::string_view field) {
  std::string line = clean_line(visit.asked(field)).value_or("");
  return std::string{cut_code_points(line, kMostSearched)};
}

std::uint64_t asked_number(const Visit& visit, std::string_view field) {
  std::string_view text = visit.asked(field);
  std::uint64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

int asked_page(const Visit& visit) {
  constexpr int kLastPage = 100'000;
  std::string_view text = visit.asked("page");
  int page = 1;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
  bool read = error == std::errc{} && end == text.data() + text.size();
  return read && page >= 1 && page <= kLastPage ? page : 1;
}

std::string count_words(const BoundedCount& count) {
  if (!count.more) return std::to_string(count.count);
  std::string words = std::to_string(count.count);
  for (std::size_t at = words.size(); at > 3; at -= 3) words.insert(at - 3, 1, ',');
  return words + "+";
}

std::string list_url(const std::string& path, const NameValues& query) {
  NameValues kept;
  for (const auto& [name, value] : query) {
    if (!value.empty()) kept.emplace_back(name, value);
  }
  return kept.empty() ? path : path + "?" + write_urlencoded(kept);
}

void paginate(Block& list, Include place, const PageOfList& at, const std::string& path,
              const NameValues& query) {
  if (at.pages <= 1) return;
  namespace t = tpl::partials_pagination;
  Block pages = list.include(place, t::kFile);
  std::uint64_t before = rows_before(at.page);
  pages.set(t::PAGE_WORDS, std::to_string(before + 1) + " to " + std::to_string(before + at.rows) +
                               " of " + std::to_string(at.total));
  if (at.page > 1) {
    pages.show(t::PAGE_BEFORE).set(t::PAGE_BEFORE_URL, page_url(path, query, at.page - 1));
  }
  if (at.page < at.pages) {
    pages.show(t::PAGE_AFTER).set(t::PAGE_AFTER_URL, page_url(path, query, at.page + 1));
  }
}

PlacesOfList::PlacesOfList(const Visit& visit, std::size_t of_rows,
                           std::optional<BoundedCount> of_total, std::string to_next,
                           std::string to_previous)
    : number(visit.asked("after").empty() && visit.asked("before").empty() ? 1 : asked_page(visit)),
      rows(of_rows),
      total(of_total),
      next(std::move(to_next)),
      previous(std::move(to_previous)) {}

bool PlacesOfList::strayed(const Visit& visit) const {
  const bool after = !visit.asked("after").empty(), before = !visit.asked("before").empty();
  if (rows == 0 && next.empty() && (after || before)) return true;
  return before && !after && previous.empty();
}

void paginate(Block& list, Include place, const PlacesOfList& at, const std::string& path,
              const NameValues& query) {
  if (at.next.empty() && at.previous.empty()) return;
  namespace t = tpl::partials_pagination;
  auto url = [&](const char* side, const std::string& from, int number) {
    NameValues there = query;
    there.emplace_back(side, from);
    there.emplace_back("page", std::to_string(number));
    return list_url(path, there);
  };
  Block pages = list.include(place, t::kFile);
  const std::uint64_t before = rows_before(at.number);
  pages.set(t::PAGE_WORDS, at.rows == 0 ? "Page " + std::to_string(at.number)
                                        : std::to_string(before + 1) + " to " +
                                              std::to_string(before + at.rows) +
                                              (at.total ? " of " + count_words(*at.total) : ""));
  if (!at.previous.empty()) {
    pages.show(t::PAGE_BEFORE)
        .set(t::PAGE_BEFORE_URL, at.number == 2
                                     ? list_url(path, query)
                                     : url("before", at.previous, std::max(at.number - 1, 1)));
  }
  if (!at.next.empty()) {
    pages.show(t::PAGE_AFTER).set(t::PAGE_AFTER_URL, url("after", at.next, at.number + 1));
  }
}

Response to_last_page(const PageOfList& at, const std::string& path, NameValues query) {
  return see_other(page_url(path, std::move(query), at.pages));
}

}  // namespace latchkey
