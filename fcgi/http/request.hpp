#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>

namespace latchkey {

enum class Method { get, head, post, other };

/// One request as nginx gave it; nothing in it changes. Header values are the visitor's words and
/// may hold anything; the rest is nginx's.
struct Request {
  Method method = Method::other;
  std::string path;  // decoded and normalised by nginx, the text that chose its location
  /// ASKED_PATH, decoded like `path`: what the visitor asked for, where nginx asks something of its
  /// own first (/may-upload).
  std::string asked_path;
  std::string query;  // behind the '?'
  std::string firm;   // LATCHKEY_FIRM: the slug that nginx's server block names
  std::string id;     // REQUEST_ID, in the log and on error pages
  std::string peer;   // REMOTE_ADDR

  std::string cookie;
  std::string user_agent;
  std::string accept_language;
  std::string origin;
  std::string sec_fetch_site;
  std::string content_type;
  std::uint64_t content_length = 0;

  /// Reads the next bytes of the body into the span; 0 at its end. nginx holds the whole body by
  /// then, so this does not wait for the visitor.
  std::function<std::size_t(std::span<char>)> read_body = [](std::span<char>) {
    return std::size_t{0};
  };
};

}  // namespace latchkey
