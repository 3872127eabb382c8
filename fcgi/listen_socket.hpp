#pragma once
#include <string>

namespace latchkey {

/// The socket on which nginx calls: non-blocking (several workers wait on it, one gets the call)
/// and closed on exec.
class ListenSocket {
 public:
  /// Takes the one that systemd passed, where it passed one (sd_listen_fds(3)); otherwise makes a
  /// unix socket at `path`, mode 0660. One left there by a process that is gone is removed; where a
  /// process still answers, or where something else lies, throws std::runtime_error.
  explicit ListenSocket(const std::string& path);
  ~ListenSocket();
  ListenSocket(const ListenSocket&) = delete;
  ListenSocket& operator=(const ListenSocket&) = delete;

  int fd() const { return fd_; }
  /// Removes our own socket's name, so that a new master can take it while we still drain. False
  /// where the socket is systemd's.
  bool release_path();

 private:
  int fd_ = -1;
  std::string own_path_;  // empty: systemd's
  unsigned long own_inode_ = 0;
};

}  // namespace latchkey
