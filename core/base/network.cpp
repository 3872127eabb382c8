#include "core/base/network.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>

namespace latchkey {

std::string network_of(std::string_view address) {
  std::string text{address};
  in6_addr six{};
  if (::inet_pton(AF_INET6, text.c_str(), &six) != 1 || text.find('\0') != text.npos) return text;
  std::array<char, INET6_ADDRSTRLEN> written{};
  if (IN6_IS_ADDR_V4MAPPED(&six)) {
    return ::inet_ntop(AF_INET, &six.s6_addr[12], written.data(), written.size());
  }
  std::fill(std::begin(six.s6_addr) + 8, std::end(six.s6_addr), 0);
  return std::string{::inet_ntop(AF_INET6, &six, written.data(), written.size())} + "/64";
}

}  // namespace latchkey
