#include "fcgi/http/fragment_cache.hpp"

#include <utility>

namespace latchkey {

std::size_t FragmentCache::Entry::bytes() const {
  constexpr std::size_t kAround = 200;  // the nodes of list and map, roughly
  return whose.size() + stamp.size() + fragment.size() + kAround;
}

void FragmentCache::drop(Entries::iterator entry) {
  bytes_ -= entry->bytes();
  by_whose_.erase(entry->whose);
  entries_.erase(entry);
}

const std::string* FragmentCache::find(std::string_view whose, std::string_view stamp) {
  auto found = by_whose_.find(whose);
  if (found == by_whose_.end() || found->second->stamp != stamp) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return &found->second->fragment;
}

void FragmentCache::keep(std::string_view whose, std::string_view stamp, std::string fragment) {
  if (auto found = by_whose_.find(whose); found != by_whose_.end()) drop(found->second);
  Entry entry{std::string{whose}, std::string{stamp}, std::move(fragment)};
  if (entry.bytes() > most_bytes_) return;
  bytes_ += entry.bytes();
  entries_.push_front(std::move(entry));
  by_whose_.emplace(entries_.front().whose, entries_.begin());
  while (bytes_ > most_bytes_) drop(std::prev(entries_.end()));
}

}  // namespace latchkey
