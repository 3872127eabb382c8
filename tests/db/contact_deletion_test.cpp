// Deleting a contact, and taking that back (product.md, Login 5).
#include <boost/test/unit_test.hpp>

#include "core/domain/contact.hpp"
#include "core/domain/contact_deletion.hpp"
#include "core/domain/hand_over.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Deletions : World {
  Browser phone{.device = {}, .fingerprint = {}, .description = "Safari on iPhone", .ip = ""};
  std::optional<Token> session;

  /// The sample's contact: one device with a session, one unopened link, a login.
  Deletions() {
    ClaimResult claimed =
        claim(db, keys, random, firm(), hash(mailed_link()), phone, std::nullopt, clock.time);
    session = claimed.session_cookie;
    phone.device = *db.find_value<DeviceId>("SELECT MAX(id) FROM devices", {});
    add_link();
    db.execute(
        "INSERT INTO logins (firm_id, contact_id, password_hash, created_at, password_changed_at) "
        "VALUES (?, ?, 'x', ?, ?)",
        {sample.firm, sample.contact, clock.time, clock.time});
    clock.time += std::chrono::minutes{1};
  }
  SaveOutcome erase() {
    return delete_contact(db, keys, sample.firm, ada(), sample.contact, clock.time);
  }
  SaveOutcome restore() {
    return restore_contact(db, keys, sample.firm, ada(), sample.contact, clock.time);
  }
  std::uint64_t live_links() {
    return count("magic_links", "claimed_at IS NULL AND ended_at IS NULL");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(contact_deletion, Deletions)

BOOST_AUTO_TEST_CASE(what_would_end_is_counted) {
  ContactReach reach = count_contact_reach(db, sample.firm, sample.contact, clock.time);
  BOOST_TEST(reach.sessions == 1u);
  BOOST_TEST(reach.devices == 1u);
  BOOST_TEST(reach.links == 1u);
  BOOST_TEST(reach.login);
  BOOST_TEST(reach.open_requests ==
             count("client_requests",
                   "status = 'open' AND firm_id = " + std::to_string(sample.firm.value)));
  AddedContact nobody = add_contact("Jo Quist", "jo@client.example");
  ContactReach none = count_contact_reach(db, sample.firm, nobody.id, clock.time);
  BOOST_TEST(
      (none.sessions + none.devices + none.links + none.open_requests + none.waiting_mails) == 0u);
  BOOST_TEST(!none.login);
}

BOOST_AUTO_TEST_CASE(a_deletion_ends_sessions_devices_links_and_codes) {
  ContactSession at{.id = {},
                    .contact = sample.contact,
                    .name = "",
                    .time_zone = "UTC",
                    .expires_at = clock.time};
  offer_hand_over(db, keys, sample.firm, at, *phone.device, sample.work_item, "", clock.time);
  BOOST_TEST((erase() == SaveOutcome::saved));
  BOOST_TEST(count("sessions", "kind <> 'staff'") == 0u);
  BOOST_TEST(count("bindings", "ended_at IS NULL") == 0u);
  BOOST_TEST(live_links() == 0u);
  BOOST_TEST(count("handovers", "expires_at > NOW() AND used_at IS NULL AND expires_at > '" +
                                    sql_time(clock.time) + "'") == 0u);
  BOOST_TEST(count("logins") == 1u);  // kept for the day of the restoring
  BOOST_TEST(find_contact(db, sample.firm, sample.contact)->deleted);
  BOOST_TEST(!find_contact(db, sample.firm, "nora@client.example").has_value());
  BOOST_TEST(count("audit_events",
                   "action = 'contact.deleted' AND detail = "
                   "'ended 1 session, 1 device, 1 unopened link'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_restored_contact_is_back_and_what_had_ended_stays_so) {
  erase();
  BOOST_TEST((restore() == SaveOutcome::saved));
  BOOST_TEST(!find_contact(db, sample.firm, sample.contact)->deleted);
  BOOST_TEST(find_contact(db, sample.firm, "nora@client.example").has_value());
  BOOST_TEST(count("sessions", "kind <> 'staff'") == 0u);
  BOOST_TEST(count("bindings", "ended_at IS NULL") == 0u);
  BOOST_TEST(live_links() == 0u);
  BOOST_TEST(count("logins") == 1u);
  // A new link opens.
  ClaimResult claimed =
      claim(db, keys, random, firm(), hash(mailed_link()), phone, std::nullopt, clock.time);
  BOOST_TEST((claimed.outcome == ClaimOutcome::claimed));
}

BOOST_AUTO_TEST_CASE(a_second_click_does_nothing_and_a_stranger_is_not_there) {
  erase();
  auto events = count("audit_events");
  BOOST_TEST((erase() == SaveOutcome::saved));
  restore();
  BOOST_TEST((restore() == SaveOutcome::saved));
  BOOST_TEST(count("audit_events") == events + 1);
  Sample other = add_firm("brightwater");
  BOOST_TEST((delete_contact(db, keys, sample.firm, ada(), other.contact, clock.time) ==
              SaveOutcome::gone));
  BOOST_TEST((restore_contact(db, keys, sample.firm, ada(), other.contact, clock.time) ==
              SaveOutcome::gone));
  BOOST_TEST(count("contacts", "deleted_at IS NOT NULL") == 0u);
}

BOOST_AUTO_TEST_CASE(another_contact_of_the_firm_keeps_what_they_have) {
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  add_recipient(jo);
  Browser theirs{.device = {}, .fingerprint = Bytes32{9}, .description = "Chrome", .ip = ""};
  claim(db, keys, random, firm(), hash(mail_token(add_link(sample, jo.id, jo.address))), theirs,
        std::nullopt, clock.time);
  erase();
  BOOST_TEST(
      count("bindings", "ended_at IS NULL AND contact_id = " + std::to_string(jo.id.value)) == 1u);
  BOOST_TEST(count("sessions", "contact_id = " + std::to_string(jo.id.value)) == 1u);
}

BOOST_AUTO_TEST_CASE(deleted_contacts_have_a_list_of_their_own) {
  add_contact("Jo Quist", "jo@client.example");
  const auto names = [&](PeopleShown shown, std::string_view searched = "") {
    std::string all;
    for (const ContactLine& line :
         list_contacts(db, sample.firm, {std::string{searched}, shown}).rows) {
      all += line.name + ";";
    }
    return all;
  };
  const std::string nora = find_contact(db, sample.firm, sample.contact)->name + ";";
  BOOST_TEST(names(PeopleShown::deleted) == "");
  erase();
  BOOST_TEST(names(PeopleShown::deleted) == nora);
  BOOST_TEST(names(PeopleShown::deleted, "jo@") == "");
  BOOST_TEST(names(PeopleShown::present) == "Jo Quist;");
}

BOOST_AUTO_TEST_CASE(signing_out_everywhere_leaves_the_contact_and_the_login) {
  BOOST_TEST((sign_out_contact(db, keys, sample.firm, ada(), sample.contact, clock.time) ==
              SaveOutcome::saved));
  BOOST_TEST(count("sessions", "kind <> 'staff'") == 0u);
  BOOST_TEST(count("bindings", "ended_at IS NULL") == 0u);
  BOOST_TEST(live_links() == 0u);
  BOOST_TEST(count("logins") == 1u);
  BOOST_TEST(!find_contact(db, sample.firm, sample.contact)->deleted);
  erase();
  BOOST_TEST((sign_out_contact(db, keys, sample.firm, ada(), sample.contact, clock.time) ==
              SaveOutcome::gone));
}

BOOST_AUTO_TEST_SUITE_END()
