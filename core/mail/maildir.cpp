#include "core/mail/maildir.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace latchkey {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void throw_errno(const char* step) {
  throw std::system_error(errno, std::generic_category(), step);
}

class OpenFile {
 public:
  OpenFile(const fs::path& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (fd_ < 0) throw_errno("open");
  }
  ~OpenFile() { ::close(fd_); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw_errno("write");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void sync() const {
    if (::fsync(fd_) != 0) throw_errno("fsync");
  }

 private:
  int fd_;
};

bool was_delivered(const fs::path& folder, const std::string& key) {
  if (fs::exists(folder / "new" / key)) return true;
  for (const auto& entry : fs::directory_iterator(folder / "cur")) {
    const std::string name = entry.path().filename();
    if (name == key || name.starts_with(key + ':')) return true;
  }
  return false;
}

void write_new(const fs::path& folder, const std::string& key, std::string_view bytes) {
  const fs::path tmp = folder / "tmp" / (key + '.' + std::to_string(::getpid()));
  const fs::path target = folder / "new" / key;
  // What a killed process of the same id may have left is overwritten.
  try {
    const OpenFile file(tmp, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(bytes);
    file.sync();
  } catch (...) {
    ::unlink(tmp.c_str());
    throw;
  }
  // link, not rename: it leaves a file that another process put there in the meantime as it is.
  const int linked = ::link(tmp.c_str(), target.c_str());
  const int why = errno;
  ::unlink(tmp.c_str());
  if (linked != 0 && why != EEXIST) {
    errno = why;
    throw_errno("link");
  }
  OpenFile(folder / "new", O_RDONLY | O_DIRECTORY).sync();
}

}  // namespace

Maildir::Maildir(fs::path folder) : folder_(std::move(folder)) {}

Delivery Maildir::deliver(const Envelope& envelope, std::string_view bytes, const Waiting&) {
  require_envelope(envelope);
  try {
    for (const char* part : {"tmp", "new", "cur"}) fs::create_directories(folder_ / part);
    if (was_delivered(folder_, envelope.key)) {
      return {DeliveryOutcome::accepted, "was in the folder already", 0};
    }
    write_new(folder_, envelope.key, bytes);
    return {DeliveryOutcome::accepted, "written", 0};
  } catch (const std::system_error& error) {
    return {DeliveryOutcome::try_later,
            delivery_words("the mail folder: " + error.code().message()), 0};
  }
}

}  // namespace latchkey
