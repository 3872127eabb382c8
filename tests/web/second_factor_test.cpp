#include <boost/test/unit_test.hpp>

#include "core/domain/second_factor_reset.hpp"
#include "fcgi/http/csrf.hpp"
#include "fcgi/http/user_agent.hpp"
#include "tests/support/login_world.hpp"
#include "tests/support/mailroom.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct AccountSite : WithLogin<Portal> {
  FakeBrowser nora_at = browser();

  /// A device of the contact's; its cookie is put into the browser.
  DeviceId make_device(FakeBrowser& at) {
    Token cookie = Token::make(random);
    UserAgent agent = read_user_agent(at.kind.user_agent, at.kind.accept_language);
    at.cookies["__Host-device"] = cookie.text();
    return DeviceId{
        db.insert("INSERT INTO devices (firm_id, token_hash, fingerprint, description, created_at) "
                  "VALUES (?, ?, ?, 'Safari on iPhone', ?)",
                  {firm_id, keys.hash(Purpose::device_token, cookie),
                   keys.mac(Purpose::fingerprint, stable_text(agent)), clock.time})};
  }
  void sign_in(FakeBrowser& at) {
    DeviceId device = make_device(at);
    Token cookie = Token::make(random);
    db.transaction([&] {
      start_login_session(db, firm_id, contact, device, keys.hash(Purpose::session_token, cookie),
                          {}, clock.time);
    });
    at.cookies["__Host-session"] = cookie.text();
  }
  /// The password was right in that browser.
  void half(FakeBrowser& at) {
    DeviceId device = make_device(at);
    db.transaction([&] { start_half_session(db, random, firm_id, contact, device, clock.time); });
  }
  /// The key of the page's details, as one types it.
  std::string secret_of(const Answer& page) {
    const std::string mark = "id=\"totp-key\">";
    auto from = page.body.find(mark);
    BOOST_TEST_REQUIRE(from != std::string::npos);
    from += mark.size();
    return page.body.substr(from, page.body.find('<', from) - from);
  }
  /// Base32 (RFC 4648) without padding, blanks passed over.
  std::string from_base32(const std::string& text) {
    std::string bytes;
    unsigned bits = 0, value = 0;
    for (char c : text) {
      if (c == ' ') continue;
      value = value << 5 |
              static_cast<unsigned>(std::string{"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"}.find(c));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes += static_cast<char>(value >> bits & 255);
      }
    }
    return bytes;
  }
  std::string attribute(const Answer& page, const std::string& name) {
    auto from = page.body.find(name + "=\"");
    BOOST_TEST_REQUIRE(from != std::string::npos, name << " is not there");
    from += name.size() + 2;
    return page.body.substr(from, page.body.find('"', from) - from);
  }
  /// Presses the button after the script has filled in hidden fields.
  Answer fill(FakeBrowser& at, const Answer& page, const std::string& action, const Pairs& filled) {
    PageForm form = page.form(action);
    Pairs fields = filled;  // the first of a name counts
    fields.insert(fields.end(), form.hidden.begin(), form.hidden.end());
    return at.post(form.action, fields);
  }
  Pairs as_fields(const PasskeyAssertion& given) {
    return {{"credential", base64url(given.credential_id)},
            {"client_data", base64url(given.client_data)},
            {"authenticator_data", base64url(given.authenticator_data)},
            {"signature", base64url(given.signature)}};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(second_factor_pages, AccountSite)

BOOST_AUTO_TEST_CASE(an_app_is_set_up_with_the_key_of_the_page_and_its_first_code) {
  sign_in(nora_at);
  const std::string before = checksum();
  Answer page = nora_at.open("/account/second-factor");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(checksum() == before, "looking at it changes nothing");
  BOOST_TEST(page.has("<svg class=\"qr\""));
  BOOST_TEST(page.has("inputmode=\"numeric\" autocomplete=\"one-time-code\""));
  const std::string key = secret_of(page);
  BOOST_TEST(key.size() == 39u);  // 32 characters in groups of four
  BOOST_TEST(key[4] == ' ');

  Answer refused =
      nora_at.press(page, "/turn-on", {{"code", "12345"}, {"password", kLoginPassword}});
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(secret_of(refused) == key, "the app need not be set up again");
  Answer done = nora_at.press(refused, "/turn-on",
                              {{"code", code(from_base32(key))}, {"password", kLoginPassword}});
  BOOST_TEST(done.status == 303);
  Answer codes = nora_at.follow(done);
  BOOST_TEST(codes.path == "/account/recovery-codes?said=turned-on");
  BOOST_TEST(codes.has("Your second step is on"));

  KeptMail mail = Mailroom{*this}.send_one();
  BOOST_TEST(mail.to == "nora@client.example");
  BOOST_TEST(mail.subject() == "The second step of your login at Hartwell & Finch was changed");
  BOOST_TEST(mail.has("Safari on iPhone"));

  Answer twice = nora_at.press(refused, "/turn-on",
                               {{"code", code(from_base32(key))}, {"password", kLoginPassword}});
  BOOST_TEST(nora_at.follow(twice).heading() == "Authenticator app");
}

BOOST_AUTO_TEST_CASE(a_key_of_another_contact_or_of_yesterday_is_not_taken) {
  sign_in(nora_at);
  Answer page = nora_at.open("/account/second-factor");
  clock.pass(1h);
  const std::string now = code(from_base32(secret_of(page)));
  BOOST_TEST(nora_at.press(page, "/turn-on", {{"code", now}}).status == 409);
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  auto offer = make_totp_offer(keys, random, firm_id, jo.id, clock.time);
  BOOST_TEST(nora_at
                 .post("/account/second-factor/turn-on", {{"csrf", page.csrf()},
                                                          {"secret", offer.sealed},
                                                          {"code", code(offer.secret)},
                                                          {"password", kLoginPassword}})
                 .status == 409);
  BOOST_TEST(!find_second_factor(db, firm_id, contact)->on());
}

BOOST_AUTO_TEST_CASE(recovery_codes_count_once_they_are_said_to_be_saved_and_are_shown_once) {
  turn_on();
  sign_in(nora_at);
  const std::string before = checksum();
  Answer page = nora_at.open("/account/recovery-codes");
  BOOST_TEST(checksum() == before);
  const std::string sealed = page.form("/account/recovery-codes").hidden[1].second;
  auto set = open_recovery_set(keys, firm_id, contact, sealed, clock.time);
  BOOST_REQUIRE(set);
  for (const std::string& each : set->codes) BOOST_TEST(page.has(each));

  Answer file = nora_at.open("/account/recovery-codes/download?codes=" + sealed);
  BOOST_TEST(file.header("Content-Disposition").starts_with("attachment"));
  BOOST_TEST(file.header("Content-Type") == "text/plain; charset=utf-8");
  for (const std::string& each : set->codes) BOOST_TEST(file.has(each));
  BOOST_TEST(checksum() == before);

  Answer kept = nora_at.follow(nora_at.press(page, "/account/recovery-codes"));
  BOOST_TEST(kept.has("Your recovery codes work from now on."));
  BOOST_TEST(kept.has("10 recovery codes"));
  BOOST_TEST(count("login_recovery_codes") == 10u);
  Answer again = nora_at.open("/account/recovery-codes");
  for (const std::string& each : set->codes) BOOST_TEST(!again.has(each));
  BOOST_TEST(again.has("10 recovery codes"));
  BOOST_TEST(nora_at.open("/account/recovery-codes/download?codes=AAAA").status == 409);
}

BOOST_AUTO_TEST_CASE(without_a_second_factor_there_are_no_recovery_codes) {
  sign_in(nora_at);
  BOOST_TEST(nora_at.open("/account/recovery-codes").path == "/account/second-factor");
}

BOOST_AUTO_TEST_CASE(turning_off_says_why_not) {
  turn_on();
  sign_in(nora_at);
  Answer page = nora_at.open("/account/second-factor");
  Answer refused = nora_at.press(page, "/turn-off", {{"password", "wrong"}});
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("This is not your password. Nothing was changed."));
  for (int i = 0; i < 4; ++i) nora_at.press(page, "/turn-off", {{"password", "wrong"}});
  Answer limited = nora_at.press(page, "/turn-off", {{"password", kLoginPassword}});
  BOOST_TEST(limited.status == 429);
  BOOST_TEST(limited.header("Retry-After") == "60");
  clock.pass(1min);
  BOOST_TEST(nora_at.press(page, "/turn-off", {{"password", kLoginPassword}}).header("Location") ==
             "/account?said=codes-off");
}

