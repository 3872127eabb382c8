// product.md, "Before the new portal was enabled: PINs"; security.md 13.
#include "core/domain/pin.hpp"

#include <array>
#include <boost/test/unit_test.hpp>

#include "core/domain/audit.hpp"
#include "core/domain/contact.hpp"
#include "core/domain/contain.hpp"
#include "core/domain/new_portal.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/pin_world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Pins : World {
  PasswordGate gate{2};
  Token mailed = send_by_pin();

  Token send_by_pin() {
    switch_portal(*this, sample.firm, false);
    BOOST_TEST_REQUIRE((send_now(*this, sample).outcome == SendOutcome::sent));
    return mailed_pin(*this, sample, sample.contact);
  }
  PinRequest request() { return request_of(mailed); }
  PinRequest request_of(const Token& token, std::optional<DeviceId> device = {}) {
    return look_at_pin_request(db, sample.firm, keys.hash(Purpose::pin_token, token), device,
                               clock.time)
        .value();
  }
  static Browser phone(unsigned ip = 7) {
    Browser browser;
    browser.fingerprint.fill(3);
    browser.description = "Safari on iPhone";
    browser.ip = "203.0.113." + std::to_string(ip);
    return browser;
  }
  PinTools tools() { return {db, keys, random, gate}; }
  PinResult choose(std::string_view pin, std::string_view again, bool remember = false,
                   const Browser& browser = phone()) {
    return choose_pin(tools(), sample.firm, request(), pin, again, {browser, {}, remember},
                      clock.time);
  }
  PinResult enter(std::string_view pin, const Browser& browser = phone(), bool remember = false) {
    return enter_pin(tools(), sample.firm, request(), pin, {browser, {}, remember}, clock.time);
  }
  PinResult at_portal(std::string_view address, std::string_view pin,
                      const Browser& browser = phone()) {
    return enter_pin_at_portal(tools(), sample.firm, address, pin, {browser, {}, false},
                               clock.time);
  }
  /// As a mailed reset does.
  void give_pin_anew() {
    db.execute("DELETE FROM pins");
    give_pin(*this, sample.firm, sample.contact);
  }
  bool is(const PinResult& result, PinOutcome outcome) { return result.outcome == outcome; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pins, Pins)

BOOST_AUTO_TEST_CASE(what_is_sent_while_the_new_portal_is_off_is_a_pin_request) {
  BOOST_TEST(count("checklist_recipients", "way = 'pin'") == 1u);
  BOOST_TEST(count("outbox", "letter = 'pin_checklist' AND link_id IS NOT NULL") == 1u);
  BOOST_TEST(count("magic_links", "origin = 'pin'") == 1u);
  BOOST_TEST(request().opens_by_pin());
  BOOST_TEST((request().pin == PinState::none));
  // A resend while it is off is one again, and the link of the first mail goes on working.
  send_now(*this, sample);
  BOOST_TEST(count("magic_links", "origin = 'pin' AND ended_at IS NULL") == 2u);
  BOOST_TEST(request().opens_by_pin());
  BOOST_TEST(count("outbox", "letter = 'checklist'") == 0u);
}

BOOST_AUTO_TEST_CASE(a_pin_mail_is_never_a_magic_link) {
  // Not by its token, however it is hashed, and not as one of the three that may be outstanding.
  BOOST_TEST(!look_at_link(db, sample.firm, hash(mailed), {}, clock.time).has_value());
  const auto as_pin = keys.hash(Purpose::pin_token, mailed);
  auto result = claim(db, keys, random, firm(), as_pin, phone(), {}, clock.time);
  BOOST_TEST((result.outcome == ClaimOutcome::not_claimable));
  BOOST_TEST(count("bindings") == 0u);
  switch_portal(*this, sample.firm, true);
  add_link();
  add_link();
  LinkId third = add_link();
  BOOST_TEST(count("magic_links", "ended_at IS NOT NULL") == 0u);
  claim(db, keys, random, firm(), hash(mail_token(third)), phone(), {}, clock.time);
  BOOST_TEST(count("magic_links", "origin = 'pin' AND ended_at IS NULL") == 1u);
  BOOST_TEST(request().opens_by_pin());
}

