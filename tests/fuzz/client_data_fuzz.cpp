// What browsers say of a passkey's use: whatever comes, a value that was read stands in the text,
// and reading what it says again gives the same.
#include "core/base/client_data.hpp"

#include <cstdint>
#include <cstdlib>

#include "core/base/utf8.hpp"

using namespace latchkey;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

std::string quoted(const std::string& text) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "\"";
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || c == '"' || c == '\\') {
      out += "\\u00";
      out += {kDigits[byte >> 4], kDigits[byte & 15]};
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  auto read = read_client_data(text);
  if (!read) return 0;
  require(size <= kMaxClientData && valid_utf8(text));
  for (const std::string* part : {&read->type, &read->challenge, &read->origin}) {
    require(valid_utf8(*part));
    // Without an escape, what was read is what stands there.
    if (text.find('\\') == text.npos) require(text.find('"' + *part + '"') != text.npos);
  }
  std::string again = "{\"type\":" + quoted(read->type) +
                      ",\"challenge\":" + quoted(read->challenge) +
                      ",\"origin\":" + quoted(read->origin) +
                      ",\"crossOrigin\":" + (read->cross_origin ? "true" : "false") + "}";
  if (again.size() > kMaxClientData) return 0;
  auto same = read_client_data(again);
  require(same && same->type == read->type && same->challenge == read->challenge &&
          same->origin == read->origin && same->cross_origin == read->cross_origin);
  return 0;
}
