#pragma once
#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace latchkey {

/// Parts of pages that this worker has filled, kept for as long as nothing in them has changed.
/// Each is somebody's (`whose`) and has a stamp that says all that it was made from; asked for with
/// another stamp, it is not there. Holds `most_bytes` at most; what was not asked for longest goes.
class FragmentCache {
 public:
  explicit FragmentCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// Null where there is none with this stamp. Valid until the next keep().
  const std::string* find(std::string_view whose, std::string_view stamp);
  /// In place of what was kept for `whose`. One that is larger than the cache is not kept.
  void keep(std::string_view whose, std::string_view stamp, std::string fragment);

  std::size_t bytes() const { return bytes_; }

 private:
  struct Entry {
    std::string whose, stamp, fragment;
    std::size_t bytes() const;
  };
  using Entries = std::list<Entry>;  // asked for last first
  void drop(Entries::iterator entry);

  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  Entries entries_;
  // The keys lie in the entries, whose places do not change.
  std::unordered_map<std::string_view, Entries::iterator> by_whose_;
};

}  // namespace latchkey