BOOST_AUTO_TEST_CASE(a_pin_is_chosen_at_the_first_opening_and_kept_as_argon2id) {
  auto result = choose(kPin, "480 159");
  BOOST_TEST_REQUIRE(is(result, PinOutcome::signed_in));
  BOOST_TEST(result.device_cookie.has_value());
  BOOST_TEST(result.session_cookie.has_value());
  BOOST_TEST(!result.cookie_age.has_value());
  BOOST_TEST(count("pins", "pin_hash LIKE '$argon2id$v=19$m=65536,t=2,p=1$%'") == 1u);
  BOOST_TEST(count("sessions", "kind = 'pin'") == 1u);
  BOOST_TEST(count("audit_events", "action = 'pin.chosen'") == 1u);
  BOOST_TEST(database.dump().find(kPin) == std::string::npos);
  BOOST_TEST(count("magic_links", "origin = 'pin' AND claimed_at IS NOT NULL") == 1u);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_chosen_is_refused_with_the_reason_and_changes_nothing) {
  const std::string before = checksum();
  struct Bad {
    const char *pin, *again, *field;
  };
  for (const Bad& bad :
       {Bad{"", "", "pin"}, Bad{"12345", "12345", "pin"}, Bad{"123456", "123456", "pin"},
        Bad{"111111", "111111", "pin"}, Bad{"48o159", "48o159", "pin"},
        Bad{"480159", "480158", "pin_again"}, Bad{"480159", "", "pin_again"}}) {
    auto result = choose(bad.pin, bad.again);
    BOOST_TEST(is(result, PinOutcome::refused), bad.pin);
    BOOST_TEST_REQUIRE(result.objections.size() == 1u);
    BOOST_TEST(result.objections[0].field == bad.field);
  }
  BOOST_TEST(checksum() == before);
}

BOOST_AUTO_TEST_CASE(one_pin_opens_all_that_was_sent_to_the_contact_by_pin) {
  choose(kPin, kPin);
  Sample more = add_work("2027 accounts");
  send_now(*this, more);
  PinRequest other = request_of(mailed_pin(*this, more, more.contact));
  BOOST_TEST((other.pin == PinState::chosen));
  auto result = enter_pin(tools(), sample.firm, other, kPin, {phone(), {}, false}, clock.time);
  BOOST_TEST(is(result, PinOutcome::signed_in));
  BOOST_TEST(count("magic_links", "origin = 'pin' AND claimed_at IS NOT NULL") == 2u);
}

BOOST_AUTO_TEST_CASE(a_second_tab_that_chooses_too_changes_nothing) {
  PinRequest shown_before = request();
  choose(kPin, kPin);
  const std::string before = checksum();
  auto late = choose_pin(tools(), sample.firm, shown_before, "907356", "907356",
                         {phone(), {}, false}, clock.time);
  BOOST_TEST(is(late, PinOutcome::chosen_already));
  BOOST_TEST(is(choose("907356", "907356"), PinOutcome::chosen_already));
  BOOST_TEST(checksum() == before);
  BOOST_TEST(is(enter(kPin), PinOutcome::signed_in));
}

BOOST_AUTO_TEST_CASE(of_sixteen_that_choose_at_once_one_wins) {
  SharedMemory<std::array<PinOutcome, 16>> outcomes;
  Gate start{16};
  PinRequest shown = request();
  int failed = run_in_parallel(16, [&](unsigned i) {
    Database own{TestDatabase::settings()};
    const std::string pin = "48015" + std::to_string(i % 10);
    start.wait();
    (*outcomes)[i] = choose_pin({own, keys, random, gate}, sample.firm, shown, pin, pin,
                                {phone(i), {}, false}, clock.time)
                         .outcome;
  });
  BOOST_TEST(failed == 0);
  int won = 0;
  for (PinOutcome outcome : *outcomes) {
    won += outcome == PinOutcome::signed_in;
    BOOST_TEST((outcome == PinOutcome::signed_in || outcome == PinOutcome::chosen_already));
  }
  BOOST_TEST(won == 1);
  BOOST_TEST(count("sessions") == 1u);
}

