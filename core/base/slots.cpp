#include "core/base/slots.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace latchkey {
namespace {

/// One byte of the file is one slot.
struct flock lock_of(short type, int slot) {
  struct flock lock {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  lock.l_start = slot;
  lock.l_len = 1;
  return lock;
}

}  // namespace

Slots::Slots(int count) : file_(memfd_create("latchkey-slots", MFD_CLOEXEC)), count_(count) {
  if (file_ < 0) throw std::system_error(errno, std::generic_category(), "memfd_create");
}

Slots::~Slots() {
  close(file_);
}

int Slots::lock_free_one() const {
  for (int number = 0; number < count_; ++number) {
    struct flock lock = lock_of(F_WRLCK, number);
    if (fcntl(file_, F_SETLK, &lock) == 0) return number;
  }
  return -1;
}

std::shared_ptr<Slots::Slot> Slots::try_take() const {
  const int number = lock_free_one();
  if (number < 0) return nullptr;
  return std::shared_ptr<Slot>(new Slot(file_, number));
}

Slots::Slot::Slot(const Slots& slots) : file_(slots.file_), number_(slots.lock_free_one()) {
  if (number_ >= 0) return;
  number_ = static_cast<int>(getpid()) % slots.count_;
  struct flock lock = lock_of(F_WRLCK, number_);
  while (fcntl(file_, F_SETLKW, &lock) != 0) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "fcntl");
  }
}

Slots::Slot::~Slot() {
  struct flock lock = lock_of(F_UNLCK, number_);
  fcntl(file_, F_SETLK, &lock);
}

}  // namespace latchkey
