// "Continue on another device" (product.md, Magic links 11).
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>

#include "core/domain/hand_over.hpp"
#include "core/domain/link_row.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct HandOvers : World {
  Browser computer = browser(1, "Firefox on a Windows computer");
  Browser phone = browser(2, "Safari on iPhone");
  ContactSession session;

  HandOvers() {
    Token link = mailed_link();
    ClaimResult claimed =
        claim(db, keys, random, firm(), hash(link), computer, std::nullopt, clock.time);
    BOOST_TEST_REQUIRE((claimed.outcome == ClaimOutcome::claimed));
    computer.device = *db.find_value<DeviceId>("SELECT MAX(id) FROM devices", {});
    session = {.id = {},
               .contact = sample.contact,
               .name = "Nora Quist",
               .time_zone = "UTC",
               .expires_at = clock.time};
    db.execute("DELETE FROM outbox");
  }

  static Browser browser(unsigned char number, const std::string& description) {
    return {.device = {},
            .fingerprint = Bytes32{number},
            .description = description,
            .ip = "203.0.113." + std::to_string(number)};
  }
  std::string offer() {
    auto result = offer_hand_over(db, keys, sample.firm, session, *computer.device,
                                  sample.work_item, "203.0.113.1", clock.time);
    BOOST_TEST_REQUIRE((result.outcome == OfferOutcome::offered));
    return offered().value().code;
  }
  std::optional<HandOverCode> offered() {
    return find_offered_code(db, keys, sample.firm, sample.contact, *computer.device,
                             sample.work_item, clock.time);
  }
  TakeOverResult take(const std::string& code, const Browser& by) {
    return take_over(db, keys, random, firm(), code, by, std::nullopt, clock.time);
  }
  bool open(const std::string& code) {
    return look_at_hand_over(db, keys, sample.firm, code, phone, clock.time).has_value();
  }
  std::vector<Holder> holders() {
    std::vector<Holder> holding;
    for (Holder& holder : list_holders(db, sample.firm, sample.contact, sample.work_item)) {
      if (holder.holds(clock.time)) holding.push_back(holder);
    }
    return holding;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hand_over, HandOvers)

BOOST_AUTO_TEST_CASE(the_work_moves_with_the_days_that_are_left) {
  clock.time += 9 * 24h;
  const std::string code = offer();
  BOOST_TEST(code.size() == 15u);
  auto view = look_at_hand_over(db, keys, sample.firm, code, phone, clock.time);
  BOOST_TEST_REQUIRE(view.has_value());
  BOOST_TEST((view->contact == sample.contact));
  BOOST_TEST(view->from_description == "Firefox on a Windows computer");
  TakeOverResult taken = take(code, phone);
  BOOST_TEST((taken.outcome == TakeOverOutcome::taken));
  BOOST_TEST((taken.work_item == sample.work_item));
  BOOST_TEST(taken.device_cookie.has_value());
  BOOST_TEST(taken.session_cookie.has_value());
  auto now_holding = holders();
  BOOST_TEST_REQUIRE(now_holding.size() == 1u);
  BOOST_TEST(now_holding[0].description == "Safari on iPhone");
  BOOST_TEST((now_holding[0].expires_at == clock.time + 21 * 24h));
  BOOST_TEST((now_holding[0].claimed_at == clock.time));
  // The computer is told where its work went.
  auto lapsed =
      look_at_lapsed(db, sample.firm, *computer.device, sample.work_item, clock.time).value();
  BOOST_TEST((lapsed.state == LinkState::moved));
  BOOST_TEST(*lapsed.other_device == "Safari on iPhone");
  BOOST_TEST((*lapsed.other_since == clock.time));
}

BOOST_AUTO_TEST_CASE(a_code_is_good_until_two_minutes_and_not_a_second_longer) {
  const std::string code = offer();
  clock.time += 119s;
  BOOST_TEST(open(code));
  BOOST_TEST(offered().has_value());
  clock.time += 1s;
  BOOST_TEST(!open(code));
  BOOST_TEST(!offered().has_value());
  BOOST_TEST((take(code, phone).outcome == TakeOverOutcome::over));
  BOOST_TEST(holders()[0].description == "Firefox on a Windows computer");
  const std::string next = offer();
  clock.time += 119s;
  BOOST_TEST((take(next, phone).outcome == TakeOverOutcome::taken));
}

