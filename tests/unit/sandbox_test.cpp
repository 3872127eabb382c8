// What a converter of clients' files may do: nothing but read the one and give back a picture.
#include "core/store/sandbox.hpp"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

SandboxResult shell(const std::string& script, const SandboxLimits& limits = {},
                    std::string_view input = "") {
  return run_in_sandbox({"/usr/bin/bash", "-c", script}, input, limits);
}

/// What the script says before it ends, by error or not.
std::string said(const std::string& script) {
  return shell(script + "\nexit 0").output;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sandbox)

BOOST_AUTO_TEST_CASE(there_is_one_here) {
  BOOST_TEST(why_no_sandbox() == "");
}

BOOST_AUTO_TEST_CASE(a_program_reads_its_input_and_gives_back_its_output) {
  SandboxResult result = shell("read -r line </input; echo \"got $line\"", {}, "one line\n");
  BOOST_TEST((result.end == SandboxEnd::done));
  BOOST_TEST(result.output == "got one line\n");
}

BOOST_AUTO_TEST_CASE(its_input_is_exact_and_may_be_large) {
  std::string input(3'000'000, '\0');
  for (std::size_t i = 0; i < input.size(); ++i) input[i] = static_cast<char>(i * 31 % 256);
  SandboxResult result = run_in_sandbox({"/usr/bin/cat", kSandboxInput}, input);
  BOOST_TEST((result.end == SandboxEnd::done));
  BOOST_TEST((result.output == input));
}

BOOST_AUTO_TEST_CASE(a_program_that_fails_or_is_not_there_is_told_apart_from_one_that_does_not) {
  BOOST_TEST((shell("echo half; exit 3").end == SandboxEnd::failed));
  BOOST_TEST(shell("echo half; exit 3").output == "");
  BOOST_TEST((run_in_sandbox({"/usr/bin/no-such-program"}, "").end == SandboxEnd::failed));
  BOOST_TEST((shell("kill -SEGV $$").end == SandboxEnd::failed));
}

BOOST_AUTO_TEST_CASE(it_sees_no_file_of_the_host) {
  BOOST_TEST(said("for f in /etc/passwd /etc/hostname /root /home /var/lib /proc/self/status /sys "
                  "/dev/null /tmp /run; do [ -e $f ] && echo $f; done") == "");
  BOOST_TEST(said("echo $(</etc/passwd)") == "\n");
}

BOOST_AUTO_TEST_CASE(it_writes_nowhere) {
  BOOST_TEST(said("for f in /x /input /usr/lib/x /etc/fonts/x /lib/x; do "
                  "(: ) 2>/dev/null; : >$f && echo wrote $f; done 2>/dev/null") == "");
}

BOOST_AUTO_TEST_CASE(it_reaches_no_network) {
  // Both ends of a connection on this host: what the host could reach, the sandbox cannot.
  BOOST_TEST(said("exec 2>&1; for at in 127.0.0.1/22 127.0.0.1/80 192.0.2.1/443; do "
                  "exec 9<>/dev/tcp/$at && echo connected; done")
                 .find("connected") == std::string::npos);
  BOOST_TEST(said("exec 2>&1; exec 9<>/dev/tcp/127.0.0.1/9").find("not permitted") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(it_starts_no_process) {
  const std::string tried = said("exec 2>&1; (echo forked); echo $(echo forked); echo end");
  BOOST_TEST(tried.find("forked") == std::string::npos, tried);
  // A fork bomb: bash tries each fork again for some seconds, so the clock ends it.
  BOOST_TEST((shell("b() { b | b & }; b; wait; echo done", {.clock = 2s}).end != SandboxEnd::done));
}

BOOST_AUTO_TEST_CASE(it_has_nothing_of_our_environment) {
  ::setenv("LATCHKEY_TEST_SECRET", "s3cret", 1);
  BOOST_TEST(said("echo \"[$LATCHKEY_TEST_SECRET]\"") == "[]\n");
  ::unsetenv("LATCHKEY_TEST_SECRET");
  BOOST_TEST(said("echo $EUID") == "65534\n");
}

BOOST_AUTO_TEST_CASE(none_of_our_open_files_reaches_it) {
  const int ours = ::dup(0);  // without close-on-exec
  BOOST_TEST(ours > 2);
  // 3 and 4 were bubblewrap's; it closes them behind it.
  BOOST_TEST(said("for n in 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do "
                  "{ : <&$n; } 2>/dev/null && echo open $n; done") == "");
  ::close(ours);
}

BOOST_AUTO_TEST_CASE(one_that_sleeps_is_ended_by_the_clock) {
  const auto start = std::chrono::steady_clock::now();
  BOOST_TEST(
      (run_in_sandbox({"/usr/bin/sleep", "60"}, "", {.clock = 300ms}).end == SandboxEnd::too_slow));
  BOOST_TEST((std::chrono::steady_clock::now() - start < 30s));
}

BOOST_AUTO_TEST_CASE(one_that_closes_its_output_and_sleeps_is_ended_too) {
  BOOST_TEST(
      (shell("exec >&-; while :; do :; done", {.clock = 300ms}).end == SandboxEnd::too_slow));
}

BOOST_AUTO_TEST_CASE(one_that_loops_is_ended_by_the_processor_s_limit) {
  BOOST_TEST((shell("while :; do :; done", {.processor = 1s}).end == SandboxEnd::failed));
}

BOOST_AUTO_TEST_CASE(one_that_floods_is_ended) {
  SandboxResult result = run_in_sandbox({"/usr/bin/yes"}, "", {.output = 1'000'000});
  BOOST_TEST((result.end == SandboxEnd::too_much));
  BOOST_TEST(result.output == "");
}

BOOST_AUTO_TEST_CASE(one_that_swallows_memory_is_ended) {
  BOOST_TEST(
      (shell("a=x; while :; do a=$a$a; done", {.memory = 200'000'000}).end == SandboxEnd::failed));
}

BOOST_AUTO_TEST_SUITE_END()
