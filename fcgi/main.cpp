// latchkey-fcgi: the web pages of all firms, answered by workers behind nginx.
#include <exception>
#include <iostream>
#include <string>
#include <string_view>

#include "fcgi/inheritance.hpp"
#include "fcgi/listen_socket.hpp"
#include "fcgi/master.hpp"
#include "fcgi/routes.hpp"

namespace {

constexpr const char* kHelp =
    R"(Usage: latchkey-fcgi [--config FILE] [--socket PATH]

Answers the web pages of all firms: a master and its workers, which nginx calls over FastCGI.

  --config FILE   the configuration (default: /etc/latchkey/latchkey.toml)
  --socket PATH   the unix socket to make; otherwise the one that systemd passes, or `socket` of
                  the configuration
  --routes        prints the table of pages and ends
  --help          this text

Signals to the master:
  SIGHUP          reloads configuration and templates, then replaces the workers one by one
  SIGTERM         stops when all requests are finished; a second one stops at once

Exit codes: 0 stopped as told, 1 could not start, 2 wrong command line.
)";

struct Options {
  std::string config = "/etc/latchkey/latchkey.toml";
  std::string socket;
  bool help = false;
  bool routes = false;
};

struct UsageError {
  std::string words;
};

Options read_options(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    std::string_view word = words[i];
    if (word == "--help") {
      options.help = true;
    } else if (word == "--routes") {
      options.routes = true;
    } else if (word == "--config" || word == "--socket") {
      if (++i == count) throw UsageError{std::string{word} + " wants a path behind it"};
      (word == "--config" ? options.config : options.socket) = words[i];
    } else {
      throw UsageError{"there is no option " + std::string{word}};
    }
  }
  return options;
}

}  // namespace

int main(int count, char** words) try {
  Options options = read_options(count, words);
  if (options.help) {
    std::cout << kHelp;
    return 0;
  }
  if (options.routes) {
    latchkey::print_routes(std::cout);
    return 0;
  }
  auto inheritance = latchkey::load_inheritance(options.config);
  latchkey::ListenSocket socket{options.socket.empty() ? inheritance->config.socket
                                                       : options.socket};
  return latchkey::Master{options.config, inheritance, socket}.run();
} catch (const UsageError& error) {
  std::cerr << "latchkey-fcgi: " << error.words << "\nTry latchkey-fcgi --help.\n";
  return 2;
} catch (const std::exception& error) {
  std::cerr << "latchkey-fcgi: " << error.what() << '\n';
  return 1;
}
