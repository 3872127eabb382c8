#include "fcgi/http/urlencoded.hpp"

#include <algorithm>
#include <optional>

#include "core/base/utf8.hpp"
#include "fcgi/http/header_value.hpp"

namespace latchkey {
namespace {

std::optional<std::string> decode(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '+', ' ');
  return decode_percent(spaced);
}

void append_encoded(std::string& encoded, std::string_view text) {
  for (const char c : text) {
    if (is_ascii_alphanumeric(c) || std::string_view("*-._").find(c) != std::string_view::npos) {
      encoded += c;
    } else if (c == ' ') {
      encoded += '+';
    } else {
      append_percent(encoded, c);
    }
  }
}

}  // namespace

std::string_view explain(UrlencodedError error) {
  switch (error) {
    case UrlencodedError::none:
      return "Nothing is wrong.";
    case UrlencodedError::too_long:
      return "The form is too long.";
    case UrlencodedError::too_many_pairs:
      return "The form has too many fields.";
    case UrlencodedError::bad_escape:
      return "The address or form is damaged: it has a % that belongs to nothing.";
    case UrlencodedError::not_utf8:
      return "The text has characters that we cannot read. Please type it again.";
  }
  return "";
}

Urlencoded parse_urlencoded(std::string_view text, const UrlencodedLimits& limits) {
  if (text.size() > limits.bytes) return {{}, UrlencodedError::too_long};
  Urlencoded parsed;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(pair.size() + 1, text.size()));
    if (pair.empty()) continue;
    if (parsed.pairs.size() == limits.pairs) return {{}, UrlencodedError::too_many_pairs};

    const auto equals = std::min(pair.find('='), pair.size());
    auto name = decode(pair.substr(0, equals));
    auto value = decode(pair.substr(std::min(equals + 1, pair.size())));
    if (!name || !value) return {{}, UrlencodedError::bad_escape};
    if (!valid_utf8(*name) || !valid_utf8(*value)) return {{}, UrlencodedError::not_utf8};
    parsed.pairs.emplace_back(std::move(*name), std::move(*value));
  }
  return parsed;
}

std::string write_urlencoded(const NameValues& pairs) {
  std::string encoded;
  for (const auto& [name, value] : pairs) {
    if (!encoded.empty()) encoded += '&';
    append_encoded(encoded, name);
    encoded += '=';
    append_encoded(encoded, value);
  }
  return encoded;
}

std::string write_path(std::string_view decoded) {
  constexpr std::string_view kAsTheyAre = "/-._~!$&'()*+,;=:@";
  std::string encoded;
  for (const char c : decoded) {
    if (is_ascii_alphanumeric(c) || kAsTheyAre.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      append_percent(encoded, c);
    }
  }
  return encoded;
}

}  // namespace latchkey
