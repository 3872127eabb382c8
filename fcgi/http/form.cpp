#include "fcgi/http/form.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

const std::string& first_value(const NameValues& posted, std::string_view name) {
  static const std::string kNone;
  for (const auto& [posted_name, value] : posted) {
    if (posted_name == name) return value;
  }
  return kNone;
}

bool is_id(const std::string& text) {
  std::uint64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

Form::Form(const NameValues& posted, std::initializer_list<Field> fields) {
  for (const Field& field : fields) {
    const std::string& value = first_value(posted, field.name);
    // Text that is not UTF-8 cannot be shown again.
    typed_[field.name] = valid_utf8(value) ? value : "";
    clean_[field.name] = "";
    read(field, value);
  }
}

void Form::read(const Field& field, const std::string& value) {
  std::string label = field.label;
  std::optional<std::string> clean;
  switch (field.kind) {
    case FieldKind::text:
      clean = clean_text(value);
      break;
    case FieldKind::password:
      if (valid_utf8(value)) clean = value;
      break;
    default:
      clean = clean_line(value);
  }
  if (!clean) return refuse(field.name, label + " holds characters that cannot be read");
  if (is_blank(*clean)) {
    if (field.required) refuse(field.name, label + " is missing");
    return;
  }
  if (std::size_t length = count_code_points(*clean); length > field.max) {
    return refuse(field.name, label + " is too long: " + std::to_string(length) +
                                  " characters, where " + std::to_string(field.max) + " fit");
  }
  if (field.kind == FieldKind::date && !parse_date(*clean)) {
    return refuse(field.name, label + " is not a day of the calendar");
  }
  if (field.kind == FieldKind::number && !is_id(*clean)) {
    return refuse(field.name, label + " is not one of the choices");
  }
  clean_[field.name] = std::move(*clean);
}

void Form::refuse(std::string field, std::string words) {
  errors_.push_back({std::move(field), std::move(words)});
}

const std::string& Form::text(std::string_view name) const {
  auto found = clean_.find(name);
  if (found == clean_.end())
    throw std::logic_error("the form does not declare " + std::string{name});
  return found->second;
}

std::optional<Date> Form::date(std::string_view name) const {
  return parse_date(text(name));
}

std::uint64_t Form::number(std::string_view name) const {
  const std::string& digits = text(name);
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

const std::string& Form::typed(std::string_view name) const {
  auto found = typed_.find(name);
  if (found == typed_.end())
    throw std::logic_error("the form does not declare " + std::string{name});
  return found->second;
}

const std::string* Form::error_of(std::string_view name) const {
  auto found = std::ranges::find(errors_, name, &FieldError::field);
  return found == errors_.end() ? nullptr : &found->words;
}

}  // namespace latchkey
