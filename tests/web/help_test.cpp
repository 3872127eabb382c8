// /help and the guide to download (product.md, Help).
#include <boost/test/unit_test.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <regex>

#include "core/domain/help.hpp"
#include "core/domain/help_guide.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct HelpPages : Portal {
  FakeBrowser visitor = browser();

  void set(const std::string& columns) {
    db.execute("UPDATE firms SET " + columns + " WHERE id = ?", {sample.firm});
  }
  Answer help() { return visitor.open("/help"); }
  std::string pdf() {
    Answer answer = visitor.get("/help.pdf");
    BOOST_TEST_REQUIRE(answer.status == 200);
    return answer.body;
  }
  /// The guide's text by pdftotext with the password; empty where that does not open it.
  static std::string read(const std::string& pdf, const std::string& password) {
    auto path = std::filesystem::temp_directory_path() / ("guide." + std::to_string(getpid()));
    std::ofstream{path, std::ios::binary} << pdf;
    FILE* out =
        popen(("pdftotext -q -upw '" + password + "' " + path.string() + " - 2>&1").c_str(), "r");
    std::string text;
    char piece[4096];
    for (std::size_t n; (n = fread(piece, 1, sizeof piece, out)) > 0;) text.append(piece, n);
    const bool opened = WEXITSTATUS(pclose(out)) == 0;
    std::filesystem::remove(path);
    return opened ? std::regex_replace(text, std::regex{"\\s+"}, " ") : "";
  }
};

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(help, HelpPages)

BOOST_AUTO_TEST_CASE(the_faq_is_answered_to_clients_in_the_firms_name) {
  Answer page = help();
  BOOST_TEST(page.status == 200);
  BOOST_TEST(holds(unescape_html(page.body), firm().name));
  for (const char* question :
       {"What is a magic link, and how does it work?", "What if I want to use a different device?",
        "I opened the link on my phone. Can I go on on my computer?", "Does the link expire?",
        "What do I see when I log in?", "What if I need to change something on completed work?",
        "What if I do not want a login?", "How do I log in?", "Can anyone make a login here?",
        "What happens if you remove me from your contacts?"}) {
    BOOST_TEST(page.has(question), question);
  }
  BOOST_TEST(page.has("Send Access Link"));
  BOOST_TEST(page.has(firm().base_url + "/login"));
}

BOOST_AUTO_TEST_CASE(the_answers_follow_the_firms_settings) {
  BOOST_TEST(help().has("for 30 days, counted from when you first open them"));
  BOOST_TEST(help().has("belongs to the phone or computer in your hands"));
  set("binding_days = 1, link_days = 45, access_link_hours = 12, devices_per_contact = 3");
  Answer page = help();
  BOOST_TEST(page.has("for 1 day, counted"));
  BOOST_TEST(page.has("waits for 45 days"));
  BOOST_TEST(page.has("for 12 hours"));
  BOOST_TEST(page.has("on 3 devices at a time"));
  BOOST_TEST(!page.has("30 days"));
  BOOST_TEST(!page.has("second step"));
  set("second_factor_required = 1");
  BOOST_TEST(help().has("second step"));
}

BOOST_AUTO_TEST_CASE(pins_are_spoken_of_only_where_there_are_any) {
  set("new_portal_since = '2026-01-01'");
  BOOST_TEST(!help().has("PIN?"));
  BOOST_TEST(!help().has("Requests with a PIN"));
  db.execute("UPDATE checklist_recipients SET way = 'pin' WHERE firm_id = ?", {sample.firm});
  Answer both = help();
  BOOST_TEST(both.has("What about requests that you sent me before?"));
  BOOST_TEST(both.has("What happens if you send me those requests again?"));
  BOOST_TEST(both.has(firm().base_url + "/pin"));
  BOOST_TEST(both.has("What is a magic link"));
  set("new_portal_since = NULL");
  Answer pins = help();
  BOOST_TEST(pins.has("How do I open the requests that you sent me?"));
  BOOST_TEST(!pins.has("What is a magic link"));
}

