#pragma once
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace latchkey {

/// What a hosting admin sets: one file of `key = value` lines, read by all three programs. A value
/// is a whole number or a text in double quotes (\" and \\ inside); # begins a comment. Such a file
/// is TOML as well; the parser is ours because the library at hand (toml++ 3.3.0) runs into
/// undefined behaviour on damaged input. Each field's default is the value below; config.cpp holds
/// the table of keys with their ranges. Durations are texts with a unit ("500ms", "30s", "5m",
/// "2h", "90d"), sizes likewise ("25MB").
struct Config {
  // the workers
  int workers = 4;                                     // processes that answer requests, 1 to 256
  int max_requests_per_worker = 20000;                 // then a worker is replaced; 0: never
  std::chrono::milliseconds request_timeout{120000};   // a worker stuck for longer is killed
  std::string socket = "/run/latchkey/latchkey.sock";  // where systemd gives none
  std::string templates = "/usr/share/latchkey/templates";
  std::string assets = "/usr/share/latchkey/assets";  // holds manifest.txt
  int argon2_parallel = 2;                            // password hashes at once, 64 MiB each

  // the database
  std::string database = "unix:///run/mysqld/mysqld.sock";  // or tcp://host:port
  std::string database_name = "latchkey";
  std::string database_user = "latchkey_app";       // DML only
  std::string database_user_host = "localhost";     // as the database knows it: where it comes from
  std::string database_password_file;               // empty: no password (socket authentication)
  std::string migrator_user = "latchkey_migrator";  // DDL; used by `latchkey migrate` alone
  std::string migrator_password_file;
  std::string database_ca;                           // PEM file; set: TLS with a verified server
  std::chrono::milliseconds database_timeout{5000};  // to connect, to read, to write
  std::string migrations = "/usr/share/latchkey/sql";

  // what is kept
  std::string key_file = "/etc/latchkey/master.key";
  std::string documents = "/var/lib/latchkey/documents";
  std::uint64_t max_file_bytes = 25'000'000;     // one uploaded file
  std::uint64_t max_upload_bytes = 260'000'000;  // all files of one form
  int max_files_per_upload = 20;

  // sending
  std::chrono::milliseconds send_grace{
      60000};  // in which "Send" can be taken back; 0: goes at once

  // mail
  std::string mail_transport = "smtp";  // or "maildir"
  std::string maildir;                  // folder, for "maildir"
  std::string smtp_server = "localhost:587";
  std::string smtp_tls = "starttls";  // "starttls", "tls" or, on loopback only, "none"
  std::string smtp_user;              // empty: no AUTH
  std::string smtp_password_file;
  std::string smtp_ca;                            // PEM file; empty: the system's
  std::chrono::milliseconds smtp_timeout{30000};  // for each step; 10 min. behind the mail's end
  std::chrono::milliseconds mail_poll{1000};      // how often an idle mailer looks for mail
};

/// A configuration that cannot be used; what() names file, line, key and what would be right.
struct ConfigError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Reads `path`. Throws ConfigError for a file that cannot be read, a line of another form,
/// an unknown key or one that is set twice, a value of the wrong type or out of range.
Config load_config(const std::string& path);
/// The same from a text; `name` stands for the file in messages.
Config parse_config(std::string_view text, const std::string& name);
/// Where the secret file that the configuration calls `path` lies: where systemd handed the service
/// a credential of that file's name (LoadCredential=), that one, and `path` otherwise.
std::string locate_secret_file(const std::string& path);
/// The secret in the file `path` (as located) without its last newline; empty when `path` is.
/// Throws ConfigError.
std::string read_secret_file(const std::string& path);

}  // namespace latchkey
