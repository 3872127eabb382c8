// Streaming parser of multipart/form-data (RFC 7578, RFC 2046), for forms that carry files.
//
// Bytes are pushed in as they arrive, cut anywhere; what is in them is called out to a handler at
// once. The parser holds the headers of one part (at most MultipartLimits::header_bytes) and no
// byte of a file: what might be the beginning of a delimiter is a count, not a copy.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace latchkey {

enum class MultipartError {
  none,
  bad_boundary,         // no boundary, or one that RFC 2046 does not allow
  malformed_delimiter,  // something else after a delimiter than a line end or "--"
  malformed_header,     // a part's header that is no header, or holds a bare CR, LF or NUL
  header_too_large,
  no_field_name,         // a part without Content-Disposition: form-data and a name
  unsupported_encoding,  // a Content-Transfer-Encoding that would have to be decoded
  too_many_parts,
  field_too_large,
  cut_off,  // the body ended before its last delimiter
  stopped,  // the handler wanted no more
};

// What a person can be told.
std::string_view explain(MultipartError error);

struct MultipartLimits {
  std::size_t boundary_bytes = 70;  // RFC 2046, 5.1.1
  std::size_t header_bytes = 8192;  // of one part, line ends included
  std::size_t parts = 200;
  std::size_t field_bytes = 256 * 1024;  // content of a part without a file name
};

struct PartHead {
  std::string name;
  // Present where the part is a file, empty where the browser's field had no file chosen. Exactly
  // as sent: may hold paths, control characters (from filename*) and bytes that are not UTF-8; see
  // clean_file_name. Both \" and the browsers' %22 have become a quote, filename* wins.
  std::optional<std::string> filename;
  std::string content_type;  // as sent; "text/plain" where none was
};

// What a body is told to. Each call returns whether to go on; false ends the parse with `stopped`.
class MultipartHandler {
 public:
  virtual ~MultipartHandler() = default;
  virtual bool on_part_begin(const PartHead& head) = 0;
  // Never empty; `bytes` lives until the call returns. A part without content has no such call.
  virtual bool on_part_data(std::string_view bytes) = 0;
  // Only called when the part's delimiter has been seen, so that a part cut off never looks whole.
  virtual bool on_part_end() = 0;
};

// The boundary that a request's Content-Type names. Empty when the type is not multipart/form-data
// or the boundary is missing, longer than `longest` or not made of RFC 2046's characters.
std::optional<std::string> multipart_boundary(
    std::string_view content_type, std::size_t longest = MultipartLimits().boundary_bytes);

class MultipartParser {
 public:
  // `handler` must outlive the parser. A boundary that is not allowed makes the first feed() fail.
  MultipartParser(std::string_view boundary, MultipartHandler& handler,
                  const MultipartLimits& limits = {});

  // Takes the next bytes. False once anything is wrong; from then on everything is ignored.
  // Exceptions of the handler pass through and leave the parser unusable.
  bool feed(std::string_view bytes);

  // To be called at the end of the body: false when it was cut off, or wrong before.
  bool finish();

  MultipartError error() const { return error_; }

 private:
  enum class State { preamble, after_delimiter, padding, line_end, dash, header, body, epilogue };

  bool fail(MultipartError error);
  bool take_delimiter_end(std::string_view& bytes);
  bool take_header_line(std::string_view& bytes);
  bool end_of_headers();
  bool take_content(std::string_view& bytes);
  bool emit(std::string_view bytes);
  bool delimiter_found();

  MultipartHandler& handler_;
  MultipartLimits limits_;
  std::string delimiter_;  // CRLF, two dashes, boundary
  MultipartError error_ = MultipartError::none;
  State state_ = State::preamble;
  // How much of the delimiter the last bytes seen may be, and how much of that beginning is a CRLF
  // which was no content (it ended the part's headers, or the body had just begun).
  std::size_t matched_ = 2;
  std::size_t lent_ = 2;
  std::string line_;
  std::size_t header_bytes_ = 0;
  PartHead head_;
  bool has_disposition_ = false;
  bool has_type_ = false;
  std::size_t parts_ = 0;
  std::size_t field_bytes_ = 0;
};

}  // namespace latchkey
