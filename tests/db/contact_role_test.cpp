// Full and limited access: who sees what of a client's work, both ways, wherever it is looked at.
#include <boost/test/unit_test.hpp>

#include "core/domain/checklist.hpp"
#include "core/domain/client.hpp"
#include "core/domain/client_work.hpp"
#include "core/domain/comment_change.hpp"
#include "core/domain/contact_documents.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/reopen_ask.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/work_item.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;

namespace {

/// Jo acts for the bakery too, and nothing was sent to her.
struct Roles : test::World {
  test::AddedContact jo = add_contact("Jo Quist", "jo@client.example");

  Roles() {
    db.transaction([&] { refresh_contact_work(db, sample.firm, sample.work_item); });
  }
  SaveOutcome give(ContactRole role) {
    return set_contact_role(db, keys, sample.firm, ada(), sample.client, jo.id, role, clock.time);
  }
  bool sees_work(SessionKind kind = SessionKind::login) {
    return find_work(db, sample.firm, {jo.id, kind}, sample.work_item).has_value();
  }
  bool sees_request(SessionKind kind = SessionKind::login) {
    return find_request(db, sample.firm, {jo.id, kind}, sample.work_item, request()).has_value();
  }
  std::size_t at_home() { return read_home(db, sample.firm, jo.id).to_do.work.size(); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(contact_roles, Roles)

BOOST_AUTO_TEST_CASE(whoever_is_linked_has_limited_access) {
  auto contacts = list_client_contacts(db, sample.firm, sample.client);
  for (const ClientContact& contact : contacts) {
    BOOST_TEST((contact.role == ContactRole::limited), contact.name);
  }
  BOOST_TEST(!sees_work());
  BOOST_TEST(!sees_request());
  BOOST_TEST(at_home() == 0u);
}

BOOST_AUTO_TEST_CASE(full_access_shows_all_that_was_sent_and_limiting_it_again_hides_it) {
  BOOST_TEST((give(ContactRole::full) == SaveOutcome::saved));
  BOOST_TEST(sees_work());
  BOOST_TEST(sees_work(SessionKind::link));  // where their device holds the work item
  BOOST_TEST(sees_request());
  BOOST_REQUIRE(at_home() == 1u);
  auto home = read_home(db, sample.firm, jo.id);
  BOOST_TEST(home.to_do.work[0].total == 4);
  BOOST_TEST(home.to_do.work[0].to_do.size() == 3u);
  BOOST_TEST(read_home(db, sample.firm, jo.id, {"rent", {}}).to_do.work.size() == 1u);
  BOOST_TEST((give(ContactRole::limited) == SaveOutcome::saved));
  BOOST_TEST(!sees_work());
  BOOST_TEST(!sees_work(SessionKind::link));
  BOOST_TEST(!sees_request());
  BOOST_TEST(at_home() == 0u);
  BOOST_TEST(count("audit_events", "action IN ('client.full_access', 'client.limited_access')") ==
             2u);
}

BOOST_AUTO_TEST_CASE(a_pin_opens_no_more_by_full_access) {
  db.execute("UPDATE checklist_recipients SET way = 'pin'");
  give(ContactRole::full);
  BOOST_TEST(!sees_work(SessionKind::pin));
  BOOST_TEST(!sees_request(SessionKind::pin));
  BOOST_TEST(list_work_by_pin(db, sample.firm, jo.id).empty());
  BOOST_TEST(sees_work(SessionKind::login));
}

BOOST_AUTO_TEST_CASE(what_was_never_sent_stays_unseen) {
  give(ContactRole::full);
  auto draft =
      create_checklist(db, keys, sample.firm, ada(), sample.work_item,
                       {"Not sent", {{sample.contact, "nora@client.example"}}}, clock.time);
  BOOST_REQUIRE((draft.outcome == SaveOutcome::saved));
  auto work = find_work(db, sample.firm, {jo.id, SessionKind::login}, sample.work_item);
  BOOST_REQUIRE(work);
  BOOST_REQUIRE(work->checklists.size() == 1u);
  BOOST_TEST(work->checklists[0].name == "Papers we need");
}

BOOST_AUTO_TEST_CASE(both_are_named_to_each_other) {
  give(ContactRole::full);
  auto names = [&](ContactId contact) {
    return find_work(db, sample.firm, {contact, SessionKind::login}, sample.work_item)
        ->checklists.at(0)
        .shared_with;
  };
  BOOST_TEST(names(sample.contact) == std::vector<std::string>{"Jo Quist"},
             boost::test_tools::per_element());
  BOOST_TEST(names(jo.id) == std::vector<std::string>{"Nora Quist"},
             boost::test_tools::per_element());
  give(ContactRole::limited);
  BOOST_TEST(names(sample.contact).empty());
}

BOOST_AUTO_TEST_CASE(whoever_sees_it_may_answer_and_nobody_else) {
  auto outcome = [&] {
    return add_comment(db, keys, change_by(jo.id, request()), "I have it", clock.time);
  };
  BOOST_TEST((outcome() == ChangeOutcome::not_found));
  give(ContactRole::full);
  BOOST_TEST((outcome() == ChangeOutcome::done));
  complete_work(sample.work_item);
  BOOST_TEST((ask_to_reopen(db, keys, random, sample.firm, {jo.id, SessionKind::login}, "Jo Quist",
                            "", sample.work_item, "", clock.time) == AskOutcome::asked));
}

BOOST_AUTO_TEST_CASE(full_access_to_one_client_shows_nothing_of_another) {
  ClientId other =
      create_client(db, keys, sample.firm, ada(), {"Nora herself", ClientKind::person}, clock.time)
          .id;
  auto work = add_work("Own return");
  db.execute("UPDATE work_items SET client_id = ? WHERE id = ?", {other, work.work_item});
  db.transaction([&] { refresh_contact_work(db, sample.firm, work.work_item); });
  give(ContactRole::full);
  BOOST_TEST(!find_work(db, sample.firm, {jo.id, SessionKind::login}, work.work_item));
  BOOST_TEST(at_home() == 1u);
}

BOOST_AUTO_TEST_CASE(whoever_is_taken_off_the_client_sees_nothing_more) {
  give(ContactRole::full);
  unlink_contact(db, keys, sample.firm, ada(), sample.client, jo.id, clock.time);
  BOOST_TEST(!sees_work());
  BOOST_TEST(at_home() == 0u);
  BOOST_TEST((give(ContactRole::full) == SaveOutcome::gone));
}

BOOST_AUTO_TEST_CASE(documents_follow_the_role) {
  db.execute(
      "INSERT INTO documents (firm_id, work_item_id, request_id, contact_id, author_name, name, "
      "stored_as, sealed_key, media_type, size, sha256, created_at) VALUES (?, ?, ?, ?, 'Nora "
      "Quist', 'a.pdf', "
      "REPEAT('a', 32), '', 'application/pdf', 5, REPEAT('x', 32), ?)",
      {sample.firm, sample.work_item, request(), sample.contact, clock.time});
  auto files = [&] {
    return list_contact_documents(db, sample.firm, jo.id, "UTC", {}, 1, clock.time).listing.total;
  };
  BOOST_TEST(files() == 0u);
  give(ContactRole::full);
  BOOST_TEST(files() == 1u);
  give(ContactRole::limited);
  BOOST_TEST(files() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
