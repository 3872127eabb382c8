// Work that really runs at the same time: child processes, each with a database connection of its
// own, let go at one moment.
#pragma once

#include <pthread.h>
#include <sys/mman.h>

#include <functional>
#include <new>
#include <stdexcept>

namespace latchkey::test {

/// Zeroed memory for `Shared` that child processes and the test see alike.
template <class Shared>
class SharedMemory {
 public:
  SharedMemory() {
    void* place =
        ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (place == MAP_FAILED) throw std::runtime_error("no shared memory");
    shared_ = new (place) Shared{};
  }
  ~SharedMemory() { ::munmap(shared_, sizeof(Shared)); }
  SharedMemory(const SharedMemory&) = delete;
  SharedMemory& operator=(const SharedMemory&) = delete;

  Shared& operator*() { return *shared_; }
  Shared* operator->() { return shared_; }

 private:
  Shared* shared_;
};

/// Holds processes until all of them have come.
class Gate {
 public:
  explicit Gate(unsigned processes);
  ~Gate();
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;
  void wait();

 private:
  SharedMemory<pthread_barrier_t> barrier_;
};

/// Runs `work(0)` to `work(processes - 1)`, each in a child process, and waits for all of them.
/// Returns how many failed: threw, or died. Assertions in `work` do not count; return what is to be
/// looked at through SharedMemory.
int run_in_parallel(unsigned processes, const std::function<void(unsigned)>& work);

}  // namespace latchkey::test
