#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace latchkey {

/// What kind of answer a request asks for. Every kind takes comments and files as well.
enum class RequestKind {
  text,    // free words
  file,    // files alone
  yes_no,  //
  choice,  // one of several
  date,    // a day
  form,    // several short fields
};
/// Its word in the table and in forms: "yes_no".
const char* request_kind_name(RequestKind kind);
/// Empty: no such kind.
std::optional<RequestKind> read_request_kind(std::string_view name);

enum class FormFieldKind { text, number, date, yes_no };
const char* field_kind_name(FormFieldKind kind);
std::optional<FormFieldKind> read_field_kind(std::string_view name);

/// One field of a request of kind `form`. No two of a request have the same label.
struct FormField {
  std::string label;  // one line
  FormFieldKind kind = FormFieldKind::text;
  bool required = true;

  bool operator==(const FormField&) const = default;
};

/// What a request's `details` hold: the options of a choice, the fields of a form; each a line.
std::vector<std::string> read_options(std::string_view details);
std::string write_options(const std::vector<std::string>& options);
std::vector<FormField> read_form_fields(std::string_view details);
std::string write_form_fields(const std::vector<FormField>& fields);

/// The lines of a text that are not blank, in order.
std::vector<std::string> split_lines(std::string_view text);
std::string join_lines(const std::vector<std::string>& lines);

}  // namespace latchkey
