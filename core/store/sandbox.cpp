#include "core/store/sandbox.hpp"

#include <seccomp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>

#include "core/base/child.hpp"

namespace latchkey {
namespace {

constexpr const char* kBubblewrap = "/usr/bin/bwrap";
constexpr const char* kSetPrivileges = "/usr/bin/setpriv";
constexpr const char* kSetLimits = "/usr/bin/prlimit";
constexpr const char* kNobody = "65534";

/// What programs of Debian need to run and to draw letters; what is not there is left out.
constexpr std::array kReadable = {"/usr/lib",
                                  "/usr/lib64",
                                  "/usr/share/fonts",
                                  "/usr/share/poppler",
                                  "/usr/share/fontconfig",
                                  "/etc/fonts",
                                  "/var/cache/fontconfig",
                                  "/etc/ld.so.cache"};

/// System calls that no converter of pictures makes, and by which others were broken out of. What
/// starts a process is looked at by itself.
constexpr std::array kRefused = {"fork",
                                 "vfork",
                                 "socket",
                                 "socketpair",
                                 "ptrace",
                                 "mount",
                                 "umount2",
                                 "pivot_root",
                                 "chroot",
                                 "unshare",
                                 "setns",
                                 "bpf",
                                 "perf_event_open",
                                 "userfaultfd",
                                 "io_uring_setup",
                                 "add_key",
                                 "request_key",
                                 "keyctl",
                                 "kexec_load",
                                 "init_module",
                                 "finit_module",
                                 "delete_module",
                                 "process_vm_readv",
                                 "process_vm_writev",
                                 "open_by_handle_at",
                                 "name_to_handle_at",
                                 "personality",
                                 "move_mount",
                                 "open_tree",
                                 "fsopen",
                                 "fsconfig",
                                 "fsmount",
                                 "fspick",
                                 "mount_setattr",
                                 "memfd_create",
                                 "memfd_secret",
                                 "kcmp",
                                 "pidfd_getfd",
                                 "syslog",
                                 "quotactl",
                                 "swapon",
                                 "swapoff",
                                 "reboot",
                                 "acct"};

constexpr std::uint64_t kCloneThread = 0x00010000;  // linux/sched.h

struct FreeFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};

void fill_filter(scmp_filter_ctx filter) {
  bool good = true;
  for (const char* name : kRefused) {
    const int number = seccomp_syscall_resolve_name(name);
    if (number == __NR_SCMP_ERROR) continue;  // newer than the library
    good = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), number, 0) == 0 && good;
  }
  // Threads, and no processes. The structure of clone3 cannot be looked into; without it the C
  // library asks for clone.
  good = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 && good;
  good = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                          SCMP_A0(SCMP_CMP_MASKED_EQ, kCloneThread, 0)) == 0 &&
         good;
  if (!good) throw ChildNotStarted("the filter of system calls cannot be made");
}

/// The filter as bubblewrap reads it.
int filter_in_memory() {
  std::unique_ptr<void, FreeFilter> filter{seccomp_init(SCMP_ACT_ALLOW)};
  if (!filter) throw ChildNotStarted("the filter of system calls cannot be made");
  fill_filter(filter.get());
  const int file = file_in_memory("filter", {});
  if (seccomp_export_bpf(filter.get(), file) != 0 || lseek(file, 0, SEEK_SET) != 0) {
    ::close(file);
    throw ChildNotStarted("the filter of system calls cannot be written");
  }
  return file;
}

std::vector<std::string> wrapped(const std::vector<std::string>& command,
                                 const SandboxLimits& limits) {
  std::vector<std::string> words;
  auto add = [&](std::initializer_list<std::string> more) { words.insert(words.end(), more); };
  // The limit on processes does not hold root, by whatever name it goes inside.
  if (geteuid() == 0) {
    add({kSetPrivileges, std::string("--reuid=") + kNobody, std::string("--regid=") + kNobody,
         "--clear-groups", "--no-new-privs"});
  }
  add({kBubblewrap, "--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc",
       "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--uid", kNobody, "--gid",
       kNobody});
  for (const char* path : kReadable) add({"--ro-bind-try", path, path});
  for (const std::string& program : {std::string{kSetLimits}, command.front()}) {
    add({"--ro-bind", program, program});
  }
  add({"--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64"});
  // The first two of the child's own files, see run_in_sandbox.
  add({"--ro-bind-data", "3", kSandboxInput, "--seccomp", "4"});
  add({"--remount-ro", "/", "--chdir", "/"});
  // Threads count as processes.
  add({kSetLimits, "--cpu=" + std::to_string(limits.processor.count()),
       "--as=" + std::to_string(limits.memory), "--nproc=32", "--nofile=64", "--fsize=0",
       "--core=0"});
  words.insert(words.end(), command.begin(), command.end());
  return words;
}

SandboxEnd end_of(ChildEnd end) {
  switch (end) {
    case ChildEnd::done:
      return SandboxEnd::done;
    case ChildEnd::failed:
      return SandboxEnd::failed;
    case ChildEnd::too_slow:
      return SandboxEnd::too_slow;
    case ChildEnd::too_much:
      return SandboxEnd::too_much;
  }
  return SandboxEnd::failed;
}

}  // namespace

SandboxResult run_in_sandbox(const std::vector<std::string>& command, std::string_view input,
                             const SandboxLimits& limits) {
  try {
    Descriptor file{file_in_memory("input", input)}, filter{filter_in_memory()};
    ChildResult result = run_child({.command = wrapped(command, limits),
                                    // One thread, and none of the readers that libvips itself says
                                    // are not for files of strangers.
                                    .environment = {"PATH=/usr/bin", "LC_ALL=C.UTF-8", "HOME=/",
                                                    "VIPS_CONCURRENCY=1", "VIPS_BLOCK_UNTRUSTED=1"},
                                    .files = {file.get(), filter.get()},
                                    .patience = limits.clock,
                                    .most_output = limits.output});
    SandboxEnd end = end_of(result.end);
    return {end, end == SandboxEnd::done ? std::move(result.output) : std::string()};
  } catch (const ChildNotStarted&) {
    return {SandboxEnd::unavailable, {}};
  }
}

std::string why_no_sandbox() {
  for (const char* program : {kBubblewrap, kSetLimits}) {
    if (access(program, X_OK) != 0) return std::string(program) + " is not there";
  }
  constexpr const char* kEcho = "/usr/bin/echo";
  if (run_in_sandbox({kEcho, "well"}, "").output == "well\n") return {};
  return "this host does not let bubblewrap make namespaces (a container, or "
         "kernel.unprivileged_userns_clone or user.max_user_namespaces set to 0)";
}

}  // namespace latchkey