BOOST_AUTO_TEST_CASE(it_is_remembered_for_thirty_days_or_ends_with_the_browser_and_twelve_hours) {
  choose(kPin, kPin);
  auto ends_in = [&](Duration duration) {
    return *db.find_value<Time>("SELECT MAX(expires_at) FROM sessions", {}) ==
           clock.time + duration;
  };
  BOOST_TEST(ends_in(12h));
  auto result = enter(kPin, phone(), true);
  BOOST_TEST((result.cookie_age == std::chrono::days{30}));
  BOOST_TEST(ends_in(std::chrono::days{30}));
}

BOOST_AUTO_TEST_CASE(wrong_ones_are_counted_and_a_right_one_forgets_them) {
  give_pin(*this, sample.firm, sample.contact);
  for (int round = 0; round < 3; ++round) {
    for (int left = 4; left >= 1; --left) {
      auto wrong = enter("907356");
      BOOST_TEST(is(wrong, PinOutcome::wrong));
      BOOST_TEST(wrong.tries_left == left);
    }
    BOOST_TEST(is(enter(kPin), PinOutcome::signed_in));
    clock.pass(10min);
  }
  BOOST_TEST(count("pins", "failures = 0 AND locked_at IS NULL") == 1u);
  BOOST_TEST(count("audit_events", "action = 'pin.refused'") == 12u);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_a_pin_counts_for_nothing) {
  give_pin(*this, sample.firm, sample.contact);
  for (const char* odd : {"", "letters", "12345", "1234567890123"}) {
    BOOST_TEST(is(enter(odd), PinOutcome::refused), odd);
    BOOST_TEST(is(at_portal("nora@client.example", odd), PinOutcome::refused), odd);
  }
  BOOST_TEST(count("pins", "failures = 0") == 1u);
  BOOST_TEST(count("rate_limits") == 0u);
}

BOOST_AUTO_TEST_CASE(the_fifth_wrong_one_locks_and_the_right_one_is_refused_from_then_on) {
  give_pin(*this, sample.firm, sample.contact);
  for (unsigned i = 1; i <= 4; ++i) enter("907356", phone(i));
  BOOST_TEST((request().pin == PinState::chosen));
  BOOST_TEST(is(enter("907356", phone(5)), PinOutcome::locked));
  BOOST_TEST((request().pin == PinState::locked));
  BOOST_TEST(count("pins", "locked_at IS NOT NULL AND failures = 5") == 1u);
  BOOST_TEST(count("audit_events", "action = 'pin.locked'") == 1u);
  clock.pass(std::chrono::days{400});
  BOOST_TEST(is(enter(kPin, phone(6)), PinOutcome::locked));
  BOOST_TEST(is(at_portal("nora@client.example", kPin, phone(8)), PinOutcome::wrong));
  BOOST_TEST(count("sessions") == 0u);
  BOOST_TEST(count("pins", "failures = 5") == 1u);
  BOOST_TEST(!find_broken_audit_row(db, keys, sample.firm).has_value());
}

