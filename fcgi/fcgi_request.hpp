#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "fcgi/http/request.hpp"
#include "fcgi/http/response.hpp"

struct FCGX_Request;

namespace latchkey {

/// The accepted request as nginx's fastcgi_params name it. Its `read_body` reads from `fcgx`, at
/// most the declared length, and throws HttpError 400 where the body ends before it.
Request read_request(FCGX_Request& fcgx);

/// What became of a response.
struct Sent {
  int status = 0;           // what the visitor was told
  std::uint64_t bytes = 0;  // of the body
  std::string fault;        // not empty: why it could not be sent as it was meant
};

/// Writes head and body once: no body for HEAD, 204 and 304, and Content-Length wherever the length
/// is known. Where `stream` throws before its first byte, or a header would not be one line, the
/// visitor gets `make_fault()`; where it throws later, the connection is closed unfinished, so that
/// nginx cuts the visitor's too. Throws what `make_fault` throws.
Sent send_response(FCGX_Request& fcgx, const Request& request, const Response& response,
                   const std::function<Response()>& make_fault);

}  // namespace latchkey
