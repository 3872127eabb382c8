#include "core/domain/client_deletion.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/checklist.hpp"
#include "core/domain/client.hpp"
#include "core/domain/client_work.hpp"
#include "core/domain/comment_change.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/review_queue.hpp"
#include "core/domain/send.hpp"
#include "core/domain/work_item.hpp"
#include "core/domain/work_list.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;

namespace {

struct Deleting : test::World {
  Deleting() {
    db.transaction([&] { refresh_contact_work(db, sample.firm, sample.work_item); });
  }
  SaveOutcome erase() {
    return delete_client(db, keys, sample.firm, ada(), sample.client, clock.time);
  }
  SaveOutcome bring_back() {
    return restore_client(db, keys, sample.firm, ada(), sample.client, clock.time);
  }
  bool contact_sees() {
    const Reach reach{sample.contact, SessionKind::login};
    bool work = find_work(db, sample.firm, reach, sample.work_item).has_value();
    bool one = find_request(db, sample.firm, reach, sample.work_item, request()).has_value();
    bool home = !read_home(db, sample.firm, sample.contact).to_do.work.empty();
    BOOST_TEST(work == one);
    BOOST_TEST(work == home);
    return work;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(client_deletion, Deleting)

BOOST_AUTO_TEST_CASE(its_work_is_out_of_reach_until_it_is_restored) {
  BOOST_TEST(contact_sees());
  BOOST_TEST((erase() == SaveOutcome::saved));
  BOOST_TEST(!contact_sees());
  BOOST_TEST(!find_work_item(db, sample.firm, sample.work_item).has_value());
  BOOST_TEST((add_comment(db, keys, change_by(sample.contact, request()), "Hello", clock.time) ==
              ChangeOutcome::not_found));
  auto list = find_checklist(db, sample.firm, sample.work_item, sample.checklist);
  auto sent = send_checklist(db, keys, random, firm(), ada(), sample.work_item, sample.checklist,
                             list->version, {}, clock.time);
  BOOST_TEST((sent.outcome != SendOutcome::sent));
  BOOST_TEST((bring_back() == SaveOutcome::saved));
  BOOST_TEST(contact_sees());
  BOOST_TEST(find_work_item(db, sample.firm, sample.work_item).has_value());
}

BOOST_AUTO_TEST_CASE(what_would_happen_is_counted) {
  add_contact("Jo Quist", "jo@client.example");
  auto second = add_work("Payroll");
  complete_work(second.work_item);
  mailed_link();
  ClientReach reach = count_client_reach(db, sample.firm, sample.client, clock.time);
  BOOST_TEST(reach.work_items == 2u);
  BOOST_TEST(reach.links == 1u);
  BOOST_TEST(reach.devices == 0u);
  BOOST_TEST(reach.contacts_left == 2u);
  ClientId other =
      create_client(db, keys, sample.firm, ada(), {"Nora", ClientKind::person}, clock.time).id;
  link_contact(db, keys, sample.firm, ada(), other, sample.contact, clock.time);
  BOOST_TEST(count_client_reach(db, sample.firm, sample.client, clock.time).contacts_left == 1u);
}

BOOST_AUTO_TEST_CASE(deleted_ones_have_a_list_of_their_own_and_are_found_there) {
  erase();
  BOOST_TEST(list_clients(db, sample.firm, {}).total.count == 0u);
  BOOST_TEST(list_clients(db, sample.firm, {"bakery"}).total.count == 0u);
  auto deleted = list_clients(db, sample.firm, {"bakery", PeopleShown::deleted});
  BOOST_REQUIRE(deleted.total.count == 1u);
  BOOST_TEST(deleted.rows.at(0).name == "Quist Bakery Ltd");
  BOOST_TEST(!find_client(db, sample.firm, sample.client).has_value());
  BOOST_TEST(find_any_client(db, sample.firm, sample.client)->deleted);
}

BOOST_AUTO_TEST_CASE(its_work_is_in_no_list_until_it_is_restored) {
  BOOST_REQUIRE((add_comment(db, keys, change_by(sample.contact, request(1)), "One question.",
                             clock.time) == ChangeOutcome::done));
  auto listed = [&] { return list_work_items(db, sample.firm, {}, {}).rows.size(); };
  auto to_review = [&] { return count_to_review(db, sample.firm, {}); };
  BOOST_TEST(listed() == 1u);
  BOOST_TEST(to_review() == 1u);
  erase();
  BOOST_TEST(listed() == 0u);
  BOOST_TEST(count_work_items(db, sample.firm, {}).count == 0u);
  BOOST_TEST(to_review() == 0u);
  BOOST_TEST(list_to_review(db, sample.firm, {}, 1).rows.empty());
  bring_back();
  BOOST_TEST(listed() == 1u);
  BOOST_TEST(to_review() == 1u);
}

BOOST_AUTO_TEST_CASE(a_second_click_does_nothing_more) {
  erase();
  BOOST_TEST((erase() == SaveOutcome::saved));
  bring_back();
  BOOST_TEST((bring_back() == SaveOutcome::saved));
  BOOST_TEST(count("audit_events", "action = 'client.deleted'") == 1u);
  BOOST_TEST(count("audit_events", "action = 'client.restored'") == 1u);
  BOOST_TEST((delete_client(db, keys, add_firm("other").firm, ada(), sample.client, clock.time) ==
              SaveOutcome::gone));
}

BOOST_AUTO_TEST_SUITE_END()
