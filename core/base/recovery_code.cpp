#include "core/base/recovery_code.hpp"

#include <array>

namespace latchkey {
namespace {

constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kCharacters = 10, kGroup = 5;

std::string grouped(const std::string& characters) {
  return characters.substr(0, kGroup) + "-" + characters.substr(kGroup);
}

char without_doubt(char c) {
  if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (c == 'i' || c == 'l') return '1';
  return c == 'o' ? '0' : c;
}

}  // namespace

std::string make_recovery_code(Random& random) {
  std::array<unsigned char, kCharacters> bytes;
  random.fill(bytes);
  std::string characters;
  // 32 divides 256, so each character is as likely as any other.
  for (unsigned char byte : bytes) characters += kAlphabet[byte % kAlphabet.size()];
  return grouped(characters);
}

std::optional<std::string> read_recovery_code(std::string_view typed) {
  std::string characters;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    c = without_doubt(c);
    if (characters.size() == kCharacters || kAlphabet.find(c) == std::string_view::npos) {
      return std::nullopt;
    }
    characters += c;
  }
  if (characters.size() != kCharacters) return std::nullopt;
  return grouped(characters);
}

}  // namespace latchkey
