// application/x-www-form-urlencoded: bodies of plain forms and query strings (WHATWG URL, 5).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace latchkey {

using NameValues = std::vector<std::pair<std::string, std::string>>;

enum class UrlencodedError {
  none,
  too_long,
  too_many_pairs,
  bad_escape,  // a % that two hexadecimal digits do not follow; browsers never send one
  not_utf8,
};

// What a person can be told.
std::string_view explain(UrlencodedError error);

struct UrlencodedLimits {
  std::size_t bytes = 1024 * 1024;  // encoded
  std::size_t pairs = 1000;
};

struct Urlencoded {
  NameValues pairs;  // in the order sent, a name as often as it was sent; empty on an error
  UrlencodedError error = UrlencodedError::none;
};

// Never throws on bad input. Values may hold any code point, NUL and line ends included.
Urlencoded parse_urlencoded(std::string_view text, const UrlencodedLimits& limits = {});

// The other way: a query string (without ?) that parse_urlencoded reads back as `pairs`.
std::string write_urlencoded(const NameValues& pairs);

// A decoded path as it stands in an address: what may not stand there as it is (RFC 3986 3.3),
// control characters, backslashes and bytes above ASCII among it, is percent-encoded.
std::string write_path(std::string_view decoded);

}  // namespace latchkey
