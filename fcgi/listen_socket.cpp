#include "fcgi/listen_socket.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>

namespace latchkey {
namespace {

[[noreturn]] void refuse(const std::string& what) {
  throw std::runtime_error(what);
}
[[noreturn]] void refuse_errno(const std::string& what) {
  refuse(what + ": " + std::strerror(errno));
}

struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
  int release() {
    int kept = fd;
    fd = -1;
    return kept;
  }
};

int new_socket() {
  int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) refuse_errno("a unix socket cannot be made");
  return fd;
}

void remove_stale(const std::string& path, const sockaddr_un& address) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) {
    if (errno == ENOENT) return;
    refuse_errno("the socket " + path + " cannot be looked at");
  }
  if (!S_ISSOCK(found.st_mode)) refuse(path + " is there and is no socket; remove it yourself");
  Descriptor probe{new_socket()};
  int answer = ::connect(probe.fd, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  if (answer == 0 || errno != ECONNREFUSED) {
    // EAGAIN is a full queue: somebody listens there.
    refuse("another process answers on " + path);
  }
  if (::unlink(path.c_str()) != 0) refuse_errno("the old socket " + path + " cannot be removed");
}

int listen_at(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path) {
    refuse("the path of the socket must have 1 to " + std::to_string(sizeof address.sun_path - 1) +
           " bytes: " + path);
  }
  path.copy(address.sun_path, path.size());

  // Two masters that start at once would each take the other's new socket for a stale one.
  auto folder = std::filesystem::absolute(path).parent_path();
  Descriptor lock{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (lock.fd < 0 || ::flock(lock.fd, LOCK_EX) != 0) {
    refuse_errno("the folder of the socket, " + folder.string());
  }
  remove_stale(path, address);
  Descriptor made{new_socket()};
  mode_t before = ::umask(0117);  // the name appears with its mode, not a moment earlier
  int bound = ::bind(made.fd, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  ::umask(before);
  if (bound != 0) refuse_errno("the socket " + path + " cannot be made");
  if (::listen(made.fd, SOMAXCONN) != 0) refuse_errno("nobody can call on " + path);
  return made.release();
}

unsigned long inode_of(const std::string& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0 ? found.st_ino : 0;
}

}  // namespace

ListenSocket::ListenSocket(const std::string& path) {
  int passed = ::sd_listen_fds(1);  // it compares LISTEN_PID, and unsets the variables
  if (passed > 1) refuse("systemd passed " + std::to_string(passed) + " sockets; one is wanted");
  if (passed == 1) {
    fd_ = SD_LISTEN_FDS_START;
    if (::sd_is_socket(fd_, AF_UNSPEC, SOCK_STREAM, 1) <= 0) {
      refuse("what systemd passed is no listening stream socket");
    }
    if (::fcntl(fd_, F_SETFL, ::fcntl(fd_, F_GETFL) | O_NONBLOCK) != 0) {
      refuse_errno("the socket from systemd");
    }
    return;
  }
  fd_ = listen_at(path);
  own_path_ = path;
  own_inode_ = inode_of(path);
}

ListenSocket::~ListenSocket() {
  release_path();
  if (fd_ >= 0) ::close(fd_);
}

bool ListenSocket::release_path() {
  if (own_path_.empty()) return false;
  if (inode_of(own_path_) == own_inode_) ::unlink(own_path_.c_str());
  own_path_.clear();
  return true;
}

}  // namespace latchkey
