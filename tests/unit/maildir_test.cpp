#include "core/mail/maildir.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "core/mail/mime.hpp"

using namespace latchkey;
namespace fs = std::filesystem;

namespace {

struct Folder {
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "latchkey-maildir-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path = pattern;
  }
  ~Folder() { fs::remove_all(path); }
  fs::path path;
};

const MailTransport::Waiting kGoOn = [] { return true; };

Envelope envelope(const std::string& key) {
  return {"a@firm.example", "b@client.example", key};
}

std::size_t count(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(maildir)

BOOST_FIXTURE_TEST_CASE(a_mail_is_one_file_in_new_however_often_it_is_delivered, Folder) {
  Maildir maildir(path / "mail");
  BOOST_TEST(
      (maildir.deliver(envelope("1.42"), "first\r\n", kGoOn).outcome == DeliveryOutcome::accepted));
  BOOST_TEST((maildir.deliver(envelope("1.42"), "second\r\n", kGoOn).outcome ==
              DeliveryOutcome::accepted));
  BOOST_TEST(
      (maildir.deliver(envelope("1.4"), "other\r\n", kGoOn).outcome == DeliveryOutcome::accepted));
  BOOST_TEST(content(path / "mail/new/1.42") == "first\r\n");
  BOOST_TEST(count(path / "mail/new") == 2);
  BOOST_TEST(count(path / "mail/tmp") == 0);
}

BOOST_FIXTURE_TEST_CASE(a_mail_that_was_read_is_not_delivered_again, Folder) {
  Maildir maildir(path);
  maildir.deliver(envelope("1.42"), "x", kGoOn);
  fs::rename(path / "new/1.42", path / "cur/1.42:2,S");
  BOOST_TEST((maildir.deliver(envelope("1.42"), "x", kGoOn).outcome == DeliveryOutcome::accepted));
  BOOST_TEST(count(path / "new") == 0);
  maildir.deliver(envelope("1.4"), "x", kGoOn);  // a key that begins like another is another mail
  BOOST_TEST(count(path / "new") == 1);
}

BOOST_FIXTURE_TEST_CASE(sixteen_processes_at_once_leave_one_whole_file, Folder) {
  const std::string bytes(200'000, 'x');
  std::vector<pid_t> children;
  for (int i = 0; i < 16; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      const bool good = Maildir(path).deliver(envelope("1.42"), bytes, kGoOn).outcome ==
                        DeliveryOutcome::accepted;
      ::_exit(good ? 0 : 1);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    BOOST_TEST(status == 0);
  }
  BOOST_TEST(count(path / "new") == 1);
  BOOST_TEST(count(path / "tmp") == 0);
  BOOST_TEST(content(path / "new/1.42") == bytes);
}

BOOST_FIXTURE_TEST_CASE(a_folder_that_cannot_be_written_is_tried_later, Folder) {
  std::ofstream(path / "file") << "not a folder";
  const Delivery delivery = Maildir(path / "file").deliver(envelope("1.42"), "x", kGoOn);
  BOOST_TEST((delivery.outcome == DeliveryOutcome::try_later));
  BOOST_TEST(delivery.words.starts_with("the mail folder: "));
}

BOOST_FIXTURE_TEST_CASE(a_key_is_never_a_path, Folder) {
  Maildir maildir(path);
  for (const char* bad : {"", ".", "..", "../x", "a/b", "a:2,S", "a b", ".hidden"}) {
    BOOST_CHECK_THROW(maildir.deliver(envelope(bad), "x", kGoOn), MailError);
  }
}

BOOST_AUTO_TEST_SUITE_END()
