// Whatever is typed: an address that is accepted can be put into an SMTP command and a header, and
// reading it again changes nothing; a masked one tells no more than it should.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/mail_address.hpp"
#include "core/base/utf8.hpp"

using namespace latchkey;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(std::string_view typed) {
  const MailAddress read = read_mail_address(typed);
  const std::string masked = mask_address(typed);
  require(valid_utf8(masked));
  require(masked.find_first_of(std::string_view("\r\n\0<>", 5)) == std::string::npos);
  if (read.error != MailAddressError::none) {
    require(read.address.empty() && read.normal.empty() && !normalise_address(typed));
    require(masked == "•••");
    return;
  }
  require(read.address.size() <= 254 && read.address.size() == read.normal.size());
  for (const char c : read.address) require(c > ' ' && c < 0x7F);
  require(read.address.find_first_of("<>,;:\"()[]\\") == std::string::npos);
  require(read.address.find('@') == read.address.rfind('@'));

  const MailAddress again = read_mail_address(read.address);
  require(again.address == read.address && again.normal == read.normal);
  require(normalise_address(read.normal) == read.normal);
  require(mask_address(read.address) == masked);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(text);
  check("a@" + std::string(text));
  check("a@" + std::string(text) + ".com");
  check(std::string(text) + "@example.com");
  return 0;
}
