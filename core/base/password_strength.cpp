#include "core/base/password_strength.hpp"

#include <zxcvbn.h>

#include <vector>

#include "core/base/common_passwords.hpp"
#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

/// 10^10 guesses, from which on zxcvbn's authors call a password "very unguessable" (Wheeler,
/// zxcvbn: Low-Budget Password Strength Estimation, USENIX Security 2016).
constexpr double kLeastBits = 33.2;

/// zxcvbn's time grows with a high power of the length where digits take turns: 0.07 s for 40
/// bytes, 5 s for 128. The beginning alone never counts for more than the whole, so judging it lets
/// nothing weak through.
constexpr std::size_t kMostJudged = 40;

/// The words of a name or an address, as zxcvbn's own dictionary of the user takes them.
std::vector<std::string> words_of(std::initializer_list<std::string_view> texts) {
  std::vector<std::string> words;
  for (std::string_view text : texts) {
    std::string word;
    for (char c : text) {
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        word += c;
      } else if (!word.empty()) {
        words.push_back(std::move(word));
        word.clear();
      }
    }
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

}  // namespace

std::optional<std::string> password_objection(std::string_view password,
                                              std::initializer_list<std::string_view> personal,
                                              std::size_t least) {
  if (!valid_utf8(password)) return "The password cannot be read as text.";
  std::size_t length = count_code_points(password);
  if (length < least) {
    return "The password needs at least " + std::to_string(least) +
           " characters. Four words that have nothing to do with each other are easy to keep in "
           "mind.";
  }
  if (length > kMostPasswordLength) {
    return "The password can have at most " + std::to_string(kMostPasswordLength) + " characters.";
  }
  if (is_common_password(password)) {
    return "This is one of the most used passwords of all, and so among the first that anybody "
           "tries. Four words that have nothing to do with each other are hard to guess.";
  }
  std::vector<std::string> words = words_of(personal);
  std::vector<const char*> dictionary;
  dictionary.reserve(words.size() + 1);
  for (const std::string& word : words) dictionary.push_back(word.c_str());
  dictionary.push_back(nullptr);
  const std::string judged{password.substr(0, kMostJudged)};
  if (ZxcvbnMatch(judged.c_str(), dictionary.data(), nullptr) < kLeastBits) {
    return "This password is easy to guess: it is made of common passwords, names, dates, "
           "repetitions or keys that lie side by side. Four words that have nothing to do with "
           "each "
           "other are hard to guess.";
  }
  return std::nullopt;
}

}  // namespace latchkey
