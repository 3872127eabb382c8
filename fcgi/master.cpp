#include "fcgi/master.hpp"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <exception>
#include <utility>

#include "core/base/log.hpp"
#include "core/base/service_manager.hpp"
#include "fcgi/worker.hpp"

namespace latchkey {
namespace {

// How soon the master sees what no signal tells: a worker that hangs or has had its number of
// requests.
constexpr std::int64_t kLookMs = 500;
// The same while a new worker is about to serve: a reload of 4 workers then takes some 60 ms.
constexpr std::int64_t kLookWhileStartingMs = 10;
// How long a stop waits for callers in the queue, before it waits for requests.
constexpr std::int64_t kQueueMs = 2000;

sigset_t master_signals() {
  sigset_t set;
  ::sigemptyset(&set);
  for (int number : {SIGTERM, SIGINT, SIGHUP, SIGCHLD}) ::sigaddset(&set, number);
  return set;
}

std::string how_it_ended(int wait_status) {
  if (WIFSIGNALED(wait_status)) {
    return std::string{"signal "} + ::sigabbrev_np(WTERMSIG(wait_status));
  }
  return "exit " + std::to_string(WEXITSTATUS(wait_status));
}

[[noreturn]] void become_worker(const WorkerPlace& place, pid_t master) {
  // Workers never outlive their master; it may have died before the kernel was told so.
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != master) ::_exit(1);
  int code = 1;
  try {
    code = run_worker(place);
  } catch (const std::exception& error) {
    log::error("worker-failed", {{"why", error.what()}});
  }
  ::_exit(code);  // what the master made is not for its children to destroy
}

}  // namespace

Master::Master(std::string config_path, std::shared_ptr<const Inheritance> inheritance,
               ListenSocket& socket)
    : config_path_(std::move(config_path)),
      inheritance_(std::move(inheritance)),
      socket_(socket),
      places_(static_cast<std::size_t>(inheritance_->config.workers)),
      jitter_(static_cast<unsigned>(::getpid())) {}

int Master::run() {
  sigset_t signals = master_signals();
  ::sigprocmask(SIG_BLOCK, &signals, nullptr);
  log::notice("master-started",
              {{"pid", std::to_string(::getpid())}, {"workers", std::to_string(places_.size())}});
  for (;;) {
    look_after_workers();
    switch (wait_for_signal(next_look_ms())) {
      case SIGTERM:
      case SIGINT:
        drain_all();
        return 0;
      case SIGHUP:
        reload();
        break;
      default:
        break;
    }
  }
}

int Master::wait_for_signal(std::int64_t ms) const {
  timespec patience{static_cast<time_t>(ms / 1000), static_cast<long>(ms % 1000) * 1'000'000};
  sigset_t signals = master_signals();
  int number = ::sigtimedwait(&signals, nullptr, &patience);
  return number > 0 ? number : 0;
}

void Master::look_after_workers() {
  reap();
  kill_hung();
  replace_outdated();
  fill_places();
  say_how_it_is();
}

std::int64_t Master::next_look_ms() const {
  std::int64_t pause = settled_ ? kLookMs : kLookWhileStartingMs;
  std::int64_t now = monotonic_ms();
  bool anything_starting = std::any_of(places_.begin(), places_.end(), [](const Place& place) {
    return place.successor || (place.worker && !place.worker->line->serving);
  });
  if (settled_ || anything_starting) return pause;
  pause = kLookMs;  // all that is missing waits for the end of its pause
  for (const Place& place : places_) {
    if (!place.worker || outdated(*place.worker)) {
      pause = std::min(pause, std::max<std::int64_t>(place.empty_until_ms - now, 1));
    }
  }
  return pause;
}

