#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace latchkey {

/// Takes bytes on their way out; false when the visitor has gone.
using Sink = std::function<bool(std::string_view)>;

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;  // no status, no length
  std::string body;
  /// Set: writes the body piece by piece in place of `body`. Exceptions out of it end the
  /// connection, so that a cut body is never taken for a whole one.
  std::function<void(const Sink&)> stream;

  std::string route = "-";  // the pattern that answered, for the log: never the path itself

  void header(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
  }
};

/// 303 See Other to a path of our own: what every successful POST answers with.
Response see_other(std::string path);

/// A refusal that a handler or a check throws; dispatch makes the page of it. `words` is for the
/// visitor, in plain words.
struct HttpError {
  int status;
  std::string title;
  std::string words;
  int retry_after = 0;    // seconds; 0: no Retry-After
  std::string unsaved{};  // what was typed into the form that was refused, to be shown for copying
};

}  // namespace latchkey