BOOST_AUTO_TEST_CASE(what_the_firm_requires_has_no_button_to_turn_it_off) {
  turn_on();
  require_second_factor();
  sign_in(nora_at);
  Answer page = nora_at.open("/account/second-factor");
  BOOST_TEST(!page.has_form("/turn-off"));
  BOOST_TEST(nora_at
                 .post("/account/second-factor/turn-off",
                       {{"csrf", page.csrf()}, {"password", kLoginPassword}})
                 .status == 422);
  BOOST_TEST(find_second_factor(db, firm_id, contact)->on());
}

BOOST_AUTO_TEST_CASE(the_code_after_the_password_signs_in_and_goes_where_one_wanted_to) {
  const std::string secret = turn_on();
  half(nora_at);
  BOOST_TEST(nora_at.get("/account/second-factor").status == 303,
             "half signed in is not signed in");
  BOOST_TEST(nora_at.get("/work").status == 403);
  Answer page = nora_at.open("/login/code?return=/account/passkeys");
  BOOST_TEST(page.heading() == "Type your code");
  BOOST_TEST(!page.has("Nora"), "who knows the password alone learns nothing of the contact");
  Answer wrong = nora_at.press(page, "/login/code", {{"code", "123"}});
  BOOST_TEST(wrong.status == 422);
  Answer done = nora_at.press(wrong, "/login/code", {{"code", code(secret)}});
  BOOST_TEST(done.header("Location") == "/account/passkeys");
  BOOST_TEST(nora_at.follow(done).heading() == "Passkeys");
  BOOST_TEST(nora_at.cookies.contains("__Host-session"));
  // Sent again after Back: the step is over.
  BOOST_TEST(nora_at.press(wrong, "/login/code", {{"code", code(secret)}})
                 .header("Location")
                 .starts_with("/login?"));
}

