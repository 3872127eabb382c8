// What clean_line, clean_text and clean_file_name let through must keep the promises of utf8.hpp.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/utf8.hpp"

using namespace latchkey;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool has_bidi_override(std::string_view text) {
  while (const auto c = take_code_point(text)) {
    if ((*c >= 0x202A && *c <= 0x202E) || (*c >= 0x2066 && *c <= 0x2069)) return true;
  }
  return false;
}

bool has_control(std::string_view text, std::string_view allowed) {
  while (const auto c = take_code_point(text)) {
    const bool control = *c < 0x20 || (*c >= 0x7F && *c <= 0x9F);
    if (control && allowed.find(static_cast<char>(*c)) == std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const bool valid = valid_utf8(text);

  const std::size_t length = count_code_points(text);
  require(length <= size);
  require(cut_code_points(text, length) == text);
  const std::string_view half = cut_code_points(text, length / 2);
  require(count_code_points(half) == length / 2);
  require(!valid || valid_utf8(half));

  const auto line = clean_line(text);
  require(line.has_value() == valid);
  if (line) {
    require(valid_utf8(*line) && !has_control(*line, "") && !has_bidi_override(*line));
    require(line->empty() == is_blank(text));
    require(line->empty() || (line->front() != ' ' && line->back() != ' '));
    require(clean_line(*line) == line);
  }

  const auto lines = clean_text(text);
  require(!lines || valid);
  if (lines) {
    require(valid_utf8(*lines) && !has_control(*lines, "\n\t"));
    require(clean_text(*lines) == lines);
  }

  const std::string name = clean_file_name(text);
  require(!name.empty() && name.size() <= kMaxFileNameBytes && valid_utf8(name));
  require(name.find_first_of("<>:\"/\\|?*") == std::string::npos);
  require(!has_control(name, "") && !has_bidi_override(name) && !is_blank(name));
  require(name.front() != '.' && name.back() != '.' && name.front() != ' ' && name.back() != ' ');
  require(clean_file_name(name) == name);
  return 0;
}