BOOST_AUTO_TEST_CASE(a_code_works_once_and_the_same_browser_may_repeat_itself) {
  const std::string code = offer();
  phone.becomes = Token::make(random);
  BOOST_TEST((take(code, phone).outcome == TakeOverOutcome::taken));
  BOOST_TEST((take(code, browser(3, "Chrome on Android")).outcome == TakeOverOutcome::over));
  // The phone's second press, whose first answer it never got.
  TakeOverResult again = take(code, phone);
  BOOST_TEST((again.outcome == TakeOverOutcome::already_here));
  BOOST_TEST((again.work_item == sample.work_item));
  BOOST_TEST((again.device_cookie->text() == phone.becomes->text()));
  BOOST_TEST(count("devices") == 2u);
  clock.time += 11min;
  BOOST_TEST((take(code, phone).outcome == TakeOverOutcome::over));
}

BOOST_AUTO_TEST_CASE(the_device_that_made_a_code_does_not_use_it_up) {
  const std::string code = offer();
  BOOST_TEST((take(code, computer).outcome == TakeOverOutcome::already_here));
  BOOST_TEST((take(code, phone).outcome == TakeOverOutcome::taken));
}

BOOST_AUTO_TEST_CASE(one_of_many_parallel_browsers_wins) {
  constexpr unsigned kRacers = 8;
  for (int round = 0; round < 10; ++round) {
    db.execute("DELETE FROM rate_limits");
    db.execute("DELETE FROM bindings WHERE device_id <> ?", {*computer.device});
    db.execute("UPDATE bindings SET ended_at = NULL, ended_reason = NULL");
    const std::string code = offer();
    SharedMemory<std::array<TakeOverOutcome, kRacers>> outcomes;
    Gate start{kRacers};
    const Firm at = firm();
    int failed = run_in_parallel(kRacers, [&](unsigned racer) {
      Database own{TestDatabase::settings()};
      // Found by everybody before anybody may go.
      look_at_hand_over(own, keys, at.id, code, phone, clock.time);
      start.wait();
      Browser by = browser(static_cast<unsigned char>(10 + racer), "Racer");
      (*outcomes)[racer] =
          take_over(own, keys, random, at, code, by, std::nullopt, clock.time).outcome;
    });
    BOOST_TEST(failed == 0);
    BOOST_TEST(std::ranges::count(*outcomes, TakeOverOutcome::taken) == 1);
    BOOST_TEST(std::ranges::count(*outcomes, TakeOverOutcome::over) == kRacers - 1);
    BOOST_TEST(holders().size() == 1u);
    clock.time += 10min;
  }
}

BOOST_AUTO_TEST_CASE(where_the_firm_allows_several_devices_the_work_is_on_both) {
  db.execute("UPDATE firms SET devices_per_contact = 2");
  TakeOverResult taken = take(offer(), phone);
  BOOST_TEST((taken.outcome == TakeOverOutcome::taken));
  BOOST_TEST(holders().size() == 2u);
  // A third takes the place of the one that has had it the longest.
  clock.time += 1min;
  BOOST_TEST((take(offer(), browser(4, "Third")).outcome == TakeOverOutcome::taken));
  auto now_holding = holders();
  BOOST_TEST_REQUIRE(now_holding.size() == 2u);
  BOOST_TEST(now_holding[0].description == "Third");
  BOOST_TEST(now_holding[1].description == "Safari on iPhone");
}

BOOST_AUTO_TEST_CASE(a_new_code_ends_the_one_before) {
  const std::string first = offer();
  clock.time += 1s;
  const std::string second = offer();
  BOOST_TEST(first != second);
  BOOST_TEST(!open(first));
  BOOST_TEST(open(second));
}

