#include "fcgi/fcgi_request.hpp"

#include <fcgiapp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <csignal>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace latchkey;

namespace {

std::string record(int kind, const std::string& content) {
  const char head[] = {1,
                       static_cast<char>(kind),
                       0,
                       1,
                       static_cast<char>(content.size() >> 8),
                       static_cast<char>(content.size() & 0xff),
                       0,
                       0};
  return std::string(head, sizeof head) + content;
}

std::string pair(const std::string& name, const std::string& value) {
  return std::string{static_cast<char>(name.size()), static_cast<char>(value.size())} + name +
         value;
}

/// One request between two ends of this process, as between nginx and a worker.
class Exchange {
 public:
  Exchange(const std::vector<std::pair<std::string, std::string>>& params, const std::string& body,
           bool body_ends = true) {
    ::FCGX_Init();
    ::signal(SIGPIPE, SIG_IGN);
    // An abstract name: nothing to remove.
    int listening = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::string name = "latchkey-test-" + std::to_string(::getpid());
    name.copy(address.sun_path + 1, name.size());
    auto length = static_cast<socklen_t>(sizeof(sa_family_t) + 1 + name.size());
    auto* where = reinterpret_cast<sockaddr*>(&address);
    BOOST_REQUIRE(::bind(listening, where, length) == 0);
    BOOST_REQUIRE(::listen(listening, 1) == 0);
    nginx_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
    BOOST_REQUIRE(::connect(nginx_, where, length) == 0);

    std::string sent = record(1, std::string{"\0\1\0\0\0\0\0\0", 8});
    std::string pairs;
    for (const auto& [key, value] : params) pairs += pair(key, value);
    sent += record(4, pairs) + record(4, "");
    if (!body.empty()) sent += record(5, body);
    if (body_ends) sent += record(5, "");
    BOOST_REQUIRE(::write(nginx_, sent.data(), sent.size()) == static_cast<ssize_t>(sent.size()));
    ::shutdown(nginx_, SHUT_WR);  // else libfcgi waits for us to hang up

    ::FCGX_InitRequest(&fcgx, listening, 0);
    BOOST_REQUIRE(::FCGX_Accept_r(&fcgx) == 0);
    ::close(listening);
  }
  ~Exchange() { ::close(nginx_); }
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  /// What nginx was sent on its standard output stream.
  struct Received {
    std::string text;
    bool whole = false;  // with the record that ends a request
  };
  Received finish() {
    ::FCGX_Finish_r(&fcgx);
    std::string all;
    char piece[65536];
    for (ssize_t got; (got = ::read(nginx_, piece, sizeof piece)) > 0;) {
      all.append(piece, static_cast<std::size_t>(got));
    }
    Received received;
    for (std::size_t at = 0; at + 8 <= all.size();) {
      auto byte = [&](std::size_t i) { return static_cast<unsigned char>(all[at + i]); };
      std::size_t length = byte(4) * 256u + byte(5);
      if (byte(1) == 6) received.text += all.substr(at + 8, length);
      if (byte(1) == 3) received.whole = true;
      at += 8 + length + byte(6);
    }
    return received;
  }

  FCGX_Request fcgx;