BOOST_AUTO_TEST_CASE(every_page_leads_to_the_help) {
  for (const char* path : {"/", "/help", "/no-such-page", "/l/nonsense"}) {
    BOOST_TEST(visitor.open(path).has("<a href=\"/help\""), path);
  }
  FakeBrowser client = claimed();
  for (const char* path : {"/work", "/devices"}) {
    BOOST_TEST(client.open(path).has("<a href=\"/help\""), path);
  }
}

BOOST_AUTO_TEST_CASE(the_page_names_the_password_only_where_staff_allow_it) {
  set("help_password = 'SECRET-7'");
  BOOST_TEST(!help().has("SECRET-7"));
  set("help_password_shown = 1");
  BOOST_TEST(help().has("<strong>SECRET-7</strong>"));
}

BOOST_AUTO_TEST_CASE(the_guide_opens_with_the_firms_password_and_says_what_the_page_says) {
  Answer answer = visitor.get("/help.pdf");
  BOOST_TEST(answer.header("Content-Type") == "application/pdf");
  BOOST_TEST(answer.header("Content-Disposition").starts_with("attachment; filename="));
  BOOST_TEST(holds(answer.header("Content-Disposition"), "help.pdf"));
  const std::string text = read(answer.body, "CPFAQ");
  const Firm made_for = firm();
  BOOST_TEST(holds(text, made_for.name));
  for (const HelpSection& section : write_help(made_for, find_help_facts(db, made_for))) {
    BOOST_TEST(holds(text, section.title));
    for (const HelpQuestion& question : section.questions) {
      BOOST_TEST(holds(text, question.question), question.question);
      for (const HelpPart& part : question.answer) {
        // Words may be parted by a page's foot: their beginning stands together.
        BOOST_TEST(holds(text, part.text.substr(0, 30)), part.text);
      }
    }
  }
  BOOST_TEST(read(answer.body, "") == "");
  BOOST_TEST(read(answer.body, "cpfaq") == "");
}

BOOST_AUTO_TEST_CASE(the_guide_is_made_once_and_again_only_when_it_would_say_something_else) {
  const std::string first = pdf();
  clock.time += std::chrono::hours{1};
  BOOST_TEST((pdf() == first));
  const auto made_at = [&] {
    return db.find_value<Time>("SELECT made_at FROM help_guides WHERE firm_id = ?", {sample.firm})
        .value();
  };
  BOOST_TEST((made_at() == clock.time - std::chrono::hours{1}));
  // Each of these is in it.
  for (const char* change : {"binding_days = 14", "help_password = 'NEXT'", "accent = '#aa2200'",
                             "name = 'Harbour & Söhne'", "contact_phone = '+44 1 23'"}) {
    set(change);
    BOOST_TEST(renew_help_guide(db, random, firm(), clock.time), change);
    BOOST_TEST(!renew_help_guide(db, random, firm(), clock.time), change);
  }
  BOOST_TEST((made_at() == clock.time));
  const std::string text = read(pdf(), "NEXT");
  BOOST_TEST(holds(text, "14 days"));
  BOOST_TEST(holds(text, "Harbour & Söhne"));
  BOOST_TEST(read(pdf(), "CPFAQ") == "");
}

BOOST_AUTO_TEST_CASE(each_firm_has_its_own_guide) {
  Sample other = add_firm("brightwater");
  db.execute("UPDATE firms SET help_password = 'THEIRS' WHERE id = ?", {other.firm});
  FakeBrowser there = browser_at(other);
  const std::string theirs = there.get("/help.pdf").body;
  BOOST_TEST(read(pdf(), "THEIRS") == "");
  BOOST_TEST(holds(read(theirs, "THEIRS"), firm_of(other).name));
  BOOST_TEST(count("help_guides") == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
