// What administrators do about colleagues, through the pages.
#include <boost/test/unit_test.hpp>

#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct StaffPages : Portal {
  FakeBrowser desk = staff(sample, "admin");
  StaffId mo =
      *db.find_value<StaffId>("SELECT MAX(id) FROM staff WHERE firm_id = ?", {sample.firm});

  StaffPages() { db.execute("UPDATE staff SET role = 'member' WHERE id <> ?", {mo}); }
  std::string path(StaffId of) const { return "/admin/staff/" + std::to_string(of.value); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_staff, StaffPages)

BOOST_AUTO_TEST_CASE(the_only_administrator_is_told_why_they_stay_one) {
  Answer page = desk.open(path(mo));
  BOOST_TEST(page.has("There is no other administrator, so this one stays one"));
  BOOST_TEST(!page.has_form("/role"));
  BOOST_TEST(!page.has("Deactivate…"));
  BOOST_TEST(desk.open(path(mo) + "/deactivate").heading() == "Mo Abbott");
  // A page of before is answered there, and leads on.
  Answer back = desk.post(path(mo) + "/role", {{"csrf", page.csrf()}, {"role", "member"}});
  BOOST_TEST(back.status == 409);
  BOOST_TEST(back.heading() == "Mo Abbott");
  BOOST_TEST(back.has("They are the only administrator who is left, so nothing was changed."));
  BOOST_TEST(count("staff", "role = 'admin'") == 1u);
}

BOOST_AUTO_TEST_CASE(with_a_second_administrator_the_first_may_change) {
  Answer ada = desk.open(path(sample.staff));
  desk.press(ada, "/role");
  Answer page = desk.open(path(mo));
  BOOST_TEST(page.has("Make them a member"));
  BOOST_TEST(page.has("Deactivate…"));
  BOOST_TEST(desk.press(page, "/role").status == 303);
  BOOST_TEST(count("staff", "role = 'admin'") == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
