#include "fcgi/http/multipart.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

using namespace latchkey;
using namespace std::string_literals;

namespace {

struct Part {
  PartHead head;
  std::string content;
  bool ended = false;
};

class Collected : public MultipartHandler {
 public:
  bool on_part_begin(const PartHead& head) override {
    parts.push_back({head, "", false});
    return parts.size() != stop_at_part;
  }
  bool on_part_data(std::string_view bytes) override {
    BOOST_TEST(!bytes.empty());
    largest = std::max(largest, bytes.size());
    parts.back().content += bytes;
    return parts.back().content.size() <= stop_after_bytes;
  }
  bool on_part_end() override {
    parts.back().ended = true;
    return true;
  }

  std::vector<Part> parts;
  std::size_t largest = 0;
  std::size_t stop_at_part = 0;
  std::size_t stop_after_bytes = std::string::npos;
};

struct Outcome {
  std::vector<Part> parts;
  MultipartError error;
};

Outcome parse(const std::string& body, const MultipartLimits& limits = {},
              const std::string& boundary = "XX", std::size_t piece = std::string::npos) {
  Collected collected;
  MultipartParser parser(boundary, collected, limits);
  for (std::size_t at = 0; at < body.size(); at += std::min(piece, body.size() - at)) {
    parser.feed(std::string_view(body).substr(at, piece));
  }
  parser.finish();
  return {collected.parts, parser.error()};
}

std::string field(const std::string& name, const std::string& content) {
  return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
}

// One file part with these parameters after `form-data; name="file"`.
std::string file(const std::string& parameters, const std::string& content = "x") {
  return "--XX\r\nContent-Disposition: form-data; name=\"file\"" + parameters +
         "\r\nContent-Type: application/pdf\r\n\r\n" + content + "\r\n";
}

std::string filename_of(const std::string& parameters) {
  const auto outcome = parse(file(parameters) + "--XX--\r\n");
  BOOST_TEST_REQUIRE((outcome.error == MultipartError::none), parameters);
  return outcome.parts.at(0).head.filename.value_or("(none)");
}

MultipartError error_of(const std::string& body, const MultipartLimits& limits = {}) {
  return parse(body, limits).error;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(multipart)

BOOST_AUTO_TEST_CASE(a_form_with_fields_and_a_file_arrives_in_order) {
  const auto outcome = parse(field("csrf", "token") + field("note", "two\r\nlines") +
                             file("; filename=\"scan.pdf\"", "%PDF-1.7\r\n\0\x80"s) + "--XX--\r\n");
  BOOST_TEST((outcome.error == MultipartError::none));
  BOOST_TEST_REQUIRE(outcome.parts.size() == 3u);
  BOOST_TEST(outcome.parts[0].head.name == "csrf");
  BOOST_TEST(outcome.parts[0].content == "token");
  BOOST_TEST(!outcome.parts[0].head.filename.has_value());
  BOOST_TEST(outcome.parts[0].head.content_type == "text/plain");
  BOOST_TEST(outcome.parts[1].content == "two\r\nlines");
  BOOST_TEST(outcome.parts[2].head.filename.value() == "scan.pdf");
  BOOST_TEST(outcome.parts[2].head.content_type == "application/pdf");
  BOOST_TEST(outcome.parts[2].content == "%PDF-1.7\r\n\0\x80"s);
  for (const auto& part : outcome.parts) BOOST_TEST(part.ended);
}

BOOST_AUTO_TEST_CASE(it_does_not_matter_where_the_network_cuts_the_body) {
  // Content full of what looks like a delimiter and is none.
  const std::string tricky = "\r\n--X\r\r\n--\r\n-XX\r\n\r\n--X X\r";
  const std::string body = "preamble\r\n" + field("a", "") + file("; filename=\"f\"", tricky) +
                           field("b", "\r\n") + "--XX-- \r\nepilogue";
  const auto whole = parse(body);
  BOOST_TEST_REQUIRE((whole.error == MultipartError::none));
  BOOST_TEST(whole.parts.at(1).content == tricky);
  BOOST_TEST(whole.parts.at(2).content == "\r\n");
  for (std::size_t piece = 1; piece < body.size(); ++piece) {
    const auto cut = parse(body, {}, "XX", piece);
    BOOST_TEST((cut.error == MultipartError::none));
    BOOST_TEST_REQUIRE(cut.parts.size() == whole.parts.size());
    for (std::size_t i = 0; i < cut.parts.size(); ++i) {
      BOOST_TEST(cut.parts[i].content == whole.parts[i].content);
      BOOST_TEST(cut.parts[i].head.name == whole.parts[i].head.name);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_part_without_content_may_share_its_line_end_with_the_delimiter) {
  const auto outcome = parse(
      "--XX\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n"
      "--XX\r\nContent-Disposition: form-data; name=\"next\"\r\n\r\nv\r\n--XX--");
  BOOST_TEST((outcome.error == MultipartError::none));
  BOOST_TEST_REQUIRE(outcome.parts.size() == 2u);
  BOOST_TEST(outcome.parts[0].content == "");
  BOOST_TEST(outcome.parts[0].ended);
  BOOST_TEST(outcome.parts[1].content == "v");
}

BOOST_AUTO_TEST_CASE(content_that_begins_like_the_boundary_stays_content) {
  BOOST_TEST(parse(field("a", "--X rest") + "--XX--").parts.at(0).content == "--X rest");
  BOOST_TEST((parse(field("a", "--XX y") + "--XX--").error == MultipartError::malformed_delimiter));
}

BOOST_AUTO_TEST_CASE(a_form_without_a_chosen_file_has_an_empty_file_name) {
  BOOST_TEST(filename_of("; filename=\"\"") == "");
}

BOOST_AUTO_TEST_CASE(file_names_of_all_browsers_are_read_as_meant) {
  BOOST_TEST(filename_of("; filename=\"Müller; 1=2.pdf\"") == "Müller; 1=2.pdf");
  BOOST_TEST(filename_of("; filename=\"the %22final%22 one.pdf\"") == "the \"final\" one.pdf");
  BOOST_TEST(filename_of("; filename=\"the \\\"final\\\" one.pdf\"") == "the \"final\" one.pdf");
  BOOST_TEST(filename_of("; filename=\"C:\\scans\\new.pdf\"") == "C:\\scans\\new.pdf");
  BOOST_TEST(filename_of("; filename=\"100%.pdf\"") == "100%.pdf");
  BOOST_TEST(filename_of("; filename=\"a%0Ab.pdf\"") == "a%0Ab.pdf");
  BOOST_TEST(filename_of("; filename=plain.pdf") == "plain.pdf");
}

BOOST_AUTO_TEST_CASE(an_extended_file_name_wins) {
  BOOST_TEST(filename_of("; filename=\"M_ller.pdf\"; filename*=UTF-8''M%C3%BCller.pdf") ==
             "Müller.pdf");
  BOOST_TEST(filename_of("; filename*=utf-8'de'%e2%82%ac.pdf; filename=\"x\"") == "€.pdf");
  BOOST_TEST(filename_of("; filename*=ISO-8859-1''M%FCller.pdf") == "Müller.pdf");
  for (const auto broken :
       {"; filename*=UTF-8''%C", "; filename*=x.pdf", "; filename*=KOI8-R''%C1"}) {
    BOOST_TEST((error_of(file(broken)) == MultipartError::malformed_header), broken);
  }
}

BOOST_AUTO_TEST_CASE(header_names_and_parameters_are_read_in_any_case) {
  const auto outcome = parse(
      "--XX  \r\ncontent-TYPE:image/png\r\nCONTENT-disposition:  Form-Data;NAME=photo ; "
      "FileName=p.png\r\n"
      "X-Other: y\r\nContent-Transfer-Encoding: binary\r\n\r\n1\r\n--XX--");
  BOOST_TEST((outcome.error == MultipartError::none));
  BOOST_TEST(outcome.parts.at(0).head.name == "photo");
  BOOST_TEST(outcome.parts.at(0).head.filename.value() == "p.png");
  BOOST_TEST(outcome.parts.at(0).head.content_type == "image/png");
}

BOOST_AUTO_TEST_CASE(a_body_cut_off_anywhere_is_an_error_and_its_last_part_never_looks_whole) {
  const std::string body = field("a", "1") + file("; filename=\"f\"", "content") + "--XX--";
  for (std::size_t length = 0; length < body.size(); ++length) {
    const auto outcome = parse(body.substr(0, length));
    BOOST_TEST((outcome.error == MultipartError::cut_off));
    const bool file_is_whole = length >= body.size() - 2;  // "\r\n--XX" has been seen
    if (outcome.parts.size() == 2) BOOST_TEST(outcome.parts[1].ended == file_is_whole);
  }
}

BOOST_AUTO_TEST_CASE(bad_headers_are_refused_by_name) {
  const auto headed = [](const std::string& headers) {
    return error_of("--XX\r\n" + headers + "\r\n\r\nx\r\n--XX--");
  };
  const std::string good = "Content-Disposition: form-data; name=\"a\"";
  BOOST_TEST((headed(good) == MultipartError::none));
  BOOST_TEST((headed(good + "\r\n" + good) == MultipartError::malformed_header));
  BOOST_TEST((headed(good + "\r\nContent-Type: a/b\r\nContent-Type: c/d") ==
              MultipartError::malformed_header));
  BOOST_TEST((headed(good + "\r\n folded") == MultipartError::malformed_header));
  BOOST_TEST((headed(good + "\r\nno colon") == MultipartError::malformed_header));
  BOOST_TEST((headed(good + "\r\nX : y") == MultipartError::malformed_header));
  BOOST_TEST((headed(good + "\r\nX: a\nY: b") == MultipartError::malformed_header));
  BOOST_TEST((headed(good + "\r\nX: a\rb") == MultipartError::malformed_header));
  BOOST_TEST((headed(good + "; filename=\"a\0b\""s) == MultipartError::malformed_header));
  BOOST_TEST((headed(good + "; filename=\"open") == MultipartError::malformed_header));
  BOOST_TEST((headed(good + "; name=\"b\"") == MultipartError::malformed_header));
  BOOST_TEST(
      (headed("Content-Disposition: attachment; name=\"a\"") == MultipartError::malformed_header));
  BOOST_TEST((headed("Content-Disposition: form-data") == MultipartError::no_field_name));
  BOOST_TEST((headed("Content-Type: text/plain") == MultipartError::no_field_name));
  BOOST_TEST((headed(good + "\r\nContent-Transfer-Encoding: base64") ==
              MultipartError::unsupported_encoding));
}

BOOST_AUTO_TEST_CASE(bad_delimiters_are_refused) {
  BOOST_TEST((error_of("--XXy\r\n") == MultipartError::malformed_delimiter));
  BOOST_TEST((error_of("--XX-y") == MultipartError::malformed_delimiter));
  BOOST_TEST((error_of("--XX\ry") == MultipartError::malformed_delimiter));
  BOOST_TEST((error_of("--XX\n") == MultipartError::malformed_delimiter));
}

BOOST_AUTO_TEST_CASE(limits_hold_to_the_byte) {
  MultipartLimits limits;
  limits.field_bytes = 10;
  BOOST_TEST((error_of(field("a", "0123456789") + "--XX--", limits) == MultipartError::none));
  BOOST_TEST(
      (error_of(field("a", "0123456789a") + "--XX--", limits) == MultipartError::field_too_large));
  BOOST_TEST((error_of(file("; filename=\"f\"", std::string(5000, 'x')) + "--XX--", limits) ==
              MultipartError::none));

  limits = {};
  limits.parts = 2;
  BOOST_TEST(
      (error_of(field("a", "1") + field("b", "2") + "--XX--", limits) == MultipartError::none));
  BOOST_TEST((error_of(field("a", "1") + field("b", "2") + field("c", "3") + "--XX--", limits) ==
              MultipartError::too_many_parts));

  limits = {};
  const std::string headers = "Content-Disposition: form-data; name=\"a\"\r\n\r\n";
  limits.header_bytes = headers.size();
  BOOST_TEST((error_of("--XX\r\n" + headers + "x\r\n--XX--", limits) == MultipartError::none));
  --limits.header_bytes;
  BOOST_TEST(
      (error_of("--XX\r\n" + headers + "x\r\n--XX--", limits) == MultipartError::header_too_large));
  BOOST_TEST((error_of("--XX\r\n" + std::string(100000, 'h'), limits) ==
              MultipartError::header_too_large));
}

BOOST_AUTO_TEST_CASE(the_handler_can_stop_an_upload) {
  Collected collected;
  collected.stop_after_bytes = 100;
  MultipartParser parser("XX", collected);
  BOOST_TEST(!parser.feed(file("; filename=\"f\"", std::string(1000, 'x')) + field("b", "2")));
  BOOST_TEST((parser.error() == MultipartError::stopped));
  BOOST_TEST(!parser.finish());
  BOOST_TEST(collected.parts.size() == 1u);
  BOOST_TEST(!collected.parts[0].ended);
}

BOOST_AUTO_TEST_CASE(data_is_handed_on_at_once_and_not_kept) {
  Collected collected;
  MultipartParser parser("XX", collected);
  parser.feed("--XX\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n");
  for (int i = 0; i < 50; ++i) {
    BOOST_TEST(parser.feed(std::string(1000, 'x')));
    BOOST_TEST(collected.parts[0].content.size() == 1000u * static_cast<unsigned>(i + 1));
  }
  parser.feed("\r\n--X");
  BOOST_TEST(collected.parts[0].content.size() == 50000u);
  parser.feed("!");
  BOOST_TEST(collected.parts[0].content.size() == 50006u);
}

BOOST_AUTO_TEST_CASE(the_boundary_is_read_from_the_content_type) {
  const auto boundary = [](const std::string& type) {
    return multipart_boundary(type).value_or("(none)");
  };
  BOOST_TEST(boundary("multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW") ==
             "----WebKitFormBoundary7MA4YWxkTrZu0gW");
  BOOST_TEST(
      boundary(
          "multipart/form-data; boundary=---------------------------735323031399963166993862150") ==
      "---------------------------735323031399963166993862150");
  BOOST_TEST(boundary("Multipart/Form-Data; charset=utf-8; Boundary=\"a b:c\"") == "a b:c");
  BOOST_TEST(boundary("multipart/form-data; boundary=" + std::string(70, 'b')) ==
             std::string(70, 'b'));
  for (const std::string none :
       {"", "multipart/form-data", "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"a \"", "multipart/form-data; boundary=a{b",
        "multipart/form-data; boundary=\"a\r\nb\"", "multipart/mixed; boundary=a",
        "application/x-www-form-urlencoded", "multipart/form-data; boundary=a; boundary=b"}) {
    BOOST_TEST(boundary(none) == "(none)", none);
  }
  BOOST_TEST(boundary("multipart/form-data; boundary=" + std::string(71, 'b')) == "(none)");
  BOOST_TEST((parse("x", {}, "").error == MultipartError::bad_boundary));
}

BOOST_AUTO_TEST_CASE(every_error_has_words_for_the_client) {
  for (int error = 0; error <= static_cast<int>(MultipartError::stopped); ++error) {
    BOOST_TEST(!explain(static_cast<MultipartError>(error)).empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
