#include "core/base/utf8.hpp"

#include <algorithm>
#include <array>

namespace latchkey {
namespace {

constexpr std::string_view kNamelessFile = "file";
// An "extension" longer than this is the end of a sentence, not a file type.
constexpr std::size_t kMaxExtensionBytes = 20;

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

bool is_bidi_override(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// Unicode's White_Space property.
bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// Takes no room on the screen: zero-width space and joiners, marks of direction, soft hyphen, BOM,
// and the Hangul and Braille blanks that are popular for "empty" names.
bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) ||
         c == 0xFEFF || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800 ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_blank(char32_t c) {
  return is_space(c) || is_control(c) || is_invisible(c) || is_bidi_override(c);
}

std::string replace_broken_bytes(std::string_view text) {
  std::string whole;
  while (!text.empty()) {
    if (const auto c = take_code_point(text)) {
      append_code_point(whole, *c);
    } else {
      whole += '_';
      text.remove_prefix(1);
    }
  }
  return whole;
}

std::string_view trim_dots_and_spaces(std::string_view name) {
  const auto first = name.find_first_not_of(". ");
  if (first == std::string_view::npos) return {};
  return name.substr(first, name.find_last_not_of(". ") - first + 1);
}

bool reserved_by_windows(std::string_view name) {
  std::string stem(name.substr(0, name.find('.')));
  stem.erase(stem.find_last_not_of(' ') + 1);
  std::transform(stem.begin(), stem.end(), stem.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  constexpr std::array<std::string_view, 6> kDevices = {"CON", "PRN",    "AUX",
                                                        "NUL", "CONIN$", "CONOUT$"};
  if (std::find(kDevices.begin(), kDevices.end(), stem) != kDevices.end()) return true;
  return stem.size() == 4 && (stem.compare(0, 3, "COM") == 0 || stem.compare(0, 3, "LPT") == 0) &&
         stem[3] >= '0' && stem[3] <= '9';
}

// The longest beginning of `text` that has at most `bytes` bytes and no half code point.
std::string_view cut_bytes(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

std::string shorten_keeping_extension(std::string name) {
  if (name.size() <= kMaxFileNameBytes) return name;
  std::string_view extension;
  const auto dot = name.rfind('.');
  if (dot != std::string::npos && name.size() - dot <= kMaxExtensionBytes) {
    extension = std::string_view(name).substr(dot);
  }
  const std::string_view stem = std::string_view(name).substr(0, name.size() - extension.size());
  // Cutting may leave a dot or a space at the end, which only the very end of a name must not have.
  const std::string shorter =
      std::string(cut_bytes(stem, kMaxFileNameBytes - extension.size())) + std::string(extension);
  return std::string(trim_dots_and_spaces(shorter));
}

}  // namespace

std::optional<char32_t> take_code_point(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) {
    text.remove_prefix(1);
    return first;
  }
  std::size_t length = 0;
  char32_t code_point = 0;
  char32_t smallest = 0;  // a smaller value in a form of this length would be overlong
  if ((first & 0xE0) == 0xC0) {
    length = 2, code_point = first & 0x1F, smallest = 0x80;
  } else if ((first & 0xF0) == 0xE0) {
    length = 3, code_point = first & 0x0F, smallest = 0x800;
  } else if ((first & 0xF8) == 0xF0) {
    length = 4, code_point = first & 0x07, smallest = 0x10000;
  } else {
    return std::nullopt;
  }
  if (text.size() < length) return std::nullopt;
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0) != 0x80) return std::nullopt;
    code_point = (code_point << 6) | (next & 0x3F);
  }
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < smallest || code_point > 0x10FFFF || surrogate) return std::nullopt;
  text.remove_prefix(length);
  return code_point;
}

void append_code_point(std::string& text, char32_t c) {
  const auto trailing = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | (c >> 6));
    text += trailing(c);
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0 | (c >> 12));
    text += trailing(c >> 6);
    text += trailing(c);
  } else {
    text += static_cast<char>(0xF0 | (c >> 18));
    text += trailing(c >> 12);
    text += trailing(c >> 6);
    text += trailing(c);
  }
}

bool valid_utf8(std::string_view text) {
  while (!text.empty()) {
    if (!take_code_point(text)) return false;
  }
  return true;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) {
    if (!take_code_point(text)) text.remove_prefix(1);
  }
  return count;
}

std::string_view cut_code_points(std::string_view text, std::size_t count) {
  std::string_view rest = text;
  for (; count > 0 && !rest.empty(); --count) {
    if (!take_code_point(rest)) rest.remove_prefix(1);
  }
  return text.substr(0, text.size() - rest.size());
}

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    const auto c = take_code_point(text);
    if (!c || !is_blank(*c)) return false;
  }
  return true;
}

std::optional<std::string> clean_line(std::string_view text) {
  if (is_blank(text)) return std::string();
  std::string line;
  bool space_due = false;
  while (!text.empty()) {
    const auto c = take_code_point(text);
    if (!c) return std::nullopt;
    if (is_bidi_override(*c)) continue;
    if (is_space(*c) || is_control(*c)) {
      space_due = !line.empty();
      continue;
    }
    if (space_due) line += ' ';
    space_due = false;
    append_code_point(line, *c);
  }
  return line;
}

std::optional<std::string> clean_text(std::string_view text) {
  std::string lines;
  lines.reserve(text.size());
  while (!text.empty()) {
    const auto c = take_code_point(text);
    if (!c) return std::nullopt;
    if (*c == '\r') {
      if (!text.empty() && text.front() == '\n') text.remove_prefix(1);
      lines += '\n';
    } else if (is_control(*c) && *c != '\n' && *c != '\t') {
      return std::nullopt;
    } else {
      append_code_point(lines, *c);
    }
  }
  return lines;
}

std::string clean_file_name(std::string_view sent) {
  const auto slash = sent.find_last_of("/\\");
  if (slash != std::string_view::npos) sent.remove_prefix(slash + 1);
  std::string name = replace_broken_bytes(sent);
  for (char& c : name) {
    if (std::string_view("<>:\"|?*").find(c) != std::string_view::npos) c = '_';
  }
  name = clean_line(name).value_or("");
  name = trim_dots_and_spaces(name);
  if (is_blank(name)) return std::string(kNamelessFile);
  if (reserved_by_windows(name)) name.insert(0, 1, '_');
  return shorten_keeping_extension(std::move(name));
}

}  // namespace latchkey
