#include "core/mail/letter.hpp"

#include <boost/test/unit_test.hpp>
#include <cctype>
#include <regex>

#include "core/mail/login_letters.hpp"
#include "core/mail/mime.hpp"
#include "core/mail/news_letters.hpp"

using namespace latchkey;

namespace {

const std::string kUrl =
    "https://portal.hartwell.example/l/AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

LetterFacts facts() {
  LetterFacts facts;
  facts.firm.name = "Hartwell & Finch";
  facts.firm.base_url = "https://portal.hartwell.example";
  facts.firm.contact_email = "office@hartwell.example";
  facts.firm.contact_phone = "+44 20 7946 0100";
  facts.firm.time_zone = "Europe/London";
  facts.firm.accent = "#1f5c4d";
  facts.contact_name = "Nora Quist";
  facts.contact_time_zone = "Europe/Berlin";
  facts.client_name = "Quist Bakery Ltd";
  facts.work_title = "2026 tax return";
  facts.checklist_name = "Papers we need";
  facts.requests = {{"Last year’s tax return", {}},
                    {"Bank statements <2025 & 2026>", parse_date("2026-12-01")},
                    {"Rent agreement", parse_date("2026-12-15")}};
  facts.staff_name = "Ada Finch";
  facts.staff_address = "ada@hartwell.example";
  facts.browser = "Safari on iPhone";
  facts.asked_at = parse_sql_time("2026-11-23 09:05:00");
  facts.opened_at = parse_sql_time("2026-11-23 22:30:00");
  facts.reason = "The <March> invoice is missing.";
  NewsLine came{.who = "Nora Quist", .request_title = "Bank <statements>"};
  came.files = 2;
  came.comments = came.answers = 1;
  came.returned = came.ticked = true;
  facts.news = {came};
  facts.link_until = parse_sql_time("2027-02-21 09:05:00");
  return facts;
}

using Write = WrittenLetter (*)(const LetterTemplates&, const LetterFacts&, std::string_view);
struct Kind {
  const char* name;
  Write write;
  const char* button;
};
const Kind kKinds[] = {{"checklist", checklist_letter, "Open my requests"},
                       {"pin_checklist", pin_checklist_letter, "Open my requests"},
                       {"access_link", access_link_letter, "Open my requests"},
                       {"new_device", new_device_letter, "This wasn’t me"},
                       {"not_me", not_me_letter, "Open the work item"},
                       {"reopen_asked", reopen_asked_letter, "Open the work item"},
                       {"send_failed", send_failed_letter, "Open the checklist"},
                       {"news", news_letter, "Open my requests"},
                       {"staff_news", staff_news_letter, "Open the review queue"},
                       {"confirm_login", confirm_login_letter, "Choose a password"},
                       {"login_exists", login_exists_letter, "Log in"},
                       {"reset_password", reset_password_letter, "Choose a new password"},
                       {"password_changed", password_changed_letter, "This wasn’t me"},
                       {"second_factor_changed", second_factor_changed_letter, "This wasn’t me"},
                       {"second_factor_reset", second_factor_reset_letter, "Log in"},
                       {"reset_pin", reset_pin_letter, "Choose a new PIN"}};

const LetterTemplates& templates() {
  static const LetterTemplates loaded("templates");
  return loaded;
}

// What a reader of the HTML sees, as words.
std::string seen(std::string html) {
  html = html.substr(html.find("<body"));
  html = std::regex_replace(html, std::regex("<[^>]*>"), " ");
  for (const auto& [entity, text] : {std::pair{"&lt;", "<"},
                                     {"&gt;", ">"},
                                     {"&quot;", "\""},
                                     {"&#39;", "'"},
                                     {"&nbsp;", " "},
                                     {"&amp;", "&"}}) {
    html = std::regex_replace(html, std::regex(entity), text);
  }
  return html;
}

// Words alone: without the marks by which plain text shows a list, a button and a foot.
std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> found;
  std::string word;
  for (const char c : text + ' ') {
    if (!std::isspace(static_cast<unsigned char>(c))) {
      word += c;
      continue;
    }
    while (!word.empty() && (word.back() == ':' || word.back() == '.' || word.back() == ',')) {
      word.pop_back();
    }
    if (!word.empty() && word != "*" && word != "--") found.push_back(word);
    word.clear();
  }
  return found;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at) ++found;
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(letter)

