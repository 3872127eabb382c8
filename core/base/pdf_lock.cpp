#include "core/base/pdf_lock.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>

#include "core/base/pdf_text.hpp"
#include "core/base/secret.hpp"

namespace latchkey {
namespace {

constexpr std::chrono::seconds kPatience{20};

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {
    if (fd_ < 0) throw PdfError("no file descriptor is left");
  }
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

/// A file without a name that holds `bytes`, in memory.
int file_in_memory(const char* name, std::string_view bytes) {
  int fd = memfd_create(name, MFD_CLOEXEC);
  if (fd < 0) return fd;
  while (!bytes.empty()) {
    ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      ::close(fd);
      return -1;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return fd;
}

std::string json_text(std::string_view text) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string quoted = "\"";
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (byte < 0x20) {
      quoted += "\\u00";
      quoted += kDigits[byte >> 4U];
      quoted += kDigits[byte & 15U];
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

// Numbers that the child's files get, beyond the three that every program has.
constexpr int kChildPdf = 3, kChildJob = 4;

pid_t start(int pdf, int job, int out) {
  // Above the numbers that dup2 gives away, so that none is overwritten before it is copied.
  Descriptor from_pdf{fcntl(pdf, F_DUPFD_CLOEXEC, 10)};
  Descriptor from_job{fcntl(job, F_DUPFD_CLOEXEC, 10)};
  Descriptor to_us{fcntl(out, F_DUPFD_CLOEXEC, 10)};
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&files, to_us.get(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&files, from_pdf.get(), kChildPdf);
  posix_spawn_file_actions_adddup2(&files, from_job.get(), kChildJob);
  // A worker blocks signals and ignores SIGPIPE; the child begins as programs expect to.
  posix_spawnattr_t how;
  posix_spawnattr_init(&how);
  sigset_t none, usual;
  sigemptyset(&none);
  sigfillset(&usual);
  posix_spawnattr_setsigmask(&how, &none);
  posix_spawnattr_setsigdefault(&how, &usual);
  posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::array<char*, 3> arguments = {const_cast<char*>("qpdf"),
                                    const_cast<char*>("--job-json-file=/proc/self/fd/4"), nullptr};
  std::array<char*, 2> environment = {const_cast<char*>("PATH=/usr/bin:/bin"), nullptr};
  pid_t child = 0;
  int error =
      posix_spawn(&child, "/usr/bin/qpdf", &files, &how, arguments.data(), environment.data());
  posix_spawnattr_destroy(&how);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) throw PdfError("/usr/bin/qpdf cannot be run");
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// All that the child writes; false where it goes on for too long.
bool read_all(int from, std::string& into) {
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  std::array<char, 65536> piece{};
  for (;;) {
    auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd waited{.fd = from, .events = POLLIN, .revents = 0};
    if (poll(&waited, 1, static_cast<int>(left.count())) < 0 && errno != EINTR) return false;
    if (waited.revents == 0) continue;
    ssize_t length = read(from, piece.data(), piece.size());
    if (length == 0) return true;
    if (length < 0 && errno != EINTR) return false;
    if (length > 0) into.append(piece.data(), static_cast<std::size_t>(length));
  }
}

}  // namespace

std::string lock_pdf(std::string_view pdf, std::string_view password, Random& random) {
  const std::string job = R"({"inputFile":"/proc/self/fd/3","outputFile":"-","encrypt":{)"
                          R"("userPassword":)" +
                          json_text(password) + R"(,"ownerPassword":")" +
                          Token::make(random).text() + R"(","256bit":{}}})";
  Descriptor drawn{file_in_memory("pdf", pdf)};
  Descriptor what{file_in_memory("job", job)};
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw PdfError("no pipe for qpdf");
  Descriptor from_child{ends[0]}, to_parent{ends[1]};
  pid_t child = start(drawn.get(), what.get(), to_parent.get());
  to_parent.close();
  std::string locked;
  const bool whole = read_all(from_child.get(), locked);
  if (!whole) kill(child, SIGKILL);
  // 3 is qpdf's word for "with warnings", which a file of our own drawing does not earn.
  if (wait_for(child) != 0 || !whole) throw PdfError("qpdf did not lock the file");
  if (!locked.starts_with("%PDF-")) throw PdfError("qpdf gave back no PDF");
  return locked;
}

}  // namespace latchkey
