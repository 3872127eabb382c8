// Whatever the headers say: our words are plain text of ours, and other version numbers never make
// another device.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fcgi/http/user_agent.hpp"

using namespace latchkey;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool plain(std::string_view text) {
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && c != ' ' && c != '=') return false;
  }
  return !text.empty() && text.size() < 100;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto line_end = text.find('\n');
  const std::string_view user_agent = text.substr(0, line_end);
  const std::string_view language =
      line_end == std::string_view::npos ? std::string_view() : text.substr(line_end + 1);

  const UserAgent device = read_user_agent(user_agent, language);
  require(plain(describe(device)) && plain(stable_text(device)));
  require(device.language.size() <= 8);
  looks_automatic(user_agent);

  std::string updated(user_agent);
  for (char& c : updated) {
    if (c >= '0' && c <= '9') c = static_cast<char>('0' + (c - '0' + 3) % 10);
  }
  require(stable_text(read_user_agent(updated, language)) == stable_text(device));
  return 0;
}
