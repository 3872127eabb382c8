// What a FastCGI program behind this nginx costs that does nothing: the yardstick of `make bench`.
//
//   empty_responder SOCKET WORKERS GET_FILE POST_FILE
//
// Pre-forked like the real program. Each GET is answered with the bytes of GET_FILE, each POST,
// once its body is read, with those of POST_FILE: whole CGI responses, head and body. Ends with
// SIGTERM.
#include <fcgiapp.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <csignal>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

std::string content(const char* path) {
  std::ifstream file{path};
  if (!file) throw std::runtime_error(std::string{"cannot read "} + path);
  return {std::istreambuf_iterator<char>{file}, {}};
}

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  if (value < 1 || value > 256) throw std::runtime_error("WORKERS is a number from 1 to 256");
  return value;
}

[[noreturn]] void serve(int listen_fd, const std::string& get, const std::string& post) {
  FCGX_Request request;
  ::FCGX_InitRequest(&request, listen_fd, 0);
  while (::FCGX_Accept_r(&request) == 0) {
    const char* method = ::FCGX_GetParam("REQUEST_METHOD", request.envp);
    bool posted = method != nullptr && std::string_view{method} == "POST";
    char buffer[4096];
    while (::FCGX_GetStr(buffer, sizeof buffer, request.in) > 0) {
    }
    const std::string& answer = posted ? post : get;
    ::FCGX_PutStr(answer.data(), static_cast<int>(answer.size()), request.out);
    ::FCGX_Finish_r(&request);
  }
  ::_exit(1);
}

int run(char** words) {
  int workers = number(words[2]);
  std::string get = content(words[3]), post = content(words[4]);
  if (::FCGX_Init() != 0) throw std::runtime_error("libfcgi does not start");
  int listen_fd = ::FCGX_OpenSocket(words[1], 4096);
  if (listen_fd < 0) throw std::runtime_error("cannot listen");
  for (int i = 0; i < workers; ++i) {
    pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("cannot fork");
    if (child > 0) continue;
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    serve(listen_fd, get, post);
  }
  ::wait(nullptr);  // none ends by itself: the first that does is a fault
  return 1;
}

}  // namespace

int main(int count, char** words) {
  if (count != 5) {
    std::cerr << "empty_responder SOCKET WORKERS GET_FILE POST_FILE\n";
    return 2;
  }
  try {
    return run(words);
  } catch (const std::exception& error) {
    std::cerr << "empty_responder: " << error.what() << "\n";
    return 1;
  }
}
