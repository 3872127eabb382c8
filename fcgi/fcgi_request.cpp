#include "fcgi/fcgi_request.hpp"

#include <fcgiapp.h>

#include <algorithm>
#include <charconv>
#include <exception>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace latchkey {
namespace {

std::string param(const FCGX_Request& fcgx, const char* name) {
  const char* value = ::FCGX_GetParam(name, fcgx.envp);
  return value == nullptr ? std::string{} : std::string{value};
}

Method method_of(std::string_view word) {
  if (word == "GET") return Method::get;
  if (word == "HEAD") return Method::head;
  if (word == "POST") return Method::post;
  return Method::other;
}

/// FCGX takes lengths as int.
int piece(std::uint64_t size) {
  return static_cast<int>(std::min<std::uint64_t>(size, std::numeric_limits<int>::max()));
}

/// What came of reading the body so far; shared by the copies of one read_body.
struct Body {
  FCGX_Stream* in;
  std::uint64_t left;
};

std::size_t read_some(Body& body, std::span<char> into) {
  auto wanted = std::min<std::uint64_t>(into.size(), body.left);
  if (wanted == 0) return 0;
  int got = ::FCGX_GetStr(into.data(), piece(wanted), body.in);
  if (got <= 0) {
    throw HttpError{
        400, "The upload was cut off",
        "Not all of what you sent arrived, so nothing of it was kept. Please try again."};
  }
  body.left -= static_cast<std::uint64_t>(got);
  return static_cast<std::size_t>(got);
}

bool one_line(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return (c >= ' ' && c != 0x7f) || c == '\t'; });
}

std::string head_of(const Response& response) {
  std::string head = "Status: " + std::to_string(response.status) + "\r\n";
  for (const auto& [name, value] : response.headers) {
    if (!one_line(name) || !one_line(value)) {
      throw std::runtime_error("the header " + name.substr(0, name.find_first_of("\r\n")) +
                               " would not be one line");
    }
    head += name + ": " + value + "\r\n";
  }
  return head;
}

bool may_have_body(int status) {
  return status >= 200 && status != 204 && status != 304;
}

/// One response on its way. The head waits for the first byte of the body, so that a fault until
/// then can still be told.
class Outgoing {
 public:
  explicit Outgoing(FCGX_Stream* out) : out_(out) {}

  bool put(std::string_view bytes) {
    while (!gone_ && !bytes.empty()) {
      int length = piece(bytes.size());
      if (::FCGX_PutStr(bytes.data(), length, out_) != length) gone_ = true;
      bytes.remove_prefix(static_cast<std::size_t>(length));
    }
    return !gone_;
  }
  bool begin(const std::string& head) {
    begun_ = true;
    return put(head) && put("\r\n");
  }
  bool begun() const { return begun_; }

 private:
  FCGX_Stream* out_;
  bool begun_ = false;
  bool gone_ = false;  // the visitor, or nginx
};

void send_whole(Outgoing& out, const Request& request, const Response& response, Sent& sent) {
  std::string head = head_of(response);
  if (may_have_body(response.status)) {
    head += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
  }
  out.begin(head);
  if (request.method == Method::head || !may_have_body(response.status)) return;
  if (out.put(response.body)) sent.bytes = response.body.size();
}

void send_stream(Outgoing& out, const Request& request, const Response& response, Sent& sent) {
  std::string head = head_of(response);
  if (request.method != Method::head) {
    response.stream([&](std::string_view bytes) {
      if (!out.begun()) out.begin(head);
      if (!out.put(bytes)) return false;
      sent.bytes += bytes.size();
      return true;
    });
  }
  if (!out.begun()) out.begin(head);
}

}  // namespace

Request read_request(FCGX_Request& fcgx) {
  Request request;
  request.method = method_of(param(fcgx, "REQUEST_METHOD"));
  request.path = param(fcgx, "DOCUMENT_URI");
  request.asked_path = param(fcgx, "ASKED_PATH");
  request.query = param(fcgx, "QUERY_STRING");
  request.firm = param(fcgx, "LATCHKEY_FIRM");
  request.id = param(fcgx, "REQUEST_ID");
  request.peer = param(fcgx, "REMOTE_ADDR");
  request.cookie = param(fcgx, "HTTP_COOKIE");
  request.user_agent = param(fcgx, "HTTP_USER_AGENT");
  request.accept_language = param(fcgx, "HTTP_ACCEPT_LANGUAGE");
  request.origin = param(fcgx, "HTTP_ORIGIN");
  request.sec_fetch_site = param(fcgx, "HTTP_SEC_FETCH_SITE");
  request.content_type = param(fcgx, "CONTENT_TYPE");
  std::string length = param(fcgx, "CONTENT_LENGTH");
  std::from_chars(length.data(), length.data() + length.size(), request.content_length);

  auto body = std::make_shared<Body>(Body{fcgx.in, request.content_length});
  request.read_body = [body](std::span<char> into) { return read_some(*body, into); };
  return request;
}

Sent send_response(FCGX_Request& fcgx, const Request& request, const Response& response,
                   const std::function<Response()>& make_fault) {
  Sent sent;
  sent.status = response.status;
  Outgoing out{fcgx.out};
  try {
    if (response.stream) {
      send_stream(out, request, response, sent);
    } else {
      send_whole(out, request, response, sent);
    }
    return sent;
  } catch (const std::exception& error) {
    sent.fault = error.what();
  } catch (...) {
    sent.fault = "an exception of unknown type";
  }
  if (out.begun()) {
    ::FCGX_Free(&fcgx, 1);  // closes without the record that ends a request
  } else {
    Response fault = make_fault();
    sent.status = fault.status;
    send_whole(out, request, fault, sent);
  }
  return sent;
}

}  // namespace latchkey