BOOST_AUTO_TEST_CASE(wrong_codes_and_wrong_recovery_codes_get_the_same_answer) {
  turn_on();
  make_recovery_codes();
  half(nora_at);
  Answer page = nora_at.open("/login/code?with=recovery");
  BOOST_TEST(page.heading() == "Type a recovery code");
  auto words = [&](const char* typed, const char* with) {
    Answer answer =
        nora_at.post("/login/code", {{"csrf", page.csrf()}, {"code", typed}, {"with", with}});
    BOOST_TEST(answer.status == 422);
    auto from = answer.body.find("class=\"field-error\"");
    return answer.body.substr(from, answer.body.find("</p>", from) - from);
  };
  const std::string said = words("123456", "recovery");
  BOOST_TEST(said == words("abcde-fghjk", "recovery"));
  BOOST_TEST(said == words("nonsense", "recovery"));
  BOOST_TEST(said == words("123456", ""));
}

BOOST_AUTO_TEST_CASE(too_many_codes_get_429_and_a_plain_page) {
  const std::string secret = turn_on();
  half(nora_at);
  Answer page = nora_at.open("/login/code");
  for (int i = 0; i < 5; ++i) nora_at.press(page, "/login/code", {{"code", "wrong"}});
  Answer limited = nora_at.press(page, "/login/code", {{"code", code(secret)}});
  BOOST_TEST(limited.status == 429);
  BOOST_TEST(limited.header("Retry-After") == "60");
  BOOST_TEST(limited.has("The links in our e-mails go on working meanwhile."));
}

BOOST_AUTO_TEST_CASE(hostile_ways_back_lead_to_the_work) {
  const std::string secret = turn_on();
  half(nora_at);
  for (const char* hostile : {"https://evil.example", "//evil.example", "/\\evil.example",
                              "/work/../../x", "/admin", "/account?x", "/workers"}) {
    Answer page = nora_at.open("/login/code?return=" + std::string{hostile});
    BOOST_TEST(page.status == 200);
    BOOST_TEST(!page.has("evil"), hostile);
    BOOST_TEST(!page.has("/admin"), hostile);
  }
  Answer page = nora_at.open("/login/code");
  BOOST_TEST(nora_at
                 .post("/login/code", {{"csrf", page.csrf()},
                                       {"code", code(secret)},
                                       {"return", "https://evil.example/work"}})
                 .header("Location") == "/work");
}

BOOST_AUTO_TEST_CASE(a_required_factor_is_set_up_right_after_the_password) {
  require_second_factor();
  half(nora_at);
  Answer page = nora_at.open("/login/code");
  BOOST_TEST(page.path == "/login/set-up");
  BOOST_TEST(page.has("asks all its clients for a code beside the password"));
  BOOST_TEST(nora_at.get("/work").status == 403);
  const std::string secret = from_base32(secret_of(page));
  BOOST_TEST(nora_at.press(page, "/login/set-up", {{"code", "1"}}).status == 422);
  Answer codes = nora_at.follow(nora_at.press(page, "/login/set-up", {{"code", code(secret)}}));
  BOOST_TEST(codes.path == "/account/recovery-codes?return=/work&said=turned-on");
  BOOST_TEST(find_second_factor(db, firm_id, contact)->on());
  // Afterwards it asks for a code.
  FakeBrowser elsewhere = browser(kFirefoxOnWindows);
  half(elsewhere);
  BOOST_TEST(elsewhere.open("/login/set-up").path == "/login/code");
}

