#include "core/domain/send.hpp"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "core/domain/audit.hpp"
#include "core/domain/contact.hpp"
#include "core/domain/work_item.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

/// A checklist that was not sent yet, to Nora and Sam.
struct Post : test::World {
  test::AddedContact sam = add_contact("Sam Quist", "sam@client.example");
  ChecklistId fresh = make();

  ChecklistId make() {
    ChecklistId id =
        create_checklist(
            db, keys, sample.firm, ada(), sample.work_item,
            {"Signatures",
             {{sample.contact, "nora@client.example"}, {sam.id, "sam@client.example"}}},
            clock.time)
            .id;
    db.insert(
        "INSERT INTO client_requests (firm_id, work_item_id, checklist_id, position, title, "
        "description, status, created_at) VALUES (?, ?, ?, 1, 'Sign here', '', 'open', ?)",
        {sample.firm, sample.work_item, id, clock.time});
    return id;
  }
  Checklist now() { return *find_checklist(db, sample.firm, sample.work_item, fresh); }
  SendResult send(unsigned version, std::optional<ContactId> only = {}) {
    return send_checklist(db, keys, random, firm(), ada(), sample.work_item, fresh, version, only,
                          clock.time);
  }
  std::vector<RecipientState> states() {
    return list_recipient_states(db, sample.firm, sample.work_item, fresh, clock.time);
  }
  LinkId newest_link(ContactId contact) {
    return *db.find_value<LinkId>(
        "SELECT id FROM magic_links WHERE contact_id = ? ORDER BY id DESC LIMIT 1", {contact});
  }
  ClaimResult open(ContactId contact, const std::string& description) {
    Browser browser{
        .device = {}, .fingerprint = {}, .description = description, .ip = "198.51.100.9"};
    return claim(db, keys, random, firm(), hash(mail_token(newest_link(contact))), browser, {},
                 clock.time);
  }
  void mails_are(const std::string& state, const std::string& words = "") {
    db.execute("UPDATE outbox SET state = ?, sent_at = ?, server_words = ? WHERE state = 'queued'",
               {state, state == "sent" ? std::optional{clock.time} : std::nullopt, words});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sends, Post)

BOOST_AUTO_TEST_CASE(each_recipient_gets_a_mail_with_a_link_of_their_own) {
  auto result = send(now().version);
  BOOST_REQUIRE((result.outcome == SendOutcome::sent));
  BOOST_TEST(result.mails == 2);
  BOOST_TEST(count("magic_links", "origin = 'send' AND claimed_at IS NULL") == 2);
  BOOST_TEST(count("outbox", "letter = 'checklist' AND state = 'queued'") == 2);
  BOOST_TEST(count("outbox", "to_address = 'sam@client.example'") == 1);
  BOOST_TEST(count("sends", "kind = 'send'") == 2);  // one of them the sample's
  BOOST_TEST(count("audit_events", "action = 'checklist.sent' AND detail = '2 mails'") == 1);
  BOOST_TEST((*now().first_sent_at == clock.time));
  BOOST_TEST(now().recipients[0].first_sent_at.has_value());
  // It is the client's turn.
  BOOST_TEST((find_work_item(db, sample.firm, sample.work_item)->status == WorkStatus::waiting));
}

BOOST_AUTO_TEST_CASE(an_unclaimed_link_lasts_for_the_firms_days) {
  send(now().version);
  auto expires =
      db.find_value<Time>("SELECT expires_at FROM magic_links WHERE id = ?", {newest_link(sam.id)});
  BOOST_TEST((*expires == clock.time + std::chrono::days{90}));
}

BOOST_AUTO_TEST_CASE(a_double_click_sends_once) {
  unsigned version = now().version;
  BOOST_TEST((send(version).outcome == SendOutcome::sent));
  BOOST_TEST((send(version).outcome == SendOutcome::changed_meanwhile));
  BOOST_TEST(count("outbox") == 2);
}

BOOST_AUTO_TEST_CASE(parallel_clicks_send_once) {
  unsigned version = now().version;
  Firm own_firm = firm();
  std::atomic<int> sent{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&] {
      Database own{test::TestDatabase::settings()};
      SystemRandom own_random;
      auto result = send_checklist(own, keys, own_random, own_firm, ada(), sample.work_item, fresh,
                                   version, {}, clock.time);
      if (result.outcome == SendOutcome::sent) ++sent;
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(sent == 1);
  BOOST_TEST(count("outbox") == 2);
  BOOST_TEST(!find_broken_audit_row(db, keys, sample.firm).has_value());
}

BOOST_AUTO_TEST_CASE(resending_makes_new_links_and_is_recorded_as_such) {
  send(now().version);
  Time first = clock.time;
  clock.pass(24h);
  BOOST_TEST((send(now().version).outcome == SendOutcome::sent));
  BOOST_TEST(count("magic_links") == 4);
  BOOST_TEST(count("sends", "kind = 'resend'") == 1);
  BOOST_TEST((*now().first_sent_at == first));
  BOOST_TEST((*now().last_sent_at == clock.time));
}

BOOST_AUTO_TEST_CASE(one_recipient_alone_can_be_mailed) {
  auto result = send(now().version, sam.id);
  BOOST_TEST(result.mails == 1);
  BOOST_TEST(count("outbox", "to_address = 'nora@client.example'") == 0);
  BOOST_TEST(!now().recipients[0].first_sent_at.has_value());
  BOOST_TEST((send(now().version, ContactId{4711}).outcome == SendOutcome::no_recipients));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_sent_says_why_and_leaves_nothing) {
  unsigned version = now().version;
  db.execute("DELETE FROM client_requests WHERE checklist_id = ?", {fresh});
  BOOST_TEST((send(version).outcome == SendOutcome::no_requests));
  db.insert(
      "INSERT INTO client_requests (firm_id, work_item_id, checklist_id, position, title, "
      "description, status, created_at) VALUES (?, ?, ?, 1, 'Sign', '', 'open', ?)",
      {sample.firm, sample.work_item, fresh, clock.time});
  db.execute("DELETE FROM checklist_recipients WHERE checklist_id = ?", {fresh});
  BOOST_TEST((send(version).outcome == SendOutcome::no_recipients));
  complete_work(sample.work_item);
  BOOST_TEST((send(version).outcome == SendOutcome::work_completed));
  BOOST_TEST((send_checklist(db, keys, random, firm(), ada(), sample.work_item, ChecklistId{4711},
                             1, {}, clock.time)
                  .outcome == SendOutcome::gone));
  auto other = add_firm("other");
  BOOST_TEST((send_checklist(db, keys, random, firm_of(other), ada(), sample.work_item, fresh,
                             version, {}, clock.time)
                  .outcome == SendOutcome::gone));
  BOOST_TEST(count("outbox") == 0);
  BOOST_TEST(count("magic_links") == 0);
  BOOST_TEST(now().version == version);
}

BOOST_AUTO_TEST_CASE(an_address_that_is_no_longer_the_contacts_is_not_written_to) {
  auto contact = find_contact(db, sample.firm, sam.id);
  edit_contact(db, keys, sample.firm, ada(), sam.id, contact->version,
               {"Sam Quist", "Europe/London", "en", {"sam@new.example"}}, clock.time);
  auto alone = send(now().version, sam.id);
  BOOST_TEST((alone.outcome == SendOutcome::recipient_unusable));
  BOOST_TEST(alone.who == "Sam Quist");
  BOOST_TEST(count("outbox") == 0);
  // It keeps nobody else from it.
  auto result = send(now().version);
  BOOST_TEST((result.outcome == SendOutcome::sent));
  BOOST_TEST(result.mails == 1);
  BOOST_TEST(count("outbox", "to_address = 'nora@client.example'") == 1);
  BOOST_TEST(count("audit_events", "detail = '1 mail, 1 recipient left out'") == 1);
  BOOST_TEST((now().recipients.at(1).fault == RecipientFault::address_gone));
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, sample.contact});
  BOOST_TEST((now().recipients.at(0).fault == RecipientFault::deleted));
  BOOST_TEST(send(now().version).who == "Nora Quist");
  BOOST_TEST(count("outbox") == 1);
}