void Master::reload() {
  service_manager::reloading();
  try {
    auto fresh = load_inheritance(config_path_);
    if (fresh->config.socket != inheritance_->config.socket) {
      log::warning("reload", {{"note", "the socket changes at a restart only"}});
    }
    inheritance_ = std::move(fresh);
  } catch (const std::exception& error) {
    log::error("reload-refused", {{"why", error.what()}, {"kept", "what was loaded before"}});
    service_manager::ready(std::string{"Reload refused: "} + error.what());
    return;
  }
  ++generation_;
  settled_ = false;
  auto wanted = static_cast<std::size_t>(inheritance_->config.workers);
  while (places_.size() > wanted) {
    Place surplus = places_.back();
    places_.pop_back();
    if (surplus.worker) let_go(*surplus.worker);
    if (surplus.successor) let_go(*surplus.successor);
  }
  places_.resize(wanted);
  log::notice("reload",
              {{"generation", std::to_string(generation_)}, {"workers", std::to_string(wanted)}});
}

void Master::drain_all() {
  service_manager::stopping("Finishing requests");
  log::notice("master-stopping");
  if (socket_.release_path()) answer_who_waits();
  for (Place& place : places_) {
    if (place.worker) let_go(*place.worker);
    if (place.successor) let_go(*place.successor);
  }
  places_.clear();
  std::int64_t deadline = monotonic_ms() + inheritance_->config.request_timeout.count();
  bool killed = false;
  for (reap(); !leaving_.empty(); reap()) {
    std::int64_t left = deadline - monotonic_ms();
    int number = wait_for_signal(killed ? kLookMs : std::clamp<std::int64_t>(left, 0, kLookMs));
    bool impatient = number == SIGTERM || number == SIGINT || left <= 0;
    if (!impatient || killed) continue;
    killed = true;
    for (const Worker& worker : leaving_) {
      log::error("worker-killed", {{"pid", std::to_string(worker.pid)},
                                   {"why", "it did not finish in time"},
                                   {"request", worker.line->last_request_id()}});
      ::kill(worker.pid, SIGKILL);
    }
  }
  log::notice("master-stopped");
}

/// Nobody new can call, and those in the queue of our own socket would be cut off with it.
/// (systemd's keeps its queue for the next master.)
void Master::answer_who_waits() {
  std::int64_t deadline = monotonic_ms() + kQueueMs;
  pollfd queue{socket_.fd(), POLLIN, 0};
  while (::poll(&queue, 1, 0) > 0 && monotonic_ms() < deadline) {
    int number = wait_for_signal(kLookWhileStartingMs);
    if (number == SIGTERM || number == SIGINT) return;
    look_after_workers();
  }
}

void Master::reap() {
  int status = 0;
  for (pid_t pid; (pid = ::waitpid(-1, &status, WNOHANG)) > 0;) {
    auto is_it = [pid](const Worker& worker) { return worker.pid == pid; };
    if (auto left = std::find_if(leaving_.begin(), leaving_.end(), is_it); left != leaving_.end()) {
      if (status != 0) {
        log::warning("worker-left", {{"pid", std::to_string(pid)}, {"how", how_it_ended(status)}});
      }
      Scoreboard::give_back(*left->line);
      leaving_.erase(left);
      continue;
    }
    for (Place& place : places_) {
      if (place.worker && is_it(*place.worker)) {
        note_death(*place.worker, status, place);
        place.worker = std::exchange(place.successor, std::nullopt);
      } else if (place.successor && is_it(*place.successor)) {
        note_death(*place.successor, status, place);
        place.successor.reset();
      }
    }
  }
}

void Master::note_death(const Worker& worker, int wait_status, Place& place) {
  settled_ = false;
  std::int64_t now = monotonic_ms();
  auto pause = place.pause.after_death(std::chrono::milliseconds{now - worker.started_ms});
  place.empty_until_ms = now + pause.count();
  bool in_request = worker.line->request_since != 0;
  log::error("worker-died", {{"pid", std::to_string(worker.pid)},
                             {"how", how_it_ended(wait_status)},
                             {"lived_ms", std::to_string(now - worker.started_ms)},
                             {"requests", std::to_string(worker.line->requests)},
                             {"in_request", in_request ? worker.line->last_request_id() : "no"},
                             {"next_in_ms", std::to_string(pause.count())}});
  Scoreboard::give_back(*worker.line);
}