BOOST_AUTO_TEST_CASE(text_and_html_say_the_same) {
  for (const Kind& kind : kKinds) {
    const WrittenLetter letter = kind.write(templates(), facts(), kUrl);
    const auto text = words(letter.text);
    const auto html = words(seen(letter.html));
    BOOST_TEST(text == html, boost::test_tools::per_element());
    BOOST_TEST(text.size() > 40, kind.name);
  }
}

BOOST_AUTO_TEST_CASE(there_is_one_button_and_its_address_in_plain_under_it) {
  for (const Kind& kind : kKinds) {
    const WrittenLetter letter = kind.write(templates(), facts(), kUrl);
    const std::string help = facts().firm.base_url + "/help";
    // the button, the plain address, and the firm's help
    BOOST_TEST(count(letter.html, "<a ") == 3, kind.name);
    BOOST_TEST(count(letter.html, "<a class=\"plain\" href=\"" + help + "\"") == 1, kind.name);
    BOOST_TEST(count(letter.text, help) == 1, kind.name);
    BOOST_TEST(count(letter.html, "href=\"" + kUrl + "\"") == 2, kind.name);
    BOOST_TEST(count(letter.html, '>' + kUrl + "</a>") == 1, kind.name);
    BOOST_TEST(count(letter.html, kind.button + std::string{"</font>"}) == 1, kind.name);
    BOOST_TEST(count(letter.text, kUrl) == 1, kind.name);
    BOOST_TEST(
        letter.text.find(std::string(kind.button) + ":\n" + kUrl + "\n") != std::string::npos,
        kind.name);
    BOOST_TEST(count(letter.html, "<img") == 0, kind.name);  // nothing is fetched when it is read
    BOOST_TEST(count(letter.html, "http") == count(letter.html, kUrl) + count(letter.html, help),
               kind.name);
  }
}

BOOST_AUTO_TEST_CASE(a_checklist_names_who_what_how_many_and_when) {
  const WrittenLetter letter = checklist_letter(templates(), facts(), kUrl);
  BOOST_TEST(letter.subject == "2026 tax return: 3 requests from Hartwell & Finch");
  BOOST_TEST(letter.reply_to_address == "ada@hartwell.example");
  for (const char* part :
       {"Hello Nora Quist,",
        "Ada Finch at Hartwell & Finch has 3 requests for you, in the checklist “Papers we need” "
        "for Quist Bakery Ltd. The first is due on Tuesday 1 December 2026.",
        "* Bank statements <2025 & 2026> (by Tuesday 1 December 2026)", "then lasts 30 days",
        "open it by Sunday 21 February 2027",
        "Reach Hartwell & Finch by e-mail at office@hartwell.example or by telephone on "
        "+44 20 7946 0100."}) {
    BOOST_TEST(letter.text.find(part) != std::string::npos, part);
  }
}

