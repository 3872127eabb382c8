// Cookie headers: only printable cookies of distinct names are read; a Set-Cookie value never holds
// a control character or an attribute that came from its input, and is read back as it was set.
#include <cstdint>
#include <cstdlib>
#include <set>
#include <stdexcept>
#include <string_view>

#include "fcgi/http/cookie.hpp"

using namespace latchkey;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool printable(std::string_view text) {
  for (const char c : text) {
    if (c < 0x20 || c > 0x7E) return false;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);

  const Cookies cookies = Cookies::parse(text);
  require(cookies.all().size() <= kMaxCookies);
  std::set<std::string> names;
  std::string again;
  for (const auto& [name, value] : cookies.all()) {
    require(!name.empty() && printable(name) && printable(value));
    require(value.find(';') == std::string::npos);
    require(names.insert(name).second);
    require(cookies.find(name) == std::string_view(value));
    again += name + "=" + value + "; ";
  }
  require(Cookies::parse(again).all() == cookies.all());

  const std::string_view name = text.substr(0, size / 3);
  const std::string_view value = text.substr(size / 3);
  for (const bool secure : {true, false}) {
    try {
      const std::string set = set_cookie_value(
          {std::string(name), std::string(value), std::chrono::seconds(60), secure});
      require(printable(set));
      std::size_t semicolons = 0;
      for (const char c : set) semicolons += c == ';';
      require(semicolons == (secure ? 5u : 4u));
      const Cookies back = Cookies::parse(set.substr(0, set.find(';')));
      require(back.find(cookie_name(name, secure)) == value);
    } catch (const std::invalid_argument&) {
    }
  }
  return 0;
}
