#pragma once
#include <string>
#include <string_view>

namespace latchkey {

/// Whom an IP address stands for where callers are counted: an IPv4 address for itself, also where
/// it is written as an IPv6 one (::ffff:203.0.113.7); of IPv6 the /64 ("2001:db8:0:1::/64"), since
/// one subscriber has 2^64 addresses of it (RFC 6177) and may use another for each try. What is no
/// address stays as it is.
std::string network_of(std::string_view address);

}  // namespace latchkey
