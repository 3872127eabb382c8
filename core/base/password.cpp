#include "core/base/password.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <new>
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

std::string hash_password(std::string_view password) {
  std::string hash(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(),
                            crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc();
  }
  hash.resize(hash.find('\0'));
  return hash;
}

bool verify_password(std::string_view hash, std::string_view password) {
  return crypto_pwhash_str_verify(std::string{hash}.c_str(), password.data(), password.size()) == 0;
}

const std::string& unmatchable_password_hash() {
  // Made of random bytes once a process: nobody knows a password for it.
  static const std::string hash = [] {
    std::string password(32, '\0');
    randombytes_buf(password.data(), password.size());
    return hash_password(password);
  }();
  return hash;
}

PasswordGate::PasswordGate(int slots)
    : file_(memfd_create("latchkey-password-gate", MFD_CLOEXEC)), slots_(slots) {
  if (file_ < 0) throw std::system_error(errno, std::generic_category(), "memfd_create");
}

PasswordGate::~PasswordGate() {
  close(file_);
}

PasswordGate::Slot::Slot(const PasswordGate& gate) : file_(gate.file_), number_(0) {
  for (number_ = 0; number_ < gate.slots_; ++number_) {
    struct flock lock = lock_of(F_WRLCK, number_);
    if (fcntl(file_, F_SETLK, &lock) == 0) return;
  }
  number_ = static_cast<int>(getpid()) % gate.slots_;
  struct flock lock = lock_of(F_WRLCK, number_);
  while (fcntl(file_, F_SETLKW, &lock) != 0) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "fcntl");
  }
}

PasswordGate::Slot::~Slot() {
  struct flock lock = lock_of(F_UNLCK, number_);
  fcntl(file_, F_SETLK, &lock);
}

}  // namespace latchkey
