// product.md, What staff do 5: clients are mailed after 10 quiet minutes, batched; staff get
// notices.
#include "core/domain/news.hpp"
#include "core/domain/comment_change.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "core/domain/contact_deletion.hpp"
#include "core/domain/document_change.hpp"
#include "core/domain/excuse.hpp"
#include "core/domain/review.hpp"
#include "core/domain/review_queue.hpp"
#include "core/domain/undelivered.hpp"
#include "core/domain/withheld.hpp"
#include "core/domain/work_item.hpp"
#include "core/mail/mailer.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Delivered : MailTransport {
  std::vector<Envelope> envelopes;
  std::vector<std::string> mails;

  Delivery deliver(const Envelope& envelope, std::string_view bytes, const Waiting&) override {
    envelopes.push_back(envelope);
    mails.emplace_back(bytes);
    return {DeliveryOutcome::accepted, "250 kept", 250};
  }
};

struct Told : World {
  LetterTemplates templates{"templates"};
  Delivered post;
  Mailer mailer{
      {db, keys, random, clock, templates, post}, "test:1", 2min, [](std::chrono::milliseconds) {
        return true;
      }};

  RequestChange by_nora(int position = 1) { return change_by(sample.contact, request(position)); }
  RequestChange by_ada(int position = 1) {
    RequestChange change = by_nora(position);
    change.author = ada().author();
    return change;
  }
  void comment(const RequestChange& change) {
    add_comment(db, keys, change, "Words " + std::to_string(count("comments")), clock.time);
  }
  void send_back(int position = 1) {
    return_request(db, keys, sample.firm, ada(),
                   {sample.work_item, request(position),
                    find_came_in_at(db, sample.firm, sample.work_item, request(position))},
                   "Page 2 is missing.", clock.time);
  }
  /// Runs the job and the mailer; the mails that this sent.
  std::vector<std::string> mails() {
    while (mail_next_news(db, random, clock.time)) {
    }
    post.mails.clear();
    post.envelopes.clear();
    while (mailer.send_next()) {
    }
    return post.mails;
  }
  /// The one of them that goes there; empty: none does.
  std::string mail_to(const std::string& address) {
    auto sent = mails();
    for (std::size_t i = 0; i < sent.size(); ++i) {
      if (post.envelopes[i].to == address) return sent[i];
    }
    return {};
  }
  static bool has(const std::string& mail, const std::string& words) {
    std::string plain;  // without the soft breaks of quoted-printable
    for (std::size_t i = 0; i < mail.size(); ++i) {
      if (mail.compare(i, 3, "=\r\n") == 0) {
        i += 2;
      } else {
        plain += mail[i];
      }
    }
    return plain.find(words) != std::string::npos;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(news, Told)

BOOST_AUTO_TEST_CASE(a_client_is_mailed_once_after_ten_quiet_minutes) {
  LinkId link = add_link();
  comment(by_ada(1));
  clock.pass(9min);
  comment(by_ada(1));
  comment(by_ada(2));
  clock.pass(9min + 59s);
  BOOST_TEST(mails().empty());
  clock.pass(1s);
  auto sent = mails();
  BOOST_REQUIRE(sent.size() == 1u);
  BOOST_TEST(post.envelopes[0].to == "nora@client.example");
  BOOST_TEST(has(sent[0], "Ada Finch wrote 2 comments."));
  BOOST_TEST(has(sent[0], "Ada Finch wrote a comment."));
  BOOST_TEST(has(sent[0], "Reply-To:"));
  BOOST_TEST(has(sent[0], "ada@hartwell.example"));
  BOOST_TEST(has(sent[0], "You get this e-mail because"));
  BOOST_TEST(!has(sent[0], "Words 0"));  // what was written stays behind the link
  // Its button leads in: a token of the link that nobody opened yet, made at this moment.
  BOOST_TEST(has(sent[0], "https://hartwell.example/l/"));
  BOOST_TEST(count("link_tokens", "link_id = " + std::to_string(link.value)) == 1u);
  clock.pass(1h);
  BOOST_TEST(mails().empty());
}

BOOST_AUTO_TEST_CASE(nothing_is_told_to_an_address_that_staff_have_corrected) {
  comment(by_ada(1));
  db.execute(
      "UPDATE contact_addresses SET address = 'nora@right.example', "
      "normal_address = 'nora@right.example'",
      {});
  clock.pass(10min);
  BOOST_TEST(mails().empty());
  const auto told = list_undelivered(db, sample.firm, clock.time - 1h);
  BOOST_REQUIRE(told.size() == 1u);
  BOOST_TEST(told[0].address == "nora@client.example");
  BOOST_TEST(told[0].server_words == kWithheldForAddress);
}

BOOST_AUTO_TEST_CASE(where_it_never_gets_quiet_they_are_told_after_an_hour) {
  for (int i = 0; i < 7; ++i) {
    comment(by_ada());
    clock.pass(9min);
  }
  BOOST_TEST(mails().size() == 1u);  // 63 minutes on, though the last was 9 minutes ago
}

BOOST_AUTO_TEST_CASE(what_is_said_after_a_mail_makes_another) {
  comment(by_ada());
  clock.pass(10min);
  BOOST_TEST(mails().size() == 1u);
  comment(by_ada());
  clock.pass(10min);
  BOOST_TEST(mails().size() == 1u);
}

BOOST_AUTO_TEST_CASE(each_recipient_of_the_checklist_gets_one_and_nobody_else) {
  AddedContact partner = add_contact("Jo Quist", "jo@client.example");
  add_recipient(partner);
  add_contact("Kim Stone", "kim@client.example");
  comment(by_ada());
  clock.pass(10min);
  BOOST_TEST(mails().size() == 2u);
  std::set<std::string> to;
  for (const auto& envelope : post.envelopes) to.insert(envelope.to);
  BOOST_TEST((to == std::set<std::string>{"jo@client.example", "nora@client.example"}));
}

BOOST_AUTO_TEST_CASE(a_return_is_told_unless_it_was_done_meanwhile) {
  complete_request(db, keys, by_nora(1), clock.time);
  complete_request(db, keys, by_nora(2), clock.time);
  send_back(1);
  send_back(2);
  complete_request(db, keys, by_nora(2), clock.time);
  clock.pass(10min);
  std::string to_nora = mail_to("nora@client.example");
  BOOST_TEST(has(to_nora, "Ada Finch sent it back with a note."));
  BOOST_TEST(has(to_nora, "tax return"));
  BOOST_TEST(!has(to_nora, "Bank statements"));
}

BOOST_AUTO_TEST_CASE(a_refused_excuse_is_told) {
  make_excuse(db, keys, by_nora(), {ExcuseKind::dont_have, {}, ""}, day_in_zone(clock.time, "UTC"),
              clock.time);
  send_back();
  clock.pass(10min);
  auto sent = mails();
  BOOST_REQUIRE(sent.size() == 1u);
  BOOST_TEST(has(sent[0], "Ada Finch still needs it, and wrote why."));
}

BOOST_AUTO_TEST_CASE(nobody_is_mailed_who_cannot_reach_it_any_more) {
  auto is_told_nothing = [&](const char* what) {
    clock.pass(10min);
    BOOST_TEST(mails().empty(), what);
  };
  comment(by_ada());
  set_work_status(db, keys, sample.firm, ada(), sample.work_item, WorkStatus::completed,
                  clock.time);
  is_told_nothing("the work is completed");
  set_work_status(db, keys, sample.firm, ada(), sample.work_item, WorkStatus::waiting, clock.time);
  comment(by_ada());
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, sample.contact});
  is_told_nothing("the contact is deleted");
  db.execute("UPDATE contacts SET deleted_at = NULL WHERE id = ?", {sample.contact});
  comment(by_ada());
  db.execute("DELETE FROM checklist_recipients WHERE contact_id = ?", {sample.contact});
  is_told_nothing("it goes to them no more");
  BOOST_TEST(count("news", "told_at IS NULL") == 0u);
}