BOOST_AUTO_TEST_CASE(of_sixty_four_parallel_tries_five_at_most_are_looked_at) {
  constexpr unsigned kTries = 64;
  give_pin(*this, sample.firm, sample.contact);
  PinRequest shown = request();
  struct Seen {
    PinOutcome of[kTries];
    int left[kTries];
  };
  SharedMemory<Seen> seen;
  Gate start{kTries}, wrong_ones_done{kTries};
  int failed = run_in_parallel(kTries, [&](unsigned i) {
    Database own{TestDatabase::settings()};
    own.find_value<int>("SELECT 1", {});
    PinTools mine{own, keys, random, gate};
    const Browser browser = phone(i + 1);
    PinVisitor visitor{browser, {}, false};
    start.wait();
    // Every second one tries the mailed way, the others the Client Portal screen; the last eight
    // have the right PIN and come a moment later.
    bool right = i >= kTries - 8;
    if (right) wrong_ones_done.wait();
    const char* pin = right ? kPin : "907356";
    PinResult result = i % 2 == 0 ? enter_pin(mine, sample.firm, shown, pin, visitor, clock.time)
                                  : enter_pin_at_portal(mine, sample.firm, "nora@client.example",
                                                        pin, visitor, clock.time);
    seen->of[i] = result.outcome;
    seen->left[i] = result.tries_left;
    if (!right) wrong_ones_done.wait();
  });
  BOOST_TEST(failed == 0);
  int told_to_try_again = 0;
  for (unsigned i = 0; i < kTries; ++i) {
    BOOST_TEST((seen->of[i] == PinOutcome::wrong || seen->of[i] == PinOutcome::locked));
    told_to_try_again += seen->left[i] > 0;
  }
  BOOST_TEST(told_to_try_again <= 4);
  BOOST_TEST(count("pins", "failures = 5 AND locked_at IS NOT NULL") == 1u);
  BOOST_TEST(count("audit_events", "action = 'pin.locked'") == 1u);
  BOOST_TEST(count("audit_events", "action = 'pin.refused'") == kTries - 1);
  BOOST_TEST(count("sessions") == 0u);
}

BOOST_AUTO_TEST_CASE(a_right_pin_among_sixty_four_parallel_ones_gains_no_more_looks) {
  // All at one moment: where the right one is not among the five that are looked at, it is refused.
  constexpr unsigned kTries = 64;
  give_pin(*this, sample.firm, sample.contact);
  PinRequest shown = request();
  SharedMemory<std::array<PinOutcome, kTries>> seen;
  Gate start{kTries};
  int failed = run_in_parallel(kTries, [&](unsigned i) {
    Database own{TestDatabase::settings()};
    own.find_value<int>("SELECT 1", {});
    const Browser browser = phone(i + 1);
    start.wait();
    (*seen)[i] = enter_pin({own, keys, random, gate}, sample.firm, shown, i == 40 ? kPin : "907356",
                           {browser, {}, false}, clock.time)
                     .outcome;
  });
  BOOST_TEST(failed == 0);
  unsigned wrong = 0, in = 0;
  for (PinOutcome outcome : *seen) {
    wrong += outcome == PinOutcome::wrong;
    in += outcome == PinOutcome::signed_in;
  }
  // The right one starts the count anew: then at most four before it, and four after.
  BOOST_TEST(wrong <= (in == 1 ? 8u : 4u));
  BOOST_TEST(count("sessions") == in);
}

BOOST_AUTO_TEST_CASE(
    a_pin_of_before_its_firm_was_contained_opens_nothing_though_its_row_is_not_locked_yet) {
  BOOST_TEST(is(choose(kPin, kPin), PinOutcome::signed_in));
  clock.pass(1min);
  contain_firm(db, keys, sample.firm, ada(), SessionId{}, false, clock, -1ms);
  BOOST_TEST(count("pins", "locked_at IS NULL") == 1u);
  clock.pass(1min);
  BOOST_TEST(is(at_portal("nora@client.example", kPin), PinOutcome::wrong));
  give_pin_anew();
  BOOST_TEST(is(at_portal("nora@client.example", kPin), PinOutcome::signed_in));
}

BOOST_AUTO_TEST_CASE(while_a_firm_is_being_contained_no_pin_is_chosen_by_an_old_mail) {
  const PinRequest old = request();
  clock.pass(1min);
  contain_firm(db, keys, sample.firm, ada(), SessionId{}, false, clock, -1ms);
  clock.pass(1s);
  BOOST_TEST(is(choose_pin(tools(), sample.firm, old, kPin, kPin, {phone(), {}, false}, clock.time),
                PinOutcome::not_open));
  BOOST_TEST(count("pins") == 0u);
}

