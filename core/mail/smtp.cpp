#include "core/mail/smtp.hpp"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <vector>

namespace latchkey {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

// What was said on the connection, as far as the outcome depends on it.
struct Conversation {
  enum class Stage { opening, mail, recipient, content };
  Stage stage = Stage::opening;
  int code = 0;
  std::string reply;  // of the last reply, its lines joined
  bool reply_ended = true;
  std::vector<int> sockets;  // more than one where the host has several addresses

  std::string_view left;      // of the mail, what libcurl has not read yet
  std::size_t unsaid = 0;     // of the mail, what has not gone out yet
  bool taken = false;         // the server said yes to the whole mail
  const char* cut = nullptr;  // why this side ended it
  // When something came or went last; once all is said, when that was.
  SteadyTime moved_at = std::chrono::steady_clock::now();

  // The dot behind the mail is not seen here. Dots at line starts go out doubled, so this may be
  // true those few bytes early.
  bool all_said() const { return left.empty() && unsaid == 0; }

  void hear_line(std::string_view line) {
    const bool is_reply =
        line.size() >= 3 &&
        std::all_of(line.begin(), line.begin() + 3, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_reply) return;
    const int heard = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    if (heard == 221) return;  // good-bye, after the answer that matters
    if (reply_ended) reply.clear();
    code = heard;
    const std::string_view words =
        reply.empty() ? line : line.substr(std::min<std::size_t>(4, line.size()));
    if (reply.size() < 2000) reply.append(reply.empty() ? "" : " ").append(words);
    reply_ended = line.size() < 4 || line[3] != '-';
    if (stage == Stage::content && all_said() && reply_ended && heard < 300) taken = true;
  }

  void say_line(std::string_view line) {
    if (line.starts_with("MAIL")) stage = Stage::mail;
    if (line.starts_with("RCPT")) stage = Stage::recipient;
    if (line.starts_with("DATA")) stage = Stage::content;
    // The answer to QUIT is of no use, and libcurl would wait two minutes for that of a server that
    // hangs, whatever the time-outs.
    if (line.starts_with("QUIT")) {
      for (const int socket : sockets) ::shutdown(socket, SHUT_RD);
    }
  }
};

int on_debug(CURL*, curl_infotype type, char* bytes, std::size_t size, void* user) {
  auto& conversation = *static_cast<Conversation*>(user);
  std::string_view text(bytes, size);
  const bool moves = type != CURLINFO_TEXT && !conversation.all_said();
  if (moves) conversation.moved_at = std::chrono::steady_clock::now();
  if (type == CURLINFO_DATA_OUT) conversation.unsaid -= std::min(conversation.unsaid, size);
  if (type == CURLINFO_HEADER_OUT) conversation.say_line(text);
  if (type != CURLINFO_HEADER_IN) return 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    conversation.hear_line(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return 0;
}

curl_socket_t on_open(void* user, curlsocktype, curl_sockaddr* address) {
  const int opened = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (opened >= 0) static_cast<Conversation*>(user)->sockets.push_back(opened);
  return opened;  // -1 is CURL_SOCKET_BAD
}

std::size_t on_read(char* into, std::size_t size, std::size_t count, void* user) {
  std::string_view& left = static_cast<Conversation*>(user)->left;
  const std::size_t taken = std::min(size * count, left.size());
  std::memcpy(into, left.data(), taken);
  left.remove_prefix(taken);
  return taken;
}

std::size_t on_write(char*, std::size_t size, std::size_t count, void*) {
  return size * count;
}

// Decides whether to go on waiting. libcurl asks about once a second, also while it waits for the
// answer to the whole mail.
struct Patience {
  const SmtpServer& server;
  const MailTransport::Waiting& waiting;
  Conversation& conversation;
  const SteadyTime began = std::chrono::steady_clock::now();
  std::optional<SteadyTime> told_to_stop_at{};

  const char* find_reason_to_cut() {
    // An answer that was heard counts, whatever the clock says.
    if (conversation.taken) return nullptr;
    const SteadyTime now = std::chrono::steady_clock::now();
    const auto silent = now - conversation.moved_at;
    if (conversation.all_said()) {
      if (silent > server.answer_timeout) return "timed out: it was sent, and no answer came";
    } else if (silent > server.step_timeout) {
      return "timed out: the mail server was silent before it had the mail";
    } else if (now - began > server.answer_timeout) {
      return "timed out: the mail server was too slow to take the mail";
    }
    if (!waiting() && !told_to_stop_at) told_to_stop_at = now;
    // What that took was not the server's silence.
    conversation.moved_at += std::chrono::steady_clock::now() - now;
    if (told_to_stop_at && now - *told_to_stop_at > server.stop_timeout) {
      return "stopped here before the mail server had answered";
    }
    return nullptr;
  }
};

int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& patience = *static_cast<Patience*>(user);
  // Asked again while the connection is taken down; the first reason is the one.
  const char*& cut = patience.conversation.cut;
  if (cut == nullptr) cut = patience.find_reason_to_cut();
  return cut == nullptr ? 0 : 1;
}

bool is_loopback(const std::string& host) {
  // Of the names, "127.example.com" is somebody else's.
  const bool is_number = host.find_first_not_of("0123456789.") == std::string::npos;
  return host == "localhost" || host == "::1" || (is_number && host.starts_with("127."));
}

bool is_host(std::string_view host) {
  if (host.find(':') != std::string_view::npos) {
    return std::all_of(host.begin(), host.end(), [](char c) {
      return std::isxdigit(static_cast<unsigned char>(c)) || c == ':';
    });
  }
  return !host.empty() && host.size() <= 253 && host.front() != '-' && host.front() != '.' &&
         std::all_of(host.begin(), host.end(), [](char c) {
           return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.';
         });
}

std::string own_host_name() {
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0 || !is_host(name.data())) return "localhost";
  return name.data();
}

