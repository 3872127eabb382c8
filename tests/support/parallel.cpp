#include "tests/support/parallel.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <vector>

namespace latchkey::test {

Gate::Gate(unsigned processes) {
  pthread_barrierattr_t attributes;
  ::pthread_barrierattr_init(&attributes);
  ::pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
  ::pthread_barrier_init(&*barrier_, &attributes, processes);
  ::pthread_barrierattr_destroy(&attributes);
}

Gate::~Gate() {
  ::pthread_barrier_destroy(&*barrier_);
}

void Gate::wait() {
  ::pthread_barrier_wait(&*barrier_);
}

int run_in_parallel(unsigned processes, const std::function<void(unsigned)>& work) {
  std::vector<pid_t> children;
  for (unsigned number = 0; number < processes; ++number) {
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("no child process");
    if (child == 0) {
      // _exit, so that nothing of the test's is torn down here: its connection is the parent's.
      try {
        work(number);
      } catch (const std::exception& error) {
        std::fprintf(stderr, "child %u: %s\n", number, error.what());
        ::_exit(1);
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  int failed = 0;
  for (pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) ++failed;
  }
  return failed;
}

}  // namespace latchkey::test
