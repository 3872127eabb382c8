#include "core/domain/request_kind.hpp"

#include <array>

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

constexpr std::array<const char*, 6> kKinds{"text", "file", "yes_no", "choice", "date", "form"};
constexpr std::array<const char*, 4> kFieldKinds{"text", "number", "date", "yes_no"};

template <class Kind, std::size_t N>
std::optional<Kind> find_name(const std::array<const char*, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (name == names[i]) return static_cast<Kind>(i);
  }
  return std::nullopt;
}

/// The word before the next space; `line` is what follows it.
std::string_view take_word(std::string_view& line) {
  std::size_t space = line.find(' ');
  std::string_view word = line.substr(0, space);
  line.remove_prefix(space == line.npos ? line.size() : space + 1);
  return word;
}

}  // namespace

const char* request_kind_name(RequestKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<RequestKind> read_request_kind(std::string_view name) {
  return find_name<RequestKind>(kKinds, name);
}

const char* field_kind_name(FormFieldKind kind) {
  return kFieldKinds[static_cast<std::size_t>(kind)];
}

std::optional<FormFieldKind> read_field_kind(std::string_view name) {
  return find_name<FormFieldKind>(kFieldKinds, name);
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (!is_blank(line)) lines.emplace_back(line);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return lines;
}

std::string join_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

std::vector<std::string> read_options(std::string_view details) {
  return split_lines(details);
}

std::string write_options(const std::vector<std::string>& options) {
  return join_lines(options);
}

std::vector<FormField> read_form_fields(std::string_view details) {
  std::vector<FormField> fields;
  for (const std::string& line : split_lines(details)) {
    std::string_view rest = line;
    auto kind = read_field_kind(take_word(rest));
    bool required = take_word(rest) == "required";
    if (!kind || rest.empty()) continue;  // a kind of a newer version: nobody is asked for it
    fields.push_back({std::string{rest}, *kind, required});
  }
  return fields;
}

std::string write_form_fields(const std::vector<FormField>& fields) {
  std::vector<std::string> lines;
  lines.reserve(fields.size());
  for (const FormField& field : fields) {
    lines.push_back(std::string{field_kind_name(field.kind)} +
                    (field.required ? " required " : " optional ") + field.label);
  }
  return join_lines(lines);
}

}  // namespace latchkey
