#include "tests/support/portal.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/session.hpp"

namespace latchkey::test {

const TemplateStore& shown_templates() {
  static const TemplateStore store = [] {
    show_unset_variables();
    return TemplateStore{"templates", "build/assets"};
  }();
  return store;
}

const LetterTemplates& shown_letters() {
  static const LetterTemplates letters{"templates"};
  return letters;
}

Answer Portal::claim(FakeBrowser& browser, const Token& token) {
  Answer page = browser.open(link_path(token));
  return browser.follow(browser.press(page, link_path(token)));
}

FakeBrowser Portal::claimed(BrowserKind kind) {
  FakeBrowser made = browser(std::move(kind));
  Answer page = claim(made, mailed_link());
  BOOST_TEST_REQUIRE(page.status == 200, page.body);
  return made;
}

FakeBrowser Portal::staff(const Sample& of, const std::string& role) {
  FakeBrowser made = browser_at(of, kChromeOnMac);
  StaffId id{db.insert(
      "INSERT INTO staff (firm_id, name, address, role, password_hash, created_at, totp_since) "
      "VALUES (?, 'Mo Abbott', ?, ?, '', ?, ?)",
      {of.firm, "mo" + std::to_string(count("staff")) + "@staff.example", role, clock.time,
       clock.time})};
  Token cookie = Token::make(random);
  db.execute(
      "INSERT INTO sessions (token_hash, firm_id, kind, staff_id, created_at, seen_at, expires_at) "
      "VALUES (?, ?, 'staff', ?, ?, ?, ?)",
      {keys.hash(Purpose::session_token, cookie), of.firm, id, clock.time, clock.time,
       clock.time + kStaffLifetime});
  made.cookies[firm_of(of).secure() ? "__Host-staff" : "staff"] = cookie.text();
  return made;
}

}  // namespace latchkey::test
