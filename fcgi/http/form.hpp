#pragma once
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"
#include "fcgi/http/urlencoded.hpp"

namespace latchkey {

enum class FieldKind {
  line,      // one line: white space folded, controls and bidirectional overrides removed
  text,      // several lines
  date,      // YYYY-MM-DD or empty
  number,    // a positive whole number: an id
  password,  // kept exactly as typed
};

/// One field that a handler expects. What is not declared is not seen.
struct Field {
  const char* name;
  const char* label;  // how messages call it: "Title"
  FieldKind kind = FieldKind::line;
  std::size_t max = 200;  // characters
  bool required = true;
};

struct FieldError {
  std::string field;  // empty: of the form as a whole
  std::string words;
};

/// A declared form, read from what was posted. Values are clean when errors() is empty; where it is
/// not, typed() gives back what the visitor typed, so that nothing is lost.
class Form {
 public:
  Form(const NameValues& posted, std::initializer_list<Field> fields);

  bool ok() const { return errors_.empty(); }
  const std::vector<FieldError>& errors() const { return errors_; }
  /// Adds what a rule of the product found.
  void refuse(std::string field, std::string words);

  const std::string& text(std::string_view name) const;
  std::optional<Date> date(std::string_view name) const;
  /// 0 where the field is empty.
  std::uint64_t number(std::string_view name) const;
  /// As typed, for the form that comes back.
  const std::string& typed(std::string_view name) const;
  /// The message of the field, where it has one.
  const std::string* error_of(std::string_view name) const;

 private:
  void read(const Field& field, const std::string& value);

  std::map<std::string, std::string, std::less<>> typed_, clean_;
  std::vector<FieldError> errors_;
};

}  // namespace latchkey
