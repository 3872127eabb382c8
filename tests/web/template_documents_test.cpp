// Files on the requests of a template, in the pages of staff.
#include <boost/test/unit_test.hpp>

#include "core/domain/template_requests.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct TemplateFiles : Portal {
  FakeBrowser desk = staff(sample, "member");
  TemplateId model =
      create_template(db, keys, sample.firm, ada(), {"", "Papers {year}"}, clock.time).id;
  TemplateRequestId asked = add_template_request(db, keys, sample.firm, ada(), model,
                                                 {"Mandate", "Sign it, please", ""}, clock.time)
                                .id;

  std::string path() const {
    return "/admin/templates/" + std::to_string(model.value) + "/requests/" +
           std::to_string(asked.value);
  }
  Answer send(const std::vector<File>& files) {
    return desk.upload(desk.open(path() + "/edit"), "/documents", files);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(template_files, TemplateFiles)

BOOST_AUTO_TEST_CASE(a_form_is_added_downloaded_given_to_the_client_and_removed) {
  Answer page = desk.follow(send({{"files", "mandate.txt", "sign here"}}));
  BOOST_TEST(page.has("The files are there for the next checklist."));
  BOOST_TEST(page.has("mandate.txt"));
  const auto id = *db.find_value<std::uint64_t>("SELECT id FROM template_documents", {});
  Answer file = desk.get(path() + "/documents/" + std::to_string(id));
  BOOST_TEST(file.body == "sign here");
  BOOST_TEST(file.header("Content-Disposition").starts_with("attachment"));

  Answer made =
      desk.follow(desk.press(desk.open("/admin" + work_path() + "/checklists/from-template"),
                             "/from-template", {{"template", std::to_string(model.value)}}));
  BOOST_TEST(made.status == 200);
  BOOST_TEST(count("documents", "name = 'mandate.txt' AND staff_id IS NOT NULL") == 1u);

  Answer gone = desk.follow(desk.press(page, "/remove", {}));
  BOOST_TEST(!gone.has("mandate.txt"));
  BOOST_TEST(desk.get(path() + "/documents/" + std::to_string(id)).status == 404);
  BOOST_TEST(count("documents", "name = 'mandate.txt'") == 1u);  // the checklist keeps it
}

BOOST_AUTO_TEST_CASE(a_refused_file_is_told_on_the_page_and_leaves_nothing) {
  Answer refused = send({{"files", "empty.txt", ""}});
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("empty.txt” is empty"));
  std::vector<File> many;
  for (int i = 0; i < 11; ++i) many.push_back({"files", std::to_string(i) + ".txt", "x"});
  send(many);
  for (File& file : many) file.content = "y";
  Answer full = send(many);
  BOOST_TEST(full.status == 422);
  BOOST_TEST(full.has("20 files at most"));
  BOOST_TEST(count("template_documents") == 11u);
  BOOST_TEST(store.count(true) + store.count(false) == 11u);
}

BOOST_AUTO_TEST_SUITE_END()
