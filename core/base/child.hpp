#pragma once
#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace latchkey {

/// Another program that is run to its end, with nothing of ours in its hands: an environment and
/// descriptors of its own, no input, its words of error thrown away.
struct ChildPlan {
  std::vector<std::string> command;  // the first is the program's absolute path
  std::vector<std::string> environment{"PATH=/usr/bin:/bin"};
  std::vector<int> files{};  // descriptors that it gets, as 3, 4, …
  std::chrono::milliseconds patience{20'000};
  std::size_t most_output = 64'000'000;  // bytes on its standard output
};

enum class ChildEnd {
  done,      // with exit code 0
  failed,    // with another, or by a signal
  too_slow,  // killed: patience was over
  too_much,  // killed: most_output was over
};

struct ChildResult {
  ChildEnd end;
  int code = -1;       // its exit code, where it ended by itself
  std::string output;  // up to most_output
};

/// The program cannot be started: not there, or no descriptor or process is left.
struct ChildNotStarted : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Runs it in a process group of its own, which is killed as a whole when this returns. Throws
/// ChildNotStarted.
ChildResult run_child(const ChildPlan& plan);

/// A descriptor that is closed at its end.
class Descriptor {
 public:
  /// Throws ChildNotStarted for a negative one.
  explicit Descriptor(int descriptor);
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return descriptor_; }
  void close();

 private:
  int descriptor_;
};

/// A file without a name that holds `bytes` in memory, read from its beginning. Throws
/// ChildNotStarted. The descriptor is the caller's to close.
int file_in_memory(const char* name, std::string_view bytes);

}  // namespace latchkey
