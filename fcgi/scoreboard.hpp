#pragma once
#include <sys/types.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace latchkey {

/// Milliseconds of a clock that never jumps, the same for all processes. Never 0.
std::int64_t monotonic_ms();

/// Shared memory in which workers say how they are and the master looks. Made before the fork. Each
/// line has one writer, its worker; the master alone takes lines and gives them back.
class Scoreboard {
 public:
  struct alignas(64) Line {
    std::atomic<pid_t> pid{0};  // 0: nobody's
    std::atomic<unsigned> generation{0};
    std::atomic<bool> serving{false};        // waits for its first request, or had it
    std::atomic<std::uint64_t> requests{0};  // answered
    // monotonic_ms of when the request came, or last moved a piece of a body; 0: in no request
    std::atomic<std::int64_t> request_since{0};
    std::array<std::atomic<char>, 40> request_id{};

    /// What `request_id` holds: the request that the worker is in, or was in last.
    std::string last_request_id() const;
    void set_request_id(std::string_view id);  // cut to what fits
  };

  /// Of all workers since the start, for metrics.
  struct Totals {
    std::array<std::atomic<std::uint64_t>, 6> by_class{};  // [2]: answers 200 to 299
  };

  /// Throws std::system_error where the memory cannot be had.
  Scoreboard();
  ~Scoreboard();
  Scoreboard(const Scoreboard&) = delete;
  Scoreboard& operator=(const Scoreboard&) = delete;

  /// A cleared line; null where all are taken.
  Line* take(unsigned generation);
  static void give_back(Line& line);
  Totals& totals() { return shared_->totals; }

 private:
  // 256 workers, their successors, and what still drains after two reloads.
  static constexpr std::size_t kLines = 1024;
  struct Shared {
    Totals totals;
    std::array<Line, kLines> lines;
  };
  Shared* shared_;
};

}  // namespace latchkey
