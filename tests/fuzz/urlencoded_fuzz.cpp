// Query strings and bodies of plain forms: limits hold, all that is read is UTF-8, and what was
// read is the same after writing and reading it again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/base/utf8.hpp"
#include "fcgi/http/urlencoded.hpp"

using namespace latchkey;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(std::string_view text, const UrlencodedLimits& limits) {
  const Urlencoded parsed = parse_urlencoded(text, limits);
  require(parsed.pairs.size() <= limits.pairs);
  if (text.size() > limits.bytes) require(parsed.error == UrlencodedError::too_long);
  if (parsed.error != UrlencodedError::none) {
    require(parsed.pairs.empty());
    return;
  }
  for (const auto& [name, value] : parsed.pairs) require(valid_utf8(name) && valid_utf8(value));
  const std::string written = write_urlencoded(parsed.pairs);
  require(written.find_first_of(std::string_view("\r\n\0 \"'<>", 8)) == std::string::npos);
  require(parse_urlencoded(written).pairs == parsed.pairs);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(text, {});
  UrlencodedLimits of_a_query;
  of_a_query.bytes = 2048;
  of_a_query.pairs = 5;
  check(text, of_a_query);
  return 0;
}
