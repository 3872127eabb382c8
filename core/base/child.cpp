#include "core/base/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <memory>

namespace latchkey {
namespace {

using Clock = std::chrono::steady_clock;

/// The number that the first of the plan's files gets in the child.
constexpr int kFirstFile = 3;
/// Copies lie above all numbers that dup2 gives away, so that none is overwritten before its turn.
constexpr int kAbove = 64;

std::vector<char*> pointers_to(const std::vector<std::string>& words) {
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

class SpawnActions {
 public:
  SpawnActions() {
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&how);
  }
  ~SpawnActions() {
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&files);
  }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;

  posix_spawn_file_actions_t files;
  posix_spawnattr_t how;
};

pid_t start(const ChildPlan& plan, int out) {
  SpawnActions actions;
  Descriptor to_us{fcntl(out, F_DUPFD_CLOEXEC, kAbove)};
  std::vector<std::unique_ptr<Descriptor>> copies;
  for (int file : plan.files) {
    copies.push_back(std::make_unique<Descriptor>(fcntl(file, F_DUPFD_CLOEXEC, kAbove)));
  }
  posix_spawn_file_actions_addopen(&actions.files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions.files, to_us.get(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions.files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  int number = kFirstFile;
  for (const auto& copy : copies) {
    posix_spawn_file_actions_adddup2(&actions.files, copy->get(), number++);
  }
  // What a worker has open without close-on-exec is not for others.
  posix_spawn_file_actions_addclosefrom_np(&actions.files, number);
  // A worker blocks signals and ignores SIGPIPE; the child begins as programs expect to.
  sigset_t none, usual;
  sigemptyset(&none);
  sigfillset(&usual);
  posix_spawnattr_setsigmask(&actions.how, &none);
  posix_spawnattr_setsigdefault(&actions.how, &usual);
  posix_spawnattr_setpgroup(&actions.how, 0);
  posix_spawnattr_setflags(&actions.how,
                           POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  auto arguments = pointers_to(plan.command), environment = pointers_to(plan.environment);
  pid_t child = 0;
  if (posix_spawn(&child, arguments.front(), &actions.files, &actions.how, arguments.data(),
                  environment.data()) != 0) {
    throw ChildNotStarted(plan.command.front() + " cannot be run");
  }
  return child;
}

/// False: the time is over first.
bool wait_until_readable(int descriptor, Clock::time_point deadline) {
  for (;;) {
    auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    pollfd waited{.fd = descriptor, .events = POLLIN, .revents = 0};
    const int ready = poll(&waited, 1, static_cast<int>(left.count()));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

ChildEnd read_all(int from, std::size_t most, Clock::time_point deadline, std::string& into) {
  std::array<char, 65536> piece{};
  while (wait_until_readable(from, deadline)) {
    const ssize_t length = read(from, piece.data(), piece.size());
    if (length == 0) return ChildEnd::done;
    if (length < 0 && errno != EINTR) return ChildEnd::failed;
    if (length <= 0) continue;
    if (static_cast<std::size_t>(length) > most - into.size()) return ChildEnd::too_much;
    into.append(piece.data(), static_cast<std::size_t>(length));
  }
  return ChildEnd::too_slow;
}

int reap(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

Descriptor::Descriptor(int descriptor) : descriptor_(descriptor) {
  if (descriptor_ < 0) throw ChildNotStarted("no file descriptor is left");
}

void Descriptor::close() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

int file_in_memory(const char* name, std::string_view bytes) {
  int file = memfd_create(name, MFD_CLOEXEC);
  if (file < 0) throw ChildNotStarted("no file descriptor is left");
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      ::close(file);
      throw ChildNotStarted("no memory is left for a file");
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  lseek(file, 0, SEEK_SET);
  return file;
}

ChildResult run_child(const ChildPlan& plan) {
  const auto deadline = Clock::now() + plan.patience;
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw ChildNotStarted("no pipe is left");
  Descriptor from_child{ends[0]}, to_parent{ends[1]};
  const pid_t child = start(plan, to_parent.get());
  to_parent.close();
  ChildResult result{ChildEnd::failed, -1, {}};
  result.end = read_all(from_child.get(), plan.most_output, deadline, result.output);
  // It may have closed its output and go on.
  // By its number: the header of Debian 12 forgets to say that the function is one of C.
  const int handle = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
  if (result.end == ChildEnd::done && handle >= 0 && !wait_until_readable(handle, deadline)) {
    result.end = ChildEnd::too_slow;
  }
  if (handle >= 0) ::close(handle);
  // Before it is reaped, so that the number is still its own: what it started goes with it.
  kill(-child, SIGKILL);
  const int code = reap(child);
  if (result.end != ChildEnd::done) return result;
  result.code = code;
  if (code != 0) result.end = ChildEnd::failed;
  return result;
}

}  // namespace latchkey
