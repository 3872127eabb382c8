#include "core/mail/open_transport.hpp"

#include <algorithm>
#include <charconv>

#include "core/mail/maildir.hpp"
#include "core/mail/smtp.hpp"

namespace latchkey {
namespace {

SmtpSecurity security_of(const Config& config) {
  if (config.smtp_tls == "tls") return SmtpSecurity::tls;
  if (config.smtp_tls == "none") return SmtpSecurity::none;
  return SmtpSecurity::starttls;
}

// "host:port", "[::1]:port", or a host alone with the usual port for its kind of TLS.
void set_server(SmtpServer& server, const std::string& text) {
  const std::size_t colon = text.rfind(':');
  const bool has_port = colon != std::string::npos && text.find(']', colon) == std::string::npos;
  server.host = has_port ? text.substr(0, colon) : text;
  server.port = server.security == SmtpSecurity::tls ? 465 : 587;
  if (has_port) {
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, server.port);
    if (error != std::errc() || stop != end) throw ConfigError("smtp_server: not a port");
  }
  if (server.host.starts_with('[') && server.host.ends_with(']')) {
    server.host = server.host.substr(1, server.host.size() - 2);
  }
}

}  // namespace

std::unique_ptr<MailTransport> open_transport(const Config& config) {
  if (config.mail_transport == "maildir") {
    if (config.maildir.empty()) throw ConfigError("maildir: names no folder");
    return std::make_unique<Maildir>(config.maildir);
  }
  SmtpServer server;
  server.security = security_of(config);
  set_server(server, config.smtp_server);
  server.user = config.smtp_user;
  server.password = read_secret_file(config.smtp_password_file);
  server.ca_file = config.smtp_ca;
  server.step_timeout = config.smtp_timeout;
  server.connect_timeout = std::min(server.connect_timeout, config.smtp_timeout);
  server.stop_timeout = std::min(server.stop_timeout, config.smtp_timeout);
  try {
    return std::make_unique<Smtp>(server);
  } catch (const std::invalid_argument& error) {
    throw ConfigError(std::string("smtp_server: ") + error.what());
  }
}

}  // namespace latchkey
