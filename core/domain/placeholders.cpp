#include "core/domain/placeholders.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace latchkey {
namespace {

constexpr Placeholder kPlaceholders[] = {
    {"client", "the client’s name"},
    {"firm", "your firm’s name"},
    {"work", "the title of the work"},
    {"year", "the year in which the work starts"},
    {"last_year", "the year before"},
    {"next_year", "the year after"},
    {"month", "the month in which the work starts"},
    {"last_month", "the month before"},
    {"start", "the day on which the work starts"},
    {"due", "the day on which the work is due"},
    {"today", "the day on which the checklist is made"},
};

std::string month_name(std::chrono::month month) {
  constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};
  return kMonths[static_cast<unsigned>(month) - 1];
}

std::string year_in_words(std::chrono::year year) {
  return std::to_string(static_cast<int>(year));
}

bool is_known(std::string_view name) {
  return std::ranges::any_of(kPlaceholders,
                             [&](const Placeholder& known) { return name == known.name; });
}

std::string value_of(std::string_view name, const PlaceholderValues& values) {
  const Date& start = values.start;
  if (name == "client") return values.client;
  if (name == "firm") return values.firm;
  if (name == "work") return values.work;
  if (name == "year") return year_in_words(start.year());
  if (name == "last_year") return year_in_words(start.year() - std::chrono::years{1});
  if (name == "next_year") return year_in_words(start.year() + std::chrono::years{1});
  if (name == "month") return month_name(start.month());
  if (name == "last_month") return month_name(start.month() - std::chrono::months{1});
  if (name == "start") return date_in_words(start);
  if (name == "due") return values.due ? date_in_words(*values.due) : "the agreed day";
  return date_in_words(values.today);
}

/// Calls `found` with each name in braces, `between` with all that is around them.
void walk(std::string_view text, const std::function<void(std::string_view)>& between,
          const std::function<void(std::string_view)>& found) {
  while (!text.empty()) {
    std::size_t open = text.find('{');
    between(text.substr(0, open));
    if (open == text.npos) return;
    text.remove_prefix(open);
    std::size_t close = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", 1);
    if (close != text.npos && close > 1 && text[close] == '}') {
      found(text.substr(1, close - 1));
      text.remove_prefix(close + 1);
    } else {
      between("{");
      text.remove_prefix(1);
    }
  }
}

}  // namespace

std::span<const Placeholder> list_placeholders() {
  return kPlaceholders;
}

std::optional<std::string> find_unknown_placeholder(std::string_view text) {
  std::optional<std::string> unknown;
  walk(
      text, [](std::string_view) {},
      [&](std::string_view name) {
        if (!unknown && !is_known(name)) unknown = std::string{name};
      });
  return unknown;
}

std::string fill_placeholders(std::string_view text, const PlaceholderValues& values) {
  std::string filled;
  walk(
      text, [&](std::string_view part) { filled += part; },
      [&](std::string_view name) {
        filled += is_known(name) ? value_of(name, values) : "{" + std::string{name} + "}";
      });
  return filled;
}

}  // namespace latchkey
