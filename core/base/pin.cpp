#include "core/base/pin.hpp"

#include <algorithm>
#include <array>

namespace latchkey {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Each digit follows the one before by the same step: 222222, 456789, 987654, 890123.
bool has_one_step(std::string_view pin) {
  auto step = [&](std::size_t at) { return (pin[at] - pin[at - 1] + 10) % 10; };
  int first = step(1);
  if (first != 0 && first != 1 && first != 9) return false;
  for (std::size_t at = 2; at < pin.size(); ++at) {
    if (step(at) != first) return false;
  }
  return true;
}

/// A short piece again and again: 121212, 123123, 12341234.
bool repeats_itself(std::string_view pin) {
  for (std::size_t piece = 2; piece * 2 <= pin.size(); ++piece) {
    if (pin.size() % piece == 0 && pin.substr(piece) == pin.substr(0, pin.size() - piece)) {
      return true;
    }
  }
  return false;
}

/// 112233, 998877: a row of digits with each of them twice or thrice.
bool is_row_of_doubles(std::string_view pin) {
  for (std::size_t times : {2U, 3U}) {
    if (pin.size() % times != 0) continue;
    std::string once;
    bool doubled = true;
    for (std::size_t at = 0; at < pin.size(); at += times) {
      once += pin[at];
      doubled = doubled && pin.substr(at, times) == std::string(times, pin[at]);
    }
    if (doubled && once.size() > 1 && has_one_step(once)) return true;
  }
  return false;
}

/// There and back: 123321, 456654.
bool is_row_there_and_back(std::string_view pin) {
  if (pin.size() % 2 != 0) return false;
  std::string back{pin.substr(pin.size() / 2)};
  std::ranges::reverse(back);
  return back == pin.substr(0, pin.size() / 2) && has_one_step(back);
}

/// Paths over the keys of a telephone or a keyboard, and numbers that everybody knows: those of 6
/// digits and more that lists of leaked PINs begin with and none of the rules above finds.
bool is_well_known(std::string_view pin) {
  static constexpr std::array kKnown = {
      "102030",    "100200",    "112358",    "123654",    "142536",    "147258",    "147852",
      "147896",    "159357",    "159753",    "258369",    "258456",    "314159",    "271828",
      "369258",    "741852",    "753159",    "789456",    "852456",    "963852",    "987456",
      "246810",    "135790",    "1234560",   "123450",    "1020304",   "3141592",   "007007",
      "1472583",   "7894561",   "31415926",  "123456780", "147258369", "789456123", "123654789",
      "741852963", "963852741", "369258147", "987456321", "1472580369"};
  return std::ranges::find(kKnown, pin) != kKnown.end();
}

}  // namespace

std::optional<std::string> read_pin(std::string_view typed) {
  std::string pin;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (!is_digit(c)) return std::nullopt;
    pin += c;
  }
  if (pin.size() < kLeastPinLength || pin.size() > kMostPinLength) return std::nullopt;
  return pin;
}

std::optional<std::string> pin_misread(std::string_view typed) {
  if (read_pin(typed)) return std::nullopt;
  if (typed.find_first_not_of(" -") == typed.npos) return "Type a PIN.";
  if (!std::ranges::all_of(typed, [](char c) { return is_digit(c) || c == ' ' || c == '-'; })) {
    return "A PIN is made of digits alone.";
  }
  return "A PIN has " + std::to_string(kLeastPinLength) + " to " + std::to_string(kMostPinLength) +
         " digits. This one has " + std::to_string(std::ranges::count_if(typed, is_digit)) + ".";
}

std::optional<std::string> pin_objection(std::string_view pin) {
  if (has_one_step(pin)) {
    return "This PIN is one that everybody tries first: a single digit, or digits in a row. "
           "Choose another.";
  }
  if (repeats_itself(pin) || is_row_of_doubles(pin) || is_row_there_and_back(pin)) {
    return "This PIN is one of the first to be tried: it repeats itself. Choose another.";
  }
  if (is_well_known(pin)) {
    return "This PIN is one of those that most people choose. Choose another.";
  }
  return std::nullopt;
}

}  // namespace latchkey
