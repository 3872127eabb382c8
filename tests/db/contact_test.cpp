#include "core/domain/contact.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/client.hpp"
#include "core/domain/primary_address.hpp"
#include "core/domain/search_words.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

struct Book : test::World {
  SaveResult<ContactId> create(const std::string& name, std::vector<std::string> addresses) {
    return create_contact(db, keys, sample.firm, ada(),
                          {name, "Europe/London", "en", std::move(addresses)}, clock.time);
  }
  SaveResult<ContactId> edit(ContactId contact, unsigned version, const std::string& name,
                             std::vector<std::string> addresses) {
    return edit_contact(db, keys, sample.firm, ada(), contact, version,
                        {name, "Europe/London", "en", std::move(addresses)}, clock.time);
  }
  ContactPage find_all(const std::string& searched) {
    return list_contacts(db, sample.firm, {searched});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(contacts, Book)

BOOST_AUTO_TEST_CASE(the_first_address_is_the_primary_one_and_blank_ones_are_passed_over) {
  auto made = create("  Eva \t Holm ", {"", " eva@holm.example ", "", "eva@work.example"});
  BOOST_REQUIRE((made.outcome == SaveOutcome::saved));
  auto contact = find_contact(db, sample.firm, made.id);
  BOOST_TEST(contact->name == "Eva Holm");
  BOOST_REQUIRE(contact->addresses.size() == 2);
  BOOST_TEST(contact->addresses[0].address == "eva@holm.example");
  BOOST_TEST(find_contact(db, sample.firm, "EVA@work.example")->id.value == made.id.value);
  BOOST_TEST(count("audit_events", "action = 'contact.created'") == 1);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_field_by_field) {
  auto made = create_contact(
      db, keys, sample.firm, ada(),
      {"\xff", "Mars/Olympus", "klingon!", {"eva@holm.example", "EVA@holm.example", "nonsense"}},
      clock.time);
  BOOST_TEST((made.outcome == SaveOutcome::refused));
  std::string fields;
  for (const Objection& objection : made.objections) fields += objection.field + " ";
  BOOST_TEST(fields == "name time_zone language address_2 address_3 ");
  BOOST_TEST(create("Eva", {"", " "}).objections.front().field == "address_1");
  BOOST_TEST(create(std::string(121, 'e'), {"eva@holm.example"}).objections.front().field ==
             "name");
  BOOST_TEST(count("contacts") == 1);
}

BOOST_AUTO_TEST_CASE(an_address_of_another_contact_is_refused_by_name) {
  auto made = create("Eva Holm", {"Nora@Client.example"});
  BOOST_TEST((made.outcome == SaveOutcome::refused));
  BOOST_TEST(made.objections.front().field == "address_1");
  BOOST_TEST(made.objections.front().words == "This is the address of Nora Quist.");
  // In another firm it may be.
  add_firm("other");
  BOOST_TEST(count("contact_addresses", "normal_address = 'nora@client.example'") == 2);
}

BOOST_AUTO_TEST_CASE(what_a_removed_address_opened_is_shut_and_the_rest_stays_open) {
  Browser browser{.device = {}, .fingerprint = Bytes32{1}, .description = "Safari", .ip = "::1"};
  test::Sample more = add_work("Payroll");
  db.execute(
      "INSERT INTO contact_addresses VALUES (?, ?, 'old@client.example', "
      "'old@client.example', 0)",
      {sample.firm, sample.contact});
  Token old = mail_token(add_link(sample, sample.contact, "old@client.example"));
  Token kept = mail_token(add_link(more, sample.contact, "nora@client.example"));
  for (const Token& token : {old, kept}) {
    BOOST_REQUIRE((claim(db, keys, random, firm(), hash(token), browser, {}, clock.time).outcome ==
                   ClaimOutcome::claimed));
  }
  edit(sample.contact, 1, "Nora Quist", {"NORA@client.example", "new@client.example"});
  BOOST_TEST(count("bindings", "ended_reason = 'revoked'") == 1u);
  BOOST_TEST(count("bindings", "ended_at IS NULL AND work_item_id = " +
                                   std::to_string(more.work_item.value)) == 1u);
}

BOOST_AUTO_TEST_CASE(of_two_edits_of_one_version_the_second_overwrites_nothing) {
  auto contact = create("Eva Holm", {"eva@holm.example"}).id;
  unsigned version = find_contact(db, sample.firm, contact)->version;
  BOOST_TEST((edit(contact, version, "Eva Holm-Berg", {"eva@berg.example"}).outcome ==
              SaveOutcome::saved));
  BOOST_TEST((edit(contact, version, "Eva Falk", {"eva@falk.example"}).outcome ==
              SaveOutcome::changed_meanwhile));
  auto now = find_contact(db, sample.firm, contact);
  BOOST_TEST(now->name == "Eva Holm-Berg");
  BOOST_REQUIRE(now->addresses.size() == 1);
  BOOST_TEST(now->addresses[0].address == "eva@berg.example");
  BOOST_TEST((edit(contact, now->version, "Eva", {"nora@client.example"}).outcome ==
              SaveOutcome::refused));
}

BOOST_AUTO_TEST_CASE(the_list_is_by_name_and_finds_words_by_their_beginning) {
  create("Zoe Adler", {"zoe@adler.example"});
  create("100% Anna_B", {"anna@percent.example"});
  auto all = find_all("");
  BOOST_TEST(all.total.count == 3u);
  BOOST_TEST(all.rows.at(0).name == "100% Anna_B");
  BOOST_TEST(all.rows.at(1).name == "Nora Quist");
  BOOST_REQUIRE(all.rows.at(1).clients.size() == 1);
  BOOST_TEST(all.rows.at(1).clients[0] == "Quist Bakery Ltd");
  for (const char* words :
       {"adl", "zo", "ZOE ADLER", "adler zoe", "zoe@adler.ex", "adler.ex", "Zoé", "(adler,"}) {
    auto found = find_all(words);
    BOOST_TEST_REQUIRE(found.total.count == 1u, words);
    BOOST_TEST(found.rows.at(0).name == "Zoe Adler", words);
  }
  BOOST_TEST(find_all("100%").total.count == 1u);
  BOOST_TEST(find_all("B").total.count == 2u);                // Anna_B, and Nora of the bakery
  BOOST_TEST(find_all("bakery ltd nora").total.count == 1u);  // by its client too
  BOOST_TEST(find_all("%").total.count == 0u);
  BOOST_TEST(find_all("_").total.count == 0u);
  BOOST_TEST(find_all("dler").total.count == 0u);  // not in the middle of a word
  BOOST_TEST(find_all("zoe nora").total.count == 0u);
  BOOST_TEST(find_all(" , ").total.count == 3u);  // no word, no search
}

BOOST_AUTO_TEST_CASE(what_contacts_are_found_by_follows_every_change) {
  ContactId eva = create("Eva Lindt", {"eva@lindt.example"}).id;
  BOOST_TEST(find_all("quist").total.count == 1u);
  link_contact(db, keys, sample.firm, ada(), sample.client, eva, clock.time);
  BOOST_TEST(find_all("bakery").total.count == 2u);
  auto client = find_client(db, sample.firm, sample.client);
  edit_client(db, keys, sample.firm, ada(), sample.client, client->version,
              {"Harbour Café", ClientKind::organisation}, clock.time);
  BOOST_TEST(find_all("bakery").total.count == 0u);
  BOOST_TEST(find_all("cafe eva").total.count == 1u);
  unlink_contact(db, keys, sample.firm, ada(), sample.client, eva, clock.time);
  BOOST_TEST(find_all("harbour").total.count == 1u);
  edit(eva, 1, "Eva Sprüngli", {"eva@new.example"});
  BOOST_TEST(find_all("lindt").total.count == 0u);
  BOOST_TEST(find_all("spruengli").total.count + find_all("sprungli").total.count == 1u);
}

BOOST_AUTO_TEST_CASE(another_address_is_made_the_main_one) {
  ContactId eva = create("Eva Lindt", {"eva@lindt.example", "eva@home.example"}).id;
  auto make = [&](std::string_view address) {
    return make_primary_address(db, keys, sample.firm, ada(), eva, address, clock.time);
  };
  BOOST_TEST((make("EVA@home.example") == SaveOutcome::saved));
  auto now = find_contact(db, sample.firm, eva);
  BOOST_TEST(now->addresses.at(0).address == "eva@home.example");
  BOOST_TEST(now->version == 2u);
  BOOST_TEST((make("eva@home.example") == SaveOutcome::saved));
  BOOST_TEST(find_contact(db, sample.firm, eva)->version == 2u);
  BOOST_TEST((make("nora@client.example") == SaveOutcome::gone));
  BOOST_TEST(count("contact_addresses",
                   "is_primary = 1 AND contact_id = " + std::to_string(eva.value)) == 1u);
}

BOOST_AUTO_TEST_CASE(the_newest_come_first_where_that_is_asked_for) {
  create("Zoe Adler", {"zoe@adler.example"});
  create("Bea Adler", {"bea@adler.example"});
  auto newest = list_contacts(db, sample.firm, {"", PeopleShown::present, PeopleOrder::newest});
  BOOST_TEST(newest.rows.at(0).name == "Bea Adler");
  auto found = list_contacts(db, sample.firm, {"adler", PeopleShown::present, PeopleOrder::newest});
  BOOST_TEST(found.rows.at(1).name == "Zoe Adler");
  BOOST_TEST(find_all("adler").rows.at(0).name == "Bea Adler");
}

BOOST_AUTO_TEST_CASE(a_firm_sees_its_own_alone) {
  auto other = add_firm("other");
  BOOST_TEST(list_contacts(db, other.firm, {}).total.count == 1u);
  BOOST_TEST(!find_contact(db, other.firm, sample.contact).has_value());
  BOOST_TEST((edit_contact(db, keys, other.firm, ada(), sample.contact, 1,
                           {"Mallory", "UTC", "en", {"m@x.example"}}, clock.time)
                  .outcome == SaveOutcome::gone));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(clients, Book)

BOOST_AUTO_TEST_CASE(a_client_is_made_once_however_often_the_button_is_clicked) {
  ClientForm form{"Holm Boats Ltd", ClientKind::organisation};
  auto first = create_client(db, keys, sample.firm, ada(), form, clock.time);
  auto again = create_client(db, keys, sample.firm, ada(), form, clock.time + 2s);
  BOOST_TEST(first.id.value == again.id.value);
  BOOST_TEST(count("clients", "name = 'Holm Boats Ltd'") == 1);
  // Somebody of the same name, later, is somebody else.
  auto later = create_client(db, keys, sample.firm, ada(), form, clock.time + 2min);
  BOOST_TEST(first.id.value != later.id.value);
}

BOOST_AUTO_TEST_CASE(edits_carry_a_version) {
  auto client =
      create_client(db, keys, sample.firm, ada(), {"Holm", ClientKind::person}, clock.time);
  ClientForm form{"Holm Boats", ClientKind::organisation};
  BOOST_TEST((edit_client(db, keys, sample.firm, ada(), client.id, 1, form, clock.time).outcome ==
              SaveOutcome::saved));
  BOOST_TEST((
      edit_client(db, keys, sample.firm, ada(), client.id, 1, {"X", ClientKind::person}, clock.time)
          .outcome == SaveOutcome::changed_meanwhile));
  BOOST_TEST(find_client(db, sample.firm, client.id)->name == "Holm Boats");
  BOOST_TEST((find_client(db, sample.firm, client.id)->kind == ClientKind::organisation));
  BOOST_TEST(
      (edit_client(db, keys, sample.firm, ada(), ClientId{99999}, 1, form, clock.time).outcome ==
       SaveOutcome::gone));
}

BOOST_AUTO_TEST_CASE(contacts_are_linked_by_address_and_unlinked) {
  auto eva = create("Eva Holm", {"eva@holm.example"}).id;
  auto linked =
      link_contact(db, keys, sample.firm, ada(), sample.client, "EVA@holm.example", clock.time);
  BOOST_TEST(linked.id.value == eva.value);
  // Again, which changes nothing.
  link_contact(db, keys, sample.firm, ada(), sample.client, "eva@holm.example", clock.time);
  BOOST_TEST(list_client_contacts(db, sample.firm, sample.client).size() == 2);
  BOOST_TEST(list_clients_of(db, sample.firm, eva).size() == 1);
  auto unknown =
      link_contact(db, keys, sample.firm, ada(), sample.client, "x@holm.example", clock.time);
  BOOST_TEST(unknown.objections.at(0).field == "address");
  BOOST_TEST(
      (unlink_contact(db, keys, sample.firm, ada(), sample.client, eva, clock.time).outcome ==
       SaveOutcome::saved));
  BOOST_TEST(
      (unlink_contact(db, keys, sample.firm, ada(), sample.client, eva, clock.time).outcome ==
       SaveOutcome::gone));
}

BOOST_AUTO_TEST_CASE(a_contact_who_gets_a_checklist_stays_linked) {
  auto result =
      unlink_contact(db, keys, sample.firm, ada(), sample.client, sample.contact, clock.time);
  BOOST_TEST((result.outcome == SaveOutcome::refused));
  BOOST_TEST(result.objections.at(0).words.find("Papers we need") != std::string::npos);
  complete_work(sample.work_item);
  BOOST_TEST(
      (unlink_contact(db, keys, sample.firm, ada(), sample.client, sample.contact, clock.time)
           .outcome == SaveOutcome::saved));
}

BOOST_AUTO_TEST_CASE(a_contact_of_another_firm_cannot_be_linked) {
  auto other = add_firm("other");
  BOOST_TEST((link_contact(db, keys, sample.firm, ada(), sample.client, other.contact, clock.time)
                  .outcome == SaveOutcome::gone));
  BOOST_TEST(count("client_contacts", "contact_id = " + std::to_string(other.contact.value)) == 1);
}

BOOST_AUTO_TEST_CASE(the_list_counts_open_work_and_names_contacts) {
  create_client(db, keys, sample.firm, ada(), {"Aalto", ClientKind::person}, clock.time);
  auto all = list_clients(db, sample.firm, {});
  BOOST_REQUIRE(all.rows.size() == 2);
  BOOST_TEST(all.rows[0].name == "Aalto");
  BOOST_TEST(all.rows[0].contacts.empty());
  BOOST_TEST(all.rows[1].open_work == 1);
  BOOST_TEST(all.rows[1].contacts.at(0) == "Nora Quist");
  complete_work(sample.work_item);
  BOOST_TEST(list_clients(db, sample.firm, {"bakery"}).rows.at(0).open_work == 0);
  BOOST_TEST(list_clients(db, add_firm("other").firm, {"aalto"}).total.count == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
