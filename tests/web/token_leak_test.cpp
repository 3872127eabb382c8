// security.md 1: after everything that a client does, no raw token lies anywhere.
#include <boost/test/unit_test.hpp>

#include <set>

#include "core/domain/send.hpp"
#include "core/mail/mailer.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

/// Keeps what would have been mailed.
struct Postbox final : MailTransport {
  std::string mails;

  Delivery deliver(const Envelope&, std::string_view bytes, const Waiting&) override {
    mails += bytes;
    return {DeliveryOutcome::accepted, "250 kept", 250};
  }
  /// The newest address of this kind, its soft line breaks joined.
  std::string newest(const std::string& path) const {
    std::string text = mails;
    for (std::size_t at = 0; (at = text.find("=\r\n", at)) != std::string::npos;) text.erase(at, 3);
    const std::size_t at = text.rfind("https://hartwell.example" + path);
    BOOST_TEST_REQUIRE(at != std::string::npos, path);
    return text.substr(at + 24, path.size() + Token::kTextLength);
  }
};

struct WholeRun : Portal {
  Postbox postbox;
  LetterTemplates letters{"templates"};
  Mailer mailer{
      {db, keys, random, clock, letters, postbox}, "test:1", 2min, [](std::chrono::milliseconds) {
        return true;
      }};
  std::set<std::string> secrets;  // all that must be nowhere

  void mail() {
    while (mailer.send_next()) {
    }
  }
  void note(const FakeBrowser& browser) {
    for (const auto& [name, value] : browser.cookies) secrets.insert(value);
  }
  void note_address(const std::string& path) { secrets.insert(path.substr(path.rfind('/') + 1)); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(token_leak, WholeRun)

BOOST_AUTO_TEST_CASE(after_a_whole_run_no_raw_token_is_in_any_table_or_file) {
  // Staff send; the mail comes; the client opens it, works, moves on; the first device is lost.
  auto version =
      *db.find_value<unsigned>("SELECT version FROM checklists WHERE id = ?", {sample.checklist});
  SendResult sent = send_checklist(db, keys, random, firm(), ada(), sample.work_item,
                                   sample.checklist, version, std::nullopt, clock.time);
  BOOST_TEST((sent.outcome == SendOutcome::sent));
  mail();
  const std::string link = postbox.newest("/l/");
  note_address(link);
  FakeBrowser phone = browser();
  Answer page = phone.open(link);
  note(phone);  // the visit cookie
  secrets.insert(page.csrf());
  Answer work = phone.follow(phone.press(page, link));
  BOOST_TEST(work.heading() == "2026 tax return");
  note(phone);
  secrets.insert(work.csrf());
  mail();
  const std::string notice = postbox.newest("/not-me/");
  note_address(notice);
  Answer request = phone.open(request_path());
  phone.press(request, "/comments", {{"comment", "Hello"}});
  phone.upload(request, "/documents", {{"files", "a.txt", "content"}});

  FakeBrowser computer = browser(kFirefoxOnWindows);
  Answer elsewhere = computer.open(link);
  BOOST_TEST(elsewhere.status == 403);
  computer.press(elsewhere, "/send");
  note(computer);
  mail();
  const std::string access = postbox.newest("/l/");
  BOOST_TEST(access != link);
  note_address(access);
  Answer moved = computer.follow(computer.press(computer.open(access), access));
  BOOST_TEST(moved.heading() == "2026 tax return");
  note(computer);
  mail();
  phone.open(work_path());
  computer.press(computer.open(notice), notice);
  mail();
  computer.press(computer.open("/devices"), "/sign-out");

  BOOST_TEST(secrets.size() >= 9u);
  BOOST_TEST(count("outbox", "state <> 'sent'") == 0u);
  BOOST_TEST(count("outbox") == 5u);
  std::string everything = database.dump();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(store.folder)) {
    if (entry.is_regular_file()) everything += read_whole_file(entry.path());
  }
  for (const std::string& secret : secrets) {
    BOOST_TEST(secret.size() == 43u, secret);
    BOOST_TEST(everything.find(secret) == std::string::npos, secret);
    // Nor its bytes, in any of the ways in which they could have been written.
    const Bytes32 bytes = Token::parse(secret)->bytes();
    BOOST_TEST(everything.find(as_text(bytes)) == std::string::npos, secret);
    BOOST_TEST(everything.find(hex(as_text(bytes))) == std::string::npos, secret);
  }
}

BOOST_AUTO_TEST_SUITE_END()
