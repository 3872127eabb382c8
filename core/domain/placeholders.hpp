#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/time.hpp"

// "Papers for your {year} return": what stands in braces is filled in when a checklist is made from
// a template.

namespace latchkey {

struct PlaceholderValues {
  std::string client, firm, work;
  Date start;                 // of the work; today where it has none
  std::optional<Date> due{};  // of the work
  Date today;
};

struct Placeholder {
  const char* name;   // "year"
  const char* words;  // what it becomes
};
/// All there are, for the help beside the fields.
std::span<const Placeholder> list_placeholders();

/// The first name in braces that is none of them: "yeer" of "{yeer}". Braces around anything but
/// small letters and _ are left as they are.
std::optional<std::string> find_unknown_placeholder(std::string_view text);

std::string fill_placeholders(std::string_view text, const PlaceholderValues& values);

}  // namespace latchkey