BOOST_AUTO_TEST_CASE(a_code_is_read_as_people_type_it_and_stored_as_a_hash) {
  const std::string code = offer();
  std::string lower = code, spoken;
  for (char& c : lower) c = static_cast<char>(std::tolower(c));
  for (char c : code) {
    if (c != '-') (spoken += c == '0' ? 'o' : c == '1' ? 'l' : c) += ' ';
  }
  for (const std::string& typed : {code, lower, spoken}) BOOST_TEST(open(typed), typed);
  for (const char* wrong : {"", "-", "ABCDE-FGHJK-MN", "ABCDE-FGHJK-MNPQ", "UUUUU-UUUUU-UUU",
                            "\xff\xff", "ABCDE-FGHJK-MN%"}) {
    BOOST_TEST(!open(wrong), wrong);
  }
  std::string bare;
  for (char c : code) {
    if (c != '-') bare += c;
  }
  BOOST_TEST(count("handovers", "INSTR(HEX(code_hash), HEX('" + bare + "')) > 0") == 0u);
  // Another installation's key makes another code of the same row.
  Keyring other{Bytes32{8}};
  BOOST_TEST(find_offered_code(db, other, sample.firm, sample.contact, *computer.device,
                               sample.work_item, clock.time)
                 ->code != code);
}

BOOST_AUTO_TEST_CASE(nothing_is_handed_over_that_is_not_held) {
  const std::string code = offer();
  db.execute("UPDATE bindings SET ended_at = ?, ended_reason = 'revoked'", {clock.time});
  BOOST_TEST(!open(code));
  BOOST_TEST((take(code, phone).outcome == TakeOverOutcome::over));
  auto again = offer_hand_over(db, keys, sample.firm, session, *computer.device, sample.work_item,
                               "203.0.113.1", clock.time);
  BOOST_TEST((again.outcome == OfferOutcome::not_held));
}

BOOST_AUTO_TEST_CASE(a_deleted_contact_a_moved_address_and_another_firm_open_nothing) {
  const std::string code = offer();
  Sample other = add_firm("brightwater");
  BOOST_TEST(!look_at_hand_over(db, keys, other.firm, code, phone, clock.time).has_value());
  db.execute(
      "UPDATE contact_addresses SET address = 'new@client.example', "
      "normal_address = 'new@client.example' WHERE contact_id = ?",
      {sample.contact});
  BOOST_TEST(!open(code));
  BOOST_TEST((offer_hand_over(db, keys, sample.firm, session, *computer.device, sample.work_item,
                              "", clock.time)
                  .outcome == OfferOutcome::unreachable));
  db.execute(
      "UPDATE contact_addresses SET address = 'nora@client.example', "
      "normal_address = 'nora@client.example' WHERE contact_id = ?",
      {sample.contact});
  BOOST_TEST(open(code));
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, sample.contact});
  BOOST_TEST(!open(code));
  BOOST_TEST((take(code, phone).outcome == TakeOverOutcome::over));
}

BOOST_AUTO_TEST_CASE(the_contact_is_told_of_a_new_device_and_not_of_a_known_one) {
  take(offer(), phone);
  BOOST_TEST(count("outbox", "letter = 'new_device' AND to_address = 'nora@client.example'") == 1u);
  phone.device = *db.find_value<DeviceId>("SELECT MAX(id) FROM devices", {});
  // There and back again: both are known by now.
  std::swap(phone, computer);
  clock.time += 1min;
  take(offer(), phone);
  BOOST_TEST(holders()[0].description == "Firefox on a Windows computer");
  BOOST_TEST(count("outbox", "letter = 'new_device'") == 1u);
}

BOOST_AUTO_TEST_CASE(codes_are_made_at_most_six_in_a_minute) {
  for (int i = 0; i < 6; ++i) {
    offer();
    clock.time += 1s;
  }
  auto seventh = offer_hand_over(db, keys, sample.firm, session, *computer.device, sample.work_item,
                                 "", clock.time);
  BOOST_TEST((seventh.outcome == OfferOutcome::too_many));
  BOOST_TEST(seventh.wait.count() == 54);
}

BOOST_AUTO_TEST_SUITE_END()
