// Mailed one-time links: who gets one, for how long, and that it works once.
#include "core/domain/confirmation.hpp"

#include <boost/test/unit_test.hpp>

#include "core/mail/jobs.hpp"
#include "tests/support/mailroom.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/store_folder.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

const std::string kNora = "nora@client.example";

Browser browser_at(const std::string& ip) {
  return {.device = {}, .description = "Safari on iPhone", .ip = ip};
}

struct Asking : World {
  Mailroom mailroom{*this};
  int asked = 0;

  AskOutcome ask(ConfirmationKind kind = ConfirmationKind::make_login,
                 const std::string& address = kNora) {
    // A new PIN is for who has something to open with it.
    if (kind == ConfirmationKind::reset_pin) {
      db.execute("UPDATE checklist_recipients SET way = 'pin'");
    }
    // Of a new IP each time, so that the address is what counts.
    Browser browser = browser_at("203.0.113." + std::to_string(++asked));
    return ask_confirmation(db, keys, random, sample.firm, kind, address, browser, clock.time)
        .outcome;
  }
  TokenHash hash(const std::string& token) const {
    return keys.hash(Purpose::confirmation_token, *Token::parse(token));
  }
  std::optional<Confirmation> find(const std::string& token) {
    return find_confirmation(db, sample.firm, hash(token), clock.time);
  }
  std::string mailed(ConfirmationKind kind = ConfirmationKind::make_login,
                     const std::string& address = kNora) {
    BOOST_TEST_REQUIRE((ask(kind, address) == AskOutcome::asked));
    return mailroom.send_one().token(kind == ConfirmationKind::reset_pin ? "/pin/reset/"
                                                                         : "/confirm/");
  }
  bool use(const Confirmation& confirmation) {
    return db.transaction(
        [&] { return use_confirmation(db, sample.firm, confirmation, clock.time); });
  }
  void make_login() {
    db.execute(
        "INSERT INTO logins (firm_id, contact_id, password_hash, created_at, password_changed_at) "
        "VALUES (?, ?, 'x', ?, ?)",
        {sample.firm, sample.contact, clock.time, clock.time});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(confirmations, Asking)

BOOST_AUTO_TEST_CASE(the_mailed_link_is_the_contacts_and_works_once) {
  auto found = find(mailed());
  BOOST_TEST_REQUIRE(found.has_value());
  BOOST_TEST((found->state == ConfirmationState::open));
  BOOST_TEST((found->contact == sample.contact));
  BOOST_TEST(found->contact_name == "Nora Quist");
  BOOST_TEST(found->address == kNora);
  BOOST_TEST(use(*found));
  BOOST_TEST(!use(*found));
}

BOOST_AUTO_TEST_CASE(each_kind_has_its_letter_and_its_page) {
  BOOST_TEST((ask(ConfirmationKind::make_login) == AskOutcome::asked));
  KeptMail make = mailroom.send_one();
  BOOST_TEST(make.has("Choose a password"));
  BOOST_TEST((find(make.token("/confirm/"))->kind == ConfirmationKind::make_login));
  make_login();
  BOOST_TEST((ask(ConfirmationKind::reset_password) == AskOutcome::asked));
  KeptMail reset = mailroom.send_one();
  BOOST_TEST(reset.has("Choose a new password"));
  BOOST_TEST((find(reset.token("/confirm/"))->kind == ConfirmationKind::reset_password));
  BOOST_TEST((ask(ConfirmationKind::reset_pin) == AskOutcome::asked));
  KeptMail pin = mailroom.send_one();
  BOOST_TEST(pin.has("Choose a new PIN"));
  BOOST_TEST((find(pin.token("/pin/reset/"))->kind == ConfirmationKind::reset_pin));
}

BOOST_AUTO_TEST_CASE(an_address_of_nobody_gets_no_mail_and_leaves_the_same_rows) {
  BOOST_TEST((ask() == AskOutcome::asked));
  const auto confirmations = count("confirmations"), letters = count("outbox"),
             events = count("audit_events"), limits = count("rate_limits");
  BOOST_TEST((ask(ConfirmationKind::make_login, "nobody@client.example") == AskOutcome::asked));
  BOOST_TEST(count("confirmations") == 2 * confirmations);
  BOOST_TEST(count("outbox") == 2 * letters);
  BOOST_TEST(count("audit_events") == 2 * events);
  BOOST_TEST(count("rate_limits") == 2 * limits);
  auto sent = mailroom.send();
  BOOST_TEST_REQUIRE(sent.size() == 1u);
  BOOST_TEST(sent.front().to == kNora);
  BOOST_TEST(count("outbox", "state = 'cancelled' AND contact_id IS NULL") == 1u);
  BOOST_TEST(count("confirmation_tokens") == 1u);
}

BOOST_AUTO_TEST_CASE(a_deleted_contact_and_one_of_another_firm_get_none) {
  Sample other = add_firm("brightwater");
  db.execute("DELETE FROM contact_addresses WHERE firm_id = ?", {sample.firm});
  ask();
  db.execute("UPDATE contacts SET deleted_at = ? WHERE firm_id = ?", {clock.time, other.firm});
  Browser browser = browser_at("203.0.113.200");
  ask_confirmation(db, keys, random, other.firm, ConfirmationKind::make_login, kNora, browser,
                   clock.time);
  BOOST_TEST(mailroom.send().empty());
}

BOOST_AUTO_TEST_CASE(who_has_a_login_is_told_so_and_who_has_none_may_make_one) {
  ask(ConfirmationKind::reset_password);
  KeptMail none = mailroom.send_one();
  BOOST_TEST(none.has("Make your login"));
  BOOST_TEST((find(none.token("/confirm/"))->kind == ConfirmationKind::make_login));
  make_login();
  ask(ConfirmationKind::make_login);
  KeptMail some = mailroom.send_one();
  BOOST_TEST(some.has("You have a login already"));
  BOOST_TEST(some.has("https://hartwell.example/login\r\n"));
  BOOST_TEST(count("confirmation_tokens") == 1u);
}

BOOST_AUTO_TEST_CASE(it_works_for_an_hour_to_the_second) {
  const std::string token = mailed();
  clock.pass(60min - 1s);
  BOOST_TEST((find(token)->state == ConfirmationState::open));
  clock.pass(1s);
  auto late = find(token);
  BOOST_TEST((late->state == ConfirmationState::expired));
  BOOST_TEST(!use(*late));
  clock.pass(1s);
  BOOST_TEST((find(token)->state == ConfirmationState::expired));
}

BOOST_AUTO_TEST_CASE(a_newer_mail_ends_the_older_one_of_its_kind_alone) {
  const std::string first = mailed();
  const std::string pin = mailed(ConfirmationKind::reset_pin);
  clock.pass(60s);
  const std::string second = mailed();
  BOOST_TEST((find(first)->state == ConfirmationState::ended));
  BOOST_TEST(!use(*find(first)));
  BOOST_TEST((find(pin)->state == ConfirmationState::open));
  BOOST_TEST(use(*find(second)));
}

BOOST_AUTO_TEST_CASE(the_newer_ends_the_older_at_another_address_of_the_contact_too) {
  db.execute(
      "INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary) "
      "VALUES (?, ?, 'Nora@home.example', 'nora@home.example', 0)",
      {sample.firm, sample.contact});
  const std::string first = mailed();
  ask(ConfirmationKind::make_login, "nora@home.example");
  KeptMail mail = mailroom.send_one();
  BOOST_TEST(mail.to == "Nora@home.example");  // as staff wrote it
  BOOST_TEST((find(first)->state == ConfirmationState::ended));
  BOOST_TEST((find(mail.token("/confirm/"))->state == ConfirmationState::open));
}

BOOST_AUTO_TEST_CASE(every_attempt_to_send_has_a_token_that_opens) {
  const std::string first = mailed();
  db.execute("UPDATE outbox SET state = 'queued', next_attempt_at = ?", {clock.time});
  const std::string again = mailroom.send_one().token("/confirm/");
  BOOST_TEST(first != again);
  BOOST_TEST((find(first)->id == find(again)->id));
  BOOST_TEST(use(*find(again)));
  BOOST_TEST((find(first)->state == ConfirmationState::used));
}

BOOST_AUTO_TEST_CASE(it_is_withdrawn_with_the_contact_and_with_the_address) {
  const std::string token = mailed();
  auto before = *find(token);
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, sample.contact});
  BOOST_TEST((find(token)->state == ConfirmationState::withdrawn));
  BOOST_TEST(!use(before));
  db.execute("UPDATE contacts SET deleted_at = NULL WHERE id = ?", {sample.contact});
  BOOST_TEST((find(token)->state == ConfirmationState::open));
  db.execute(
      "UPDATE contact_addresses SET address = 'n@q.example', normal_address = 'n@q.example' "
      "WHERE contact_id = ?",
      {sample.contact});
  BOOST_TEST((find(token)->state == ConfirmationState::withdrawn));
  BOOST_TEST(!use(before));
}

