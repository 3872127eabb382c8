#include "core/store/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "core/store/document_store.hpp"

namespace latchkey {
namespace {

int open_again_when_interrupted(const std::string& path, int flags, mode_t mode = 0) {
  int descriptor;
  do {
    descriptor = ::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, mode);
  } while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

void sync(int descriptor, const char* step) {
  // Not repeated after a failure: what could not be written is then forgotten by the system.
  if (::fsync(descriptor) != 0) throw_store_error(step, errno);
}

std::string parent_of(const std::string& path) {
  auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

void throw_store_error(const char* step, int code) {
  std::string words = std::string(step) + ": " + std::generic_category().message(code);
  if (code == ENOSPC || code == EDQUOT || code == EFBIG) throw StoreFull(words);
  throw StoreError(words);
}

File File::create(const std::string& path) {
  int descriptor = open_again_when_interrupted(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (descriptor < 0) throw_store_error("making a file in the store", errno);
  return File{descriptor};
}

File File::open(const std::string& path) {
  // O_NONBLOCK: a FIFO in its place must not hold a worker.
  int descriptor = open_again_when_interrupted(path, O_RDONLY | O_NONBLOCK);
  if (descriptor < 0) {
    if (errno == ENOENT || errno == ELOOP) throw StoreDamaged("a stored file is missing");
    throw_store_error("opening a stored file", errno);
  }
  File file{descriptor};
  struct stat status;
  if (::fstat(descriptor, &status) != 0) throw_store_error("opening a stored file", errno);
  if (!S_ISREG(status.st_mode)) throw StoreDamaged("a stored file is no file");
  return file;
}

File::File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

File& File::operator=(File&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void File::write(std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      throw_store_error("writing into the store", errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::size_t File::read(std::span<char> room) {
  std::size_t filled = 0;
  while (filled < room.size()) {
    ssize_t count = ::read(descriptor_, room.data() + filled, room.size() - filled);
    if (count < 0) {
      if (errno == EINTR) continue;
      throw_store_error("reading a stored file", errno);
    }
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  return filled;
}

std::uint64_t File::size() const {
  struct stat status;
  if (::fstat(descriptor_, &status) != 0) throw_store_error("reading a stored file", errno);
  return static_cast<std::uint64_t>(status.st_size);
}

void File::rewind() {
  if (::lseek(descriptor_, 0, SEEK_SET) != 0) throw_store_error("reading a stored file", errno);
}

void File::sync_and_close() {
  sync(descriptor_, "writing into the store");
  // Some network file systems tell only here that there was no room.
  if (::close(std::exchange(descriptor_, -1)) != 0 && errno != EINTR) {
    throw_store_error("writing into the store", errno);
  }
}

void ensure_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) == 0) {
    sync_folder(parent_of(path));
  } else if (errno != EEXIST) {
    throw_store_error("making a folder of the store", errno);
  }
}

void sync_folder(const std::string& path) {
  int descriptor = open_again_when_interrupted(path, O_RDONLY | O_DIRECTORY);
  if (descriptor < 0) throw_store_error("writing a folder of the store", errno);
  try {
    sync(descriptor, "writing a folder of the store");
  } catch (...) {
    ::close(descriptor);
    throw;
  }
  ::close(descriptor);
}

}  // namespace latchkey
