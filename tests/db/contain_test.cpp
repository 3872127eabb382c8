#include "core/domain/contain.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/client.hpp"
#include "core/domain/device.hpp"
#include "core/domain/hand_over.hpp"
#include "core/domain/magic_link.hpp"
#include "core/domain/outbox.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Containing : World {
  struct Claimed {
    Token link, device, session;
    Browser browser;
  };
  /// The sample's contact on a device of their own.
  Claimed claimed(const Sample& of, std::uint8_t kind = 1) {
    Browser browser{.device = {},
                    .fingerprint = {kind},
                    .description = "Safari on iPhone",
                    .ip = "203.0.113.7"};
    Token link = mail_token(add_link(of, of.contact, "nora@client.example"));
    auto result = claim(db, keys, random, firm(), hash(link), browser, {}, clock.time);
    BOOST_TEST_REQUIRE((result.outcome == ClaimOutcome::claimed));
    browser.device = db.find_value<DeviceId>("SELECT MAX(id) FROM devices", {});
    clock.pass(std::chrono::seconds{1});
    return {link, *result.device_cookie, *result.session_cookie, browser};
  }
  bool comes_in(const Claimed& who, const Sample& of) {
    auto visitor = resume_client(db, "hartwell", keys.hash(Purpose::device_token, who.device),
                                 keys.hash(Purpose::session_token, who.session),
                                 who.browser.fingerprint, of.work_item, clock.time);
    return visitor && visitor->session && visitor->reaches_work;
  }
  LinkState state(const Token& link, const std::optional<DeviceId>& device = {}) {
    return look_at_link(db, sample.firm, hash(link), device, clock.time)->state;
  }
  ClaimOutcome press(const Token& link, const Browser& browser) {
    return claim(db, keys, random, firm(), hash(link), browser, {}, clock.time).outcome;
  }
  void later() { clock.pass(std::chrono::minutes{1}); }
  std::string recorded(const std::string& action) {
    return db
        .find_value<std::string>(
            "SELECT detail FROM audit_events WHERE action = ? ORDER BY number DESC", {action})
        .value_or("");
  }
  void add_session(const char* kind, ContactId contact, DeviceId device) {
    db.execute(
        "INSERT INTO sessions (token_hash, firm_id, kind, contact_id, device_id, created_at, "
        "seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {keys.hash(Purpose::session_token, Token::make(random)), sample.firm, kind, contact, device,
         clock.time, clock.time, clock.time + std::chrono::hours{1}});
  }
  SessionId add_staff_session() {
    return SessionId{
        db.insert("INSERT INTO sessions (token_hash, firm_id, kind, staff_id, created_at, seen_at, "
                  "expires_at) VALUES (?, ?, 'staff', ?, ?, ?, ?)",
                  {keys.hash(Purpose::session_token, Token::make(random)), sample.firm,
                   sample.staff, clock.time, clock.time, clock.time + kStaffLifetime})};
  }
  void queue_mail(Letter letter, LinkId link) {
    db.transaction([&] {
      enqueue(db, random, sample.firm,
              {.letter = letter,
               .to_address = "nora@client.example",
               .work_item = sample.work_item,
               .checklist = sample.checklist,
               .link = link,
               .contact = sample.contact},
              clock.time);
    });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(contain, Containing)

BOOST_AUTO_TEST_CASE(a_contained_contact_is_out_everywhere_and_gets_in_by_a_new_link) {
  Sample second = add_work("Payroll");
  Claimed phone = claimed(sample);
  Token unopened = mail_token(add_link(second, sample.contact, "nora@client.example"));
  BOOST_TEST(comes_in(phone, sample));
  later();
  auto counted = count_containable(db, sample.firm, sample.contact, clock.time);
  auto ended = contain_contact(db, keys, sample.firm, ada(), sample.contact, clock.time);
  BOOST_TEST_REQUIRE(ended.has_value());
  BOOST_TEST((*ended == counted));
  BOOST_TEST(ended->sessions == 1u);
  BOOST_TEST(ended->devices == 1u);
  BOOST_TEST(ended->bound == 1u);
  BOOST_TEST(ended->links == 1u);
  later();
  BOOST_TEST(!comes_in(phone, sample));
  BOOST_TEST((state(phone.link, phone.browser.device) == LinkState::revoked));
  BOOST_TEST((state(unopened) == LinkState::revoked));
  BOOST_TEST((press(phone.link, phone.browser) == ClaimOutcome::not_claimable));
  BOOST_TEST((press(unopened, phone.browser) == ClaimOutcome::not_claimable));
  // Never a dead end.
  auto link = look_at_link(db, sample.firm, hash(unopened), {}, clock.time);
  BOOST_TEST(
      (send_access_link(db, keys, random, firm(), *link, phone.browser, clock.time).outcome ==
       AccessLinkOutcome::sent));
  Token fresh = mail_token(*db.find_value<LinkId>("SELECT MAX(id) FROM magic_links", {}));
  BOOST_TEST((press(fresh, phone.browser) == ClaimOutcome::claimed));
  BOOST_TEST(count_containable(db, sample.firm, sample.contact, clock.time).bound == 1u);
}

BOOST_AUTO_TEST_CASE(the_numbers_that_are_said_are_those_that_are_done) {
  Claimed phone = claimed(sample);
  add_session("login", sample.contact, *phone.browser.device);
  add_session("pin", sample.contact, *phone.browser.device);
  LinkId waiting = add_link();
  queue_mail(Letter::access_link, waiting);
  db.execute(
      "INSERT INTO pins (firm_id, contact_id, pin_hash, created_at, changed_at) "
      "VALUES (?, ?, 'x', ?, ?)",
      {sample.firm, sample.contact, clock.time, clock.time});
  db.execute("UPDATE checklist_recipients SET way = 'pin' WHERE contact_id = ?", {sample.contact});
  later();
  const auto counted = count_containable(db, sample.firm, sample.contact, clock.time);
  BOOST_TEST(counted.words() ==
             "1 link session, 1 PIN session, 1 login session, 1 device, 1 opened work item, "
             "1 unopened link, 1 waiting mail, 1 PIN");
  contain_contact(db, keys, sample.firm, ada(), sample.contact, clock.time);
  BOOST_TEST(recorded("contact.contained") == counted.words());
  BOOST_TEST(count("sessions") == 0u);
  BOOST_TEST(count("bindings", "ended_reason = 'revoked'") == 1u);
  BOOST_TEST(count("magic_links", "ended_reason = 'revoked'") == 1u);
  BOOST_TEST(count("outbox", "state = 'cancelled' AND letter = 'access_link'") == 1u);
  // The notice that a device was new says how to take it away: it goes out.
  BOOST_TEST(count("outbox", "state = 'queued' AND letter = 'new_device'") == 1u);
  BOOST_TEST(count("pins", "locked_at IS NOT NULL") == 1u);
  BOOST_TEST(count_containable(db, sample.firm, sample.contact, clock.time).nothing());
  auto last = find_last_containment(db, sample.firm, sample.contact);
  BOOST_TEST_REQUIRE(last.has_value());
  BOOST_TEST(last->by == "Ada Finch");
  BOOST_TEST(last->ended == counted.words());
}

BOOST_AUTO_TEST_CASE(a_pin_that_nobody_chose_yet_cannot_be_chosen_by_an_old_mail) {
  db.execute("UPDATE checklist_recipients SET way = 'pin' WHERE contact_id = ?", {sample.contact});
  contain_contact(db, keys, sample.firm, ada(), sample.contact, clock.time);
  BOOST_TEST(count("pins", "pin_hash = '' AND locked_at IS NOT NULL") == 1u);
}

BOOST_AUTO_TEST_CASE(others_keep_what_they_have) {
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  add_recipient(jo);
  Token hers = mail_token(add_link(sample, jo.id, jo.address));
  Sample other = add_firm("brightwater");
  Token far = mail_token(add_link(other, other.contact, "nora@client.example"));
  contain_contact(db, keys, sample.firm, ada(), sample.contact, clock.time);
  BOOST_TEST((state(hers) == LinkState::claimable));
  BOOST_TEST(
      (look_at_link(db, other.firm, hash(far), {}, clock.time)->state == LinkState::claimable));
  BOOST_TEST(!contain_contact(db, keys, other.firm, ada(), sample.contact, clock.time));
}

BOOST_AUTO_TEST_CASE(a_client_is_contained_with_all_who_see_its_work) {
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");  // acts for the client
  AddedContact al = add_contact("Al Quist", "al@client.example");  // only received something
  db.execute("DELETE FROM client_contacts WHERE contact_id = ?", {al.id});
  add_recipient(al);
  Token to_al = mail_token(add_link(sample, al.id, al.address));
  ClientId elsewhere{db.insert(
      "INSERT INTO clients (firm_id, name, kind, created_at) VALUES (?, 'Elsewhere', 'person', ?)",
      {sample.firm, clock.time})};
  AddedContact far = add_contact("Fay Far", "fay@client.example");
  db.execute("UPDATE client_contacts SET client_id = ? WHERE contact_id = ?", {elsewhere, far.id});
  Claimed phone = claimed(sample);
  later();
  BOOST_TEST(list_contacts_at(db, sample.firm, sample.client).size() == 3u);
  auto ended = contain_client(db, keys, sample.firm, ada(), sample.client, clock.time);
  BOOST_TEST_REQUIRE(ended.has_value());
  BOOST_TEST(ended->sessions == 1u);
  BOOST_TEST(ended->links == 1u);
  BOOST_TEST(recorded("client.contained").starts_with("3 contacts: 1 link session"));
  later();
  BOOST_TEST((state(to_al) == LinkState::revoked));
  BOOST_TEST(!comes_in(phone, sample));
  BOOST_TEST(count("contacts", "contained_at IS NOT NULL") == 3u);
  BOOST_TEST(count("contacts", "contained_at IS NOT NULL AND name = 'Fay Far'") == 0u);
  BOOST_TEST(!contain_client(db, keys, sample.firm, ada(), ClientId{999999}, clock.time));
  (void)jo;
}

BOOST_AUTO_TEST_CASE(a_contained_firm_is_shut_before_its_rows_are_cleared) {
  Claimed phone = claimed(sample);
  Token unopened = mail_token(add_link());
  LinkId waiting = add_link();
  queue_mail(Letter::checklist, waiting);
  later();
  SessionId mine = add_staff_session();
  auto counted = count_containable(db, sample.firm, mine, clock.time);
  auto ended =
      contain_firm(db, keys, sample.firm, ada(), mine, false, clock, std::chrono::milliseconds{-1});
  BOOST_TEST((ended == counted));
  // No row has been touched yet, and nothing opens.
  BOOST_TEST(count("bindings", "ended_at IS NOT NULL") == 0u);
  BOOST_TEST(count("sessions", "contact_id IS NOT NULL") == 1u);
  BOOST_TEST(count("containments", "cleared_at IS NULL") == 1u);
  BOOST_TEST(!comes_in(phone, sample));
  BOOST_TEST((state(phone.link, phone.browser.device) == LinkState::revoked));
  BOOST_TEST((state(unopened) == LinkState::revoked));
  BOOST_TEST((press(unopened, phone.browser) == ClaimOutcome::not_claimable));
  BOOST_TEST((press(phone.link, phone.browser) == ClaimOutcome::not_claimable));
  BOOST_TEST(count("outbox", "state = 'cancelled'") == 1u);
  // The mailers end what was left.
  BOOST_TEST(clear_contained(db, clock.time, [] { return true; }) == 0u);  // somebody is at it
  later();
  later();
  BOOST_TEST(clear_contained(db, clock.time, [] { return true; }) == 1u);
  BOOST_TEST(count("bindings", "ended_reason = 'revoked'") == 1u);
  BOOST_TEST(count("sessions", "contact_id IS NOT NULL") == 0u);
  BOOST_TEST(count("magic_links", "ended_reason = 'revoked'") == 2u);
  BOOST_TEST(count("containments", "cleared_at IS NULL") == 0u);
}

BOOST_AUTO_TEST_CASE(a_link_of_before_that_is_claimed_while_the_containing_waits_opens_nothing) {
  // The firm's row is held for some seconds; meanwhile somebody opens an old mail, twice: before
  // the containing has its moment, and in the moment between that and its commit.
  struct Meanwhile final : Clock {
    std::function<void(Time)> happens;
    mutable Time time;
    mutable int asked = 0;
    Time now() const override {
      if (asked++ == 0) return time;
      happens(time + std::chrono::seconds{1});
      happens(time + std::chrono::seconds{3});
      return time + std::chrono::seconds{2};
    }
  };
  Token tokens[] = {mail_token(add_link()), mail_token(add_link(add_work("Payroll"), sample.contact,
                                                                "nora@client.example"))};
  later();
  int next = 0;
  db.execute(
      "INSERT INTO devices (firm_id, token_hash, fingerprint, description, created_at) "
      "VALUES (?, REPEAT('t', 32), REPEAT('f', 32), 'Safari on iPhone', ?)",
      {sample.firm, clock.time});
  Meanwhile busy;
  busy.time = clock.time;
  busy.happens = [&](Time at) {
    Database other{database.settings()};
    const Browser phone{.device = other.find_value<DeviceId>("SELECT MAX(id) FROM devices", {}),
                        .fingerprint = {1},
                        .description = "Safari on iPhone",
                        .ip = "203.0.113.7"};
    BOOST_TEST_REQUIRE(
        (claim(other, keys, random, firm(), hash(tokens[next++]), phone, {}, at).outcome ==
         ClaimOutcome::claimed));
  };
  contain_firm(db, keys, sample.firm, ada(), SessionId{}, false, busy);
  BOOST_TEST(count("bindings") == 2u);
  BOOST_TEST(count("bindings", "ended_reason = 'revoked'") == 2u);
}

BOOST_AUTO_TEST_CASE(what_is_made_after_the_containing_of_a_firm_stays_though_it_is_cleared_later) {
  claimed(sample);
  later();
  contain_firm(db, keys, sample.firm, ada(), SessionId{}, false, clock,
               std::chrono::milliseconds{-1});
  later();
  Claimed anew = claimed(sample, 2);
  Token sent_since = mail_token(add_link());
  BOOST_TEST(comes_in(anew, sample));
  later();
  clear_contained(db, clock.time, [] { return true; });
  BOOST_TEST(comes_in(anew, sample));
  BOOST_TEST((state(sent_since) == LinkState::claimable));
}

BOOST_AUTO_TEST_CASE(a_new_session_does_not_open_what_the_device_held_before) {
  Sample second = add_work("Payroll");
  Claimed phone = claimed(sample);
  later();
  contain_firm(db, keys, sample.firm, ada(), SessionId{}, false, clock,
               std::chrono::milliseconds{-1});
  later();
  Token link = mail_token(add_link(second, sample.contact, "nora@client.example"));
  auto result = claim(db, keys, random, firm(), hash(link), phone.browser, {}, clock.time);
  BOOST_TEST_REQUIRE((result.outcome == ClaimOutcome::claimed));
  phone.session = *result.session_cookie;
  clock.pass(std::chrono::seconds{1});
  BOOST_TEST(comes_in(phone, second));
  BOOST_TEST(!comes_in(phone, sample));
}

BOOST_AUTO_TEST_CASE(the_whole_firm_is_cleared_at_once_where_there_is_time) {
  claimed(sample);
  add_link();
  later();
  SessionId mine = add_staff_session(), theirs = add_staff_session();
  BOOST_TEST(count_containable(db, sample.firm, mine, clock.time).staff == 1u);
  auto ended = contain_firm(db, keys, sample.firm, ada(), mine, true, clock);
  BOOST_TEST(ended.staff == 1u);
  BOOST_TEST(count("sessions") == 1u);
  BOOST_TEST(count("sessions", "id = " + std::to_string(mine.value)) == 1u);
  BOOST_TEST(count("sessions", "id = " + std::to_string(theirs.value)) == 0u);
  BOOST_TEST(count("containments", "cleared_at IS NOT NULL") == 1u);
  auto left = count_containable(db, sample.firm, mine, clock.time);
  BOOST_TEST(left.nothing(), left.words());
  BOOST_TEST(recorded("firm.contained") == ended.words());
  BOOST_TEST(find_last_containment(db, sample.firm).has_value());
}

BOOST_AUTO_TEST_CASE(colleagues_stay_signed_in_unless_it_is_said) {
  SessionId mine = add_staff_session();
  add_staff_session();
  auto ended = contain_firm(db, keys, sample.firm, ada(), mine, false, clock);
  BOOST_TEST(ended.staff == 0u);
  BOOST_TEST(count("sessions") == 2u);
}

BOOST_AUTO_TEST_CASE(another_firm_goes_on) {
  Sample other = add_firm("brightwater");
  Token far = mail_token(add_link(other, other.contact, "nora@client.example"));
  later();
  contain_firm(db, keys, sample.firm, ada(), SessionId{}, true, clock);
  BOOST_TEST(
      (look_at_link(db, other.firm, hash(far), {}, clock.time)->state == LinkState::claimable));
  BOOST_TEST(count("magic_links", "ended_at IS NOT NULL") == 0u);
}

BOOST_AUTO_TEST_CASE(staff_take_one_device_and_leave_the_others) {
  db.execute("UPDATE firms SET devices_per_contact = 2", {});
  Claimed phone = claimed(sample, 1), laptop = claimed(sample, 2);
  const ActingStaff by = ada();
  BOOST_TEST(
      revoke_device(db, keys, sample.firm, by, sample.contact, *phone.browser.device, clock.time));
  BOOST_TEST(!comes_in(phone, sample));
  BOOST_TEST(comes_in(laptop, sample));
  BOOST_TEST((state(phone.link, phone.browser.device) == LinkState::revoked));
  BOOST_TEST(recorded("device.revoked") == "Safari on iPhone, 1 work item");
  BOOST_TEST(
      !revoke_device(db, keys, sample.firm, by, sample.contact, *phone.browser.device, clock.time));
  Sample other = add_firm("brightwater");
  BOOST_TEST(
      !revoke_device(db, keys, other.firm, by, sample.contact, *laptop.browser.device, clock.time));
  BOOST_TEST(comes_in(laptop, sample));
}

BOOST_AUTO_TEST_SUITE_END()