BOOST_AUTO_TEST_CASE(another_firm_does_not_know_the_token) {
  const std::string token = mailed();
  Sample other = add_firm("brightwater");
  BOOST_TEST(!find_confirmation(db, other.firm, hash(token), clock.time));
  // Nor does a link's token open a confirmation, made of the same bytes.
  db.execute("UPDATE confirmation_tokens SET token_hash = ?",
             {keys.hash(Purpose::link_token, *Token::parse(token))});
  BOOST_TEST(!find(token));
}

BOOST_AUTO_TEST_CASE(no_token_is_kept_anywhere) {
  const std::string token = mailed();
  const std::string dump = database.dump();
  BOOST_TEST(dump.find(token) == std::string::npos);
  BOOST_TEST(dump.find(Token::parse(token)->text()) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_mailbox_is_not_flooded_and_each_kind_counts_for_itself) {
  for (const std::string& address : {kNora, std::string{"nobody@client.example"}}) {
    BOOST_TEST((ask(ConfirmationKind::make_login, address) == AskOutcome::asked));
    BOOST_TEST((ask(ConfirmationKind::make_login, address) == AskOutcome::wait));
    BOOST_TEST((ask(ConfirmationKind::reset_password, address) == AskOutcome::asked));
    clock.pass(60s);
    BOOST_TEST((ask(ConfirmationKind::make_login, address) == AskOutcome::asked));
    clock.pass(60s);
    BOOST_TEST((ask(ConfirmationKind::make_login, address) == AskOutcome::wait));
  }
}

BOOST_AUTO_TEST_CASE(one_ip_asks_three_times_a_minute) {
  Browser browser = browser_at("198.51.100.1");
  for (int i = 0; i < 5; ++i) {
    auto outcome = ask_confirmation(db, keys, random, sample.firm, ConfirmationKind::make_login,
                                    "a" + std::to_string(i) + "@b.example", browser, clock.time)
                       .outcome;
    BOOST_TEST((outcome == (i < 3 ? AskOutcome::asked : AskOutcome::too_many_from_here)));
  }
}

BOOST_AUTO_TEST_CASE(of_parallel_uses_one_wins) {
  const Confirmation confirmation = *find(mailed());
  constexpr unsigned kUses = 16;
  struct Won {
    bool of[kUses];
  };
  SharedMemory<Won> won;
  Gate start{kUses};
  const int failed = run_in_parallel(kUses, [&](unsigned number) {
    Database own{TestDatabase::settings()};
    own.find_value<int>("SELECT 1", {});
    start.wait();
    won->of[number] = own.transaction(
        [&] { return use_confirmation(own, sample.firm, confirmation, clock.time); });
  });
  BOOST_TEST(failed == 0);
  BOOST_TEST(std::count(won->of, won->of + kUses, true) == 1);
}

BOOST_AUTO_TEST_CASE(what_is_long_over_is_forgotten_with_the_addresses_of_nobody) {
  mailed();
  ask(ConfirmationKind::make_login, "nobody@client.example");
  mailroom.send();
  StoreFolder store;
  auto tidy_up = [&] {
    for (const Job& job : jobs()) {
      if (job.name == std::string_view{"forget_old_confirmations"}) {
        job.run({db, keys, store.store, clock.time, [] { return true; }});
      }
    }
  };
  clock.pass(24h);
  tidy_up();
  BOOST_TEST(count("confirmations") == 2u);
  clock.pass(1h + 1s);
  tidy_up();
  BOOST_TEST(count("confirmations") == 0u);
  BOOST_TEST(count("confirmation_tokens") == 0u);
  BOOST_TEST(count("outbox") == 1u);
  BOOST_TEST(database.dump().find("nobody@client.example") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
