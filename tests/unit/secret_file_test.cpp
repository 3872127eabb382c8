#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/base/config.hpp"

using namespace latchkey;

namespace {

// A folder as systemd hands to a service, named in the environment.
class Credentials {
 public:
  Credentials() : folder_("/tmp/latchkey-credentials-" + std::to_string(::getpid())) {
    std::filesystem::create_directories(folder_);
    ::setenv("CREDENTIALS_DIRECTORY", folder_.c_str(), 1);
  }
  ~Credentials() {
    ::unsetenv("CREDENTIALS_DIRECTORY");
    std::filesystem::remove_all(folder_);
  }
  Credentials(const Credentials&) = delete;
  Credentials& operator=(const Credentials&) = delete;
  std::string add(const std::string& name, const std::string& content) const {
    std::ofstream{folder_ / name} << content;
    return folder_ / name;
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(secret_file)

BOOST_AUTO_TEST_CASE(a_credential_of_the_same_name_comes_first) {
  Credentials credentials;
  auto handed = credentials.add("app.password", "handed\n");
  BOOST_TEST(locate_secret_file("/etc/latchkey/app.password") == handed);
  BOOST_TEST(read_secret_file("/etc/latchkey/app.password") == "handed");
}

BOOST_AUTO_TEST_CASE(without_one_the_file_itself_is_read) {
  Credentials credentials;
  BOOST_TEST(locate_secret_file("/etc/latchkey/app.password") == "/etc/latchkey/app.password");
  BOOST_TEST(locate_secret_file("") == "");
  BOOST_CHECK_THROW(read_secret_file("/etc/latchkey/no such file"), ConfigError);
}

BOOST_AUTO_TEST_CASE(outside_a_service_nothing_else_is_looked_at) {
  ::unsetenv("CREDENTIALS_DIRECTORY");
  BOOST_TEST(locate_secret_file("/etc/latchkey/app.password") == "/etc/latchkey/app.password");
}

BOOST_AUTO_TEST_SUITE_END()
