#include "fcgi/pages/lists.hpp"

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

Response to_last_page(const PageOfList& at, const std::string& path, NameValues query) {
  return see_other(page_url(path, std::move(query), at.pages));
}

}  // namespace latchkey