BOOST_AUTO_TEST_CASE(a_recipients_state_follows_mail_claim_and_expiry) {
  auto nora = [&] { return states().at(0); };
  BOOST_TEST((nora().stage == RecipientStage::not_sent));
  send(now().version);
  BOOST_TEST((nora().stage == RecipientStage::queued));
  mails_are("sent", "250 Ok");
  BOOST_TEST((nora().stage == RecipientStage::sent));
  BOOST_TEST((*nora().mail->sent_at == clock.time));
  BOOST_TEST((*nora().link_expires_at == clock.time + std::chrono::days{90}));

  clock.pass(2h);
  open(sample.contact, "Safari on iPhone");
  BOOST_TEST((nora().stage == RecipientStage::claimed));
  BOOST_REQUIRE(nora().devices.size() == 1);
  BOOST_TEST(nora().devices[0].called == "Safari on iPhone");
  BOOST_TEST((nora().devices[0].claimed_at == clock.time));
  BOOST_TEST((nora().devices[0].expires_at == clock.time + std::chrono::days{30}));
  // Sam did nothing yet.
  BOOST_TEST((states().at(1).stage == RecipientStage::sent));

  clock.pass(std::chrono::days{30} - 1s);
  BOOST_TEST((nora().stage == RecipientStage::claimed));
  clock.pass(1s);
  BOOST_TEST((nora().stage == RecipientStage::lapsed));
  clock.pass(std::chrono::days{60});
  BOOST_TEST((states().at(1).stage == RecipientStage::expired));
}

BOOST_AUTO_TEST_CASE(a_refused_mail_shows_the_servers_words) {
  send(now().version);
  mails_are("failed", "550 no such user");
  BOOST_TEST((states().at(0).stage == RecipientStage::failed));
  BOOST_TEST(states().at(0).mail->server_words == "550 no such user");
  clock.pass(1h);
  send(now().version, sample.contact);
  BOOST_TEST((states().at(0).stage == RecipientStage::queued));
  BOOST_TEST((states().at(1).stage == RecipientStage::failed));
}

BOOST_AUTO_TEST_CASE(after_a_move_the_device_that_holds_the_work_is_shown) {
  send(now().version);
  mails_are("sent");
  clock.pass(1h);
  open(sample.contact, "Chrome on Windows");
  clock.pass(1h);
  add_link(sample, sample.contact, "nora@client.example");
  open(sample.contact, "Safari on iPhone");
  auto state = states().at(0);
  BOOST_TEST((state.stage == RecipientStage::claimed));
  BOOST_REQUIRE(state.devices.size() == 1);
  BOOST_TEST(state.devices[0].called == "Safari on iPhone");
}

BOOST_AUTO_TEST_CASE(a_device_that_opened_other_work_before_has_not_opened_this) {
  add_link(sample, sample.contact, "nora@client.example");
  open(sample.contact, "Safari on iPhone");
  BOOST_TEST(states().at(0).devices.empty());  // not sent yet
  clock.pass(1h);
  send(now().version);
  mails_are("sent");
  BOOST_TEST((states().at(0).stage == RecipientStage::sent));
  clock.pass(1h);
  open(sample.contact, "Safari on iPhone");
  BOOST_TEST((states().at(0).stage == RecipientStage::claimed));
}

BOOST_AUTO_TEST_SUITE_END()
