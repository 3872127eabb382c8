// A local SMTP server (tests/support/smtp_server.py) for as long as this object lives.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace latchkey::test {

class SmtpSink {
 public:
  // Options of smtp_server.py, for example {"--mode", "refuse"}. Returns when it listens; throws
  // std::runtime_error where it does not. To be started from the root of the tree.
  explicit SmtpSink(std::vector<std::string> options = {});
  ~SmtpSink();
  SmtpSink(const SmtpSink&) = delete;
  SmtpSink& operator=(const SmtpSink&) = delete;

  int port() const { return port_; }
  const std::string& ca_file() const { return ca_file_; }  // empty without TLS
  std::vector<std::string> mails() const;                  // accepted so far, in order
  int connections() const;                                 // tried so far

 private:
  std::filesystem::path folder_;
  pid_t pid_ = -1;
  int stdin_ = -1;
  int port_ = 0;
  std::string ca_file_;
};

}  // namespace latchkey::test
