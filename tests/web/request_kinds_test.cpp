// Every kind of request: staff write it under a heading, the client answers it.
#include <boost/test/unit_test.hpp>

#include "core/domain/client_work.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Kinds : Portal {
  FakeBrowser desk = staff(sample, "member");
  FakeBrowser phone = claimed();
  std::string list =
      "/admin" + work_path() + "/checklists/" + std::to_string(sample.checklist.value);

  /// Writes one and opens it on the phone.
  Answer ask(const std::string& title, const std::string& kind, Pairs more = {}) {
    more.emplace_back("title", title);
    more.emplace_back("kind", kind);
    Answer posted = desk.press(desk.open(list), "/requests", more);
    BOOST_TEST_REQUIRE(posted.status == 303);
    return open(title);
  }
  Answer open(const std::string& title) {
    auto id = db.find_value<RequestId>("SELECT id FROM client_requests WHERE title = ?", {title});
    return phone.open(work_path() + "/requests/" + std::to_string(id.value().value));
  }
  Answer answer(const Answer& page, Pairs typed) { return phone.press(page, "/answer", typed); }
  std::string kept(const std::string& column) {
    return db
        .find_value<std::string>("SELECT " + column + " FROM answers ORDER BY id DESC LIMIT 1", {})
        .value_or("none");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(request_kinds, Kinds)

BOOST_AUTO_TEST_CASE(yes_or_no_is_two_buttons_and_one_step) {
  Answer page = ask("Did you move?", "yes_no");
  BOOST_TEST(page.has("type=\"radio\" name=\"answer\" value=\"yes\""));
  BOOST_TEST(!page.has("<textarea id=\"answer\""));
  Answer nothing = answer(page, {{"then", "done"}});
  BOOST_TEST(nothing.status == 422);
  BOOST_TEST(nothing.has("Choose Yes or No first."));
  Answer back = phone.follow(answer(page, {{"answer", "no"}, {"then", "done"}}));
  BOOST_TEST(back.has("Thank you. This one is done."));
  BOOST_TEST(back.has("value=\"no\" checked"));
  BOOST_TEST(kept("body") == "No");
  BOOST_TEST(count("client_requests", "title = 'Did you move?' AND status = 'completed'") == 1u);
}

BOOST_AUTO_TEST_CASE(saving_for_later_leaves_it_open) {
  answer(ask("Did you move?", "yes_no"), {{"answer", "yes"}, {"then", "later"}});
  BOOST_TEST(kept("value") == "yes");
  BOOST_TEST(count("client_requests", "title = 'Did you move?' AND status = 'open'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_choice_takes_one_of_its_options) {
  Answer page =
      ask("How often?", "choice", {{"options", "Monthly\r\n\r\nYearly & more\r\nMonthly"}});
  BOOST_TEST(page.has("value=\"Yearly &amp; more\""));
  BOOST_TEST(answer(page, {{"answer", "Daily"}}).status == 422);
  BOOST_TEST(answer(page, {{"answer", "Yearly & more"}}).status == 303);
  BOOST_TEST(kept("body") == "Yearly & more");
  BOOST_TEST(open("How often?").has("value=\"Yearly &amp; more\" checked"));
}

BOOST_AUTO_TEST_CASE(a_day_may_be_typed_and_stays_when_it_is_none) {
  Answer page = ask("When did it start?", "date");
  BOOST_TEST(page.has("type=\"date\""));
  Answer refused = answer(page, {{"answer", "some day"}});
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("value=\"some day\""));
  BOOST_TEST(refused.has("Write the day like 31 March 2026."));
  BOOST_TEST(answer(page, {{"answer", "31 March 2026"}}).status == 303);
  BOOST_TEST(kept("value") == "2026-03-31");
  BOOST_TEST(kept("body") == "Tuesday 31 March 2026");
}

BOOST_AUTO_TEST_CASE(a_short_form_keeps_what_was_typed) {
  Answer page = ask("New employee", "form",
                    {{"field_label_1", "Name"},
                     {"field_kind_1", "text"},
                     {"field_label_2", "Pay a month"},
                     {"field_kind_2", "number"},
                     {"field_optional_2", "1"}});
  BOOST_TEST(page.has("name=\"field.Pay a month\""));
  Answer refused = answer(page, {{"field.Name", "Ada"}, {"field.Pay a month", "plenty"}});
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("href=\"#field_2\""));
  BOOST_TEST(refused.has("value=\"plenty\""));
  BOOST_TEST(refused.has("value=\"Ada\""));
  BOOST_TEST(answer(page, {{"field.Name", "Ada"}, {"field.Pay a month", "1,200"}}).status == 303);
  BOOST_TEST(kept("body") == "Name: Ada\nPay a month: 1,200");
  Answer seen =
      desk.open("/admin" + open("New employee").path.substr(0, work_path().size()) +
                "/checklists/" + std::to_string(sample.checklist.value) + "/requests/" +
                open("New employee").path.substr(open("New employee").path.rfind('/') + 1));
  BOOST_TEST(seen.has("Pay a month: 1,200"));
}

BOOST_AUTO_TEST_CASE(a_request_for_files_has_no_field_for_words) {
  Answer page = ask("Receipts", "file");
  BOOST_TEST(!page.has_form("/answer"));
  BOOST_TEST(page.has_form("/documents"));
  BOOST_TEST(page.has_form("/comments"));
  BOOST_TEST(page.has_form("/complete"));
}

BOOST_AUTO_TEST_CASE(a_kind_needs_its_own_fields) {
  auto add = [&](Pairs typed) { return desk.press(desk.open(list), "/requests", typed); };
  Answer one_option = add({{"title", "Which"}, {"kind", "choice"}, {"options", "Only this"}});
  BOOST_TEST(one_option.status == 422);
  BOOST_TEST(one_option.has("Write at least two choices"));
  BOOST_TEST(one_option.has("Only this</textarea>"));
  BOOST_TEST(add({{"title", "Which"}, {"kind", "form"}}).has("Name at least one field"));
  Answer twice = add({{"title", "Which"},
                      {"kind", "form"},
                      {"field_label_1", "Name"},
                      {"field_kind_1", "text"},
                      {"field_label_2", "Name"},
                      {"field_kind_2", "date"}});
  BOOST_TEST(twice.has("Two fields are called"));
  BOOST_TEST(add({{"title", "Which"}, {"kind", "song"}}).status == 422);
  // What belongs to another kind does not matter.
  BOOST_TEST(add({{"title", "Which"}, {"kind", "date"}, {"options", "One"}}).status == 303);
}

BOOST_AUTO_TEST_CASE(optional_ones_do_not_count) {
  ask("Anything else?", "text", {{"optional", "1"}});
  Answer page = phone.open(work_path());
  BOOST_TEST(page.has("1 of 4 done, 1 optional"));
  db.execute("UPDATE client_requests SET status = 'completed' WHERE required = 1");
  BOOST_TEST(phone.open(work_path()).has("All done, thank you."));
  BOOST_TEST(desk.open(list).has("4 of 4 done, 1 optional"));
}

BOOST_AUTO_TEST_CASE(headings_stand_over_requests_on_both_sides) {
  Answer page = desk.open(list);
  auto version = page.form("/sections").hidden;
  BOOST_TEST(desk.press(page, "/sections", {{"section_name", "Income"}}).status == 303);
  ask("Payslips", "file", {{"section", "Income"}});
  Answer theirs = phone.open(work_path());
  BOOST_TEST(theirs.has("<h3 class=\"task-heading\">Income</h3>"));
  BOOST_TEST(desk.open(list).has("<h3 class=\"task-heading\">Income</h3>"));
  // The page of before is refused.
  version.insert(version.end(), {{"section_name", "Costs"}, {"step", "add"}});
  Answer late = desk.post(list + "/sections", version);
  BOOST_TEST(late.status == 409);
  BOOST_TEST(late.has("A colleague changed this checklist"));
}

BOOST_AUTO_TEST_CASE(a_drag_posts_a_place) {
  Answer page = desk.open(list);
  std::string version = std::to_string(
      db.find_value<unsigned>("SELECT version FROM checklists WHERE id = ?", {sample.checklist})
          .value());
  Pairs place{{"csrf", page.csrf()},
              {"version", version},
              {"section", ""},
              {"before", std::to_string(request(1).value)}};
  std::string url = list + "/requests/" + std::to_string(request(3).value) + "/move";
  BOOST_TEST(desk.post(url, place).status == 303);
  BOOST_TEST(db.find_value<std::string>("SELECT title FROM client_requests WHERE position = 1 "
                                        "AND checklist_id = ?",
                                        {sample.checklist})
                 .value() == "Rent agreement");
  BOOST_TEST(desk.post(url, place).status == 409);
}

BOOST_AUTO_TEST_CASE(a_template_is_written_and_used) {
  Answer made = desk.follow(desk.press(desk.open("/admin/templates/new"), "/new",
                                       {{"title", "Papers of {year}"}, {"name", "Yearly"}}));
  BOOST_TEST(made.heading() == "Yearly");
  Answer refused =
      desk.press(made, "/requests", {{"title", "Payslips of {yer}"}, {"kind", "file"}});
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("There is no placeholder {yer}."));
  Answer page = desk.follow(desk.press(made, "/requests",
                                       {{"title", "Payslips of {year}"},
                                        {"kind", "file"},
                                        {"due_days", "5"},
                                        {"due_side", "before"}}));
  BOOST_TEST(page.has("5 days before the start"));
  BOOST_TEST(page.has("Payslips of 20"));  // the preview
  Answer choose = desk.open("/admin" + work_path() + "/checklists/from-template");
  BOOST_TEST(choose.has("Yearly"));
  auto id = db.find_value<std::uint64_t>("SELECT id FROM checklist_templates", {}).value();
  Answer checklist =
      desk.follow(desk.press(choose, "/from-template", {{"template", std::to_string(id)}}));
  BOOST_TEST(checklist.has("Look it over before you send it."));
  BOOST_TEST(checklist.has("Payslips of 20"));
  Answer gone = desk.follow(desk.press(page, "/delete"));
  BOOST_TEST(gone.has("You can restore it below."));
  BOOST_TEST(desk.follow(desk.press(gone, "/restore")).has("The template is back."));
}

BOOST_AUTO_TEST_SUITE_END()
