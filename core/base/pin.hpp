#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace latchkey {

/// Digits of a PIN (security.md 13; 6 digits are 20 bits: ASVS 6.5.4).
inline constexpr std::size_t kLeastPinLength = 6;
inline constexpr std::size_t kMostPinLength = 12;

/// The digits of what was typed, without the blanks and hyphens that people put between them. Empty
/// where it is no PIN: anything else in it, too few digits or too many.
std::optional<std::string> read_pin(std::string_view typed);

/// Why what was typed is no PIN at all, in words for who typed it; empty where it is one. Says
/// nothing of whether it is the right one.
std::optional<std::string> pin_misread(std::string_view typed);

/// What speaks against a new PIN beside that, in words for the one who chose it: the few that
/// everybody tries first. Empty where nothing does.
std::optional<std::string> pin_objection(std::string_view pin);

}  // namespace latchkey
