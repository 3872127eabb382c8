#pragma once
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/id.hpp"
#include "core/base/secret.hpp"
#include "core/base/time.hpp"

namespace latchkey {

/// One `?` of a statement. Texts and bytes are borrowed: they must outlive the call.
class Value {
 public:
  using Held =
      std::variant<std::monostate, std::int64_t, std::uint64_t, std::string_view, std::string>;

  Value(std::nullopt_t) {}
  template <std::signed_integral N>
  Value(N number) : held_(static_cast<std::int64_t>(number)) {}
  template <std::unsigned_integral N>
  Value(N number) : held_(static_cast<std::uint64_t>(number)) {}
  Value(std::string_view text) : held_(text) {}
  Value(const std::string& text) : held_(std::string_view{text}) {}
  Value(const char* text) : held_(std::string_view{text}) {}
  Value(const TokenHash& hash) : held_(hash.view()) {}
  Value(const Bytes32& bytes) : held_(as_text(bytes)) {}
  Value(Time time) : held_(sql_time(time)) {}
  Value(Date date) : held_(sql_date(date)) {}
  template <class Tag>
  Value(Id<Tag> id) : held_(id.value) {}
  template <class T>
  Value(const std::optional<T>& maybe) {
    if (maybe) held_ = Value{*maybe}.held_;
  }

  const Held& held() const { return held_; }

 private:
  Held held_;
};

using Values = std::initializer_list<Value>;

}  // namespace latchkey