BOOST_AUTO_TEST_CASE(who_is_their_own_client_is_not_named_twice) {
  LetterFacts own = facts();
  own.client_name = own.contact_name;
  const std::string text = checklist_letter(templates(), own, kUrl).text;
  BOOST_TEST(text.find("in the checklist “Papers we need”. The first") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(one_request_is_not_several_and_none_has_no_list) {
  LetterFacts one = facts();
  one.requests.resize(1);
  BOOST_TEST(checklist_letter(templates(), one, kUrl).subject ==
             "2026 tax return: 1 request from Hartwell & Finch");
  one.requests.clear();
  const WrittenLetter none = checklist_letter(templates(), one, kUrl);
  BOOST_TEST(none.subject == "2026 tax return: your requests from Hartwell & Finch");
  BOOST_TEST(none.html.find("<ul") == std::string::npos);
  BOOST_TEST(none.text.find("0 requests") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(times_are_the_readers) {
  const LetterFacts f = facts();
  BOOST_TEST(
      new_device_letter(templates(), f, kUrl).text.find("Monday 23 November 2026 at 23:30") !=
      std::string::npos);  // Berlin
  BOOST_TEST(not_me_letter(templates(), f, kUrl).text.find("Monday 23 November 2026 at 22:30") !=
             std::string::npos);  // London
}

BOOST_AUTO_TEST_CASE(names_never_become_markup) {
  LetterFacts hostile = facts();
  const std::string evil = "<script>alert(1)</script>\"'><img src=x onerror=y>{{URL}}";
  hostile.firm.name = hostile.contact_name = hostile.client_name = hostile.work_title = evil;
  hostile.checklist_name = hostile.staff_name = hostile.browser = evil;
  hostile.firm.contact_email = hostile.firm.contact_phone = hostile.firm.accent = evil;
  hostile.requests = {{evil, {}}};
  for (const Kind& kind : kKinds) {
    const WrittenLetter letter = kind.write(templates(), hostile, kUrl);
    BOOST_TEST(letter.html.find("<script") == std::string::npos, kind.name);
    BOOST_TEST(letter.html.find("<img") == std::string::npos, kind.name);
    BOOST_TEST(letter.html.find("\"'>") == std::string::npos, kind.name);
    BOOST_TEST(letter.text.find(evil) != std::string::npos, kind.name);  // not filled a second time
  }
}

BOOST_AUTO_TEST_CASE(the_longest_letter_stays_under_30_kb_as_it_travels) {
  LetterFacts longest = facts();
  const auto wide = [](std::size_t characters) {
    std::string text;
    for (std::size_t i = 0; i < characters; ++i) text += "界";  // three bytes, nine when quoted
    return text;
  };
  longest.firm.name = longest.contact_name = longest.staff_name = wide(120);
  longest.client_name = wide(160);
  longest.work_title = longest.checklist_name = wide(200);
  longest.requests.assign(500, {wide(200), parse_date("2026-12-01")});
  Mail mail;
  mail.from = mail.to = {"", "a@b.example"};
  mail.message_id = "a@b.example";
  const WrittenLetter letter = checklist_letter(templates(), longest, kUrl);
  mail.subject = letter.subject;
  mail.text = letter.text;
  mail.html = letter.html;
  BOOST_TEST(letter.html.size() < 30'000U);
  BOOST_TEST(compose(mail).size() < 100'000U);  // Gmail cuts a mail off at 102 KB
  BOOST_TEST(letter.text.find("and 494 more") != std::string::npos);
  NewsLine line{.who = wide(120), .request_title = wide(200)};
  line.comments = line.files = 99;
  longest.news.assign(50, line);
  BOOST_TEST(news_letter(templates(), longest, kUrl).html.size() < 30'000U);
  BOOST_TEST(staff_news_letter(templates(), longest, kUrl).html.size() < 30'000U);
  for (const Kind& kind : kKinds) {
    const WrittenLetter usual = kind.write(templates(), facts(), kUrl);
    mail.text = usual.text;
    mail.html = usual.html;
    BOOST_TEST(compose(mail).size() < 30'000U, kind.name);
  }
}

BOOST_AUTO_TEST_CASE(the_buttons_words_stand_out_from_any_colour) {
  LetterFacts f = facts();
  BOOST_TEST(checklist_letter(templates(), f, kUrl).html.find("color=\"#ffffff\"") !=
             std::string::npos);
  f.firm.accent = "#ffd34d";
  BOOST_TEST(checklist_letter(templates(), f, kUrl).html.find("color=\"#111111\"") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_firm_that_gives_no_way_to_reach_it_has_no_such_line) {
  LetterFacts f = facts();
  f.firm.contact_email.clear();
  BOOST_TEST(checklist_letter(templates(), f, kUrl)
                 .text.find("Reach Hartwell & Finch by telephone on +44 20 7946 0100.") !=
             std::string::npos);
  f.firm.contact_phone.clear();
  BOOST_TEST(checklist_letter(templates(), f, kUrl).text.find("Reach ") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