BOOST_AUTO_TEST_CASE(a_session_that_somebody_found_open_adds_nothing_without_the_password) {
  sign_in(nora_at);
  Answer app = nora_at.open("/account/second-factor");
  const std::string right_code = code(from_base32(secret_of(app)));
  for (const char* password : {"", "wrong"}) {
    Answer refused = nora_at.press(app, "/turn-on", {{"code", right_code}, {"password", password}});
    BOOST_TEST(refused.status == 422);
    BOOST_TEST(refused.has("id=\"password-error\""));
  }
  SoftAuthenticator phone = authenticator();
  Answer page = nora_at.open("/account/passkeys");
  const PasskeyCreation made = phone.create(attribute(page, "data-challenge"));
  Pairs fields = {{"name", "Theirs"},
                  {"password", "wrong"},
                  {"client_data", base64url(made.client_data)},
                  {"authenticator_data", base64url(made.authenticator_data)}};
  Answer refused = fill(nora_at, page, "/add", fields);
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("This is not your password. Nothing was changed."));
  BOOST_TEST(refused.has("href=\"#new-password\""));
  BOOST_TEST(!find_second_factor(db, firm_id, contact)->on());
  // Guesses are counted over all the forms together.
  for (int i = 0; i < 3; ++i) fill(nora_at, page, "/add", fields);
  fields[1].second = kLoginPassword;
  BOOST_TEST(fill(nora_at, page, "/add", fields).status == 429);
  BOOST_TEST(count("passkeys") == 0u);
}

BOOST_AUTO_TEST_CASE(codes_in_place_of_others_take_the_password_and_are_told_of_by_mail) {
  turn_on();
  sign_in(nora_at);
  // The first ones stand in for nothing yet: no password, no mail.
  nora_at.press(nora_at.open("/account/recovery-codes"), "/account/recovery-codes");
  Mailroom{*this}.send();
  Answer page = nora_at.open("/account/recovery-codes");
  BOOST_TEST(nora_at.press(page, "/account/recovery-codes").status == 422);
  Answer refused = nora_at.press(page, "/account/recovery-codes", {{"password", "wrong"}});
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("This is not your password. Nothing was changed."));
  const std::string shown = page.form("/account/recovery-codes").hidden[1].second;
  BOOST_TEST(refused.form("/account/recovery-codes").hidden[1].second == shown,
             "those that were written down meanwhile");
  Answer kept = nora_at.press(refused, "/account/recovery-codes", {{"password", kLoginPassword}});
  BOOST_TEST(kept.status == 303);
  BOOST_TEST(count("login_recovery_codes") == 10u);
  BOOST_TEST(Mailroom{*this}.send_one().subject() ==
             "The second step of your login at Hartwell & Finch was changed");
  // The button pressed twice.
  BOOST_TEST(nora_at.press(refused, "/account/recovery-codes").status == 303);
}

BOOST_AUTO_TEST_CASE(a_passkey_is_added_named_used_and_removed) {
  sign_in(nora_at);
  SoftAuthenticator phone = authenticator();
  Answer page = nora_at.open("/account/passkeys");
  BOOST_TEST(page.has("No passkeys yet"));
  BOOST_TEST(attribute(page, "data-host") == "hartwell.example");
  const PasskeyCreation made = phone.create(attribute(page, "data-challenge"));
  const Pairs fields = {{"name", "My <phone>"},
                        {"password", kLoginPassword},
                        {"client_data", base64url(made.client_data)},
                        {"authenticator_data", base64url(made.authenticator_data)}};
  Answer added = nora_at.follow(fill(nora_at, page, "/add", fields));
  BOOST_TEST(added.has("The passkey is added."));
  BOOST_TEST(added.has("My &lt;phone&gt;"));
  BOOST_TEST(added.has("You have no recovery codes"));
  BOOST_TEST(fill(nora_at, page, "/add", fields).status == 422);  // sent again
  Answer named = nora_at.follow(nora_at.press(added, "/name", {{"name", "Kitchen phone"}}));
  BOOST_TEST(named.has("Kitchen phone"));
  BOOST_TEST(nora_at.press(added, "/name", {{"name", " "}}).status == 422);

  // The button stands on the second step's page too, and on the page that signs in.
  FakeBrowser elsewhere = browser(kFirefoxOnWindows);
  half(elsewhere);
  Answer step = elsewhere.open("/login/code");
  BOOST_TEST(step.heading() == "Use your passkey");
  BOOST_TEST(attribute(step, "data-allowed") == base64url(phone.credential_id));
  Answer in = fill(elsewhere, step, "/login/code/passkey",
                   as_fields(phone.get(attribute(step, "data-challenge"))));
  BOOST_TEST(in.header("Location") == "/work");
  BOOST_TEST(elsewhere.get("/account/passkeys").status == 200);

  Answer list = nora_at.open("/account/passkeys");
  BOOST_TEST(list.has("last used"));
  BOOST_TEST(nora_at.press(list, "/remove", {{"password", "wrong"}}).status == 422);
  Answer removed = nora_at.follow(nora_at.press(list, "/remove", {{"password", kLoginPassword}}));
  BOOST_TEST(removed.has("No passkeys yet"));
}

