#pragma once
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/id.hpp"
#include "core/base/time.hpp"

namespace sql {
class ResultSet;
}

namespace latchkey {

/// One row of a result, read column by column in the order of the SELECT:
///   Firm firm{row.get<FirmId>(), row.get<std::string>(), row.get<std::optional<Time>>()};
/// (A braced list is evaluated from left to right.) Reading past the last column, or NULL into a
/// type that cannot hold it, throws std::logic_error: it is a mistake in the program.
class Row {
 public:
  explicit Row(sql::ResultSet& result) : result_(result) {}

  template <class T>
  T get() {
    ++column_;
    return read(static_cast<T*>(nullptr));
  }
  /// Passes over `count` columns.
  void skip(unsigned count) { column_ += count; }

 private:
  template <class T>
  std::optional<T> read(std::optional<T>*) {
    if (is_null()) return std::nullopt;
    return read(static_cast<T*>(nullptr));
  }
  template <class Tag>
  Id<Tag> read(Id<Tag>*) {
    return Id<Tag>{number()};
  }
  template <std::integral N>
  N read(N*) {
    if constexpr (std::same_as<N, bool>) return number() != 0;
    if constexpr (std::signed_integral<N>) return static_cast<N>(signed_number());
    return static_cast<N>(number());
  }
  std::string read(std::string*) { return text(); }
  Time read(Time*) { return parse_sql_time(text()); }
  Date read(Date*);

  bool is_null() const;
  std::uint64_t number() const;
  std::int64_t signed_number() const;
  std::string text() const;
  void require_value() const;

  sql::ResultSet& result_;
  std::uint32_t column_ = 0;
};

}  // namespace latchkey
