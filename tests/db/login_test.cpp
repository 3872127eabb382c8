// A contact's password account: making it, signing in, changing the password, signing out.
#include "core/domain/login.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/audit.hpp"
#include "core/domain/client_work.hpp"
#include "core/domain/contact_deletion.hpp"
#include "core/domain/login_password.hpp"
#include "core/domain/rate_limit.hpp"
#include "core/domain/signed_in.hpp"
#include "tests/support/mailroom.hpp"
#include "tests/support/parallel.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kPassword = "purple gravel teapot anthem";
constexpr const char* kOther = "seven yellow kettles sing";
const std::string kNora = "nora@client.example";

struct Logins : World {
  PasswordGate gate{2};
  Mailroom mailroom{*this};
  int browsers = 0;

  /// A browser of its own, from an IP of its own.
  Browser new_browser() {
    ++browsers;
    return {.device = {},
            .fingerprint = Bytes32{5},
            .description = "Safari on iPhone",
            .ip = "203.0.113." + std::to_string(browsers),
            .becomes = Token::make(random)};
  }
  Confirmation confirmation(ConfirmationKind kind) {
    db.execute("DELETE FROM rate_limits");
    BOOST_TEST_REQUIRE(
        (ask_confirmation(db, keys, random, sample.firm, kind, kNora, new_browser(), clock.time)
             .outcome == AskOutcome::asked));
    auto token = Token::parse(mailroom.send_one().token("/confirm/"));
    return *find_confirmation(db, sample.firm, keys.hash(Purpose::confirmation_token, *token),
                              clock.time);
  }
  PasswordChoice choose(const Confirmation& with, const char* password = kPassword) {
    return choose_password(db, keys, random, gate, firm(), with, password, {new_browser(), {}},
                           clock.time);
  }
  Token make_login() {
    auto choice = choose(confirmation(ConfirmationKind::make_login));
    BOOST_TEST_REQUIRE((choice.outcome == ChoiceOutcome::chosen));
    return *choice.entered.session_cookie;
  }
  LogInResult enter(std::string_view address, std::string_view password,
                    std::optional<Browser> with = {}) {
    return log_in(db, keys, random, gate, firm(), address, password,
                  {with ? *with : new_browser(), {}}, clock.time);
  }
  LogInOutcome try_to(std::string_view address, std::string_view password) {
    return enter(address, password).outcome;
  }
  /// The contact's session that the cookie names, read as a request does.
  std::optional<ContactSession> resume(const Token& cookie) {
    auto device = db.find_value<std::string>(
        "SELECT d.token_hash FROM sessions s JOIN devices d ON d.id = s.device_id "
        "WHERE s.token_hash = ?",
        {keys.hash(Purpose::session_token, cookie)});
    if (!device) return std::nullopt;
    TokenHash hash;
    std::copy(device->begin(), device->end(), hash.bytes.begin());
    return resume_client(db, "hartwell", hash, keys.hash(Purpose::session_token, cookie),
                         Bytes32{5}, {}, clock.time)
        ->session;
  }
  ActingContact nora() const { return {sample.contact, "Nora Quist", "203.0.113.9"}; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(login, Logins)

BOOST_AUTO_TEST_CASE(the_mailed_link_makes_a_login_and_signs_in) {
  auto session = resume(make_login());
  BOOST_TEST_REQUIRE(session.has_value());
  BOOST_TEST((session->kind == SessionKind::login));
  BOOST_TEST((session->contact == sample.contact));
  BOOST_TEST((try_to(kNora, kPassword) == LogInOutcome::signed_in));
  BOOST_TEST(database.dump().find(kPassword) == std::string::npos);
  BOOST_TEST(!find_broken_audit_row(db, keys, sample.firm).has_value());
}

BOOST_AUTO_TEST_CASE(the_address_may_be_typed_in_any_way_and_be_any_of_the_contacts) {
  db.execute(
      "INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary) "
      "VALUES (?, ?, 'nora@xn--bckerei-5wa.example', 'nora@xn--bckerei-5wa.example', 0)",
      {sample.firm, sample.contact});
  make_login();
  for (const char* typed : {"nora@client.example", " Nora@Client.EXAMPLE ", "NORA@CLIENT.EXAMPLE",
                            "nora@bäckerei.example", "Nora@BÄCKEREI.example"}) {
    BOOST_TEST((try_to(typed, kPassword) == LogInOutcome::signed_in), typed);
  }
}

BOOST_AUTO_TEST_CASE(wrong_passwords_unknown_addresses_and_contacts_without_a_login_are_alike) {
  AddedContact without = add_contact("Jo Quist", "jo@client.example");
  make_login();
  const auto before = count("audit_events");
  BOOST_TEST((try_to(kNora, "purple gravel teapot anthems") == LogInOutcome::wrong));
  BOOST_TEST((try_to(without.address, kPassword) == LogInOutcome::wrong));
  BOOST_TEST((try_to("nobody@client.example", kPassword) == LogInOutcome::wrong));
  BOOST_TEST((try_to("", "") == LogInOutcome::wrong));
  BOOST_TEST((try_to(kNora, "Purple gravel teapot anthem") == LogInOutcome::wrong));
  BOOST_TEST(count("audit_events") == before + 5);
  BOOST_TEST(count("sessions") == 1u);
}

BOOST_AUTO_TEST_CASE(common_weak_and_personal_passwords_are_refused_with_the_reason) {
  auto with = confirmation(ConfirmationKind::make_login);
  for (const char* password :
       {"fourteen chars", "passwordpassword", "123456789987654321", "qazwsxedcrfvtgb",
        "mailcreated5240", "MailCreated5240", "aaaaaaaaaaaaaaaaaaaaaa", "NoraQuistNoraQuist",
        "nora@client.example"}) {
    auto choice = choose(with, password);
    BOOST_TEST((choice.outcome == ChoiceOutcome::refused), password);
    BOOST_TEST_REQUIRE(choice.objections.size() == 1u);
    BOOST_TEST(choice.objections.front().field == "password");
    BOOST_TEST(choice.objections.front().words.size() > 30u);
  }
  BOOST_TEST((choose(with, std::string(129, 'x').c_str()).outcome == ChoiceOutcome::refused));
  BOOST_TEST(count("logins") == 0u);
  BOOST_TEST((choose(with).outcome == ChoiceOutcome::chosen));
}

BOOST_AUTO_TEST_CASE(eight_characters_do_where_the_firm_requires_a_second_factor) {
  auto with = confirmation(ConfirmationKind::make_login);
  BOOST_TEST((choose(with, "mint9Kite4rug").outcome == ChoiceOutcome::refused));
  db.execute("UPDATE firms SET second_factor_required = 1");
  BOOST_TEST((choose(with, "k9!Xv2q").outcome == ChoiceOutcome::refused));
  auto choice = choose(with, "mint9Kite4rug");
  BOOST_TEST((choice.outcome == ChoiceOutcome::chosen));
  BOOST_TEST((choice.entered.outcome == LogInOutcome::second_step));
  BOOST_TEST(!choice.entered.session_cookie.has_value());
  BOOST_TEST((try_to(kNora, "mint9Kite4rug") == LogInOutcome::second_step));
  BOOST_TEST(count("sessions", "kind = 'login'") == 0u);
}

BOOST_AUTO_TEST_CASE(a_confirmation_makes_a_login_once_and_for_an_hour) {
  auto with = confirmation(ConfirmationKind::make_login);
  BOOST_TEST((choose(with).outcome == ChoiceOutcome::chosen));
  BOOST_TEST((choose(with, kOther).outcome == ChoiceOutcome::over));
  BOOST_TEST((try_to(kNora, kPassword) == LogInOutcome::signed_in));
  auto reset = confirmation(ConfirmationKind::reset_password);
  clock.pass(60min);
  BOOST_TEST((choose(reset, kOther).outcome == ChoiceOutcome::over));
}

BOOST_AUTO_TEST_CASE(a_reset_ends_every_session_and_tells_the_contact) {
  Token old = make_login();
  Token second = *enter(kNora, kPassword).session_cookie;
  auto choice = choose(confirmation(ConfirmationKind::reset_password), kOther);
  BOOST_TEST((choice.outcome == ChoiceOutcome::chosen));
  BOOST_TEST(!resume(old).has_value());
  BOOST_TEST(!resume(second).has_value());
  BOOST_TEST(resume(*choice.entered.session_cookie).has_value());
  BOOST_TEST((try_to(kNora, kPassword) == LogInOutcome::wrong));
  BOOST_TEST((try_to(kNora, kOther) == LogInOutcome::signed_in));
  KeptMail notice = mailroom.send_one();
  BOOST_TEST(notice.to == kNora);
  BOOST_TEST(notice.has("Your password was changed"));
  BOOST_TEST(notice.has("/login/forgot"));
}

BOOST_AUTO_TEST_CASE(a_reset_leaves_the_second_factor_and_asks_for_it) {
  make_login();
  db.execute("UPDATE logins SET totp_secret = 'x', totp_since = ?", {clock.time});
  auto choice = choose(confirmation(ConfirmationKind::reset_password), "mint9Kite4rug");
  BOOST_TEST((choice.outcome == ChoiceOutcome::chosen));
  BOOST_TEST((choice.entered.outcome == LogInOutcome::second_step));
  BOOST_TEST(count("logins", "totp_since IS NOT NULL") == 1u);
}

BOOST_AUTO_TEST_CASE(changing_the_password_asks_for_the_old_one_and_ends_all_other_sessions) {
  Token here = make_login();
  Token elsewhere = *enter(kNora, kPassword).session_cookie;
  auto pending = confirmation(ConfirmationKind::reset_password);
  const SessionId session = resume(here)->id;
  auto change = [&](const char* current, const char* wanted) {
    return change_password(db, keys, random, gate, firm(), nora(), session, current, wanted,
                           new_browser(), clock.time);
  };
  BOOST_TEST(change("not this one", kOther).objections.front().field == "current_password");
  BOOST_TEST(change(kPassword, "short").objections.front().field == "new_password");
  BOOST_TEST(resume(elsewhere).has_value());
  auto changed = change(kPassword, kOther);
  BOOST_TEST_REQUIRE(changed.changed());
  BOOST_TEST(!resume(here).has_value());  // its number is a new one
  BOOST_TEST(resume(*changed.session_cookie).has_value());
  BOOST_TEST(!resume(elsewhere).has_value());
  BOOST_TEST((choose(pending, "four words of another kind").outcome == ChoiceOutcome::over));
  BOOST_TEST(mailroom.send_one().has("Your password was changed"));
  BOOST_TEST((try_to(kNora, kOther) == LogInOutcome::signed_in));
}

BOOST_AUTO_TEST_CASE(a_new_password_ends_what_other_devices_hold) {
  Browser phone = new_browser(), laptop = new_browser();
  laptop.fingerprint.fill(9);
  auto hold = [&](Browser& at) {
    claim(db, keys, random, firm(), hash(mailed_link()), at, {}, clock.time);
    at.device = db.find_value<DeviceId>("SELECT MAX(id) FROM devices", {});
  };
  db.execute("UPDATE firms SET devices_per_contact = 2 WHERE id = ?", {sample.firm});
  hold(phone);
  hold(laptop);
  BOOST_TEST(count("bindings", "ended_at IS NULL") == 2u);
  db.execute("DELETE FROM outbox");
  Token here = make_login();
  change_password(db, keys, random, gate, firm(), nora(), resume(here)->id, kPassword, kOther,
                  laptop, clock.time);
  BOOST_TEST(count("bindings", "ended_at IS NULL") == 1u);
  BOOST_TEST(find_binding_end(db, sample.firm, sample.contact, sample.work_item, *laptop.device,
                              clock.time)
                 .has_value());
}

BOOST_AUTO_TEST_CASE(a_session_lasts_14_days_without_and_30_days_with_use_to_the_second) {
  Token idle = make_login();
  clock.pass(14 * 24h - 1s);
  BOOST_TEST(resume(idle).has_value());
  clock.pass(14 * 24h);
  BOOST_TEST(!resume(idle).has_value());
  Token used = *enter(kNora, kPassword).session_cookie;
  const Time end = clock.time + 30 * 24h;
  while (clock.time + 24h < end) {
    clock.pass(24h);
    BOOST_TEST_REQUIRE(resume(used).has_value());
  }
  clock.time = end - 1s;
  BOOST_TEST(resume(used).has_value());
  clock.time = end;
  BOOST_TEST(!resume(used).has_value());
}

BOOST_AUTO_TEST_CASE(ten_tries_from_an_ip_in_three_minutes_whatever_the_address) {
  Browser office = new_browser();
  for (int i = 0; i < 10; ++i) {
    BOOST_TEST((enter("a" + std::to_string(i) + "@b.example", "x", office).outcome ==
                LogInOutcome::wrong));
  }
  auto eleventh = enter(kNora, kPassword, office);
  BOOST_TEST((eleventh.outcome == LogInOutcome::wait));
  BOOST_TEST(eleventh.wait.count() == 180);
  clock.pass(180s);
  BOOST_TEST((enter(kNora, kPassword, office).outcome == LogInOutcome::wrong));
}

BOOST_AUTO_TEST_CASE(five_tries_a_minute_with_an_address_known_or_not) {
  make_login();
  for (const char* address : {"nora@client.example", "nobody@client.example"}) {
    for (int i = 0; i < 5; ++i) BOOST_TEST((try_to(address, "wrong") == LogInOutcome::wrong));
    BOOST_TEST((try_to(address, kPassword) == LogInOutcome::wait));
  }
  clock.pass(60s);
  BOOST_TEST((try_to(kNora, kPassword) == LogInOutcome::signed_in));
}

BOOST_AUTO_TEST_CASE(of_64_parallel_tries_five_are_looked_at) {
  make_login();
  constexpr unsigned kTries = 64;
  struct Seen {
    bool of[kTries];
  };
  SharedMemory<Seen> looked_at;
  Gate start{kTries};
  const Firm at = firm();
  const int failed = run_in_parallel(kTries, [&](unsigned number) {
    Database own{TestDatabase::settings()};
    own.find_value<int>("SELECT 1", {});
    SystemRandom own_random;
    Browser browser{.device = {},
                    .fingerprint = Bytes32{5},
                    .description = "Safari on iPhone",
                    .ip = "198.51.100." + std::to_string(number),
                    .becomes = {}};
    start.wait();
    looked_at->of[number] =
        log_in(own, keys, own_random, gate, at, kNora, "wrong", {browser, {}}, clock.time)
            .outcome == LogInOutcome::wrong;
  });
  BOOST_TEST(failed == 0);
  BOOST_TEST(std::count(looked_at->of, looked_at->of + kTries, true) == 5);
}

BOOST_AUTO_TEST_CASE(after_a_hundred_wrong_ones_in_a_row_only_a_mailed_reset_opens) {
  make_login();
  for (const char* address : {"nora@client.example", "nobody@client.example"}) {
    for (int i = 0; i < 99; ++i) {
      count_or_wait(db, keys, sample.firm, limited::kLogInFailed, address, clock.time);
    }
    BOOST_TEST((try_to(address, "wrong") == LogInOutcome::wrong));
    BOOST_TEST((try_to(address, kPassword) == LogInOutcome::closed));
    clock.pass(30 * 24h);
    BOOST_TEST((try_to(address, kPassword) == LogInOutcome::closed));
  }
  // (confirmation() forgets all counts; this one must not.)
  auto browser = new_browser();
  ask_confirmation(db, keys, random, sample.firm, ConfirmationKind::reset_password, kNora, browser,
                   clock.time);
  auto token = Token::parse(mailroom.send_one().token("/confirm/"));
  auto reset = find_confirmation(db, sample.firm, keys.hash(Purpose::confirmation_token, *token),
                                 clock.time);
  BOOST_TEST((choose(*reset, kOther).outcome == ChoiceOutcome::chosen));
  BOOST_TEST((try_to(kNora, kOther) == LogInOutcome::signed_in));
  BOOST_TEST((try_to("nobody@client.example", kOther) == LogInOutcome::closed));
}

BOOST_AUTO_TEST_CASE(a_right_password_forgets_the_wrong_ones_before_it) {
  make_login();
  for (int i = 0; i < 99; ++i) {
    count_or_wait(db, keys, sample.firm, limited::kLogInFailed, kNora, clock.time);
  }
  BOOST_TEST((try_to(kNora, kPassword) == LogInOutcome::signed_in));
  BOOST_TEST((try_to(kNora, "wrong") == LogInOutcome::wrong));
  BOOST_TEST((try_to(kNora, kPassword) == LogInOutcome::signed_in));
}

BOOST_AUTO_TEST_CASE(
    a_deleted_contact_cannot_log_in_and_a_restored_one_can_but_not_by_old_sessions) {
  Token old = make_login();
  auto pending = confirmation(ConfirmationKind::reset_password);
  delete_contact(db, keys, sample.firm, ada(), sample.contact, clock.time);
  BOOST_TEST(!resume(old).has_value());
  BOOST_TEST((try_to(kNora, kPassword) == LogInOutcome::wrong));
  BOOST_TEST((choose(pending, kOther).outcome == ChoiceOutcome::over));
  ask_confirmation(db, keys, random, sample.firm, ConfirmationKind::reset_password, kNora,
                   new_browser(), clock.time);
  BOOST_TEST(mailroom.send().empty());
  restore_contact(db, keys, sample.firm, ada(), sample.contact, clock.time);
  BOOST_TEST(!resume(old).has_value());
  clock.pass(60s);
  BOOST_TEST((try_to(kNora, kPassword) == LogInOutcome::signed_in));
  BOOST_TEST((choose(pending, kOther).outcome == ChoiceOutcome::over));
}

BOOST_AUTO_TEST_CASE(a_session_dies_with_the_contact_on_every_worker_at_once) {
  Token cookie = make_login();
  Database other_worker{TestDatabase::settings()};
  other_worker.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?",
                       {clock.time, sample.contact});
  BOOST_TEST(!resume(cookie).has_value());
}

BOOST_AUTO_TEST_CASE(another_firm_does_not_know_the_login) {
  make_login();
  Sample other = add_firm("brightwater");
  auto browser = new_browser();
  BOOST_TEST(
      (log_in(db, keys, random, gate, firm_of(other), kNora, kPassword, {browser, {}}, clock.time)
           .outcome == LogInOutcome::wrong));
}

BOOST_AUTO_TEST_CASE(a_session_of_another_contact_in_the_same_browser_is_replaced) {
  make_login();
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  db.execute(
      "INSERT INTO logins (firm_id, contact_id, password_hash, created_at, password_changed_at) "
      "SELECT firm_id, ?, password_hash, created_at, created_at FROM logins",
      {jo.id});
  Browser shared = new_browser();
  auto first = enter(kNora, kPassword, shared);
  const SessionId noras = resume(*first.session_cookie)->id;
  shared.device = db.find_value<DeviceId>("SELECT MAX(id) FROM devices", {});
  auto second =
      log_in(db, keys, random, gate, firm(), jo.address, kPassword, {shared, noras}, clock.time);
  BOOST_TEST(!resume(*first.session_cookie).has_value());
  BOOST_TEST((resume(*second.session_cookie)->contact == jo.id));
}

BOOST_AUTO_TEST_CASE(one_session_is_ended_or_all_of_them_with_the_devices) {
  Token first = make_login();
  Token second = *enter(kNora, kPassword).session_cookie;
  auto claimed =
      claim(db, keys, random, firm(), hash(mailed_link()), new_browser(), {}, clock.time);
  BOOST_TEST(list_signed_in(db, sample.firm, sample.contact, clock.time).size() == 3u);
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  const SessionId one = resume(second)->id;
  BOOST_TEST(!sign_out_session(db, keys, sample.firm, jo.id, one, nora().author(), "", clock.time));
  BOOST_TEST(sign_out_session(db, keys, sample.firm, sample.contact, one, nora().author(), "",
                              clock.time));
  BOOST_TEST(!resume(second).has_value());
  BOOST_TEST(resume(first).has_value());
  BOOST_TEST(count_everywhere(db, sample.firm, sample.contact, clock.time).devices == 2u);
  auto ended = sign_out_everywhere(db, keys, sample.firm, sample.contact, nora().author(),
                                   "203.0.113.9", clock.time);
  BOOST_TEST(ended.sessions == 2u);
  BOOST_TEST(!resume(first).has_value());
  BOOST_TEST(!resume(*claimed.session_cookie).has_value());
  BOOST_TEST(count("bindings", "ended_at IS NULL") == 0u);
  BOOST_TEST(list_signed_in(db, sample.firm, sample.contact, clock.time).empty());
  BOOST_TEST((try_to(kNora, kPassword) == LogInOutcome::signed_in));
}

BOOST_AUTO_TEST_SUITE_END()
