#include "fcgi/http/upload.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <functional>
#include <string>
#include <vector>

#include "fcgi/http/response.hpp"
#include "tests/support/store_folder.hpp"

using namespace latchkey;
using namespace std::string_literals;

namespace {

std::string field(const std::string& name, const std::string& value) {
  return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

std::string file(const std::string& name, const std::string& content) {
  return "--XX\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name +
         "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
}

const std::string kCsrf = field("csrf", "good");
const std::string kEnd = "--XX--\r\n";

struct Uploads : StoreFolder {
  Config config;
  std::string seen_csrf = "(never asked)";

  Uploads() {
    config.max_file_bytes = 1000;
    config.max_upload_bytes = 2500;
    config.max_files_per_upload = 3;
  }

  static Request request_of(const std::string& body, std::size_t piece = 4096) {
    Request request;
    request.method = Method::post;
    request.content_type = "multipart/form-data; boundary=XX";
    request.content_length = body.size();
    request.read_body = [body, piece, at = std::size_t{0}](std::span<char> room) mutable {
      std::size_t count = std::min({room.size(), piece, body.size() - at});
      body.copy(room.data(), count, at);
      at += count;
      return count;
    };
    return request;
  }
  Upload upload_request(const Request& request, bool text_alone = false) {
    return read_upload(
        request, store, random, config,
        [this](std::string_view value) {
          seen_csrf = value;
          return value == "good";
        },
        text_alone);
  }
  Upload upload(const std::string& body, std::size_t piece = 4096) {
    return upload_request(request_of(body, piece));
  }

  void check_refused(const std::string& body, UploadOutcome outcome, int status,
                     const std::string& words) {
    const Upload refused = upload(body);
    BOOST_TEST((refused.outcome() == outcome), refused.words());
    BOOST_TEST(refused.status() == status);
    BOOST_TEST(refused.words().find(words) != std::string::npos, refused.words());
    BOOST_TEST(refused.files().empty());
    if (outcome == UploadOutcome::forbidden) BOOST_TEST(refused.fields().empty());
    BOOST_TEST(count(true) == 0u);
    BOOST_TEST(count(false) == 0u);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(upload, Uploads)

BOOST_AUTO_TEST_CASE(files_and_fields_arrive_however_the_body_is_cut_into_pieces) {
  const std::string body = kCsrf + field("comment", "Here they are") +
                           file("C:\\fakepath\\return.pdf", "%PDF-1.7\n...") +
                           file("b.txt", "two\r\n--X\r\nlines") + kEnd;
  for (std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{100000}}) {
    Upload sent = upload(body, piece);
    BOOST_TEST_REQUIRE(sent.accepted(), sent.words());
    BOOST_TEST(seen_csrf == "good");
    BOOST_TEST_REQUIRE(sent.files().size() == 2u);
    BOOST_TEST(sent.files()[0].name == "return.pdf");
    BOOST_TEST(sent.files()[0].stored.media_type == "application/pdf");
    BOOST_TEST(get(sent.files()[0].stored) == "%PDF-1.7\n...");
    BOOST_TEST(get(sent.files()[1].stored) == "two\r\n--X\r\nlines");
    BOOST_TEST_REQUIRE(sent.fields().size() == 1u);
    BOOST_TEST(sent.fields()[0].first == "comment");
    BOOST_TEST(sent.fields()[0].second == "Here they are");
  }
  // None was kept: each went with the Upload that held it.
  BOOST_TEST(count(false) == 0u);
  BOOST_TEST(count(true) == 0u);
}

BOOST_AUTO_TEST_CASE(what_is_kept_stays_and_moving_an_upload_keeps_its_files) {
  {
    Upload sent = upload(kCsrf + file("a.txt", "kept") + kEnd);
    Upload moved = std::move(sent);
    BOOST_TEST(count(false) == 1u);
    moved.keep();
  }
  BOOST_TEST(count(false) == 1u);
  try {
    Upload sent = upload(kCsrf + file("a.txt", "refused before the transaction") + kEnd);
    throw HttpError{409, "", ""};
  } catch (const HttpError&) {
  }
  BOOST_TEST(count(false) == 1u);
  Upload unwanted = upload(kCsrf + file("a.txt", "no row came of it") + kEnd);
  unwanted.keep();
  BOOST_TEST(count(false) == 2u);
  unwanted.drop();
  BOOST_TEST(count(false) == 1u);
}

BOOST_AUTO_TEST_CASE(nothing_is_stored_before_the_csrf_value_was_checked) {
  check_refused(file("a.txt", "x") + kCsrf + kEnd, UploadOutcome::forbidden, 403, "reload");
  BOOST_TEST(seen_csrf == "(never asked)");
  check_refused(field("csrf", "forged") + file("a.txt", "x") + kEnd, UploadOutcome::forbidden, 403,
                "reload");
  BOOST_TEST(seen_csrf == "forged");
  check_refused(field("csrf", "") + file("a.txt", "x") + kEnd, UploadOutcome::forbidden, 403, "");
  check_refused(field("csrf", std::string(5000, 'g')) + kEnd, UploadOutcome::forbidden, 403, "");
  check_refused(field("comment", "x") + kCsrf + kEnd, UploadOutcome::forbidden, 403, "");
  check_refused(
      "--XX\r\nContent-Disposition: form-data; name=\"csrf\"; filename=\"csrf\"\r\n\r\n"
      "good\r\n" +
          kEnd,
      UploadOutcome::forbidden, 403, "");
  check_refused(kEnd, UploadOutcome::forbidden, 403, "");
  // Not even a folder was made.
  BOOST_TEST(!std::filesystem::exists(documents()));
}

BOOST_AUTO_TEST_CASE(no_file_chosen_is_said_and_may_be_all_right_beside_a_text) {
  check_refused(kCsrf + file("", "") + kEnd, UploadOutcome::nothing_chosen, 422, "choose a file");
  check_refused(kCsrf + kEnd, UploadOutcome::nothing_chosen, 422, "choose a file");
  Upload comment = upload_request(
      request_of(kCsrf + field("comment", "only words") + file("", "") + kEnd), true);
  BOOST_TEST(comment.accepted());
  BOOST_TEST(comment.fields().at(0).second == "only words");
  // Two fields for files, one of them used.
  Upload one = upload(kCsrf + file("", "") + file("a.txt", "x") + kEnd);
  BOOST_TEST(one.accepted());
  BOOST_TEST(one.files().size() == 1u);
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_named) {
  check_refused(kCsrf + file("good.txt", "x") + file("scan.pdf", "") + kEnd,
                UploadOutcome::file_empty, 422, "“scan.pdf” is empty");
}

BOOST_AUTO_TEST_CASE(a_file_may_have_the_limit_and_not_a_byte_more) {
  for (std::size_t piece : {std::size_t{333}, std::size_t{1}, std::size_t{100000}}) {
    Upload just = upload(kCsrf + file("a.bin", std::string(1000, 'a')) + kEnd, piece);
    BOOST_TEST(just.accepted());
    BOOST_TEST(just.files().at(0).stored.size == 1000u);
  }
  check_refused(kCsrf + file("small.txt", "x") + file("film.mp4", std::string(1001, 'a')) + kEnd,
                UploadOutcome::file_too_large, 413, "“film.mp4” is larger than 1 KB");
}

BOOST_AUTO_TEST_CASE(all_files_together_have_a_limit) {
  const std::string nine_hundred(900, 'a');
  check_refused(
      kCsrf + file("a", nine_hundred) + file("b", nine_hundred) + file("c", nine_hundred) + kEnd,
      UploadOutcome::too_much, 413, "All files together");
  Upload just = upload(kCsrf + file("a", nine_hundred) + file("b", nine_hundred) +
                       file("c", std::string(700, 'a')) + kEnd);
  BOOST_TEST(just.accepted());
}

BOOST_AUTO_TEST_CASE(more_files_than_allowed_are_refused_together) {
  std::string body = kCsrf;
  for (int i = 0; i < 3; ++i) body += file("f" + std::to_string(i), "x");
  BOOST_TEST(upload(body + file("", "") + kEnd).accepted());
  check_refused(body + file("f3", "x") + kEnd, UploadOutcome::too_many_files, 422, "At most 3");
}

BOOST_AUTO_TEST_CASE(a_body_cut_off_anywhere_leaves_nothing) {
  const std::string body = kCsrf + file("a.txt", "first") + file("b.txt", "second") + kEnd;
  const std::size_t whole = body.size() - 2;  // the last line end may be missing
  for (std::size_t size = 0; size < whole; ++size) {
    const Upload cut = upload(body.substr(0, size), 50);
    BOOST_TEST((cut.outcome() == UploadOutcome::cut_off), "cut at " << size);
    BOOST_TEST(cut.files().empty());
  }
  BOOST_TEST(count(true) == 0u);
  BOOST_TEST(count(false) == 0u);
  BOOST_TEST(upload(body.substr(0, whole)).accepted());
}

BOOST_AUTO_TEST_CASE(a_connection_that_breaks_leaves_nothing) {
  Request request = request_of(kCsrf + file("a.txt", "first") + file("b.txt", "second") + kEnd);
  request.read_body = [inner = request.read_body, calls = 0](std::span<char> room) mutable {
    if (++calls > 8) throw HttpError{400, "The upload was cut off", ""};
    return inner(room.subspan(0, std::min<std::size_t>(room.size(), 30)));
  };
  BOOST_CHECK_THROW(upload_request(request), HttpError);
  BOOST_TEST(count(true) == 0u);
  BOOST_TEST(count(false) == 0u);
}

BOOST_AUTO_TEST_CASE(a_body_that_is_no_multipart_is_refused_in_plain_words) {
  for (const auto* type : {"application/x-www-form-urlencoded", "", "multipart/form-data",
                           "multipart/mixed; boundary=XX", "text/html"}) {
    Request request = request_of(kCsrf + file("a.txt", "x") + kEnd);
    request.content_type = type;
    const Upload refused = upload_request(request);
    BOOST_TEST((refused.outcome() == UploadOutcome::unreadable), type);
    BOOST_TEST(refused.status() == 400);
    BOOST_TEST(!refused.words().empty());
  }
  check_refused(kCsrf + "--XX\r\nno header\r\n\r\nx\r\n" + kEnd, UploadOutcome::unreadable, 400,
                "cannot read");
  check_refused(kCsrf + file("a.txt", "x") + "--XXgarbage", UploadOutcome::unreadable, 400, "");
  check_refused("csrf=good&files=x", UploadOutcome::cut_off, 400, "");
}

BOOST_AUTO_TEST_CASE(too_many_fields_or_too_long_ones_are_refused) {
  std::string fields = kCsrf;
  for (int i = 0; i < 40; ++i) fields += field("f", "x");
  check_refused(fields + kEnd, UploadOutcome::unreadable, 400, "too many");
  check_refused(kCsrf + field("f", std::string(200'000, 'x')) + kEnd, UploadOutcome::unreadable,
                400, "too long");
}

BOOST_AUTO_TEST_CASE(hostile_names_are_data_only) {
  config.max_files_per_upload = 10;
  Upload sent = upload(kCsrf + file("../../../etc/passwd", "x") + file("a%0D%0AX: y.txt", "x") +
                       file("<script>.html", "x") + file("caf\xE9.txt", "x") + kEnd);
  BOOST_TEST_REQUIRE(sent.accepted(), sent.words());
  BOOST_TEST(sent.files().at(0).name == "passwd");
  for (const auto& one : sent.files()) {
    BOOST_TEST(one.name.find_first_of("<>/\\\r\n") == std::string::npos, one.name);
    BOOST_TEST(DocumentStore::valid_name(one.stored.stored_as));
  }
}

BOOST_AUTO_TEST_CASE(a_full_store_is_said_and_leaves_nothing) {
  config.max_file_bytes = config.max_upload_bytes = 1'000'000;
  pid_t child = ::fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{100'000, 100'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::close(STDERR_FILENO);  // the line that it logs
    const Upload refused =
        upload(kCsrf + file("a", "small") + file("b", std::string(300'000, 'x')) + kEnd);
    ::_exit(refused.outcome() == UploadOutcome::store_full && refused.status() == 507 &&
                    refused.files().empty()
                ? 0
                : 1);
  }
  int status = 0;
  BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
  BOOST_TEST(status == 0);
  BOOST_TEST(count(true) == 0u);
  BOOST_TEST(count(false) == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
