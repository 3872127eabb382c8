#include "core/base/slots.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <csignal>

using namespace latchkey;

namespace {

/// A process that holds a slot until it is killed, or ends at once where it gets none.
pid_t holder(const Slots& slots) {
  int ready[2];
  BOOST_REQUIRE(::pipe(ready) == 0);
  pid_t child = ::fork();
  if (child == 0) {
    auto slot = slots.try_take();
    char got = slot ? 'y' : 'n';
    if (::write(ready[1], &got, 1) != 1 || !slot) ::_exit(1);
    for (;;) ::pause();
  }
  char got = '?';
  BOOST_TEST(::read(ready[0], &got, 1) == 1);
  ::close(ready[0]);
  ::close(ready[1]);
  BOOST_TEST(got == 'y');
  return child;
}

void end(pid_t child) {
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(slots)

BOOST_AUTO_TEST_CASE(so_many_processes_have_one_and_a_dead_one_gives_it_back) {
  Slots two{2};
  pid_t first = holder(two), second = holder(two);
  BOOST_TEST((two.try_take() == nullptr));
  end(first);
  BOOST_TEST((two.try_take() != nullptr));
  pid_t third = holder(two);
  BOOST_TEST((two.try_take() == nullptr));
  end(second);
  end(third);
}

BOOST_AUTO_TEST_CASE(one_is_free_again_when_its_holder_is_done) {
  Slots one{1};
  auto slot = one.try_take();
  BOOST_TEST((slot != nullptr));
  slot.reset();
  end(holder(one));
}

BOOST_AUTO_TEST_SUITE_END()
