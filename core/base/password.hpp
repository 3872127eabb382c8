#pragma once
#include <string>
#include <string_view>

namespace latchkey {

/// Argon2id of libsodium at its INTERACTIVE figures (64 MiB, 2 passes: security.md 12), as a text
/// that holds algorithm, figures and salt. Takes about 60 ms of one core.
/// Throws std::bad_alloc where the memory cannot be had.
std::string hash_password(std::string_view password);

/// True when `hash` was made from `password`. Takes as long for a wrong password as for a right
/// one.
bool verify_password(std::string_view hash, std::string_view password);

/// A hash that no password opens, for the case that there is no account: verifying against it takes
/// the time of a real one (security.md 14).
const std::string& unmatchable_password_hash();

/// Lets at most `slots` processes hash at once, across all workers, since each takes 64 MiB.
/// Make it before the fork; a process that dies gives its slot back (the slots are record locks).
class PasswordGate {
 public:
  explicit PasswordGate(int slots);
  ~PasswordGate();
  PasswordGate(const PasswordGate&) = delete;
  PasswordGate& operator=(const PasswordGate&) = delete;

  /// Holds a slot while it lives; waits for one where all are taken.
  class Slot {
   public:
    explicit Slot(const PasswordGate& gate);
    ~Slot();
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;

   private:
    int file_;
    int number_;
  };

 private:
  int file_;
  int slots_;
};

}  // namespace latchkey