BOOST_AUTO_TEST_CASE(a_passkey_opens_the_login_without_a_password_and_for_this_browser_alone) {
  SoftAuthenticator phone = authenticator();
  add(phone);
  nora_at.open("/");  // gets the cookie that forms are bound to
  const std::string csrf = csrf_value(keys, "client", nora_at.cookies.at("__Host-visit"));
  auto answer_to = [&](FakeBrowser& at, const std::string& asked) {
    Pairs fields = as_fields(phone.get(asked));
    fields.push_back({"csrf", csrf});
    fields.push_back({"challenge", asked});
    return at.post("/login/passkey", fields);
  };
  BOOST_TEST(
      answer_to(nora_at, challenge(ChallengeFor::sign_in, "another browser")).header("Location") ==
      "/login?said=passkey-refused");
  const std::string asked = challenge(ChallengeFor::sign_in, csrf);
  Answer in = answer_to(nora_at, asked);
  BOOST_TEST(in.header("Location") == "/work");
  BOOST_TEST(nora_at.cookies.contains("__Host-device"));
  BOOST_TEST(nora_at.get("/account/passkeys").status == 200);
}

BOOST_AUTO_TEST_CASE(at_an_ip_address_the_page_says_plainly_that_passkeys_do_not_work) {
  sign_in(nora_at);
  db.execute("UPDATE firms SET base_url = 'https://203.0.113.1' WHERE id = ?", {firm_id});
  Answer page = nora_at.open("/account/passkeys");
  BOOST_TEST(page.has("A passkey cannot be used at this address."));
  BOOST_TEST(!page.has_form("/add"));
  turn_on();
  FakeBrowser elsewhere = browser(kFirefoxOnWindows);
  half(elsewhere);
  BOOST_TEST(!elsewhere.open("/login/code").has("data-passkey"));
}

BOOST_AUTO_TEST_CASE(staff_reset_a_second_factor_after_reading_what_will_happen) {
  turn_on();
  make_recovery_codes();
  SoftAuthenticator phone = authenticator();
  add(phone);
  sign_in(nora_at);
  Mailroom{*this}.send();  // what was told of turning it on
  const std::string at = "/admin/contacts/" + std::to_string(contact.value);
  FakeBrowser mo = staff(sample, "member");
  Answer page = mo.open(at + "/reset-second-factor");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(page.has("The authenticator app that they use since"));
  BOOST_TEST(page.has("Their passkeys stop working: 1."));
  BOOST_TEST(page.has("Their recovery codes stop working: 10."));
  BOOST_TEST(page.has("they are signed out: 1."));
  BOOST_TEST(page.has("nora@client.example"));
  BOOST_TEST(nora_at.get("/account/passkeys").status == 200, "so far nothing has happened");

  Answer done = mo.follow(mo.press(page, "/reset-second-factor"));
  BOOST_TEST(done.has("second factor is reset, and they are told by e-mail"));
  BOOST_TEST(nora_at.get("/account/passkeys").status == 303);
  SecondFactor left = *find_second_factor(db, firm_id, contact);
  BOOST_TEST((!left.on() && left.recovery_codes == 0));
  BOOST_TEST(count("audit_events", "action = 'contact.second_factor_reset'") == 1u);
  KeptMail mail = Mailroom{*this}.send_one();
  BOOST_TEST(mail.to == "nora@client.example");
  BOOST_TEST(mail.has("Your second step at Hartwell"));
  // Pressed twice: no second mail.
  mo.press(page, "/reset-second-factor");
  BOOST_TEST(Mailroom{*this}.send().empty());
  BOOST_TEST(mo.open(at + "/reset-second-factor").has("there is nothing to reset"));
}

BOOST_AUTO_TEST_SUITE_END()
