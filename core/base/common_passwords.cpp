#include "core/base/common_passwords.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace latchkey {
namespace {

constexpr std::string_view kCommon[] = {
#include "common_passwords.inc"
};

}  // namespace

bool is_common_password(std::string_view password) {
  std::string lower{password};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::ranges::binary_search(kCommon, std::string_view{lower});
}

}  // namespace latchkey
