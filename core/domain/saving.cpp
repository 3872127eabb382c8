#include "core/domain/saving.hpp"

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

void require_length(const std::string& text, bool blank, std::size_t least, std::size_t most,
                    const char* field, const char* what, Objections& objections) {
  std::size_t length = blank ? 0 : count_code_points(text);
  if (length == 0 && least > 0) {
    objections.push_back({field, std::string{what} + " is missing."});
  } else if (length < least) {
    objections.push_back(
        {field, std::string{what} + " needs at least " + std::to_string(least) + " characters."});
  } else if (length > most) {
    objections.push_back({field, std::string{what} + " can have at most " + std::to_string(most) +
                                     " characters; it has " + std::to_string(length) + "."});
  }
}

}  // namespace

void read_line(std::string_view typed, std::string& out, std::size_t least, std::size_t most,
               const char* field, const char* what, Objections& objections) {
  auto clean = clean_line(typed);
  if (!clean) {
    objections.push_back({field, std::string{what} + " cannot be read as text."});
    return;
  }
  out = std::move(*clean);
  require_length(out, out.empty(), least, most, field, what, objections);
}

void read_text(std::string_view typed, std::string& out, std::size_t least, std::size_t most,
               const char* field, const char* what, Objections& objections) {
  auto clean = clean_text(typed);
  if (!clean) {
    objections.push_back({field, std::string{what} +
                                     " holds something that is not text. Type it again without "
                                     "what was pasted in."});
    return;
  }
  out = std::move(*clean);
  if (is_blank(out)) out.clear();
  require_length(out, out.empty(), least, most, field, what, objections);
}

}  // namespace latchkey