struct Slist {
  explicit Slist(const std::string& entry) : list(curl_slist_append(nullptr, entry.c_str())) {
    if (list == nullptr) throw std::bad_alloc();
  }
  ~Slist() { curl_slist_free_all(list); }
  Slist(const Slist&) = delete;
  Slist& operator=(const Slist&) = delete;
  curl_slist* list;
};

template <typename Value>
void set(CURL* curl, CURLoption option, Value value) {
  const CURLcode code = curl_easy_setopt(curl, option, value);
  if (code != CURLE_OK)
    throw std::runtime_error(std::string("libcurl: ") + curl_easy_strerror(code));
}

Delivery judge(CURLcode result, const Conversation& conversation, const char* curl_words) {
  using Stage = Conversation::Stage;
  const int code = conversation.code;
  if (result == CURLE_OK || conversation.taken) {
    return {DeliveryOutcome::accepted, delivery_words(conversation.reply), code};
  }
  // A positive last reply means that the connection, not the server's judgement, ended the mail.
  if (code < 400) {
    const char* words = *curl_words != '\0' ? curl_words : curl_easy_strerror(result);
    if (conversation.cut != nullptr) words = conversation.cut;
    return {DeliveryOutcome::try_later, delivery_words(words), 0};
  }
  const bool about_this_mail = conversation.stage != Stage::opening && code >= 500 && code != 530;
  return {about_this_mail ? DeliveryOutcome::refused : DeliveryOutcome::try_later,
          delivery_words(conversation.reply), code};
}

}  // namespace

Smtp::Smtp(SmtpServer server) : server_(std::move(server)) {
  if (server_.hello.empty()) server_.hello = own_host_name();
  if (!is_host(server_.host)) throw std::invalid_argument("SMTP: the host is not a host name");
  if (!is_host(server_.hello)) throw std::invalid_argument("SMTP: hello is not a host name");
  if (server_.port < 1 || server_.port > 65535) throw std::invalid_argument("SMTP: no such port");
  if (server_.security == SmtpSecurity::none && !is_loopback(server_.host)) {
    throw std::invalid_argument("SMTP: without TLS only to a server on this machine");
  }
  const bool is_ip6 = server_.host.find(':') != std::string::npos;
  url_ = std::string(server_.security == SmtpSecurity::tls ? "smtps://" : "smtp://") +
         (is_ip6 ? '[' + server_.host + ']' : server_.host) + ':' + std::to_string(server_.port) +
         '/' + server_.hello;
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK) throw std::runtime_error("libcurl does not start");
}

Smtp::~Smtp() = default;

Delivery Smtp::deliver(const Envelope& envelope, std::string_view bytes, const Waiting& waiting) {
  // libcurl 7.88 writes addresses as they are: a line end in one would be a command of its own.
  require_envelope(envelope);
  const std::unique_ptr<CURL, void (*)(CURL*)> owner(curl_easy_init(), curl_easy_cleanup);
  CURL* const curl = owner.get();
  if (curl == nullptr) throw std::bad_alloc();
  const Slist recipients('<' + envelope.to + '>');
  Conversation conversation;
  conversation.left = bytes;
  conversation.unsaid = bytes.size();
  Patience patience{server_, waiting, conversation};
  std::array<char, CURL_ERROR_SIZE> words{};

  set(curl, CURLOPT_URL, url_.c_str());
  set(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(curl, CURLOPT_PROXY, "");  // not what the environment says
  set(curl, CURLOPT_OPENSOCKETFUNCTION, on_open);
  set(curl, CURLOPT_OPENSOCKETDATA, &conversation);
  set(curl, CURLOPT_NOSIGNAL, 1L);
  set(curl, CURLOPT_FRESH_CONNECT, 1L);
  set(curl, CURLOPT_FORBID_REUSE, 1L);
  set(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(server_.connect_timeout.count()));
  // Longer than any of ours, of which on_progress() knows: libcurl's own limit is two minutes.
  set(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
      static_cast<long>(server_.answer_timeout.count() / 1000 + 60));
  set(curl, CURLOPT_NOPROGRESS, 0L);
  set(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
  set(curl, CURLOPT_XFERINFODATA, &patience);
  if (server_.security != SmtpSecurity::none) {
    set(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!server_.ca_file.empty()) {
      set(curl, CURLOPT_CAINFO, server_.ca_file.c_str());
      set(curl, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
  }
  if (!server_.user.empty()) {
    set(curl, CURLOPT_USERNAME, server_.user.c_str());
    set(curl, CURLOPT_PASSWORD, server_.password.c_str());
  }
  set(curl, CURLOPT_MAIL_FROM, ('<' + envelope.from + '>').c_str());
  set(curl, CURLOPT_MAIL_RCPT, recipients.list);
  set(curl, CURLOPT_UPLOAD, 1L);
  set(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bytes.size()));
  set(curl, CURLOPT_READFUNCTION, on_read);
  set(curl, CURLOPT_READDATA, &conversation);
  set(curl, CURLOPT_WRITEFUNCTION, on_write);
  set(curl, CURLOPT_ERRORBUFFER, words.data());
  // The only way libcurl offers to hear both commands and replies; nothing of it is printed.
  set(curl, CURLOPT_VERBOSE, 1L);
  set(curl, CURLOPT_DEBUGFUNCTION, on_debug);
  set(curl, CURLOPT_DEBUGDATA, &conversation);

  const CURLcode result = curl_easy_perform(curl);
  return judge(result, conversation, words.data());
}

}  // namespace latchkey
