#include "core/domain/came_in.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/client_deletion.hpp"
#include "core/domain/comment_change.hpp"
#include "core/domain/ending_access.hpp"
#include "core/domain/send.hpp"
#include "core/domain/undelivered.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace std::chrono_literals;

BOOST_FIXTURE_TEST_SUITE(came_in, test::World)

BOOST_AUTO_TEST_CASE(what_contacts_did_comes_newest_first_and_what_staff_did_does_not) {
  add_comment(db, keys, change_by(sample.contact, request(1)), "hello", clock.time);
  clock.pass(1min);
  complete_request(db, keys, change_by(sample.contact, request(2)), clock.time);
  RequestChange by_ada = change_by(sample.contact, request(3));
  by_ada.author = ada().author();
  add_comment(db, keys, by_ada, "thank you", clock.time);

  auto all = list_came_in(db, sample.firm, 10);
  BOOST_REQUIRE(all.size() == 2);
  BOOST_TEST((all[0].kind == CameInKind::completed));
  BOOST_TEST(all[0].who == "Nora Quist");
  BOOST_TEST(all[0].request->value == request(2).value);
  BOOST_TEST(all[0].work_title == "2026 tax return");
  BOOST_TEST((all[1].kind == CameInKind::comment));
  BOOST_TEST(list_came_in(db, sample.firm, 1).size() == 1);
  BOOST_TEST(list_came_in(db, sample.firm, sample.work_item, {}, 10).size() == 2);
  BOOST_TEST(list_came_in(db, sample.firm, sample.work_item, sample.checklist, 10).size() == 2);
  BOOST_TEST(list_came_in(db, sample.firm, sample.work_item, ChecklistId{4711}, 10).empty());
  BOOST_TEST(list_came_in(db, sample.firm, add_work("More").work_item, {}, 10).empty());
  BOOST_TEST(count_came_in(db, sample.firm, clock.time - 1s) == 1);
  BOOST_TEST(count_came_in(db, sample.firm, clock.time - 1h) == 2);
  BOOST_TEST(list_came_in(db, add_firm("other").firm, 10).empty());
}

BOOST_AUTO_TEST_CASE(a_mail_that_was_refused_is_told_until_another_one_goes_out) {
  auto send = [&] {
    auto version = find_checklist(db, sample.firm, sample.work_item, sample.checklist)->version;
    return send_checklist(db, keys, random, firm(), ada(), sample.work_item, sample.checklist,
                          version, {}, clock.time);
  };
  send();
  BOOST_TEST(list_undelivered(db, sample.firm, clock.time).empty());
  db.execute("UPDATE outbox SET state = 'failed', server_words = '550 no such user'");
  auto failed = list_undelivered(db, sample.firm, clock.time);
  BOOST_REQUIRE(failed.size() == 1);
  BOOST_TEST(failed[0].contact_name == "Nora Quist");
  BOOST_TEST(failed[0].address == "nora@client.example");
  BOOST_TEST(failed[0].server_words == "550 no such user");
  BOOST_TEST(failed[0].checklist->value == sample.checklist.value);
  BOOST_TEST(list_undelivered(db, add_firm("other").firm, clock.time).empty());

  clock.pass(1h);
  send();
  BOOST_TEST(list_undelivered(db, sample.firm, clock.time).empty());
  db.execute("UPDATE outbox SET state = 'failed'");
  BOOST_TEST(list_undelivered(db, sample.firm, clock.time).size() == 1);
  complete_work(sample.work_item);
  BOOST_TEST(list_undelivered(db, sample.firm, clock.time).empty());
}

BOOST_AUTO_TEST_CASE(what_staff_are_told_of_passes_over_a_deleted_client_until_it_is_restored) {
  auto version = find_checklist(db, sample.firm, sample.work_item, sample.checklist)->version;
  send_checklist(db, keys, random, firm(), ada(), sample.work_item, sample.checklist, version, {},
                 clock.time);
  db.execute("UPDATE outbox SET state = 'failed', server_words = '550 no such user'");
  db.execute("UPDATE magic_links SET expires_at = ? WHERE firm_id = ?",
             {clock.time + 24h, sample.firm});
  db.execute("UPDATE work_items SET asked_on = '2026-10-01' WHERE firm_id = ?", {sample.firm});
  auto told = [&] {
    return std::pair{list_undelivered(db, sample.firm, clock.time).size(),
                     list_ending_access(db, sample.firm, {}, clock.time, 8).size()};
  };
  BOOST_TEST((told() == std::pair{std::size_t{1}, std::size_t{1}}));
  delete_client(db, keys, sample.firm, ada(), sample.client, clock.time);
  BOOST_TEST((told() == std::pair{std::size_t{0}, std::size_t{0}}));
  restore_client(db, keys, sample.firm, ada(), sample.client, clock.time);
  BOOST_TEST((told() == std::pair{std::size_t{1}, std::size_t{1}}));
}

BOOST_AUTO_TEST_SUITE_END()
