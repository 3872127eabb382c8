#include "fcgi/http/download.hpp"

#include <boost/test/unit_test.hpp>
#include <map>
#include <string>

#include "tests/support/store_folder.hpp"

using namespace latchkey;

namespace {

struct Downloads : StoreFolder {
  Document document_of(const std::string& content, const std::string& name) {
    Document document;
    document.id = DocumentId{7};
    document.name = name;
    document.stored = put(content, name);
    return document;
  }
};

std::map<std::string, std::string> headers_of(const Response& response) {
  return {response.headers.begin(), response.headers.end()};
}

std::string body_of(const Response& response) {
  std::string body;
  response.stream([&](std::string_view bytes) {
    body += bytes;
    return true;
  });
  return body;
}

int status_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const HttpError& error) {
    BOOST_TEST(!error.words.empty());
    return error.status;
  }
  return 200;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(download_of_documents, Downloads)

BOOST_AUTO_TEST_CASE(a_document_goes_out_as_an_attachment_that_nothing_keeps_or_shows) {
  const std::string content = "%PDF-1.7\n" + std::string(200'000, 'x');
  const Response response = download(store, document_of(content, "Jahresabschluß 2026.pdf"));
  auto headers = headers_of(response);
  BOOST_TEST(response.status == 200);
  BOOST_TEST(headers["Content-Type"] == "application/pdf");
  BOOST_TEST(headers["Content-Length"] == std::to_string(content.size()));
  BOOST_TEST(headers["Content-Disposition"].starts_with("attachment;"));
  BOOST_TEST(headers["Content-Disposition"].find(
                 "filename*=UTF-8''Jahresabschlu%C3%9F%202026.pdf") != std::string::npos);
  BOOST_TEST(headers["Content-Security-Policy"] == "sandbox; default-src 'none'");
  BOOST_TEST(headers["X-Content-Type-Options"] == "nosniff");
  BOOST_TEST(headers["Cache-Control"] == "private, no-store");
  BOOST_TEST((body_of(response) == content));
  BOOST_TEST((body_of(Response{response}) == content));
}

BOOST_AUTO_TEST_CASE(what_a_browser_would_run_is_only_bytes) {
  for (const std::string content :
       {"<!DOCTYPE html><script>alert(1)</script>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "<?xml version=\"1.0\"?><a/>"}) {
    auto headers = headers_of(download(store, document_of(content, "page.pdf")));
    BOOST_TEST(headers["Content-Type"] == "application/octet-stream");
  }
  for (const auto* type : {"text/html", "text/html; charset=utf-8", "image/svg+xml", "text/xml",
                           "application/xhtml+xml", "application/javascript", "text/javascript", "",
                           "TEXT/HTML", "x/y\r\nSet-Cookie: a=b"}) {
    BOOST_TEST(download_type(type) == "application/octet-stream", type);
  }
  BOOST_TEST(download_type("image/jpeg") == "image/jpeg");
}

BOOST_AUTO_TEST_CASE(of_a_damaged_or_missing_file_not_a_byte_is_promised) {
  Document document = document_of("the figures", "a.txt");
  std::string sealed = read_whole_file(path_of(document.stored));
  sealed[sealed.size() / 2] = static_cast<char>(sealed[sealed.size() / 2] ^ 1);
  write_whole_file(path_of(document.stored), sealed);
  BOOST_TEST(status_of([&] { download(store, document); }) == 500);
  store.remove(document.stored.stored_as);
  BOOST_TEST(status_of([&] { download(store, document); }) == 500);
}

BOOST_AUTO_TEST_SUITE_END()
