#include "core/domain/checklist.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/comment_change.hpp"
#include "core/domain/request_editing.hpp"
#include "core/domain/work_item.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

struct Editor : test::World {
  ChosenRecipient nora{sample.contact, "nora@client.example"};

  Checklist now() { return *find_checklist(db, sample.firm, sample.work_item, sample.checklist); }
  SaveResult<ChecklistId> create(const std::string& title, std::vector<ChosenRecipient> chosen) {
    return create_checklist(db, keys, sample.firm, ada(), sample.work_item,
                            {title, std::move(chosen)}, clock.time);
  }
  SaveResult<ChecklistId> edit(unsigned version, const std::string& title,
                               std::vector<ChosenRecipient> chosen) {
    return edit_checklist(db, keys, sample.firm, ada(), sample.work_item, sample.checklist, version,
                          {title, std::move(chosen)}, clock.time);
  }
  SaveResult<RequestId> add(const std::string& title, const std::string& description = "",
                            const std::string& due_on = "") {
    return add_request(db, keys, sample.firm, ada(), sample.work_item, sample.checklist,
                       {title, description, due_on}, clock.time);
  }
  RequestPlace place(int position) {
    return {sample.work_item, sample.checklist, request(position)};
  }
  SaveOutcome move(const RequestPlace& from, MoveDirection direction) {
    return move_request(db, keys, sample.firm, ada(), from, direction, clock.time);
  }
  SaveResult<RequestId> remove(const RequestPlace& from) {
    return remove_request(db, keys, sample.firm, ada(), from, clock.time);
  }
  std::string order() {
    std::string titles;
    for (auto& line : list_requests(db, sample.firm, sample.work_item, sample.checklist)) {
      titles += line.title.substr(0, 4) + "|";
    }
    return titles;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(checklists, Editor)

BOOST_AUTO_TEST_CASE(a_checklist_is_made_with_recipients_of_the_client) {
  auto sam = add_contact("Sam Quist", "sam@client.example");
  auto made = create("Signatures", {nora, {sam.id, "sam@client.example"}});
  BOOST_REQUIRE((made.outcome == SaveOutcome::saved));
  auto checklist = find_checklist(db, sample.firm, sample.work_item, made.id);
  BOOST_REQUIRE(checklist->recipients.size() == 2);
  BOOST_TEST(checklist->recipients[0].name == "Nora Quist");
  BOOST_TEST(!checklist->recipients[0].first_sent_at.has_value());
  BOOST_TEST(list_checklists(db, sample.firm, sample.work_item).size() == 2);
  clock.pass(3s);
  BOOST_TEST(create("Signatures", {nora}).id.value == made.id.value);
}

BOOST_AUTO_TEST_CASE(recipients_are_contacts_of_the_client_at_their_own_addresses) {
  auto other = add_firm("other");
  for (ChosenRecipient wrong : {ChosenRecipient{sample.contact, "somebody@else.example"},
                                ChosenRecipient{other.contact, "nora@client.example"},
                                ChosenRecipient{ContactId{4711}, "nora@client.example"}}) {
    auto made = create("Signatures", {wrong});
    BOOST_TEST((made.outcome == SaveOutcome::refused));
    BOOST_TEST(made.objections.at(0).field == "recipient");
  }
  auto twice = create("Signatures", {nora, nora});
  BOOST_TEST(twice.objections.at(0).words == "Choose one address of Nora Quist.");
  BOOST_TEST(create("  ", {}).objections.at(0).field == "title");
  BOOST_TEST(count("checklists", "firm_id = " + std::to_string(sample.firm.value)) == 1);
}

BOOST_AUTO_TEST_CASE(choices_are_all_addresses_of_all_contacts_of_the_client) {
  db.execute(
      "INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary) "
      "VALUES (?, ?, 'n@work.example', 'n@work.example', 0)",
      {sample.firm, sample.contact});
  auto choices = list_recipient_choices(db, sample.firm, sample.work_item);
  BOOST_REQUIRE(choices.size() == 2);
  BOOST_TEST(choices[0].address == "nora@client.example");
  BOOST_TEST(choices[0].primary);
  BOOST_TEST(!choices[1].primary);
}

BOOST_AUTO_TEST_CASE(of_two_edits_of_one_version_the_second_overwrites_nothing) {
  unsigned version = now().version;
  BOOST_TEST((edit(version, "One", {nora}).outcome == SaveOutcome::saved));
  BOOST_TEST((edit(version, "Two", {}).outcome == SaveOutcome::changed_meanwhile));
  BOOST_TEST(now().name == "One");
  BOOST_TEST(now().recipients.size() == 1);
}

BOOST_AUTO_TEST_CASE(who_is_taken_off_loses_links_mail_and_devices) {
  LinkId link = add_link();
  db.execute(
      "INSERT INTO bindings (firm_id, contact_id, work_item_id, device_id, link_id, claimed_at, "
      "expires_at) VALUES (?, ?, ?, 1, ?, ?, ?)",
      {sample.firm, sample.contact, sample.work_item, link, clock.time, clock.time + 24h});
  db.execute(
      "INSERT INTO outbox (firm_id, letter, to_address, link_id, created_at, state, "
      "next_attempt_at, message_id) VALUES (?, 'checklist', 'x@x.example', ?, ?, 'queued', ?, 'm')",
      {sample.firm, link, clock.time, clock.time});
  edit(now().version, "Papers", {});
  BOOST_TEST(now().recipients.empty());
  BOOST_TEST(count("magic_links", "ended_reason = 'revoked'") == 1);
  BOOST_TEST(count("outbox", "state = 'cancelled'") == 1);
  BOOST_TEST(count("bindings", "ended_reason = 'revoked'") == 1);
}

BOOST_AUTO_TEST_CASE(who_still_gets_another_checklist_of_the_work_keeps_the_device) {
  db.execute(
      "INSERT INTO bindings (firm_id, contact_id, work_item_id, device_id, link_id, claimed_at, "
      "expires_at) VALUES (?, ?, ?, 1, 1, ?, ?)",
      {sample.firm, sample.contact, sample.work_item, clock.time, clock.time + 24h});
  auto second = create("Second", {nora}).id;
  db.execute("UPDATE checklist_recipients SET first_sent_at = ? WHERE checklist_id = ?",
             {clock.time, second});
  edit(now().version, "Papers", {});
  BOOST_TEST(count("bindings", "ended_at IS NULL") == 1);
}

BOOST_AUTO_TEST_CASE(requests_are_added_at_the_end) {
  auto made = add("VAT return", "**All** of it", "2027-01-31");
  BOOST_REQUIRE((made.outcome == SaveOutcome::saved));
  BOOST_TEST(order() == "Last|Bank|Rent|Your|VAT |");
  auto kept = find_editable_request(db, sample.firm, sample.work_item, sample.checklist, made.id);
  BOOST_TEST(kept->description == "**All** of it");
  BOOST_TEST(sql_date(*kept->line.due_on) == "2027-01-31");
  BOOST_TEST(kept->came_in == "");
  clock.pass(2s);
  BOOST_TEST(add("VAT return", "**All** of it", "2027-01-31").id.value == made.id.value);
  BOOST_TEST(order() == "Last|Bank|Rent|Your|VAT |");
}

BOOST_AUTO_TEST_CASE(a_request_that_is_wrong_is_said_field_by_field) {
  auto result = add(std::string(201, 'a'), std::string(10'001, 'b'), "soon");
  std::string fields;
  for (const Objection& objection : result.objections) fields += objection.field + " ";
  BOOST_TEST(fields == "title description due_on ");
  BOOST_TEST(add(std::string(200, 'a'), std::string(10'000, 'b')).objections.empty());
  BOOST_TEST(add("bell \x07", "a\x07").objections.at(0).field == "description");
}

BOOST_AUTO_TEST_CASE(requests_change_places_with_their_neighbours) {
  BOOST_TEST((move(place(3), MoveDirection::up) == SaveOutcome::saved));
  BOOST_TEST(order() == "Last|Rent|Bank|Your|");
  move(place(1), MoveDirection::down);
  BOOST_TEST(order() == "Rent|Last|Bank|Your|");
  // The ends stay.
  move(place(1), MoveDirection::up);
  move(place(4), MoveDirection::down);
  BOOST_TEST(order() == "Rent|Last|Bank|Your|");
  BOOST_TEST((move({sample.work_item, sample.checklist, RequestId{4711}}, MoveDirection::up) ==
              SaveOutcome::gone));
}

BOOST_AUTO_TEST_CASE(of_two_edits_of_one_request_the_second_overwrites_nothing) {
  auto edit_title = [&](unsigned version, const std::string& title) {
    return edit_request(db, keys, sample.firm, ada(), place(1), version, {title, "", ""},
                        clock.time)
        .outcome;
  };
  BOOST_TEST((edit_title(1, "First edit") == SaveOutcome::saved));
  BOOST_TEST((edit_title(1, "Second edit") == SaveOutcome::changed_meanwhile));
  BOOST_TEST(order() == "Firs|Bank|Rent|Your|");
}

BOOST_AUTO_TEST_CASE(a_request_is_removed_only_while_nothing_came_in) {
  BOOST_TEST((remove(place(3)).outcome == SaveOutcome::saved));
  BOOST_TEST(order() == "Last|Bank|Your|");
  BOOST_TEST(
      (remove({sample.work_item, sample.checklist, RequestId{4711}}).outcome == SaveOutcome::gone));

  RequestPlace answered = place(1);
  save_answer(db, keys, change_by(sample.contact, answered.request), "here", clock.time);
  // An answer that was taken back is kept, and so is its request.
  save_answer(db, keys, change_by(sample.contact, answered.request), "", clock.time);
  auto refused = remove(answered);
  BOOST_TEST((refused.outcome == SaveOutcome::refused));
  BOOST_TEST(refused.objections.at(0).words.find("This request has an answer,") == 0);

  RequestPlace commented = place(2);
  add_comment(db, keys, change_by(sample.contact, commented.request), "one", clock.time);
  add_comment(db, keys, change_by(sample.contact, commented.request), "two", clock.time);
  BOOST_TEST(remove(commented).objections.at(0).words.find("2 comments") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_change_of_the_requests_moves_the_checklists_version) {
  unsigned version = now().version;
  add("VAT return");
  BOOST_TEST(now().version == version + 1);
  move(place(1), MoveDirection::down);
  BOOST_TEST(now().version == version + 2);
  remove(place(1));
  BOOST_TEST(now().version == version + 3);
  // What a client does leaves it: it is not what staff see when they press Send.
  complete_request(db, keys, change_by(sample.contact, request(2)), clock.time);
  BOOST_TEST(now().version == version + 3);
}

BOOST_AUTO_TEST_CASE(completed_work_is_left_as_it_is) {
  RequestPlace first = place(1);
  unsigned version = now().version;
  complete_work(sample.work_item);
  BOOST_TEST((create("More", {}).outcome == SaveOutcome::completed));
  BOOST_TEST((edit(version, "More", {}).outcome == SaveOutcome::completed));
  BOOST_TEST((add("More").outcome == SaveOutcome::completed));
  BOOST_TEST((move(first, MoveDirection::down) == SaveOutcome::completed));
  BOOST_TEST((remove(first).outcome == SaveOutcome::completed));
  BOOST_TEST(
      (edit_request(db, keys, sample.firm, ada(), first, 1, {"x", "", ""}, clock.time).outcome ==
       SaveOutcome::completed));
  BOOST_TEST(order() == "Last|Bank|Rent|Your|");
}

BOOST_AUTO_TEST_CASE(another_firms_checklist_is_not_there) {
  auto other = add_firm("other");
  BOOST_TEST(!find_checklist(db, other.firm, sample.work_item, sample.checklist).has_value());
  BOOST_TEST((add_request(db, keys, other.firm, ada(), sample.work_item, sample.checklist,
                          {"x", "", ""}, clock.time)
                  .outcome == SaveOutcome::gone));
  // Nor one of another work item of the firm.
  auto more = add_work("More");
  BOOST_TEST((add_request(db, keys, sample.firm, ada(), more.work_item, sample.checklist,
                          {"x", "", ""}, clock.time)
                  .outcome == SaveOutcome::gone));
}

BOOST_AUTO_TEST_SUITE_END()
