#include "fcgi/http/multipart.hpp"

#include <utility>

#include "fcgi/http/header_value.hpp"

namespace latchkey {
namespace {

bool is_boundary_character(char c) {
  return is_ascii_alphanumeric(c) ||
         std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
}

bool allowed_boundary(std::string_view boundary, std::size_t longest) {
  if (boundary.empty() || boundary.size() > longest || boundary.back() == ' ') return false;
  for (const char c : boundary) {
    if (!is_boundary_character(c)) return false;
  }
  return true;
}

// Fills in name and filename; false when the value is not what a form sends.
bool read_disposition(std::string_view value, PartHead& head, bool& named) {
  const auto parsed = parse_header_value(value);
  if (!parsed || !equals_ignoring_case(parsed->value, "form-data")) return false;
  if (const auto* name = parsed->find("name")) {
    head.name = undo_percent_22(*name);
    named = true;
  }
  if (const auto* filename = parsed->find("filename")) head.filename = undo_percent_22(*filename);
  if (const auto* extended = parsed->find("filename*")) {
    auto decoded = decode_extended_value(*extended);
    if (!decoded) return false;
    head.filename = std::move(decoded);
  }
  return true;
}

}  // namespace

std::string_view explain(MultipartError error) {
  switch (error) {
    case MultipartError::none:
      return "Nothing is wrong.";
    case MultipartError::bad_boundary:
    case MultipartError::malformed_delimiter:
    case MultipartError::malformed_header:
    case MultipartError::no_field_name:
    case MultipartError::unsupported_encoding:
      return "Your browser sent the form in a way that we cannot read. Nothing was kept.";
    case MultipartError::header_too_large:
      return "The name of a file or field is too long.";
    case MultipartError::too_many_parts:
      return "There are too many files or fields at once. Please send fewer.";
    case MultipartError::field_too_large:
      return "The text of a field is too long.";
    case MultipartError::cut_off:
      return "The connection was lost before everything had arrived. Please send it again.";
    case MultipartError::stopped:
      return "The upload was stopped.";
  }
  return "";
}

std::optional<std::string> multipart_boundary(std::string_view content_type, std::size_t longest) {
  const auto parsed = parse_header_value(content_type);
  if (!parsed || !equals_ignoring_case(parsed->value, "multipart/form-data")) return std::nullopt;
  const auto* boundary = parsed->find("boundary");
  if (!boundary || !allowed_boundary(*boundary, longest)) return std::nullopt;
  return *boundary;
}

MultipartParser::MultipartParser(std::string_view boundary, MultipartHandler& handler,
                                 const MultipartLimits& limits)
    : handler_(handler), limits_(limits), delimiter_("\r\n--" + std::string(boundary)) {
  if (!allowed_boundary(boundary, limits.boundary_bytes)) error_ = MultipartError::bad_boundary;
}

bool MultipartParser::fail(MultipartError error) {
  if (error_ == MultipartError::none) error_ = error;
  return false;
}

bool MultipartParser::feed(std::string_view bytes) {
  while (error_ == MultipartError::none && !bytes.empty()) {
    switch (state_) {
      case State::preamble:
      case State::body:
        take_content(bytes);
        break;
      case State::header:
        take_header_line(bytes);
        break;
      case State::epilogue:
        return true;
      default:
        take_delimiter_end(bytes);
    }
  }
  return error_ == MultipartError::none;
}

bool MultipartParser::finish() {
  if (error_ == MultipartError::none && state_ != State::epilogue) fail(MultipartError::cut_off);
  return error_ == MultipartError::none;
}

// After a delimiter comes "--" for the last one, or white space and a line end.
bool MultipartParser::take_delimiter_end(std::string_view& bytes) {
  const char c = bytes.front();
  bytes.remove_prefix(1);
  if (state_ == State::dash) {
    if (c != '-') return fail(MultipartError::malformed_delimiter);
    state_ = State::epilogue;
    return true;
  }
  if (state_ == State::line_end) {
    if (c != '\n') return fail(MultipartError::malformed_delimiter);
    if (++parts_ > limits_.parts) return fail(MultipartError::too_many_parts);
    state_ = State::header;
    head_ = PartHead{};
    header_bytes_ = 0;
    has_disposition_ = has_type_ = false;
    return true;
  }
  if (c == '-' && state_ == State::after_delimiter) {
    state_ = State::dash;
  } else if (c == ' ' || c == '\t') {
    state_ = State::padding;
  } else if (c == '\r') {
    state_ = State::line_end;
  } else {
    return fail(MultipartError::malformed_delimiter);
  }
  return true;
}

bool MultipartParser::take_header_line(std::string_view& bytes) {
  const auto line_feed = bytes.find('\n');
  const auto piece =
      bytes.substr(0, line_feed == std::string_view::npos ? bytes.size() : line_feed + 1);
  bytes.remove_prefix(piece.size());
  header_bytes_ += piece.size();
  if (header_bytes_ > limits_.header_bytes) return fail(MultipartError::header_too_large);
  line_ += piece;
  if (line_feed == std::string_view::npos) return true;

  const std::string whole = std::exchange(line_, {});
  if (whole.size() < 2 || whole[whole.size() - 2] != '\r')
    return fail(MultipartError::malformed_header);
  const std::string_view line = std::string_view(whole).substr(0, whole.size() - 2);
  if (line.find_first_of(std::string_view("\r\0", 2)) != std::string_view::npos) {
    return fail(MultipartError::malformed_header);
  }
  if (line.empty()) return end_of_headers();

  const auto colon = line.find(':');
  // A name that is no token covers folded lines too: nobody sends them, and to join them is to
  // read headers as no other program on the way does.
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return fail(MultipartError::malformed_header);
  }
  const std::string_view name = line.substr(0, colon);
  const std::string_view value = trim_blanks(line.substr(colon + 1));
  if (equals_ignoring_case(name, "content-disposition")) {
    if (std::exchange(has_disposition_, true)) return fail(MultipartError::malformed_header);
    bool named = false;
    if (!read_disposition(value, head_, named)) return fail(MultipartError::malformed_header);
    if (!named) return fail(MultipartError::no_field_name);
  } else if (equals_ignoring_case(name, "content-type")) {
    if (std::exchange(has_type_, true)) return fail(MultipartError::malformed_header);
    head_.content_type = value;
  } else if (equals_ignoring_case(name, "content-transfer-encoding")) {
    const bool as_is = equals_ignoring_case(value, "binary") ||
                       equals_ignoring_case(value, "8bit") || equals_ignoring_case(value, "7bit");
    if (!as_is) return fail(MultipartError::unsupported_encoding);
  }
  return true;
}

