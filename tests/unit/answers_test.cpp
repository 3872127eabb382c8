#include "core/domain/answers.hpp"

#include <boost/test/unit_test.hpp>

using namespace latchkey;

namespace {

struct Answering {
  Objections objections;

  ReadAnswer read(RequestKind kind, const std::string& details, TypedAnswer typed,
                  bool whole = true) {
    objections.clear();
    return read_answer(kind, details, typed, whole, objections);
  }
  std::string day(const std::string& typed) {
    std::string why_not;
    auto date = read_typed_date(typed, why_not);
    return date ? sql_date(*date) : why_not;
  }
};

const std::string kFields =
    "text required Name\nnumber optional Net pay\ndate required First day\nyes_no required Student";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(answers, Answering)

BOOST_AUTO_TEST_CASE(a_day_is_read_as_people_write_it) {
  for (const char* typed : {"2026-03-31", "31 March 2026", "31st of march, 2026", "March 31, 2026",
                            "31.3.2026", "31/03/2026", "3/31/2026", "31 mar 2026", "2026/03/31"}) {
    BOOST_TEST(day(typed) == "2026-03-31", typed);
  }
  BOOST_TEST(day("3/4/2026").starts_with("Is that Friday 3 April 2026 or Wednesday 4 March 2026?"));
  BOOST_TEST(day("4/4/2026") == "2026-04-04");
  for (const char* typed : {"tomorrow", "31 February 2026", "31.2.2026", "12345", "1 2", "0.0.0",
                            "99999999999 March 2026", "3 ma 2026"}) {
    BOOST_TEST(day(typed).starts_with("That is not a day of the calendar."), typed);
  }
}

BOOST_AUTO_TEST_CASE(an_answer_has_words_and_a_value) {
  ReadAnswer yes = read(RequestKind::yes_no, "", {"yes"});
  BOOST_TEST(yes.body == "Yes");
  BOOST_TEST(yes.value == "yes");
  ReadAnswer date = read(RequestKind::date, "", {"3 March 2026"});
  BOOST_TEST(date.body == "Tuesday 3 March 2026");
  BOOST_TEST(date.value == "2026-03-03");
  BOOST_TEST(read(RequestKind::choice, "Monthly\nYearly", {"Yearly"}).body == "Yearly");
  BOOST_TEST(objections.empty());
}

BOOST_AUTO_TEST_CASE(what_is_none_of_the_answers_is_refused) {
  read(RequestKind::choice, "Monthly\nYearly", {"Weekly"});
  BOOST_TEST(objections.size() == 1u);
  BOOST_TEST(read(RequestKind::yes_no, "", {"maybe"}).body.empty());
  BOOST_TEST(objections.size() == 1u);
  read(RequestKind::file, "", {"words"});
  BOOST_TEST(objections.size() == 1u);
  read(RequestKind::date, "", {""});
  BOOST_TEST(objections.size() == 1u);
}

BOOST_AUTO_TEST_CASE(an_answer_can_be_taken_back_but_not_finished_empty) {
  BOOST_TEST(read(RequestKind::date, "", {""}, false).body.empty());
  BOOST_TEST(objections.empty());
  BOOST_TEST(read(RequestKind::form, kFields, {}, false).body.empty());
  BOOST_TEST(objections.empty());
  // Each field that has to be filled in says so.
  read(RequestKind::form, kFields, {});
  BOOST_TEST_REQUIRE(objections.size() == 3u);
  for (const Objection& one : objections) BOOST_TEST(one.words.ends_with(" is missing."));
}

BOOST_AUTO_TEST_CASE(a_form_is_read_by_its_labels) {
  ReadAnswer form = read(RequestKind::form, kFields,
                         {"",
                          {{"Student", "no"},
                           {"Name", " Ada  Finch "},
                           {"First day", "1.4.2026"},
                           {"Net pay", "£1,200.50"},
                           {"Shoe size", "40"}}});
  BOOST_TEST(objections.empty());
  BOOST_TEST(form.body ==
             "Name: Ada Finch\nNet pay: £1,200.50\nFirst day: Wednesday 1 April 2026\nStudent: No");
  BOOST_TEST(value_of_field(form.value, "First day") == "2026-04-01");
  BOOST_TEST(value_of_field(form.value, "Name") == "Ada Finch");
  BOOST_TEST(value_of_field(form.value, "Nam").empty());
}

BOOST_AUTO_TEST_CASE(each_field_of_a_form_says_what_is_wrong_with_it) {
  read(RequestKind::form, kFields,
       {"", {{"Name", "Ada"}, {"Net pay", "a lot"}, {"First day", "soon"}}});
  BOOST_TEST_REQUIRE(objections.size() == 3u);
  BOOST_TEST(objections[0].field == "field_2");
  BOOST_TEST(objections[1].field == "field_3");
  BOOST_TEST(objections[2].words == "Student is missing.");
}

BOOST_AUTO_TEST_SUITE_END()