BOOST_AUTO_TEST_CASE(an_ip_that_types_wrong_pins_has_to_wait_and_one_that_types_right_ones_not) {
  std::vector<AddedContact> others;
  for (int i = 0; i < 8; ++i) {
    const std::string address = "c" + std::to_string(i) + "@client.example";
    others.push_back(add_contact("C", address));
    give_pin(*this, sample.firm, others.back().id);
    BOOST_TEST(is(at_portal(address, kPin), PinOutcome::signed_in));
  }
  for (int i = 0; i < 6; ++i) {
    BOOST_TEST(
        is(at_portal(others[static_cast<std::size_t>(i)].address, "907356"), PinOutcome::wrong));
  }
  auto seventh = at_portal(others[7].address, kPin);
  BOOST_TEST(is(seventh, PinOutcome::wait));
  BOOST_TEST(seventh.wait.count() == 60);
  BOOST_TEST(is(at_portal(others[7].address, kPin, phone(99)), PinOutcome::signed_in));
  clock.pass(60s);
  BOOST_TEST(is(at_portal(others[7].address, kPin), PinOutcome::signed_in));
}

BOOST_AUTO_TEST_CASE(the_portal_takes_any_address_of_the_contact_however_it_is_typed) {
  give_pin(*this, sample.firm, sample.contact);
  BOOST_TEST(is(at_portal(" Nora@CLIENT.example ", "480 159"), PinOutcome::signed_in));
  for (const char* nobody : {"nora", "nobody@client.example", "", "nora@client.example\n"}) {
    auto outcome = at_portal(nobody, kPin, phone(50)).outcome;
    BOOST_TEST((outcome == PinOutcome::wrong || std::string{nobody}.ends_with("\n")), nobody);
  }
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, sample.contact});
  BOOST_TEST(is(at_portal("nora@client.example", kPin, phone(51)), PinOutcome::wrong));
  BOOST_TEST((request().link.state == LinkState::withdrawn));
}

BOOST_AUTO_TEST_CASE(another_firms_pin_opens_nothing_here) {
  Sample other = add_firm("brightwater");
  give_pin(*this, other.firm, other.contact);
  BOOST_TEST(is(at_portal("nora@client.example", kPin), PinOutcome::wrong));
  BOOST_TEST(
      !look_at_pin_request(db, other.firm, keys.hash(Purpose::pin_token, mailed), {}, clock.time)
           .has_value());
}

BOOST_AUTO_TEST_CASE(after_the_switch_they_keep_working_until_they_are_resent) {
  choose(kPin, kPin);
  BOOST_TEST(switch_on_new_portal(db, keys, sample.firm, ada(), clock.time));
  BOOST_TEST(!switch_on_new_portal(db, keys, sample.firm, ada(), clock.time));
  BOOST_TEST(count("audit_events", "action = 'new_portal.switched_on'") == 1u);
  BOOST_TEST(is(enter(kPin), PinOutcome::signed_in));
  BOOST_TEST(is(at_portal("nora@client.example", kPin), PinOutcome::signed_in));

  Sample more = add_work("2027 accounts");
  send_now(*this, more);
  BOOST_TEST(count("checklist_recipients", "way = 'pin'") == 1u);  // what is new is a magic link
  BOOST_TEST(count("pins") == 1u);

  send_now(*this, sample);
  BOOST_TEST(count("checklist_recipients", "way = 'pin'") == 0u);
  BOOST_TEST(count("outbox", "letter = 'checklist'") == 2u);
  BOOST_TEST((request().link.state == LinkState::replaced));
  BOOST_TEST(is(enter(kPin), PinOutcome::not_open));
  BOOST_TEST(is(choose(kPin, kPin), PinOutcome::not_open));
  BOOST_TEST(count("pins") == 0u);
  BOOST_TEST(count("sessions", "kind = 'pin'") == 0u);
}