BOOST_AUTO_TEST_CASE(the_assignee_is_told_what_came_in_and_led_to_the_queue) {
  save_answer(db, keys, by_nora(1), "Yes", clock.time);
  comment(by_nora(1));
  complete_request(db, keys, by_nora(2), clock.time);
  clock.pass(10min);
  auto sent = mails();
  BOOST_REQUIRE(sent.size() == 1u);
  BOOST_TEST(post.envelopes[0].to == "ada@hartwell.example");
  BOOST_TEST(has(sent[0], "Nora Quist: an answer and a comment"));
  BOOST_TEST(has(sent[0], "Nora Quist: ticked off"));
  BOOST_TEST(has(sent[0], "https://hartwell.example/admin/review"));
}

BOOST_AUTO_TEST_CASE(staff_are_not_told_what_they_looked_at_meanwhile) {
  comment(by_nora(1));
  comment(by_nora(2));
  comment(by_ada(1));  // a reply; which the client hears of
  clock.pass(10min);
  const std::string to_ada = mail_to("ada@hartwell.example");
  BOOST_TEST(has(to_ada, "Bank statements"));
  BOOST_TEST(!has(to_ada, "tax return</strong>"));
  comment(by_nora(1));
  comment(by_ada(1));
  clock.pass(10min);
  auto sent = mails();
  BOOST_REQUIRE(sent.size() == 1u);
  BOOST_TEST(post.envelopes[0].to == "nora@client.example");
}

BOOST_AUTO_TEST_CASE(many_mailers_tell_each_thing_once) {
  for (int i = 0; i < 12; ++i) {
    Sample more = add_work("Work " + std::to_string(i));
    RequestChange change = by_ada();
    change.work_item = more.work_item;
    change.request = request(more, 1);
    comment(change);
  }
  clock.pass(10min);
  BOOST_TEST(run_in_parallel(4, [&](unsigned) {
               Database own{TestDatabase::settings()};
               SystemRandom dice;
               while (mail_next_news(own, dice, clock.time)) {
               }
             }) == 0);
  BOOST_TEST(count("outbox", "letter = 'news'") == 12u);
  BOOST_TEST(count("news", "told_at IS NOT NULL AND outbox_id IS NOT NULL") == 12u);
}

BOOST_AUTO_TEST_SUITE_END()
