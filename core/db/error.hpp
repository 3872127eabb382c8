#pragma once
#include <stdexcept>

namespace latchkey {

/// A fault of the database. what() names the server's error number and never its text, which
/// quotes the values of rows.
class DatabaseError : public std::runtime_error {
 public:
  enum class Kind {
    gone,       // no connection, or it broke: the request may be tried again later
    contended,  // deadlock, lock wait, certification conflict: the transaction may be tried again
    duplicate,  // a unique key refused the row
    other,
  };

  DatabaseError(Kind kind, int code)
      : std::runtime_error("database error " + std::to_string(code)), kind_(kind), code_(code) {}

  Kind kind() const { return kind_; }
  int code() const { return code_; }

 private:
  Kind kind_;
  int code_;
};

}  // namespace latchkey
