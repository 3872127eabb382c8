#include "fcgi/worker.hpp"

#include <fcgiapp.h>
#include <poll.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <utility>

#include "core/base/clock.hpp"
#include "core/base/log.hpp"
#include "core/base/random.hpp"
#include "core/db/database.hpp"
#include "core/store/document_store.hpp"
#include "fcgi/dispatch.hpp"
#include "fcgi/fault_page.hpp"
#include "fcgi/fcgi_request.hpp"
#include "fcgi/http/fragment_cache.hpp"

namespace latchkey {
namespace {

/// Lists of contacts that a worker keeps filled: a usual one has 2 to 5 KB, the longest 100.
constexpr std::size_t kHomesBytes = 16 * 1024 * 1024;

using SteadyTime = std::chrono::steady_clock::time_point;

volatile std::sig_atomic_t told_to_stop = 0;

void stop(int) {
  told_to_stop = 1;
  ::FCGX_ShutdownPending();
}

/// SIGTERM and SIGUSR1 stay blocked but for the wait, so that no system call of a request ever sees
/// them. Installed before FCGX_Init, which leaves handlers alone that are there already, and
/// without SA_RESTART, which would send the wait back to waiting. Returns the mask to wait with.
sigset_t prepare_signals() {
  struct sigaction stopping {};
  stopping.sa_handler = stop;
  ::sigaction(SIGTERM, &stopping, nullptr);
  ::sigaction(SIGUSR1, &stopping, nullptr);
  // A terminal sends these to the whole group; the master alone decides what they mean.
  ::signal(SIGINT, SIG_IGN);
  ::signal(SIGHUP, SIG_IGN);
  ::signal(SIGCHLD, SIG_DFL);
  // A limit on the size of files is then an error of write(2), which the store reports.
  ::signal(SIGXFSZ, SIG_IGN);

  sigset_t while_waiting;
  ::sigemptyset(&while_waiting);
  sigset_t while_working = while_waiting;
  ::sigaddset(&while_working, SIGTERM);
  ::sigaddset(&while_working, SIGUSR1);
  ::sigprocmask(SIG_SETMASK, &while_working, nullptr);
  return while_waiting;
}

/// ppoll prefers a caller to a signal: under load it would never let a blocked one through.
bool stop_is_pending() {
  sigset_t pending;
  ::sigpending(&pending);
  return ::sigismember(&pending, SIGTERM) == 1 || ::sigismember(&pending, SIGUSR1) == 1;
}

std::string milliseconds_text(std::chrono::steady_clock::duration spent) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f",
                std::chrono::duration<double, std::milli>(spent).count());
  return text;
}

const char* method_text(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::post:
      return "POST";
    case Method::other:
      break;
  }
  return "other";
}

/// The last resort, which needs nothing: the page of a fault could not be made either.
Response plain_fault(const Request& request) {
  Response response;
  response.status = 500;
  response.header("Content-Type", "text/plain; charset=utf-8");
  response.header("Cache-Control", "no-store");
  response.body =
      "Something went wrong on our side.\n\n"
      "Please try again in a minute. If it happens again, tell the firm this number: " +
      request.id + "\n";
  return response;
}

/// What `make` gives; after an exception, which it should not let out, a plain 500.
template <class Make>
Response without_fail(const Request& request, Make&& make) {
  try {
    return make();
  } catch (const std::exception& error) {
    log::error("fault", {{"id", request.id}, {"why", error.what()}});
  } catch (...) {
    log::error("fault", {{"id", request.id}, {"why", "an exception of unknown type"}});
  }
  return plain_fault(request);
}

void log_request(const Request& request, const Response& response, const Sent& sent,
                 const Database& database, SteadyTime began) {
  log::notice("request", {{"id", request.id},
                          {"firm", request.firm},
                          {"method", method_text(request.method)},
                          {"route", response.route},
                          {"status", std::to_string(sent.status)},
                          {"ms", milliseconds_text(std::chrono::steady_clock::now() - began)},
                          {"db_ms", milliseconds_text(database.spent().time)},
                          {"queries", std::to_string(database.spent().queries)},
                          {"bytes", std::to_string(sent.bytes)}});
}

