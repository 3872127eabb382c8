#include "core/mail/outbox.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <set>

#include "core/domain/undelivered.hpp"
#include "core/domain/withheld.hpp"
#include "core/mail/mailer.hpp"
#include "core/mail/mime.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/rows_read.hpp"
#include "tests/support/sample.hpp"
#include "tests/support/test_database.hpp"

using namespace latchkey;
using namespace std::chrono_literals;
using test::Sample;
using test::TestDatabase;

namespace {

constexpr Duration kLease = 2min;
const Time kStart = test::FakeClock().time;

// Keeps what it is given and answers as told.
struct KeepingTransport : MailTransport {
  Delivery answer{DeliveryOutcome::accepted, "250 kept", 250};
  std::vector<Envelope> envelopes;
  std::vector<std::string> mails;
  std::function<void()> before_answer = [] {};

  // What happens while the mail server is waited for; asks now and then whether to go on.
  std::function<void(const Waiting&)> meanwhile = [](const Waiting&) {};

  Delivery deliver(const Envelope& envelope, std::string_view bytes,
                   const Waiting& waiting) override {
    envelopes.push_back(envelope);
    mails.emplace_back(bytes);
    before_answer();
    meanwhile(waiting);
    return answer;
  }
};

// Quoted-printable lines joined again and decoded.
std::string plain(const std::string& mail) {
  std::string out;
  for (std::size_t i = 0; i < mail.size(); ++i) {
    if (mail[i] == '=' && mail.compare(i + 1, 2, "\r\n") == 0) {
      i += 2;
    } else if (mail[i] == '=' && i + 2 < mail.size() && std::isxdigit(mail[i + 1]) &&
               std::isxdigit(mail[i + 2])) {
      out += static_cast<char>(std::stoi(mail.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      out += mail[i];
    }
  }
  return out;
}

std::string token_in(const std::string& mail, const std::string& path = "/l/") {
  const std::string text = plain(mail);
  const std::size_t at = text.find(".example" + path);
  BOOST_REQUIRE(at != std::string::npos);
  return text.substr(at + 8 + path.size(), Token::kTextLength);
}

std::string line_of(const std::string& mail, const std::string& name) {
  const std::size_t at = mail.find(name + ": ");
  BOOST_REQUIRE(at != std::string::npos);
  return mail.substr(at, mail.find("\r\n", at) - at);
}

struct Post {
  TestDatabase database;
  Database& db = database.db();
  Keyring keys{Bytes32{7}};
  SystemRandom random;
  test::FakeClock clock;
  LetterTemplates templates{"templates"};
  KeepingTransport transport;
  Sample sample = Sample::insert(db, "hartwell", kStart);
  Mailer mailer{{db, keys, random, clock, templates, transport},
                "test:1",
                kLease,
                [](std::chrono::milliseconds) { return true; }};

  LinkId link = sample.insert_link(db, kStart);

  OutboxId put(Letter letter = Letter::checklist, const std::string& to = "nora@client.example") {
    return enqueue(db, random, sample.firm,
                   {.letter = letter,
                    .to_address = to,
                    .work_item = sample.work_item,
                    .checklist = sample.checklist,
                    .link = link,
                    .contact = sample.contact,
                    .staff = letter == Letter::not_me ? std::optional(sample.staff) : std::nullopt,
                    .device = {},
                    .browser = "Safari on iPhone"},
                   clock.now());
  }

  // As when staff correct the contact's only address.
  void correct_address(const std::string& from, const std::string& to) {
    db.execute(
        "UPDATE contact_addresses SET address = ?, normal_address = ? WHERE firm_id = ? AND "
        "address = ?",
        {to, to, sample.firm, from});
  }
  bool link_ended() {
    return db.find_value<bool>("SELECT ended_at IS NOT NULL FROM magic_links WHERE id = ?", {link})
        .value();
  }

  struct State {
    std::string state;
    int attempts;
    Time next_attempt_at;
    std::string server_words;
  };
  State state(OutboxId id) {
    return *db.find(
        "SELECT state, attempts, next_attempt_at, server_words FROM outbox WHERE id = ?", {id},
        [](Row& row) {
          return State{row.get<std::string>(), row.get<int>(), row.get<Time>(),
                       row.get<std::optional<std::string>>().value_or("")};
        });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(outbox, Post)

BOOST_AUTO_TEST_CASE(a_letter_goes_out_once_and_is_written_down) {
  const OutboxId id = put();
  BOOST_TEST(mailer.send_next());
  BOOST_TEST(!mailer.send_next());
  BOOST_TEST(transport.mails.size() == 1);
  BOOST_TEST(transport.envelopes[0].from == "requests@hartwell.example");
  BOOST_TEST(transport.envelopes[0].to == "nora@client.example");
  BOOST_TEST(state(id).state == "sent");
  BOOST_TEST(state(id).attempts == 1);
  BOOST_TEST(state(id).server_words == "250 kept");
  const std::string& mail = transport.mails[0];
  BOOST_TEST(line_of(mail, "From") == "From: \"Hartwell & Finch\" <requests@hartwell.example>");
  BOOST_TEST(line_of(mail, "To") == "To: \"Nora Quist\" <nora@client.example>");
  BOOST_TEST(line_of(mail, "Reply-To") == "Reply-To: \"Ada Finch\" <ada@hartwell.example>");
  BOOST_TEST(line_of(mail, "Auto-Submitted") == "Auto-Submitted: auto-generated");
  BOOST_TEST(line_of(mail, "Subject") ==
             "Subject: 2026 tax return: 3 requests from Hartwell & Finch");
}

BOOST_AUTO_TEST_CASE(the_token_is_in_the_mail_alone_and_opens_its_link) {
  put(Letter::new_device);
  put();
  const std::string before = database.dump();
  mailer.send_next();
  mailer.send_next();
  const std::string not_me = token_in(transport.mails[0], "/not-me/");
  const std::string token = token_in(transport.mails[1]);
  const std::string after = database.dump();
  for (const std::string& text : {token, not_me}) {
    const Token read = Token::parse(text).value();
    BOOST_TEST(before.find(text) == std::string::npos);
    BOOST_TEST(after.find(text) == std::string::npos);
    BOOST_TEST(after.find(std::string(as_text(read.bytes()))) == std::string::npos);
    BOOST_TEST(after.find(hex(as_text(read.bytes()))) == std::string::npos);
  }
  const auto link_of = [&](Purpose purpose, const std::string& text) {
    return db.find_value<LinkId>("SELECT link_id FROM link_tokens WHERE token_hash = ?",
                                 {keys.hash(purpose, Token::parse(text).value())});
  };
  BOOST_TEST((link_of(Purpose::link_token, token) == link));
  BOOST_TEST((link_of(Purpose::not_me_token, not_me) == link));
  BOOST_TEST(!link_of(Purpose::link_token, not_me));  // a notice never lets anybody in
}

BOOST_AUTO_TEST_CASE(the_tokens_hash_is_committed_before_anything_is_sent) {
  put();
  std::string token;
  transport.before_answer = [&] {
    token = token_in(transport.mails.back());
    Database other(TestDatabase::settings());
    BOOST_TEST(
        other
            .find_value<LinkId>("SELECT link_id FROM link_tokens WHERE token_hash = ?",
                                {keys.hash(Purpose::link_token, Token::parse(token).value())})
            .has_value());
    throw std::runtime_error("the mailer is cut off here");
  };
  mailer.send_next();
  BOOST_TEST(!token.empty());
}

BOOST_AUTO_TEST_CASE(what_may_pass_is_tried_again_after_growing_pauses_and_given_up) {
  const OutboxId id = put();
  transport.answer = {DeliveryOutcome::try_later, "451 come back", 451};
  std::vector<std::chrono::seconds> pauses;
  std::set<std::string> tokens;
  std::set<std::string> message_ids;
  while (state(id).state == "queued") {
    clock.time = state(id).next_attempt_at - 1us;
    BOOST_TEST(!mailer.send_next());  // not a moment early
    clock.time += 1us;
    BOOST_TEST(mailer.send_next());
    pauses.push_back(
        std::chrono::duration_cast<std::chrono::seconds>(state(id).next_attempt_at - clock.time));
    tokens.insert(token_in(transport.mails.back()));
    message_ids.insert(line_of(transport.mails.back(), "Message-ID"));
  }
  const std::vector<std::chrono::seconds> expected = {30s, 2min, 10min, 1h, 3h, 6h, 12h, 24h, 0s};
  BOOST_TEST((pauses == expected));
  BOOST_TEST(state(id).state == "failed");
  BOOST_TEST(state(id).attempts == 9);
  BOOST_TEST(state(id).server_words == "451 come back");
  BOOST_TEST(tokens.size() == 9);  // a fresh one each time
  BOOST_TEST(message_ids.size() == 1);
  clock.time += 24h * 30;
  BOOST_TEST(!mailer.send_next());
}

BOOST_AUTO_TEST_CASE(a_refusal_is_final_and_keeps_the_servers_words) {
  const OutboxId id = put();
  transport.answer = {DeliveryOutcome::refused, "550 5.1.1 no such mailbox", 550};
  mailer.send_next();
  BOOST_TEST(state(id).state == "failed");
  BOOST_TEST(state(id).server_words == "550 5.1.1 no such mailbox");
  clock.time += 24h;
  BOOST_TEST(!mailer.send_next());
  BOOST_TEST(transport.mails.size() == 1);
}

BOOST_AUTO_TEST_CASE(a_letter_whose_rows_make_no_sense_waits_and_the_next_one_goes_out) {
  const auto confirmation = ConfirmationId{db.insert(
      "INSERT INTO confirmations (firm_id, contact_id, kind, address, created_at, expires_at) "
      "VALUES (?, 0, 'riddle', 'nora@client.example', ?, ?)",
      {sample.firm, kStart, kStart + 24h})};
  const OutboxId riddle = enqueue(db, random, sample.firm,
                                  {.letter = Letter::reset_password,
                                   .to_address = "nora@client.example",
                                   .confirmation = confirmation},
                                  clock.now());
  const OutboxId next = put();
  BOOST_TEST(mailer.send_next());
  BOOST_TEST(state(riddle).state == "queued");
  BOOST_TEST((state(riddle).next_attempt_at == clock.time + 30s));
  BOOST_TEST(mailer.send_next());
  BOOST_TEST(state(next).state == "sent");
}

BOOST_AUTO_TEST_CASE(an_address_that_no_mail_can_have_fails_without_a_try) {
  const OutboxId id = put(Letter::checklist, "nora@client.example\r\nBcc: thief@example.com");
  BOOST_TEST(mailer.send_next());
  BOOST_TEST(state(id).state == "failed");
  BOOST_TEST(transport.mails.empty());
}

BOOST_AUTO_TEST_CASE(a_letter_whose_reason_is_gone_is_cancelled) {
  const auto cancelled = [&](const char* sql, Values values, Letter letter = Letter::checklist) {
    const OutboxId id = put(letter);
    db.execute(sql, values);
    BOOST_TEST(mailer.send_next());
    BOOST_TEST(state(id).state == "cancelled", sql);
    BOOST_TEST(state(id).server_words.starts_with("not sent: "));
  };
  cancelled("UPDATE firms SET suspended_at = ? WHERE id = ?", {kStart, sample.firm});
  db.execute("UPDATE firms SET suspended_at = NULL");
  cancelled("UPDATE contacts SET deleted_at = ? WHERE id = ?", {kStart, sample.contact});
  cancelled("UPDATE contacts SET version = version + 1 WHERE id = ?", {sample.contact},
            Letter::new_device);
  db.execute("UPDATE contacts SET deleted_at = NULL");
  cancelled("UPDATE staff SET deactivated_at = ? WHERE id = ?", {kStart, sample.staff},
            Letter::not_me);
  cancelled("UPDATE magic_links SET ended_at = ?, ended_reason = 'replaced' WHERE id = ?",
            {kStart, link});
  db.execute("UPDATE magic_links SET ended_at = NULL");
  cancelled("UPDATE magic_links SET expires_at = ? WHERE id = ?", {clock.time, link});
  db.execute("UPDATE magic_links SET expires_at = ?", {clock.time + 1us});
  cancelled("UPDATE work_items SET status = 'completed', completed_at = ? WHERE id = ?",
            {kStart, sample.work_item});
  db.execute("UPDATE work_items SET status = 'waiting', completed_at = NULL");
  cancelled("UPDATE magic_links SET checklist_id = 0 WHERE id = ?", {link});
  BOOST_TEST(transport.mails.empty());
}

BOOST_AUTO_TEST_CASE(completed_work_is_still_opened_by_a_link_that_its_client_asks_for) {
  db.execute("UPDATE work_items SET status = 'completed', completed_at = ? WHERE id = ?",
             {kStart, sample.work_item});
  put(Letter::access_link);
  BOOST_TEST(mailer.send_next());
  BOOST_TEST(transport.mails.size() == 1u);
}

BOOST_AUTO_TEST_CASE(nothing_goes_to_an_address_that_staff_have_corrected_and_they_are_told) {
  const std::string old = "nora@client.example";
  for (const Letter letter :
       {Letter::checklist, Letter::access_link, Letter::pin_checklist, Letter::new_device}) {
    const OutboxId id = put(letter);
    correct_address(old, "nora@right.example");
    BOOST_TEST(mailer.send_next());
    BOOST_TEST(state(id).state == "failed", letter_name(letter));
    BOOST_TEST(state(id).server_words == kWithheldForAddress);
    const auto told = list_undelivered(db, sample.firm, clock.time - 1h);
    BOOST_REQUIRE(!told.empty());
    BOOST_TEST(told[0].address == old);
    BOOST_TEST(told[0].server_words == kWithheldForAddress);
    BOOST_TEST(told[0].contact_name == "Nora Quist");
    BOOST_TEST(told[0].has_link == (letter != Letter::new_device));
    clock.time += 24h;
    BOOST_TEST(!mailer.send_next());
    correct_address("nora@right.example", old);
  }
  put(Letter::not_me, "ada@hartwell.example");  // a notice to staff is not a contact's
  BOOST_TEST(mailer.send_next());
  BOOST_TEST(transport.mails.size() == 1);
}

BOOST_AUTO_TEST_CASE(a_notice_about_a_login_does_not_go_to_a_corrected_address_either) {
  const OutboxId id = enqueue(db, random, sample.firm,
                              {.letter = Letter::password_changed,
                               .to_address = "nora@client.example",
                               .contact = sample.contact,
                               .browser = "Safari on iPhone"},
                              clock.now());
  correct_address("nora@client.example", "nora@right.example");
  BOOST_TEST(mailer.send_next());
  BOOST_TEST(state(id).server_words == kWithheldForAddress);
  BOOST_TEST(transport.mails.empty());
}

BOOST_AUTO_TEST_CASE(a_link_whose_only_mail_was_withheld_is_not_outstanding) {
  put();
  correct_address("nora@client.example", "nora@right.example");
  mailer.send_next();
  BOOST_TEST(link_ended());
}

BOOST_AUTO_TEST_CASE(a_link_that_was_mailed_before_lives_on_where_a_later_mail_is_withheld) {
  put();
  mailer.send_next();
  put(Letter::access_link, "nora@old.example");
  mailer.send_next();
  BOOST_TEST(transport.mails.size() == 1);
  BOOST_TEST(!link_ended());
}

BOOST_AUTO_TEST_CASE(a_claimed_letter_is_out_of_reach_until_its_lease_ends) {
  const OutboxId id = put();
  const auto first = claim_letter(db, "one:1", clock.time, kLease);
  BOOST_REQUIRE(first.has_value());
  BOOST_TEST(!claim_letter(db, "two:2", clock.time + kLease - 1us, kLease));
  // The mailer that held it was killed: another one takes it over, as its second attempt.
  const auto second = claim_letter(db, "two:2", clock.time + kLease, kLease);
  BOOST_REQUIRE(second.has_value());
  BOOST_TEST((second->id == id && second->attempt == 2 && second->message_id == first->message_id));
  // One that was only slow must not write over what the other does.
  BOOST_TEST(!settle_letter(db, *first, LetterState::failed, "late", clock.time + kLease));
  BOOST_TEST(state(id).state == "sending");
  BOOST_TEST(settle_letter(db, *second, LetterState::sent, "250", clock.time + kLease));
  BOOST_TEST(!settle_letter(db, *second, LetterState::failed, "again", clock.time + kLease));
  BOOST_TEST(state(id).state == "sent");
}

BOOST_AUTO_TEST_CASE(a_letter_is_its_mailers_for_as_long_as_the_mail_server_takes) {
  const OutboxId id = put();
  Database other(TestDatabase::settings());
  transport.meanwhile = [&](const MailTransport::Waiting& waiting) {
    for (auto taken = 0s; taken < 10min; taken += 1s) {
      clock.time += 1s;
      BOOST_REQUIRE(waiting());
      BOOST_REQUIRE(!claim_letter(other, "two:2", clock.time, kLease));
    }
  };
  BOOST_TEST(mailer.send_next());
  BOOST_TEST(state(id).state == "sent");
  BOOST_TEST(state(id).attempts == 1);
}

BOOST_AUTO_TEST_CASE(the_oldest_goes_first_and_others_do_not_wait_for_a_lock) {
  const OutboxId first = put();
  clock.time += 1s;
  const OutboxId second = put();
  Database other(TestDatabase::settings());
  db.transaction([&] {
    db.find_value<OutboxId>("SELECT id FROM outbox WHERE id = ? FOR UPDATE", {first});
    const auto claimed = claim_letter(other, "two:2", clock.time, kLease);
    BOOST_TEST((claimed && claimed->id == second));
    BOOST_TEST(!claim_letter(other, "two:2", clock.time, kLease));
  });
  const auto claimed = claim_letter(other, "two:2", clock.time, kLease);
  BOOST_TEST((claimed && claimed->id == first));
}

BOOST_AUTO_TEST_CASE(what_somebody_waits_for_goes_before_what_goes_out_in_bulk) {
  std::vector<OutboxId> bulk;
  for (const Letter letter : {Letter::checklist, Letter::pin_checklist, Letter::news}) {
    bulk.push_back(put(letter));
  }
  clock.time += 1s;
  std::vector<OutboxId> waited_for;
  for (const Letter letter : {Letter::access_link, Letter::reset_password, Letter::reset_pin,
                              Letter::confirm_login, Letter::reset_staff_password}) {
    waited_for.push_back(put(letter));
  }
  std::vector<OutboxId> expected = waited_for;
  expected.insert(expected.end(), bulk.begin(), bulk.end());
  for (const OutboxId id : expected) {
    const auto claimed = claim_letter(db, "one:1", clock.time, kLease);
    BOOST_TEST((claimed && claimed->id == id));
  }
  // One that its mailer did not finish comes before the rest of the bulk, too.
  const OutboxId late = put();
  const auto again = claim_letter(db, "two:2", clock.time + kLease, kLease);
  BOOST_TEST((again && again->id == waited_for.front()));
  BOOST_TEST(state(late).state == "queued");
}

BOOST_AUTO_TEST_CASE(a_letter_is_found_among_thousands_by_a_look_at_one_row) {
  const OutboxId first = put();
  const std::string columns =
      "firm_id, letter, to_address, work_item_id, checklist_id, link_id, contact_id, created_at, "
      "state, next_attempt_at, message_id";
  for (int doubled = 0; doubled < 11; ++doubled) {
    db.run("INSERT INTO outbox (" + columns + ") SELECT " + columns + " FROM outbox");
  }
  db.run("UPDATE outbox SET state = 'sent' WHERE id % 2 = 0 AND id <> " +
         std::to_string(first.value));
  const auto read = test::rows_read(
      db, [&] { BOOST_TEST(claim_letter(db, "one:1", clock.time, kLease).has_value()); });
  BOOST_TEST(read <= 12);
}

BOOST_AUTO_TEST_CASE(a_letter_of_a_newer_version_waits_for_a_mailer_that_knows_it) {
  const OutboxId id = put();
  db.execute("UPDATE outbox SET letter = 'birthday' WHERE id = ?", {id});
  BOOST_TEST(mailer.send_next());
  BOOST_TEST(state(id).state == "queued");
  BOOST_TEST(transport.mails.empty());
}

BOOST_AUTO_TEST_CASE(a_database_that_goes_away_while_a_mail_is_sent_does_not_send_it_twice) {
  const OutboxId id = put();
  transport.before_answer = [&] {
    Database other(TestDatabase::settings());
    const auto connections = other.list(
        "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> "
        "CONNECTION_ID()",
        {}, [](Row& row) { return row.get<std::uint64_t>(); });
    for (const auto connection : connections) other.run("KILL " + std::to_string(connection));
  };
  BOOST_TEST(mailer.send_next());
  BOOST_TEST(state(id).state == "sent");
  clock.time += 24h;
  BOOST_TEST(!mailer.send_next());
  BOOST_TEST(transport.mails.size() == 1);
}

// Children deliver into one folder, a file an attempt, named after what was delivered.
namespace {

struct AppendingTransport : MailTransport {
  explicit AppendingTransport(std::string path) : path_(std::move(path)) {}
  Delivery deliver(const Envelope& envelope, std::string_view, const Waiting&) override {
    std::ofstream(path_, std::ios::app) << envelope.key + '\n' << std::flush;
    ::usleep(1000);
    return {DeliveryOutcome::accepted, "250", 250};
  }
  std::string path_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(four_mailers_at_once_never_send_one_letter_twice) {
  constexpr int kLetters = 200;
  for (int i = 0; i < kLetters; ++i) put();
  std::string path = "/tmp/latchkey-outbox-XXXXXX";
  ::close(::mkstemp(path.data()));
  db.disconnect();  // a child must not end the connection that it inherited
  std::vector<pid_t> children;
  for (int i = 0; i < 4; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      Database own(TestDatabase::settings());
      AppendingTransport appending(path);
      Mailer busy({own, keys, random, clock, templates, appending}, "child:" + std::to_string(i),
                  kLease, [](std::chrono::milliseconds) { return true; });
      try {
        while (busy.send_next()) {
        }
      } catch (...) {
        ::_exit(1);
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    BOOST_TEST(status == 0);
  }
  std::ifstream in(path);
  std::multiset<std::string> keys_sent;
  for (std::string line; std::getline(in, line);) keys_sent.insert(line);
  ::unlink(path.c_str());
  BOOST_TEST(keys_sent.size() == kLetters);
  BOOST_TEST(std::set<std::string>(keys_sent.begin(), keys_sent.end()).size() == kLetters);
  BOOST_TEST(db.find_value<int>("SELECT COUNT(*) FROM outbox WHERE state = 'sent'", {}).value() ==
             kLetters);
}

BOOST_AUTO_TEST_CASE(a_mailer_killed_while_it_sends_leaves_its_letter_to_the_next) {
  const OutboxId id = put();
  db.disconnect();
  const pid_t child = ::fork();
  if (child == 0) {
    Database own(TestDatabase::settings());
    KeepingTransport killed;
    killed.before_answer = [] { ::kill(::getpid(), SIGKILL); };
    Mailer doomed({own, keys, random, clock, templates, killed}, "doomed:1", kLease,
                  [](std::chrono::milliseconds) { return true; });
    doomed.send_next();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  BOOST_REQUIRE(WIFSIGNALED(status));
  BOOST_TEST(state(id).state == "sending");
  BOOST_TEST(!mailer.send_next());
  clock.time += kLease;
  BOOST_TEST(mailer.send_next());
  BOOST_TEST(state(id).state == "sent");
  BOOST_TEST(state(id).attempts == 2);
  // Both attempts' tokens open, for nobody knows which mail arrived.
  BOOST_TEST(
      db.find_value<int>("SELECT COUNT(*) FROM link_tokens WHERE link_id = ?", {link}).value() ==
      2);
}

BOOST_AUTO_TEST_SUITE_END()
