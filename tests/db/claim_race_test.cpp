// security.md 3: however many claim at once, one wins.
#include <boost/test/unit_test.hpp>

#include "core/domain/audit.hpp"
#include "core/domain/hand_over.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

constexpr unsigned kRacers = 16;

Browser racer_browser(unsigned racer) {
  Browser browser;
  browser.fingerprint.fill(static_cast<unsigned char>(racer + 1));
  browser.description = "Racer " + std::to_string(racer);
  browser.ip = "203.0.113." + std::to_string(racer + 1);
  return browser;
}

template <unsigned rounds>
struct Outcomes {
  ClaimOutcome of[rounds][kRacers];
  bool got_cookies[rounds][kRacers];
};

/// All racers claim in each round at the same moment: racer i by tokens[round][i % how many].
template <unsigned rounds>
int race(World& world, const std::vector<std::vector<Token>>& tokens, Outcomes<rounds>& outcomes) {
  const Firm firm = world.firm();
  Gate start{kRacers};
  return run_in_parallel(kRacers, [&](unsigned racer) {
    Database db{TestDatabase::settings()};
    for (unsigned round = 0; round < rounds; ++round) {
      const Token& token = tokens[round][racer % tokens[round].size()];
      // Found by everybody before anybody may go.
      look_at_link(db, firm.id, world.hash(token), {}, world.clock.time);
      start.wait();
      ClaimResult result = claim(db, world.keys, world.random, firm, world.hash(token),
                                 racer_browser(racer), {}, world.clock.time);
      outcomes.of[round][racer] = result.outcome;
      outcomes.got_cookies[round][racer] = result.device_cookie && result.session_cookie;
      start.wait();
    }
  });
}

