#include "fcgi/scoreboard.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <new>
#include <system_error>

namespace latchkey {

static_assert(std::atomic<std::int64_t>::is_always_lock_free &&
                  std::atomic<bool>::is_always_lock_free,
              "a lock inside an atomic would not work between processes");

std::int64_t monotonic_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count() + 1;
}

std::string Scoreboard::Line::last_request_id() const {
  std::string id;
  for (const auto& c : request_id) {
    char one = c.load(std::memory_order_relaxed);
    if (one == '\0') break;
    id += one;
  }
  return id.empty() ? "-" : id;
}

void Scoreboard::Line::set_request_id(std::string_view id) {
  for (std::size_t i = 0; i < request_id.size(); ++i) {
    request_id[i].store(i < id.size() ? id[i] : '\0', std::memory_order_relaxed);
  }
}

Scoreboard::Scoreboard() {
  void* memory =
      ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) {
    throw std::system_error(errno, std::generic_category(), "memory for the scoreboard");
  }
  // Default, not value: the pages are zero already, and untouched ones cost nothing.
  shared_ = static_cast<Shared*>(memory);
}

Scoreboard::~Scoreboard() {
  ::munmap(shared_, sizeof(Shared));
}

Scoreboard::Line* Scoreboard::take(unsigned generation) {
  auto free_line = std::find_if(shared_->lines.begin(), shared_->lines.end(),
                                [](const Line& line) { return line.pid == 0; });
  if (free_line == shared_->lines.end()) return nullptr;
  Line* line = new (&*free_line) Line{};
  line->generation = generation;
  line->pid = -1;  // until it is forked
  return line;
}

void Scoreboard::give_back(Line& line) {
  line.pid = 0;
}

}  // namespace latchkey
