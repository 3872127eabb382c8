#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace latchkey {

/// What one run of a converter may use. The defaults take a page of a scanned book, and end a
/// decompression bomb.
struct SandboxLimits {
  std::chrono::seconds processor{10};       // time of the processor
  std::chrono::milliseconds clock{20'000};  // time of the clock
  std::uint64_t memory = 1'500'000'000;     // bytes of address space
  std::uint64_t output = 16'000'000;        // bytes that it may give back
};

enum class SandboxEnd {
  done,
  failed,       // it ended with an error, or ran into a limit of its own
  too_slow,     // killed: the clock was over
  too_much,     // killed: more output than the limit
  unavailable,  // there is no sandbox here, so nothing was run
};

struct SandboxResult {
  SandboxEnd end;
  std::string output;  // where done
};

/// Where the program finds the file that it is to read.
inline constexpr const char* kSandboxInput = "/input";

/// Runs a converter on bytes that somebody sent, under bubblewrap: in namespaces of its own, so
/// without network, other processes or users; with no file system but the converter, libraries,
/// fonts and kSandboxInput, all of it read-only; as nobody, also where we are root; without
/// capabilities; with an environment of our own; starting no process (a seccomp filter refuses, as
/// it does sockets, mounts, tracing and keys); within the limits. All that it started is gone when
/// this returns. `command`: the program's absolute path and its arguments; what it writes to its
/// standard output comes back.
SandboxResult run_in_sandbox(const std::vector<std::string>& command, std::string_view input,
                             const SandboxLimits& limits = {});

/// Why there is no sandbox on this host, in words for its admin; empty where there is one. Tries
/// it.
std::string why_no_sandbox();

}  // namespace latchkey