template <unsigned rounds>
void require_one_winner_a_round(const Outcomes<rounds>& outcomes) {
  for (unsigned round = 0; round < rounds; ++round) {
    unsigned winners = 0, cookies = 0, losers = 0;
    for (unsigned racer = 0; racer < kRacers; ++racer) {
      winners += outcomes.of[round][racer] == ClaimOutcome::claimed;
      losers += outcomes.of[round][racer] == ClaimOutcome::not_claimable;
      cookies += outcomes.got_cookies[round][racer];
      BOOST_TEST((outcomes.of[round][racer] == ClaimOutcome::claimed) ==
                 outcomes.got_cookies[round][racer]);
    }
    BOOST_TEST_CONTEXT("round " << round) {
      BOOST_TEST(winners == 1u);
      BOOST_TEST(losers == kRacers - 1);
      BOOST_TEST(cookies == 1u);
    }
  }
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(claim_race, World)

BOOST_AUTO_TEST_CASE(two_hundred_rounds_of_sixteen_parallel_claims_have_one_winner_each) {
  constexpr unsigned kRounds = 200;
  std::vector<std::vector<Token>> tokens;
  for (unsigned round = 0; round < kRounds; ++round) {
    AddedContact contact = add_contact("Racer", "racer" + std::to_string(round) + "@c.example");
    add_recipient(contact);
    // Two mails of one link, each with its token.
    LinkId link = add_link(sample, contact.id, contact.address);
    tokens.push_back({mail_token(link), mail_token(link)});
  }
  SharedMemory<Outcomes<kRounds>> outcomes;
  BOOST_TEST(race<kRounds>(*this, tokens, *outcomes) == 0);
  require_one_winner_a_round(*outcomes);
  BOOST_TEST(count("magic_links", "claimed_at IS NOT NULL AND device_id IS NOT NULL") == kRounds);
  BOOST_TEST(count("bindings") == kRounds);
  BOOST_TEST(count("sessions") == kRounds);
  BOOST_TEST(count("devices") == kRounds);
  BOOST_TEST(count("outbox", "letter = 'new_device'") == kRounds);
  BOOST_TEST(count("audit_events", "action = 'link.claimed'") == kRounds);
  // The rows of each round belong together.
  BOOST_TEST(*db.find_value<int>(
                 "SELECT COUNT(*) FROM magic_links l "
                 "JOIN bindings b ON b.link_id = l.id AND b.device_id = l.device_id "
                 "  AND b.contact_id = l.contact_id AND b.ended_at IS NULL "
                 "JOIN sessions s ON s.device_id = l.device_id AND s.contact_id = l.contact_id",
                 {}) == int{kRounds});
  BOOST_TEST(!find_broken_audit_row(db, keys, sample.firm).has_value());
}

BOOST_AUTO_TEST_CASE(of_three_outstanding_links_that_are_claimed_at_once_one_wins) {
  constexpr unsigned kRounds = 40;
  std::vector<std::vector<Token>> tokens;
  for (unsigned round = 0; round < kRounds; ++round) {
    AddedContact contact = add_contact("Racer", "racer" + std::to_string(round) + "@c.example");
    add_recipient(contact);
    tokens.push_back({});
    for (int i = 0; i < 3; ++i) {
      tokens.back().push_back(mail_token(add_link(sample, contact.id, contact.address)));
    }
  }
  SharedMemory<Outcomes<kRounds>> outcomes;
  BOOST_TEST(race<kRounds>(*this, tokens, *outcomes) == 0);
  require_one_winner_a_round(*outcomes);
  BOOST_TEST(count("magic_links", "claimed_at IS NOT NULL") == kRounds);
  BOOST_TEST(count("magic_links", "ended_reason = 'replaced'") == 2 * kRounds);
  BOOST_TEST(count("bindings", "ended_at IS NULL") == kRounds);
}

BOOST_AUTO_TEST_CASE(a_claim_and_a_hand_over_at_once_leave_one_device) {
  constexpr unsigned kRounds = 40;
  std::vector<Token> links;
  std::vector<std::string> codes;
  for (unsigned round = 0; round < kRounds; ++round) {
    AddedContact contact = add_contact("Racer", "racer" + std::to_string(round) + "@c.example");
    add_recipient(contact);
    claim(db, keys, random, firm(), hash(mail_token(add_link(sample, contact.id, contact.address))),
          racer_browser(9), {}, clock.time);
    const DeviceId holder = *db.find_value<DeviceId>("SELECT MAX(id) FROM devices", {});
    ContactSession session{.id = *db.find_value<SessionId>("SELECT MAX(id) FROM sessions", {}),
                           .contact = contact.id,
                           .name = contact.name,
                           .time_zone = "UTC",
                           .expires_at = clock.time};
    offer_hand_over(db, keys, sample.firm, session, holder, sample.work_item, "203.0.113.9",
                    clock.time);
    codes.push_back(
        find_offered_code(db, keys, sample.firm, contact.id, holder, sample.work_item, clock.time)
            .value()
            .code);
    links.push_back(mail_token(add_link(sample, contact.id, contact.address)));
  }
  const Firm at = firm();
  Gate start{2};
  const int failed = run_in_parallel(2, [&](unsigned racer) {
    Database own{TestDatabase::settings()};
    for (unsigned round = 0; round < kRounds; ++round) {
      start.wait();
      if (racer == 0) {
        claim(own, keys, random, at, hash(links[round]), racer_browser(racer), {}, clock.time);
      } else {
        take_over(own, keys, random, at, codes[round], racer_browser(racer), {}, clock.time);
      }
    }
  });
  BOOST_TEST(failed == 0);
  BOOST_TEST(count("bindings", "ended_at IS NULL") == kRounds);
}

BOOST_AUTO_TEST_CASE(
    one_browser_that_presses_many_times_at_once_claims_once_and_is_let_in_each_time) {
  constexpr unsigned kRounds = 20;
  struct Seen {
    ClaimOutcome of[kRounds][kRacers];
  };
  std::vector<Token> tokens, visits;
  for (unsigned round = 0; round < kRounds; ++round) {
    AddedContact contact = add_contact("Racer", "racer" + std::to_string(round) + "@c.example");
    add_recipient(contact);
    tokens.push_back(mail_token(add_link(sample, contact.id, contact.address)));
    visits.push_back(Token::make(random));
  }
  SharedMemory<Seen> seen;
  const Firm at = firm();
  Gate start{kRacers};
  const int failed = run_in_parallel(kRacers, [&](unsigned racer) {
    Database own{TestDatabase::settings()};
    for (unsigned round = 0; round < kRounds; ++round) {
      Browser same = racer_browser(0);
      same.becomes = visits[round];
      start.wait();
      seen->of[round][racer] =
          claim(own, keys, random, at, hash(tokens[round]), same, {}, clock.time).outcome;
    }
  });
  BOOST_TEST(failed == 0);
  for (unsigned round = 0; round < kRounds; ++round) {
    unsigned claimed = 0, again = 0;
    for (ClaimOutcome outcome : seen->of[round]) {
      claimed += outcome == ClaimOutcome::claimed;
      again += outcome == ClaimOutcome::already_here;
    }
    BOOST_TEST(claimed == 1u);
    BOOST_TEST(again == kRacers - 1);
  }
  BOOST_TEST(count("devices") == kRounds);
  BOOST_TEST(count("bindings") == kRounds);
  BOOST_TEST(count("outbox", "letter = 'new_device'") == kRounds);
}

BOOST_AUTO_TEST_SUITE_END()