bool MultipartParser::end_of_headers() {
  if (!has_disposition_) return fail(MultipartError::no_field_name);
  if (head_.content_type.empty()) head_.content_type = "text/plain";
  state_ = State::body;
  // The line end just read may be the one that begins the next delimiter (RFC 2046: a part without
  // content needs no second one), but it is never content.
  matched_ = lent_ = 2;
  field_bytes_ = 0;
  return handler_.on_part_begin(head_) || fail(MultipartError::stopped);
}

// Content up to the next delimiter, or all of `bytes`. CR stands at the delimiter's beginning only,
// so that a failed match can begin anew no earlier than at the byte that failed it.
bool MultipartParser::take_content(std::string_view& bytes) {
  std::size_t at = 0;
  if (matched_ > 0) {
    while (at < bytes.size() && matched_ < delimiter_.size() && bytes[at] == delimiter_[matched_]) {
      ++at, ++matched_;
    }
    const bool whole = matched_ == delimiter_.size();
    if (whole || at == bytes.size()) {
      bytes.remove_prefix(at);
      return whole ? delimiter_found() : true;
    }
    const std::string_view held = std::string_view(delimiter_).substr(lent_, matched_ - lent_);
    matched_ = lent_ = 0;
    bytes.remove_prefix(at);
    if (!emit(held)) return false;
    at = 0;
  }
  while ((at = bytes.find('\r', at)) != std::string_view::npos) {
    std::size_t same = 1;
    while (at + same < bytes.size() && same < delimiter_.size() &&
           bytes[at + same] == delimiter_[same]) {
      ++same;
    }
    const bool whole = same == delimiter_.size();
    if (whole || at + same == bytes.size()) {
      const std::string_view content = bytes.substr(0, at);
      bytes.remove_prefix(at + same);
      matched_ = same;
      if (!emit(content)) return false;
      return whole ? delimiter_found() : true;
    }
    at += same;
  }
  return emit(std::exchange(bytes, {}));
}

bool MultipartParser::emit(std::string_view bytes) {
  if (bytes.empty() || state_ == State::preamble) return true;
  if (!head_.filename) {
    field_bytes_ += bytes.size();
    if (field_bytes_ > limits_.field_bytes) return fail(MultipartError::field_too_large);
  }
  return handler_.on_part_data(bytes) || fail(MultipartError::stopped);
}

bool MultipartParser::delimiter_found() {
  const bool ends_a_part = state_ == State::body;
  state_ = State::after_delimiter;
  matched_ = lent_ = 0;
  return !ends_a_part || handler_.on_part_end() || fail(MultipartError::stopped);
}

}  // namespace latchkey
