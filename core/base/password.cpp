#include "core/base/password.hpp"

#include <sodium.h>

#include <new>

namespace latchkey {

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

}  // namespace latchkey
