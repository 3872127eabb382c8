// /admin/activity and its file
#include <boost/test/unit_test.hpp>

#include "core/domain/audit.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct ActivityPages : Portal {
  FakeBrowser desk = staff(sample, "member"), boss = staff(sample, "admin");
  const std::string path = "/admin/activity";

  void add(const AuditEvent& event) {
    db.transaction([&] { record(db, keys, sample.firm, event, clock.time); });
    clock.pass(std::chrono::seconds{1});
  }
  AuditEvent answered(const std::string& detail = "") {
    return {.action = "request.answered",
            .actor = {.contact = sample.contact, .staff = {}, .name = "Nora Quist"},
            .ip = "203.0.113.7",
            .work_item = sample.work_item,
            .subject = request(3).value,
            .detail = detail};
  }
  AuditEvent edited() {
    return {.action = "contact.edited",
            .actor = {.contact = {}, .staff = sample.staff, .name = "Ada Finch"},
            .ip = "203.0.113.9",
            .subject = sample.contact.value,
            .detail = ""};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_activity, ActivityPages)

BOOST_AUTO_TEST_CASE(a_line_says_who_did_what_and_leads_there) {
  add(answered());
  Answer page = desk.open(path);
  BOOST_TEST(page.status == 200);
  const std::string place = "/admin/work/" + std::to_string(sample.work_item.value);
  BOOST_TEST(page.has(">Nora Quist</a> answered <a href=\"" + place + "/checklists/" +
                      std::to_string(sample.checklist.value) + "/requests/" +
                      std::to_string(request(3).value) + "\">Rent agreement</a>"));
  BOOST_TEST(page.has("<a href=\"" + place + "\">2026 tax return</a>"));
  BOOST_TEST(page.has("from 203.0.113.7"));
  BOOST_TEST(desk.open(place).status == 200);
}

BOOST_AUTO_TEST_CASE(what_a_client_really_does_is_there_with_its_words) {
  FakeBrowser phone = claimed();
  Answer page = phone.open(request_path(3));
  phone.press(page, "/answer", {{"answer", "my-answer-is-42"}});
  page = desk.open(path);
  BOOST_TEST(page.has("opened their link"));
  BOOST_TEST(page.has("answered"));
  BOOST_TEST(!page.has("my-answer-is-42"));
}

BOOST_AUTO_TEST_CASE(the_list_is_narrowed_by_address) {
  add(answered());
  add(edited());
  BOOST_TEST(desk.open(path + "?kind=answers").has("answered"));
  BOOST_TEST(!desk.open(path + "?kind=answers").has("changed the contact"));
  const std::string nora = "?contact=" + std::to_string(sample.contact.value);
  Answer page = desk.open(path + nora);
  BOOST_TEST(page.has("Only by Nora Quist"));
  BOOST_TEST(!page.has("changed the contact"));
  page = desk.open(path + "?staff=" + std::to_string(sample.staff.value));
  BOOST_TEST(page.has("Only by Ada Finch"));
  BOOST_TEST(!page.has("answered"));
  BOOST_TEST(desk.open(path + "?client=" + std::to_string(sample.client.value)).has("answered"));
  BOOST_TEST(desk.open(path + "?work=" + std::to_string(sample.work_item.value)).has("answered"));
  BOOST_TEST(desk.open(path + "?from=2999-01-01").has("Nothing that fits"));
  BOOST_TEST(desk.open(path + "?until=1999-01-01").has("Nothing that fits"));
}

BOOST_AUTO_TEST_CASE(a_typed_name_is_found_or_asked_back) {
  add(answered());
  BOOST_TEST(desk.get(path + "?contact_name=nora").header("Location") ==
             path + "?contact=" + std::to_string(sample.contact.value));
  BOOST_TEST(desk.get(path + "?client_name=bakery&kind=answers").header("Location") ==
             path + "?kind=answers&client=" + std::to_string(sample.client.value));
  add_contact("Nora Other", "other@client.example");
  Answer page = desk.open(path + "?contact_name=nora");
  BOOST_TEST(page.has("Which “nora”?"));
  BOOST_TEST(page.has(">Nora Other</a>"));
  BOOST_TEST(desk.open(path + "?contact_name=zz<b>").has("zz&lt;b&gt;"));
}

