#include "tests/support/smtp_sink.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace latchkey::test {
namespace fs = std::filesystem;

namespace {

std::string read_line(int fd) {
  std::string line;
  for (char c = 0; ::read(fd, &c, 1) == 1 && c != '\n';) line += c;
  return line;
}

}  // namespace

SmtpSink::SmtpSink(std::vector<std::string> options) {
  std::string pattern = (fs::temp_directory_path() / "latchkey-smtp-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
  folder_ = pattern;
  options.insert(options.begin(), {"/usr/bin/python3", "-Wignore", "tests/support/smtp_server.py",
                                   folder_.string()});
  std::vector<char*> argv;
  for (std::string& option : options) argv.push_back(option.data());
  argv.push_back(nullptr);

  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) {
    throw std::runtime_error("pipe");
  }
  pid_ = ::fork();
  if (pid_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::dup2(in[0], 0);
    ::dup2(out[1], 1);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  ::close(in[0]);
  ::close(out[1]);
  stdin_ = in[1];
  std::istringstream line(read_line(out[0]));
  ::close(out[0]);
  std::string word;
  if (!(line >> word >> port_) || word != "ready") throw std::runtime_error("no SMTP sink");
  line >> ca_file_;
}

SmtpSink::~SmtpSink() {
  ::close(stdin_);
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::vector<std::string> SmtpSink::mails() const {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder_)) {
    if (entry.path().extension() == ".eml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> mails;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    mails.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return mails;
}

int SmtpSink::connections() const {
  std::ifstream in(folder_ / "connections");
  return static_cast<int>(
      std::count(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>(), '\n'));
}

}  // namespace latchkey::test
