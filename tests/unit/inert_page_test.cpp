// A page of ours that is shown to be looked at and nothing else.
#include "fcgi/http/inert_page.hpp"

#include <boost/test/unit_test.hpp>

using namespace latchkey;

namespace {

std::string inert(std::string_view page) {
  return make_inert(page, "", [](std::string_view address) -> std::optional<std::string> {
    if (address == "/work/1") return "/preview/1";
    return std::nullopt;
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(inert_pages)

BOOST_AUTO_TEST_CASE(forms_post_nowhere_and_their_fields_are_disabled) {
  BOOST_TEST(
      inert("<form class=\"a\" method=\"post\" action=\"/x\"><input type=\"hidden\" name=\"csrf\" "
            "value=\"s\"><input name=\"q\"><textarea rows=\"3\">A &lt; B</textarea>"
            "<button formaction=\"/y\" type=\"submit\">Go</button></form>") ==
      "<div class=\"a\"><input name=\"q\" disabled><textarea rows=\"3\" disabled>A &lt; "
      "B</textarea><button type=\"submit\" disabled>Go</button></div>");
}

BOOST_AUTO_TEST_CASE(links_lead_where_they_are_told_or_nowhere) {
  BOOST_TEST(inert("<a class=\"b\" href=\"/work/1\">W</a> <a href=\"/sign-out\">S</a> "
                   "<a href=\"#main\">M</a>") ==
             "<a class=\"b\" href=\"/preview/1\">W</a> <a>S</a> <a href=\"#main\">M</a>");
}

BOOST_AUTO_TEST_CASE(scripts_and_refreshes_are_left_out) {
  BOOST_TEST(inert("<script src=\"/a.js\" defer></script><p>T</p><script>if (a<b) c();</script>"
                   "<meta http-equiv=\"refresh\" content=\"1\"><meta charset=\"utf-8\">") ==
             "<p>T</p><meta charset=\"utf-8\">");
}

BOOST_AUTO_TEST_CASE(the_banner_stands_first_in_the_body) {
  BOOST_TEST(make_inert("<!doctype html><body class=\"portal\"><p title=\"a > b\">x</p></body>",
                        "<p>Preview</p>", {}) ==
             "<!doctype html><body class=\"portal\"><p>Preview</p><p title=\"a > b\">x</p></body>");
}

BOOST_AUTO_TEST_CASE(the_link_past_the_frame_stays_before_the_banner) {
  BOOST_TEST(
      make_inert(
          "<body>\n<a class=\"skip\" href=\"#main\">Skip</a>\n<header><a>x</a></header></body>",
          "<p>Preview</p>", {}) ==
      "<body>\n<a class=\"skip\" "
      "href=\"#main\">Skip</a>\n<p>Preview</p><header><a>x</a></header></body>");
}

BOOST_AUTO_TEST_CASE(what_is_cut_off_ends_there) {
  BOOST_TEST(inert("<p>x</p><form action=\"/y") == "<p>x</p><div>");
  for (const char* cut : {"<", "<a", "<a href", "<a href=", "<a href=\"x", "</", "<script"}) {
    BOOST_TEST(inert(cut).find("/y") == std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