BOOST_AUTO_TEST_CASE(pages_lead_to_older_and_back_to_newer) {
  for (int i = 0; i < 120; ++i) add(edited());
  Answer page = desk.open(path);
  auto link = [](const Answer& of, const char* rel) {
    const auto at = of.body.find(std::string{"rel=\""} + rel + "\" href=\"");
    if (at == std::string::npos) return std::string{};
    const auto from = of.body.find("href=\"", at) + 6;
    return unescape_html(of.body.substr(from, of.body.find('"', from) - from));
  };
  BOOST_TEST(link(page, "prev") == "");
  Answer second = desk.open(link(page, "next"));
  Answer third = desk.open(link(second, "next"));
  BOOST_TEST(third.status == 200);
  BOOST_TEST(link(third, "next") == "");
  Answer back = desk.open(link(third, "prev"));
  BOOST_TEST(back.has("changed the contact"));
  BOOST_TEST(link(back, "prev") != "");
}

BOOST_AUTO_TEST_CASE(odd_places_are_passed_over) {
  add(edited());
  for (const char* odd : {"?before=x", "?before=-1-1", "?before=1", "?after=99999999999999999999-1",
                          "?before=9223372036854775807-1", "?staff=abc", "?kind=none",
                          "?from=2026-13-01", "?contact=99999999"}) {
    Answer page = desk.open(path + odd);
    BOOST_TEST(page.status == 200, odd);
  }
}

BOOST_AUTO_TEST_CASE(the_file_holds_the_narrowed_list_and_taking_it_is_recorded) {
  for (int i = 0; i < 1200; ++i) {
    db.transaction([&] { record(db, keys, sample.firm, edited(), clock.time); });
  }
  clock.pass(std::chrono::seconds{1});
  add(answered("=HYPERLINK(\"http://evil.example\")"));
  Answer file = boss.get(path + ".csv?kind=answers");
  BOOST_TEST(file.status == 200);
  BOOST_TEST(file.header("Content-Type") == "text/csv; charset=utf-8");
  BOOST_TEST(file.has("\"'=HYPERLINK(\"\"http://evil.example\"\")\""));
  BOOST_TEST(file.has("Nora Quist,contact,"));
  BOOST_TEST(!file.has("changed the contact"));
  BOOST_TEST(count("audit_events", "action = 'activity.exported' AND detail = 'kind answers'") ==
             1u);
  file = boss.get(path + ".csv");
  BOOST_TEST(static_cast<std::size_t>(std::ranges::count(file.body, '\n')) >= 1203u);
  BOOST_TEST(file.has("downloaded the list of activity"));
}

BOOST_AUTO_TEST_CASE(the_file_is_never_of_more_than_was_asked_for) {
  add(answered());
  add(edited());
  add_contact("Nora Other", "other@client.example");
  const std::uint64_t before = count("audit_events");
  for (const char* unclear :
       {"?contact_name=nora", "?contact_name=zzzz", "?client_name=keller", "?client_name=bakery",
        "?contact=zzzz", "?client=x&kind=answers", "?kind=nonsense", "?from=2026-02-31"}) {
    Answer file = boss.get(path + ".csv" + unclear);
    BOOST_TEST(file.status == 422, unclear);
    BOOST_TEST(!file.has("Nora Quist,contact,"), unclear);
    Answer page = boss.get(path + unclear);
    BOOST_TEST(!page.has("activity.csv"), unclear);
  }
  BOOST_TEST(!boss.open(path + "?contact=99999999").has("activity.csv"));
  BOOST_TEST(!boss.get(path + ".csv?contact=99999999").has("Nora Quist"));
  BOOST_TEST(count("audit_events") == before + 1);  // that empty file was taken
  const std::string nora = "?contact=" + std::to_string(sample.contact.value);
  BOOST_TEST(
      boss.open(path + nora + "&kind=answers")
          .has("activity.csv?kind=answers&amp;contact=" + std::to_string(sample.contact.value)));
}

BOOST_AUTO_TEST_CASE(a_member_is_offered_no_file) {
  add(edited());
  BOOST_TEST(!desk.open(path).has("activity.csv"));
  BOOST_TEST(boss.open(path).has("activity.csv"));
  BOOST_TEST(desk.get(path + ".csv").status == 403);
}

BOOST_AUTO_TEST_CASE(a_new_firm_is_told_what_will_be_there) {
  BOOST_TEST(desk.open(path).has("Nothing yet"));
}

BOOST_AUTO_TEST_SUITE_END()
