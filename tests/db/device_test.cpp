#include "core/domain/device.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using std::chrono::days;

namespace {

struct Devices : World {
  AddedContact partner = add_contact("Jo Quist", "jo@client.example");
  Browser phone{
      .device = {}, .fingerprint = {1}, .description = "Safari on iPhone", .ip = "203.0.113.1"};
  Browser computer{
      .device = {}, .fingerprint = {2}, .description = "Firefox on a Mac", .ip = "203.0.113.2"};

  Devices() {
    add_recipient(partner);
    db.execute("UPDATE firms SET devices_per_contact = 5 WHERE id = ?", {sample.firm});
    claim_by(phone, sample, sample.contact, "nora@client.example");
  }
  void claim_by(Browser& by, const Sample& work, ContactId contact, const std::string& address) {
    Token token = mail_token(add_link(work, contact, address));
    ClaimResult result = claim(db, keys, random, firm(), hash(token), by, std::nullopt, clock.time);
    if (!result.device_cookie) return;
    by.device = db.find_value<DeviceId>("SELECT id FROM devices WHERE token_hash = ?",
                                        {keys.hash(Purpose::device_token, *result.device_cookie)});
  }
  std::vector<ContactDevice> of(ContactId contact) {
    return list_devices(db, sample.firm, contact, clock.time);
  }
  bool sign_out(ContactId contact, DeviceId device) {
    return sign_out_device(db, keys, sample.firm, contact, "Nora Quist", device, "203.0.113.1",
                           clock.time);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(device, Devices)

BOOST_AUTO_TEST_CASE(devices_are_listed_newest_first_with_what_they_hold) {
  Sample more = add_work("2027 accounts");
  clock.pass(days{1});
  claim_by(computer, more, sample.contact, "nora@client.example");
  auto devices = of(sample.contact);
  BOOST_TEST_REQUIRE(devices.size() == 2u);
  BOOST_TEST(devices[0].device.called() == "Firefox on a Mac");
  BOOST_TEST(devices[0].held.at(0).work_title == "2027 accounts");
  BOOST_TEST(devices[1].device.called() == "Safari on iPhone");
  BOOST_TEST((devices[1].held.at(0).expires_at == clock.time + days{29}));
  clock.pass(days{29});
  BOOST_TEST(of(sample.contact).size() == 1u);
  BOOST_TEST(of(partner.id).empty());
}

BOOST_AUTO_TEST_CASE(one_that_is_signed_in_with_the_pin_is_listed_named_and_signed_out) {
  const DeviceId library{
      db.insert("INSERT INTO devices (firm_id, token_hash, fingerprint, description, created_at) "
                "VALUES (?, REPEAT('t', 32), REPEAT('f', 32), 'Edge on Windows', ?)",
                {sample.firm, clock.time})};
  clock.pass(std::chrono::hours{1});
  db.execute(
      "INSERT INTO sessions (token_hash, firm_id, kind, contact_id, device_id, created_at, "
      "seen_at, expires_at) VALUES (REPEAT('s', 32), ?, 'pin', ?, ?, ?, ?, ?)",
      {sample.firm, partner.id, library, clock.time, clock.time, clock.time + days{30}});
  auto devices = of(partner.id);
  BOOST_TEST_REQUIRE(devices.size() == 1u);
  BOOST_TEST(devices[0].device.called() == "Edge on Windows");
  BOOST_TEST(devices[0].held.at(0).work_title == "All requests with a PIN");
  BOOST_TEST((devices[0].held.at(0).expires_at == clock.time + days{30}));
  BOOST_TEST(name_device(db, sample.firm, partner.id, library, "Library", clock.time));
  BOOST_TEST(!sign_out(sample.contact, library));
  BOOST_TEST(sign_out(partner.id, library));
  BOOST_TEST(of(partner.id).empty());
  BOOST_TEST(count("sessions", "kind = 'pin'") == 0u);
}

BOOST_AUTO_TEST_CASE(a_contact_names_their_own_devices_only) {
  claim_by(computer, sample, partner.id, partner.address);
  BOOST_TEST(name_device(db, sample.firm, sample.contact, *phone.device, "My phone", clock.time));
  BOOST_TEST(of(sample.contact)[0].device.called() == "My phone");
  const std::string before = checksum();
  BOOST_TEST(!name_device(db, sample.firm, sample.contact, *computer.device, "Mine", clock.time));
  BOOST_TEST(!name_device(db, sample.firm, partner.id, *phone.device, "Mine", clock.time));
  BOOST_TEST(!name_device(db, FirmId{99}, sample.contact, *phone.device, "Mine", clock.time));
  BOOST_TEST(!name_device(db, sample.firm, sample.contact, DeviceId{999}, "Mine", clock.time));
  BOOST_TEST(checksum() == before);
  BOOST_TEST(name_device(db, sample.firm, sample.contact, *phone.device, "", clock.time));
  BOOST_TEST(of(sample.contact)[0].device.called() == "Safari on iPhone");
}

BOOST_AUTO_TEST_CASE(signing_a_device_out_ends_all_the_contact_has_on_it_and_nothing_else) {
  Sample more = add_work("2027 accounts");
  claim_by(phone, more, sample.contact, "nora@client.example");
  claim_by(computer, sample, sample.contact, "nora@client.example");
  claim_by(phone, sample, partner.id, partner.address);  // a shared phone
  BOOST_TEST(count("sessions") == 3u);
  BOOST_TEST(sign_out(sample.contact, *phone.device));
  BOOST_TEST(of(sample.contact).size() == 1u);
  BOOST_TEST(of(partner.id).size() == 1u);
  BOOST_TEST(count("sessions") == 2u);
  BOOST_TEST(count("bindings", "ended_reason = 'signed_out'") == 2u);
  BOOST_TEST(count("audit_events", "action = 'device.signed_out' AND detail = '2 work items'") ==
             1u);
}

BOOST_AUTO_TEST_CASE(nobody_signs_out_what_is_not_theirs) {
  claim_by(computer, sample, partner.id, partner.address);
  const std::string before = checksum();
  BOOST_TEST(!sign_out(sample.contact, *computer.device));
  BOOST_TEST(!sign_out(partner.id, *phone.device));
  BOOST_TEST(!sign_out(sample.contact, DeviceId{999}));
  BOOST_TEST(checksum() == before);
}

BOOST_AUTO_TEST_CASE(a_device_that_was_signed_out_stays_out_and_comes_in_by_a_new_link) {
  BOOST_TEST(sign_out(sample.contact, *phone.device));
  BOOST_TEST(!sign_out(sample.contact, *phone.device));
  claim_by(phone, sample, sample.contact, "nora@client.example");
  BOOST_TEST(of(sample.contact).size() == 1u);
  BOOST_TEST(count("devices") == 1u);
}

BOOST_AUTO_TEST_CASE(a_refused_cookie_is_recorded_once_an_hour_and_ip) {
  Browser thief{.device = {},
                .fingerprint = {9},
                .description = "Chrome on a Linux computer",
                .ip = "198.51.100.66"};
  auto recorded = [&] { return count("audit_events", "action = 'device.refused'"); };
  for (int i = 0; i < 5; ++i) record_refused_device(db, keys, sample.firm, thief, clock.time);
  BOOST_TEST(recorded() == 1u);
  thief.ip = "198.51.100.67";
  record_refused_device(db, keys, sample.firm, thief, clock.time);
  BOOST_TEST(recorded() == 2u);
  clock.pass(std::chrono::hours{1});
  record_refused_device(db, keys, sample.firm, thief, clock.time);
  BOOST_TEST(recorded() == 3u);
}

BOOST_AUTO_TEST_SUITE_END()