 private:
  int nginx_;
};

Response fault() {
  Response response;
  response.status = 500;
  response.body = "our fault";
  return response;
}

Response with_body(int status, std::string body) {
  Response response;
  response.status = status;
  response.header("Content-Type", "text/plain");
  response.body = std::move(body);
  return response;
}

struct Result {
  Sent sent;
  Exchange::Received received;
};
Result result_of(const Response& response, const std::string& method = "GET") {
  Exchange exchange{{{"REQUEST_METHOD", method}}, ""};
  Request request = read_request(exchange.fcgx);
  Sent sent = send_response(exchange.fcgx, request, response, fault);
  return {sent, exchange.finish()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fcgi_request)

BOOST_AUTO_TEST_CASE(a_request_is_what_nginx_says) {
  Exchange exchange{{{"REQUEST_METHOD", "POST"},
                     {"DOCUMENT_URI", "/work/7"},
                     {"QUERY_STRING", "a=b"},
                     {"LATCHKEY_FIRM", "hartwell-finch"},
                     {"REQUEST_ID", "abc"},
                     {"REMOTE_ADDR", "192.0.2.1"},
                     {"HTTP_COOKIE", "c=1"},
                     {"HTTP_SEC_FETCH_SITE", "same-origin"},
                     {"HTTP_LATCHKEY_FIRM", "another"},
                     {"CONTENT_TYPE", "text/plain"},
                     {"CONTENT_LENGTH", "5"}},
                    "hello"};
  Request request = read_request(exchange.fcgx);
  BOOST_TEST((request.method == Method::post));
  BOOST_TEST(request.path == "/work/7");
  BOOST_TEST(request.query == "a=b");
  BOOST_TEST(request.firm == "hartwell-finch");
  BOOST_TEST(request.id == "abc");
  BOOST_TEST(request.peer == "192.0.2.1");
  BOOST_TEST(request.cookie == "c=1");
  BOOST_TEST(request.sec_fetch_site == "same-origin");
  BOOST_TEST(request.content_type == "text/plain");
  BOOST_TEST(request.content_length == 5u);
  std::string body(3, '\0');
  BOOST_TEST(request.read_body(body) == 3u);
  BOOST_TEST(body == "hel");
  BOOST_TEST(request.read_body(body) == 2u);
  BOOST_TEST(body.substr(0, 2) == "lo");
  BOOST_TEST(request.read_body(body) == 0u);
  exchange.finish();
}

BOOST_AUTO_TEST_CASE(a_body_shorter_than_declared_is_refused) {
  for (bool ends : {true, false}) {
    Exchange exchange{{{"REQUEST_METHOD", "POST"}, {"CONTENT_LENGTH", "9"}}, "hello", ends};
    Request request = read_request(exchange.fcgx);
    std::string body(64, '\0');
    BOOST_CHECK_EXCEPTION(
        {
          while (request.read_body(body) > 0) continue;
        },
        HttpError, [](const HttpError& error) { return error.status == 400; });
    exchange.finish();
  }
}

BOOST_AUTO_TEST_CASE(a_body_longer_than_declared_is_read_to_its_declared_length) {
  Exchange exchange{{{"REQUEST_METHOD", "POST"}, {"CONTENT_LENGTH", "2"}}, "hello"};
  Request request = read_request(exchange.fcgx);
  std::string body(64, '\0');
  BOOST_TEST(request.read_body(body) == 2u);
  BOOST_TEST(request.read_body(body) == 0u);
  exchange.finish();
}

BOOST_AUTO_TEST_CASE(a_body_goes_out_with_its_length) {
  auto [sent, received] = result_of(with_body(404, "nothing here"));
  BOOST_TEST(received.text ==
             "Status: 404\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n\r\nnothing here");
  BOOST_TEST(received.whole);
  BOOST_TEST(sent.status == 404);
  BOOST_TEST(sent.bytes == 12u);
}

BOOST_AUTO_TEST_CASE(head_and_bodiless_statuses_have_none) {
  auto head = result_of(with_body(200, "abc"), "HEAD");
  BOOST_TEST(head.received.text.ends_with("Content-Length: 3\r\n\r\n"));
  BOOST_TEST(head.sent.bytes == 0u);
  for (int status : {204, 304}) {
    auto none = result_of(with_body(status, "abc"));
    BOOST_TEST(none.received.text.ends_with("Content-Type: text/plain\r\n\r\n"));
  }
}

BOOST_AUTO_TEST_CASE(a_header_of_two_lines_is_a_fault) {
  for (const char* value : {"a\r\nSet-Cookie: b=c", "a\nb", "a\rb", "a\x7f"}) {
    Response response = with_body(200, "secret");
    response.header("X-Name", value);
    auto [sent, received] = result_of(response);
    BOOST_TEST(received.text == "Status: 500\r\nContent-Length: 9\r\n\r\nour fault");
    BOOST_TEST(sent.status == 500);
    BOOST_TEST(!sent.fault.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_stream_goes_out_piece_by_piece) {
  Response response = with_body(200, "");
  response.stream = [](const Sink& sink) {
    BOOST_TEST(sink("one "));
    BOOST_TEST(sink("two"));
  };
  auto [sent, received] = result_of(response);
  BOOST_TEST(received.text == "Status: 200\r\nContent-Type: text/plain\r\n\r\none two");
  BOOST_TEST(received.whole);
  BOOST_TEST(sent.bytes == 7u);
  auto head = result_of(response, "HEAD");
  BOOST_TEST(head.received.text.ends_with("text/plain\r\n\r\n"));
}

BOOST_AUTO_TEST_CASE(a_stream_that_fails_at_once_is_a_fault) {
  Response response = with_body(200, "");
  response.stream = [](const Sink&) { throw std::runtime_error("the file is damaged"); };
  auto [sent, received] = result_of(response);
  BOOST_TEST(received.text.ends_with("our fault"));
  BOOST_TEST(received.whole);
  BOOST_TEST(sent.status == 500);
  BOOST_TEST(sent.fault == "the file is damaged");
}

BOOST_AUTO_TEST_CASE(a_stream_that_fails_midway_is_never_taken_for_whole) {
  for (std::size_t before : {std::size_t{10}, std::size_t{30'000}}) {
    Response response = with_body(200, "");
    response.stream = [before](const Sink& sink) {
      sink(std::string(before, 'x'));
      throw std::runtime_error("the file is damaged");
    };
    auto [sent, received] = result_of(response);
    BOOST_TEST(!received.whole);
    BOOST_TEST(!sent.fault.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