BOOST_AUTO_TEST_CASE(a_pin_stays_while_something_is_left_for_it) {
  AddedContact sam = add_contact("Sam Quist", "sam@client.example");
  add_recipient(sam);
  Sample more = add_work("2027 accounts");
  send_now(*this, more);
  send_now(*this, sample);
  choose(kPin, kPin);
  give_pin(*this, sample.firm, sam.id);
  switch_portal(*this, sample.firm, true);
  // To Nora alone: Sam's stays as it is, and so does what else Nora has.
  send_now(*this, sample, sample.contact);
  BOOST_TEST(count("checklist_recipients", "way = 'pin'") == 2u);
  BOOST_TEST(count("pins") == 2u);
  BOOST_TEST(count("sessions", "kind = 'pin'") == 1u);
  BOOST_TEST((request().link.state == LinkState::replaced));
  send_now(*this, sample, sam.id);
  BOOST_TEST(count("pins") == 1u);
  send_now(*this, more);
  BOOST_TEST(count("pins") == 0u);
  BOOST_TEST(count("sessions") == 0u);
}

BOOST_AUTO_TEST_CASE(
    a_pin_that_a_stranger_may_have_chosen_goes_with_the_address_that_staff_correct) {
  choose(kPin, kPin);
  auto save = [&](std::vector<std::string> addresses) {
    auto now = find_contact(db, sample.firm, sample.contact).value();
    return edit_contact(db, keys, sample.firm, ada(), sample.contact, now.version,
                        {now.name, now.time_zone, now.language, std::move(addresses)}, clock.time)
        .outcome;
  };
  BOOST_TEST((save({"nora@client.example", "nora@new.example"}) == SaveOutcome::saved));
  BOOST_TEST(count("pins") == 1u);
  BOOST_TEST((save({"nora@new.example"}) == SaveOutcome::saved));
  BOOST_TEST(count("pins") == 0u);
  BOOST_TEST(count("sessions") == 0u);
  BOOST_TEST(is(at_portal("nora@new.example", kPin), PinOutcome::wrong));
  // Sent to the right address, it is chosen anew, and later changes of the contact leave it alone.
  db.execute("UPDATE checklist_recipients SET address = 'nora@new.example'");
  send_now(*this, sample);
  mailed = mailed_pin(*this, sample, sample.contact);
  BOOST_TEST(is(choose("907356", "907356"), PinOutcome::signed_in));
  BOOST_TEST((save({"nora@new.example", "nora@third.example"}) == SaveOutcome::saved));
  BOOST_TEST(count("pins") == 1u);
  BOOST_TEST(count("sessions") == 1u);
}

BOOST_AUTO_TEST_CASE(staff_see_how_far_a_pin_request_is) {
  auto state = [&] {
    return list_recipient_states(db, sample.firm, sample.work_item, sample.checklist, clock.time)
        .at(0);
  };
  BOOST_TEST((state().stage == RecipientStage::queued));
  db.execute("UPDATE outbox SET state = 'sent', sent_at = ?", {clock.time});
  BOOST_TEST((state().stage == RecipientStage::sent));
  BOOST_TEST(!state().link_expires_at.has_value());
  choose(kPin, kPin);
  BOOST_TEST((state().stage == RecipientStage::opened_by_pin));
  BOOST_TEST((state().opened_by_pin_at == clock.time));
  BOOST_TEST(state().recipient.by_pin);
  clock.pass(1h);
  send_now(*this, sample);
  db.execute("UPDATE outbox SET state = 'sent', sent_at = ?", {clock.time});
  BOOST_TEST((state().stage == RecipientStage::sent));  // sent anew, and not opened since
  switch_portal(*this, sample.firm, true);
  clock.pass(1h);
  send_now(*this, sample);
  db.execute("UPDATE outbox SET state = 'sent', sent_at = ?", {clock.time});
  BOOST_TEST((state().stage == RecipientStage::sent));
  BOOST_TEST(!state().recipient.by_pin);
  BOOST_TEST(state().link_expires_at.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
