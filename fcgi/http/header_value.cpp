#include "fcgi/http/header_value.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char letter = lower(c);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

// Takes a quoted string off `text`, which begins with its quote.
std::optional<std::string> take_quoted(std::string_view& text) {
  std::string content;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') {
      text.remove_prefix(i + 1);
      return content;
    }
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '"') ++i;
    content += text[i];
  }
  return std::nullopt;
}

void skip_blanks(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
}

}  // namespace

bool is_ascii_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_alphanumeric(c) ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trim_blanks(std::string_view text) {
  skip_blanks(text);
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

const std::string* HeaderValue::find(std::string_view lower_case_name) const {
  for (const auto& [name, content] : parameters) {
    if (name == lower_case_name) return &content;
  }
  return nullptr;
}

std::optional<HeaderValue> parse_header_value(std::string_view text) {
  HeaderValue parsed;
  parsed.value = trim_blanks(text.substr(0, text.find(';')));
  if (parsed.value.empty()) return std::nullopt;
  text.remove_prefix(std::min(text.find(';'), text.size()));
  while (!text.empty()) {
    if (text.front() != ';') return std::nullopt;
    text.remove_prefix(1);
    skip_blanks(text);
    if (text.empty() || text.front() == ';') continue;  // "a; b=c;" is seen in the wild

    const auto equals = text.find('=');
    if (equals == std::string_view::npos || !is_token(text.substr(0, equals))) return std::nullopt;
    std::string name(text.substr(0, equals));
    std::transform(name.begin(), name.end(), name.begin(), lower);
    if (parsed.find(name)) return std::nullopt;
    text.remove_prefix(equals + 1);

    std::optional<std::string> content;
    if (!text.empty() && text.front() == '"') {
      content = take_quoted(text);
      skip_blanks(text);
    } else {
      content = trim_blanks(text.substr(0, text.find(';')));
      text.remove_prefix(std::min(text.find(';'), text.size()));
    }
    if (!content) return std::nullopt;
    parsed.parameters.emplace_back(std::move(name), std::move(*content));
  }
  return parsed;
}

std::optional<std::string> decode_extended_value(std::string_view text) {
  const auto first = text.find('\'');
  if (first == std::string_view::npos) return std::nullopt;
  const auto second = text.find('\'', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::string_view charset = text.substr(0, first);
  auto bytes = decode_percent(text.substr(second + 1));
  if (!bytes || equals_ignoring_case(charset, "utf-8")) return bytes;
  if (!equals_ignoring_case(charset, "iso-8859-1")) return std::nullopt;
  std::string utf8;
  for (const char c : *bytes) append_code_point(utf8, static_cast<unsigned char>(c));
  return utf8;
}

std::string undo_percent_22(std::string_view text) {
  std::string undone;
  for (; !text.empty(); text.remove_prefix(1)) {
    if (text.substr(0, 3) == "%22") {
      undone += '"';
      text.remove_prefix(2);
    } else {
      undone += text.front();
    }
  }
  return undone;
}

std::optional<std::string> decode_percent(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
    if (high < 0 || low < 0) return std::nullopt;
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return decoded;
}

void append_percent(std::string& text, char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  text += '%';
  text += kDigits[value >> 4];
  text += kDigits[value & 15];
}

}  // namespace latchkey
