#pragma once
#include <stdexcept>

namespace latchkey {

/// A fault of the database. what() names the server's error number and never its text, which
/// quotes the values of rows.
class DatabaseError : public std::runtime_error {
 public:
  enum class Kind {
    gone,       // no connection, it broke, or it leads where nothing can be written: the request
                // may be tried again later
    contended,  // deadlock, lock wait, certification conflict: the transaction may be tried again
    duplicate,  // a unique key refused the row
    other,
  };

  DatabaseError(Kind kind, int code)
      : std::runtime_error("database error " + std::to_string(code)), kind_(kind), code_(code) {}

  /// The server takes no changes: it was started or set read-only (1290, 1836), or its transactions
  /// were (1792).
  static bool read_only(int code) { return code == 1290 || code == 1792 || code == 1836; }

  Kind kind() const { return kind_; }
  int code() const { return code_; }

 private:
  Kind kind_;
  int code_;
};

}  // namespace latchkey
