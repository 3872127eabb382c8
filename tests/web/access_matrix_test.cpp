// security.md 19: every route × everybody who may come. The matrix is made from routes(): a route
// that has no row in access_matrix_rows.hpp fails, and so does a row whose route is gone.
#include <boost/test/unit_test.hpp>

#include "fcgi/routes.hpp"
#include "tests/support/access_matrix_scene.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

using enum Method;

bool to_staff_door(const Answer& answer) {
  return answer.header("Location").starts_with("/admin/sign-in");
}
bool to_login(const Answer& answer) {
  return answer.status == 303 && answer.header("Location").starts_with("/login?");
}

bool fits(const Answer& answer, int expected) {
  const bool to_door = to_staff_door(answer);
  const bool to_login = answer.header("Location").starts_with("/login?return=") ||
                        answer.header("Location") == "/login?said=session-over";
  switch (expected) {
    case kIn:
      return answer.status == 200 || answer.status == 409 || answer.status == 422 ||
             (answer.status == 303 && !to_door && !to_login);
    case kDoor:
      return answer.status == 303 && to_door;
    case kLogIn:
      return answer.status == 303 && to_login;
    default:
      return answer.status == expected && !to_door;
  }
}

const Expectation* row_of(const Route& route) {
  for (const Expectation& row : kRows) {
    if (row.method == route.method && row.pattern == route.pattern) return &row;
  }
  return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(access_matrix)

BOOST_AUTO_TEST_CASE(each_route_has_a_row_and_each_row_a_route) {
  for (const Route& route : routes()) {
    BOOST_TEST(
        (row_of(route) != nullptr),
        "who may use " << route.pattern << "? Say it in tests/support/access_matrix_rows.hpp");
  }
  BOOST_TEST(std::size(kRows) == routes().size());
}

BOOST_AUTO_TEST_CASE(nobody_comes_in_where_the_table_does_not_say_so) {
  for (int number = 0; number < kWhos; ++number) {
    const Who who = static_cast<Who>(number);
    const bool client = who == owner || who == login_session;
    const bool of_the_firm = who == member || who == admin;
    AccessScene scene;
    scene.prepare(who);
    scene.keep();
    const std::string work = scene.work_of_the_firm();
    for (const Route& route : routes()) {
      const Expectation* row = row_of(route);
      if (!row) continue;
      BOOST_TEST_CONTEXT(kNames[who] << " at " << route.pattern
                                     << (route.method == Method::post ? " (POST)" : "")) {
        const int expected = row->of(who);
        Answer answer = scene.come(who, route);
        BOOST_TEST(fits(answer, expected), "status " << answer.status << " "
                                                     << answer.header("Location") << ", expected "
                                                     << expected);
        if (!client && !of_the_firm) {
          for (const char* secret : kSecrets) BOOST_TEST(!answer.has(secret), secret);
        }
        if (!scene.changed()) continue;
        // Something was written: by whoever may, of what is theirs, or the trail has a note.
        if (!client && !of_the_firm) BOOST_TEST(scene.work_of_the_firm() == work);
        if (answer.status >= 400 || fits(answer, kDoor) || fits(answer, kLogIn)) {
          BOOST_TEST(scene.count("devices", "name = 'planted'") == 0u);
          BOOST_TEST(scene.count("bindings", "ended_at IS NOT NULL") == (who == revoked ? 1u : 0u));
        }
        scene.put_back();
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(whoever_is_turned_away_from_an_upload_is_so_before_nginx_takes_its_body) {
  for (int number = 0; number < kWhos; ++number) {
    const Who who = static_cast<Who>(number);
    AccessScene scene;
    scene.prepare(who);
    const std::string before = scene.checksum();
    for (const Route& route : routes()) {
      const Expectation* row = row_of(route);
      if (route.method != Method::post || !row) continue;
      Request question = scene.visitors[who].request(Method::post, "/may-upload");
      question.asked_path = scene.path(route.pattern);
      const int expected = row->of(who);
      const bool may = route.body != Body::form && expected != 403 && expected != kDoor;
      BOOST_TEST(scene.visitors[who].send(question).status == (may ? 204 : 403),
                 kNames[who] << " at " << route.pattern);
      question.sec_fetch_site = "cross-site";
      BOOST_TEST(scene.visitors[who].send(question).status == 403);
    }
    BOOST_TEST(scene.checksum() == before, kNames[who]);
  }
}

BOOST_AUTO_TEST_CASE(no_route_changes_anything_by_get_or_head) {
  AccessScene scene;
  // Reading a file is put into the trail, and a guide that nobody asked for yet is made and kept;
  // nothing else is written.
  const auto rest = [&] { return scene.checksum({"audit_events", "audit_heads", "help_guides"}); };
  const std::string before = rest();
  for (const Route& route : routes()) {
    if (route.method != Method::get) continue;
    for (Who who : {owner, nobody, other_contact, member, pin_session, login_session, admin}) {
      FakeBrowser visitor = scene.visitors[who];
      visitor.get(scene.path(route.pattern));
      visitor.head(scene.path(route.pattern));
      BOOST_TEST(rest() == before, route.pattern << " by " << kNames[who]);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_post_wants_its_csrf_from_everybody) {
  AccessScene scene;
  const std::string before = scene.checksum();
  for (const Route& route : routes()) {
    if (route.method != Method::post) continue;
    const std::string to = scene.path(route.pattern);
    const std::string boundary = "--b\r\nContent-Disposition: form-data; name=\"";
    for (Who who : {owner, nobody, member, pin_session, login_session, admin}) {
      FakeBrowser visitor = scene.visitors[who];
      Answer answer;
      if (route.body != Body::form) {
        answer = visitor.raw_post(to, "multipart/form-data; boundary=b",
                                  boundary + "files\"; filename=\"a.txt\"\r\n\r\nabc\r\n--b--\r\n");
      } else {
        answer = visitor.post(to, {{"csrf", Token::make(scene.random).text()}});
      }
      BOOST_TEST((answer.status == 403 || fits(answer, kDoor) || to_login(answer)),
                 route.pattern << " by " << kNames[who] << ": " << answer.status);
    }
  }
  BOOST_TEST(scene.checksum() == before);
}

BOOST_AUTO_TEST_CASE(a_path_in_the_wrong_way_is_refused_without_effect) {
  AccessScene scene;
  FakeBrowser visitor = scene.visitors[owner];
  const std::string before = scene.checksum();
  for (const Route& route : routes()) {
    const std::string to = scene.path(route.pattern);
    Request odd = visitor.request(Method::other, to);
    BOOST_TEST(visitor.send(odd).status == 405, route.pattern);
    // A slash behind it leads to the page without one, or nowhere.
    const Answer slash = visitor.get(to + "/");
    BOOST_TEST((slash.status == 404 || slash.header("Location") == to), route.pattern);
    BOOST_TEST(visitor.get(to + "/../").status == 404, route.pattern);
  }
  for (const char* path :
       {"/work/0", "/work/-1", "/work/1.0", "/work/0x1", "/work/1e3", "/work/ 1",
        "/work/9999999999999999999", "/work/01", "//work", "/WORK", "/work/1%00"}) {
    BOOST_TEST(visitor.get(path).status == 404, path);
  }
  BOOST_TEST(scene.checksum() == before);
}

BOOST_AUTO_TEST_SUITE_END()
