#include "core/domain/request_fields.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

std::string read_choice(const RequestForm& typed, Objections& objections) {
  std::string text;
  read_text(typed.options, text, 0, kMostOptions * (kMostLabel + 1), "options", "The choices",
            objections);
  std::vector<std::string> options;
  for (const std::string& line : split_lines(text)) {
    std::string option = clean_line(line).value_or("");
    if (option.empty() || std::ranges::find(options, option) != options.end()) continue;
    if (count_code_points(option) > kMostLabel) {
      objections.push_back({"options", "“" + std::string{cut_code_points(option, 40)} +
                                           "…” is too long for a choice: " +
                                           std::to_string(kMostLabel) + " characters fit."});
      return {};
    }
    options.push_back(std::move(option));
  }
  if (options.size() < 2) {
    objections.push_back({"options", "Write at least two choices, each on a line of its own."});
  } else if (options.size() > kMostOptions) {
    objections.push_back({"options", "There is room for " + std::to_string(kMostOptions) +
                                         " choices; these are " + std::to_string(options.size()) +
                                         "."});
  }
  return write_options(options);
}

std::string read_fields(const RequestForm& typed, Objections& objections) {
  std::vector<FormField> fields;
  for (std::size_t i = 0; i < typed.fields.size(); ++i) {
    const TypedField& one = typed.fields[i];
    std::string name = "field_label_" + std::to_string(i + 1);
    std::string label;
    read_line(one.label, label, 0, kMostLabel, name.c_str(), "A field's label", objections);
    if (label.empty()) continue;
    auto kind = read_field_kind(one.kind);
    if (!kind) {
      objections.push_back({name, "Choose what kind of answer “" + label + "” takes."});
      continue;
    }
    if (std::ranges::find(fields, label, &FormField::label) != fields.end()) {
      objections.push_back(
          {name, "Two fields are called “" + label + "”. Give each a name of its own."});
      continue;
    }
    fields.push_back({label, *kind, one.required});
  }
  if (fields.empty()) {
    objections.push_back({"field_label_1", "Name at least one field of the short form."});
  } else if (fields.size() > kMostFormFields) {
    objections.push_back({"field_label_1", "A short form has room for " +
                                               std::to_string(kMostFormFields) +
                                               " fields. Ask the rest in another request."});
  }
  return write_form_fields(fields);
}

}  // namespace

RequestText read_request_text(const RequestForm& typed, const std::vector<std::string>& sections,
                              Objections& objections) {
  RequestText text;
  read_line(typed.title, text.title, 1, kMostTitle, "title", "The title", objections);
  read_text(typed.description, text.description, 0, kMostDescription, "description",
            "The explanation", objections);
  text.required = typed.required;
  auto kind = read_request_kind(typed.kind);
  if (!kind) {
    objections.push_back({"kind", "Choose what kind of answer you need."});
    return text;
  }
  text.kind = *kind;
  if (*kind == RequestKind::choice) text.details = read_choice(typed, objections);
  if (*kind == RequestKind::form) text.details = read_fields(typed, objections);
  text.section = clean_line(typed.section).value_or("");
  if (!text.section.empty() && std::ranges::find(sections, text.section) == sections.end()) {
    objections.push_back({"section", "A colleague renamed or removed the heading “" + text.section +
                                         "” meanwhile. Choose another one."});
  }
  return text;
}

}  // namespace latchkey
