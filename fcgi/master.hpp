#pragma once
#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "fcgi/inheritance.hpp"
#include "fcgi/listen_socket.hpp"
#include "fcgi/restart_pause.hpp"
#include "fcgi/scoreboard.hpp"

namespace latchkey {

/// Keeps the configured number of workers serving: starts again those that die, replaces one by one
/// those that are outdated (after SIGHUP, or after max_requests_per_worker), and kills those that
/// stay in one request for longer than request_timeout without a piece of a body that came or went.
/// Touches neither requests nor the database.
class Master {
 public:
  /// `socket` outlives the master.
  Master(std::string config_path, std::shared_ptr<const Inheritance> inheritance,
         ListenSocket& socket);

  /// Until SIGTERM or SIGINT; then lets each worker finish its request. A second such signal, or
  /// request_timeout, ends them at once. Returns the exit code of the program.
  int run();

 private:
  struct Worker {
    pid_t pid;
    Scoreboard::Line* line;
    std::int64_t started_ms;
    std::uint64_t request_limit;  // 0: none
    std::int64_t leaves_since_ms = 0;
  };
  /// One of the places that make up the configured number.
  struct Place {
    std::optional<Worker> worker;
    std::optional<Worker> successor;  // started, and not serving yet
    RestartPause pause;
    std::int64_t empty_until_ms = 0;
  };

  void look_after_workers();
  void reload();
  void drain_all();
  void answer_who_waits();

  void reap();
  void note_death(const Worker& worker, int wait_status, Place& place);
  void kill_hung();
  void kill_if_hung(Worker& worker);
  void fill_places();
  void replace_outdated();
  void start_in(Place& place, std::optional<Worker>& seat);
  void let_go(Worker worker);
  bool outdated(const Worker& worker) const;
  void say_how_it_is();
  /// SIGTERM, SIGINT, SIGHUP or SIGCHLD; 0 when `ms` went by without one.
  int wait_for_signal(std::int64_t ms) const;
  std::int64_t next_look_ms() const;

  std::string config_path_;
  std::shared_ptr<const Inheritance> inheritance_;
  ListenSocket& socket_;
  Scoreboard scoreboard_;
  std::vector<Place> places_;
  std::vector<Worker> leaving_;
  unsigned generation_ = 1;
  bool settled_ = false;  // every place has a serving worker that is up to date
  std::int64_t alive_said_ms_ = 0;
  std::minstd_rand jitter_;
};

}  // namespace latchkey