void Master::kill_hung() {
  for (Place& place : places_) {
    if (place.worker) kill_if_hung(*place.worker);
    if (place.successor) kill_if_hung(*place.successor);
  }
  for (Worker& worker : leaving_) kill_if_hung(worker);
}

void Master::kill_if_hung(Worker& worker) {
  std::int64_t limit = inheritance_->config.request_timeout.count();
  std::int64_t since = worker.line->request_since;
  if (since == 0) since = worker.leaves_since_ms;  // told to go, and still there
  if (since == 0 || monotonic_ms() - since <= limit) return;
  log::error("worker-killed",
             {{"pid", std::to_string(worker.pid)},
              {"why", "longer than request_timeout in one request without progress"},
              {"request", worker.line->last_request_id()}});
  ::kill(worker.pid, SIGKILL);
}

bool Master::outdated(const Worker& worker) const {
  return worker.line->generation != generation_ ||
         (worker.request_limit != 0 && worker.line->requests >= worker.request_limit);
}

void Master::fill_places() {
  for (Place& place : places_) {
    if (!place.worker && !place.successor) start_in(place, place.worker);
  }
}

/// One place at a time, and the old worker goes when the new one serves: there are never fewer
/// workers than configured, and never more than one above it.
void Master::replace_outdated() {
  for (Place& place : places_) {
    if (!place.successor) continue;
    if (!place.successor->line->serving) return;
    if (place.worker) let_go(*place.worker);
    place.worker = std::exchange(place.successor, std::nullopt);
  }
  for (Place& place : places_) {
    if (!place.worker || !outdated(*place.worker)) continue;
    settled_ = false;
    start_in(place, place.successor);
    if (place.successor) return;
  }
}

void Master::start_in(Place& place, std::optional<Worker>& seat) {
  std::int64_t now = monotonic_ms();
  if (now < place.empty_until_ms) return;
  Scoreboard::Line* line = scoreboard_.take(generation_);
  pid_t master = ::getpid();
  pid_t pid = line == nullptr ? -1 : ::fork();
  if (pid == 0) {
    become_worker({*inheritance_, socket_.fd(), *line, scoreboard_.totals()}, master);
  }
  if (pid < 0) {
    auto pause = place.pause.after_death(std::chrono::milliseconds{0});
    place.empty_until_ms = now + pause.count();
    log::error("worker-not-started",
               {{"why", line == nullptr ? "too many workers still drain" : std::strerror(errno)},
                {"next_in_ms", std::to_string(pause.count())}});
    if (line != nullptr) Scoreboard::give_back(*line);
    return;
  }
  line->pid = pid;
  // Workers that start together must not reach their limit together: up to a fifth less.
  auto most = static_cast<std::uint64_t>(inheritance_->config.max_requests_per_worker);
  seat = Worker{pid, line, now, most - (most == 0 ? 0 : jitter_() % (most / 5 + 1))};
}

void Master::let_go(Worker worker) {
  worker.leaves_since_ms = monotonic_ms();
  ::kill(worker.pid, SIGTERM);
  leaving_.push_back(worker);
}

void Master::say_how_it_is() {
  auto serves = [](const Place& place) { return place.worker && place.worker->line->serving; };
  auto serving = std::count_if(places_.begin(), places_.end(), serves);
  bool all = std::all_of(places_.begin(), places_.end(), [&](const Place& place) {
    return serves(place) && !place.successor && !outdated(*place.worker);
  });
  if (all && !settled_) {
    settled_ = true;
    std::string status =
        std::to_string(serving) + " workers serve, generation " + std::to_string(generation_);
    log::notice("ready", {{"workers", std::to_string(serving)},
                          {"generation", std::to_string(generation_)}});
    service_manager::ready(status);
  }
  auto interval = service_manager::alive_interval().count();
  if (interval > 0 && serving > 0 && monotonic_ms() - alive_said_ms_ >= interval - kLookMs) {
    alive_said_ms_ = monotonic_ms();
    service_manager::alive();
  }
}

}  // namespace latchkey
