// Hostile bodies, cut at many places, must give the same events as in one piece; a body composed
// from the input must come back as it went in.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "fcgi/http/multipart.hpp"

using namespace latchkey;

namespace {

constexpr std::string_view kBoundary = "-b";

void require(bool holds) {
  if (!holds) std::abort();
}

// All that a handler is told, as one string: neighbouring data joined, so that cuts do not show.
class Events : public MultipartHandler {
 public:
  bool on_part_begin(const PartHead& head) override {
    require(!open_);
    open_ = true;
    text += "[" + head.name + "|" + head.filename.value_or("-") + "|" + head.content_type + ":";
    names.push_back(head.filename.value_or(""));
    contents.emplace_back();
    return true;
  }
  bool on_part_data(std::string_view bytes) override {
    require(open_ && !bytes.empty());
    text += bytes;
    contents.back() += bytes;
    return true;
  }
  bool on_part_end() override {
    require(open_);
    open_ = false;
    text += "]";
    return true;
  }

  std::string text;
  std::vector<std::string> names;
  std::vector<std::string> contents;

 private:
  bool open_ = false;
};

MultipartLimits small_limits() {
  MultipartLimits limits;
  limits.header_bytes = 200;
  limits.parts = 5;
  limits.field_bytes = 100;
  return limits;
}

struct Outcome {
  Events events;
  MultipartError error;
};

// Pieces of the lengths that `lengths` gives in turn.
Outcome parse(std::string_view body, std::string_view lengths) {
  Outcome outcome;
  MultipartParser parser(kBoundary, outcome.events, small_limits());
  for (std::size_t i = 0; !body.empty(); ++i) {
    const std::size_t length =
        lengths.empty() ? body.size()
                        : 1 + static_cast<unsigned char>(lengths[i % lengths.size()]) % 40;
    const auto piece = body.substr(0, length);
    // A copy of exactly this size, so that reading beyond it is found.
    const std::vector<char> copy(piece.begin(), piece.end());
    parser.feed(std::string_view(copy.data(), copy.size()));
    body.remove_prefix(piece.size());
  }
  require(parser.finish() == (parser.error() == MultipartError::none));
  outcome.error = parser.error();
  return outcome;
}

void compare(std::string_view body, std::string_view lengths) {
  const Outcome whole = parse(body, "");
  for (const auto cuts : {lengths, std::string_view("\0", 1)}) {
    const Outcome cut = parse(body, cuts);
    require(cut.error == whole.error);
    // A field that grows too large is refused before the piece that does it is handed on, so how
    // much of it was seen depends on the cuts.
    if (whole.error != MultipartError::field_too_large)
      require(cut.events.text == whole.events.text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 4) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string_view lengths = input.substr(0, 3);
  const std::string_view rest = input.substr(3);

  compare(rest, lengths);
  const std::string head =
      "--" + std::string(kBoundary) + "\r\nContent-Disposition: form-data; name=n";
  compare(head + std::string(rest), lengths);

  // Round trip of one file, unless its content ends it.
  if (("\r\n" + std::string(rest)).find("\r\n--" + std::string(kBoundary)) == std::string::npos) {
    std::string body = head;
    body += "; filename=\"a b\"\r\n\r\n";
    body += rest;
    body += "\r\n--" + std::string(kBoundary) + "--\r\n";
    const Outcome back = parse(body, lengths);
    require(back.error == MultipartError::none);
    require(back.events.contents.size() == 1 && back.events.contents[0] == rest);
    require(back.events.names[0] == "a b");
  }

  const auto boundary = multipart_boundary(input);
  require(!boundary || (!boundary->empty() && boundary->size() <= 70));
  const auto wrapped = multipart_boundary("multipart/form-data; boundary=" + std::string(rest));
  require(!wrapped || wrapped->find_first_of("\r\n") == std::string::npos);
  return 0;
}
