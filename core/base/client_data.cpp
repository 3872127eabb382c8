#include "core/base/client_data.hpp"

#include <set>

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

constexpr int kMaxDepth = 8;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes values off the front of a JSON text. Each function returns false where what stands there
/// is not what it is for; nothing is read after that.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : rest_(text) {}

  bool at_end() {
    skip_blanks();
    return rest_.empty();
  }
  bool take(char wanted) {
    skip_blanks();
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool next_is(char wanted) {
    skip_blanks();
    return rest_.starts_with(wanted);
  }
  bool text(std::string& out);
  bool boolean(bool& out);
  bool any(int depth);

 private:
  void skip_blanks() {
    while (!rest_.empty() && std::string_view{" \t\r\n"}.find(rest_.front()) != rest_.npos) {
      rest_.remove_prefix(1);
    }
  }
  bool word(std::string_view wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }
  bool digits();
  bool number();
  bool hex4(char32_t& out);
  bool escape(std::string& out);
  template <class Member>
  bool list(char end, Member member);

  std::string_view rest_;
};

bool JsonReader::hex4(char32_t& out) {
  if (rest_.size() < 4) return false;
  out = 0;
  for (char c : rest_.substr(0, 4)) {
    const auto digit = std::string_view{"0123456789abcdef"}.find(
        c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
    if (digit == std::string_view::npos) return false;
    out = out * 16 + static_cast<char32_t>(digit);
  }
  rest_.remove_prefix(4);
  return true;
}

/// What follows a backslash.
bool JsonReader::escape(std::string& out) {
  if (rest_.empty()) return false;
  const char kind = rest_.front();
  rest_.remove_prefix(1);
  if (kind != 'u') {
    constexpr std::string_view kKinds = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
    const auto at = kKinds.find(kind);
    if (at == std::string_view::npos) return false;
    out += kMeant[at];
    return true;
  }
  char32_t unit = 0, low = 0;
  if (!hex4(unit)) return false;
  if (unit >= 0xDC00 && unit < 0xE000) return false;
  if (unit >= 0xD800 && unit < 0xDC00) {
    if (!word("\\u") || !hex4(low) || low < 0xDC00 || low >= 0xE000) return false;
    unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
  }
  append_code_point(out, unit);
  return true;
}

bool JsonReader::text(std::string& out) {
  out.clear();
  if (!take('"')) return false;
  while (!rest_.empty()) {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    if (c == '"') return true;
    if (static_cast<unsigned char>(c) < 0x20) return false;
    if (c == '\\') {
      if (!escape(out)) return false;
    } else {
      out += c;
    }
  }
  return false;
}

bool JsonReader::boolean(bool& out) {
  skip_blanks();
  out = rest_.starts_with('t');
  return word(out ? "true" : "false");
}

bool JsonReader::digits() {
  if (rest_.empty() || !is_digit(rest_.front())) return false;
  while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
  return true;
}

bool JsonReader::number() {
  word("-");
  if (!word("0") && !digits()) return false;
  if (word(".") && !digits()) return false;
  if (word("e") || word("E")) {
    if (!word("+")) word("-");
    return digits();
  }
  return true;
}

/// The members between brackets that is past the opening one.
template <class Member>
bool JsonReader::list(char end, Member member) {
  if (take(end)) return true;
  do {
    if (!member()) return false;
  } while (take(','));
  return take(end);
}

bool JsonReader::any(int depth) {
  std::string passed_over;
  if (depth == kMaxDepth) return false;
  if (next_is('"')) return text(passed_over);
  if (take('[')) return list(']', [&] { return any(depth + 1); });
  if (take('{')) {
    return list('}', [&] { return text(passed_over) && take(':') && any(depth + 1); });
  }
  return word("true") || word("false") || word("null") || number();
}

}  // namespace

std::optional<ClientData> read_client_data(std::string_view json) {
  if (json.size() > kMaxClientData || !valid_utf8(json)) return std::nullopt;
  ClientData read;
  std::set<std::string> names;
  JsonReader reader{json};
  if (!reader.take('{') || reader.take('}')) return std::nullopt;
  do {
    std::string name;
    if (!reader.text(name) || !reader.take(':') || !names.insert(name).second) return std::nullopt;
    const bool good = name == "type"          ? reader.text(read.type)
                      : name == "challenge"   ? reader.text(read.challenge)
                      : name == "origin"      ? reader.text(read.origin)
                      : name == "crossOrigin" ? reader.boolean(read.cross_origin)
                                              : reader.any(1);
    if (!good) return std::nullopt;
  } while (reader.take(','));
  if (!reader.take('}') || !reader.at_end()) return std::nullopt;
  for (const char* needed : {"type", "challenge", "origin"}) {
    if (!names.contains(needed)) return std::nullopt;
  }
  return read;
}

}  // namespace latchkey