/// What moves is not hung, however large it is: each piece that comes or goes begins the time anew
/// in which the master waits for this request.
void note_progress(Request& request, Scoreboard::Line& line) {
  request.read_body = [read = std::move(request.read_body), &line](std::span<char> into) {
    const std::size_t count = read(into);
    line.request_since = monotonic_ms();
    return count;
  };
}

void note_progress(Response& response, Scoreboard::Line& line) {
  if (!response.stream) return;
  response.stream = [stream = std::move(response.stream), &line](const Sink& sink) {
    stream([&](std::string_view bytes) {
      const bool taken = sink(bytes);
      if (taken) line.request_since = monotonic_ms();
      return taken;
    });
  };
}

void serve(Services& services, FCGX_Request& fcgx, const WorkerPlace& place) {
  SteadyTime began = std::chrono::steady_clock::now();
  Database& database = services.database;
  database.reset_spent();
  Request request = read_request(fcgx);
  place.line.set_request_id(request.id);
  note_progress(request, place.line);

  Response response = without_fail(request, [&] { return dispatch(services, request); });
  note_progress(response, place.line);
  Sent sent = send_response(fcgx, request, response, [&] {
    return without_fail(request, [&] { return fault_page(services, 500, request.id); });
  });
  if (database.in_transaction()) {
    // Whatever left it open, the next visitor must not write into it.
    database.disconnect();
    log::error("transaction-left-open", {{"id", request.id}, {"route", response.route}});
  }
  if (!sent.fault.empty()) {
    log::error("response-cut",
               {{"id", request.id}, {"route", response.route}, {"why", sent.fault}});
  }
  ::FCGX_Finish_r(&fcgx);
  log_request(request, response, sent, database, began);

  auto status_class = static_cast<std::size_t>(sent.status / 100);
  if (status_class < place.totals.by_class.size()) ++place.totals.by_class[status_class];
  ++place.line.requests;
}

/// False where no more requests can come this way.
bool accept_one(Services& services, FCGX_Request& fcgx, const WorkerPlace& place) {
  // From here on, since a caller who stays silent midway holds the worker as a slow handler does.
  place.line.set_request_id("");
  place.line.request_since = monotonic_ms();
  int result = ::FCGX_Accept_r(&fcgx);
  if (result == 0) serve(services, fcgx, place);
  place.line.request_since = 0;
  // Another worker was faster, a signal came, or the caller hung up.
  if (result == 0 || result == -EAGAIN || result == -EINTR || result == -ECONNABORTED) return true;
  if (told_to_stop) return false;
  log::error("accept-failed", {{"why", std::strerror(-result)}});
  return false;
}

}  // namespace

int run_worker(const WorkerPlace& place) {
  sigset_t while_waiting = prepare_signals();
  if (::FCGX_Init() != 0) {
    log::error("worker-failed", {{"why", "libfcgi does not start"}});
    return 1;
  }
  ::signal(SIGPIPE, SIG_IGN);  // libfcgi has just put a handler there
  FCGX_Request fcgx;
  ::FCGX_InitRequest(&fcgx, place.listen_fd, FCGI_FAIL_ACCEPT_ON_INTR);

  const Inheritance& inherited = place.inheritance;
  Database database{DatabaseSettings::of(inherited.config)};
  SystemClock clock;
  SystemRandom random;
  DocumentStore documents{inherited.config.documents, inherited.keys};
  FragmentCache homes{kHomesBytes};
  Services services{inherited.config,
                    inherited.keys,
                    database,
                    clock,
                    random,
                    documents,
                    inherited.templates,
                    inherited.password_gate,
                    inherited.archives,
                    homes,
                    inherited.letters};

  place.line.serving = true;
  while (!told_to_stop && !stop_is_pending()) {
    pollfd listening{place.listen_fd, POLLIN, 0};
    if (::ppoll(&listening, 1, nullptr, &while_waiting) <= 0) continue;
    if (!accept_one(services, fcgx, place)) return told_to_stop ? 0 : 1;
  }
  ::FCGX_Free(&fcgx, 1);
  return 0;
}

}  // namespace latchkey
