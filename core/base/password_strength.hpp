#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace latchkey {

/// Characters of a password that is used without a second factor (security.md 12).
inline constexpr std::size_t kLeastPasswordLength = 15;
/// Of one that is used together with a second factor.
inline constexpr std::size_t kLeastPasswordLengthWithFactor = 8;
inline constexpr std::size_t kMostPasswordLength = 128;

/// What speaks against a new password, in words for the one who chose it; empty where nothing does.
/// Its length in characters, at least `least`; whether it is among the most common ones; and how
/// many guesses a patient attacker needs by zxcvbn: common passwords, names, keyboard rows, dates
/// and repetitions are few. `personal` are words that somebody who knows the person tries first
/// (name, address, firm). No rules of composition.
std::optional<std::string> password_objection(std::string_view password,
                                              std::initializer_list<std::string_view> personal,
                                              std::size_t least = kLeastPasswordLength);

}  // namespace latchkey
