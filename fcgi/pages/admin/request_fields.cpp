#include "fcgi/pages/admin/request_fields.hpp"

#include <algorithm>

#include "fcgi/pages/admin/desk_parts.hpp"
#include "tpl/admin/requests/fields.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_requests_fields;

struct KindWords {
  RequestKind kind;
  const char* name;
  const char* hint;
};
constexpr KindWords kKinds[] = {
    {RequestKind::text, "Free text", "Words, and files if they like"},
    {RequestKind::file, "Files", "Documents or photos"},
    {RequestKind::yes_no, "Yes or no", "One tap"},
    {RequestKind::choice, "Choice", "One of several answers"},
    {RequestKind::date, "Date", "A day of the calendar"},
    {RequestKind::form, "Short form", "A few labelled fields"},
};

struct FieldKindWords {
  FormFieldKind kind;
  const char* words;
};
constexpr FieldKindWords kFieldKinds[] = {{FormFieldKind::text, "Text"},
                                          {FormFieldKind::number, "Number"},
                                          {FormFieldKind::date, "Date"},
                                          {FormFieldKind::yes_no, "Yes or no"}};

const std::string& posted(const Visit& visit, const std::string& name) {
  static const std::string kNone;
  auto found = std::ranges::find(
      visit.form, name, [](const auto& each) -> auto& { return each.first; });
  return found == visit.form.end() ? kNone : found->second;
}

void fill_kinds(Block& fields, const RequestFields& shown) {
  for (const KindWords& kind : kKinds) {
    fields.add(t::KIND)
        .set(t::KIND_VALUE, request_kind_name(kind.kind))
        .set(t::KIND_NAME, kind.name)
        .set(t::KIND_HINT, kind.hint)
        .show_if(shown.typed.kind == request_kind_name(kind.kind), t::KIND_CHOSEN);
  }
}

/// What is there, and room for some more: another few come with each saving.
void fill_form_fields(Block& fields, const std::vector<TypedField>& typed) {
  std::size_t rows = std::min(std::max<std::size_t>(typed.size() + 3, 6), kMostFormFields);
  for (std::size_t i = 0; i < std::max(rows, typed.size()); ++i) {
    TypedField one = i < typed.size() ? typed[i] : TypedField{};
    Block row = fields.add(t::FIELD);
    row.set(t::FIELD_NUMBER, i + 1)
        .set(t::FIELD_LABEL, one.label)
        .show_if(!one.required, t::FIELD_OPTIONAL);
    for (const FieldKindWords& kind : kFieldKinds) {
      row.add(t::FIELD_KIND)
          .set(t::KIND_VALUE, field_kind_name(kind.kind))
          .set(t::KIND_NAME, kind.words)
          .show_if(one.kind == field_kind_name(kind.kind), t::KIND_CHOSEN);
    }
  }
}

void fill_due(Block& fields, const RequestFields& shown) {
  std::string due = shown.typed.due_on;
  if (!shown.by_days) {
    fields.show(t::DUE_DAY).set(t::DUE_ON_TYPED, due);
    return;
  }
  bool before = due.starts_with('-');
  if (before) due.erase(0, 1);
  fields.show(t::DUE_DAYS).set(t::DUE_DAYS_TYPED, due).show_if(before, t::DUE_BEFORE);
}

void mark_errors(Block& fields, const Form* refused) {
  mark_error(fields, refused, "title", t::BAD_TITLE, t::TITLE_ERROR);
  mark_error(fields, refused, "description", t::BAD_DESCRIPTION, t::DESCRIPTION_ERROR);
  mark_error(fields, refused, "due_on", t::BAD_DUE_ON, t::DUE_ON_ERROR);
  mark_error(fields, refused, "kind", t::BAD_KIND, t::KIND_ERROR);
  mark_error(fields, refused, "options", t::BAD_OPTIONS, t::OPTIONS_ERROR);
  mark_error(fields, refused, "section", t::BAD_SECTION, t::SECTION_ERROR);
  if (!refused) return;
  for (const FieldError& error : refused->errors()) {
    if (!error.field.starts_with("field_label_")) continue;
    fields.show(t::BAD_FIELDS).set(t::FIELDS_ERROR, error.words);
    return;
  }
}

}  // namespace

RequestForm read_request_form(const Visit& visit) {
  RequestForm typed{posted(visit, "title"), posted(visit, "description"), posted(visit, "due_on")};
  // A template's: days and which side of the start they lie on.
  if (const std::string& days = posted(visit, "due_days"); !days.empty()) {
    typed.due_on = (posted(visit, "due_side") == "before" ? "-" : "") + days;
  }
  if (const std::string& kind = posted(visit, "kind"); !kind.empty()) typed.kind = kind;
  typed.required = posted(visit, "optional").empty();
  typed.section = posted(visit, "section");
  typed.options = posted(visit, "options");
  for (std::size_t i = 1; i <= kMostFormFields; ++i) {
    std::string number = std::to_string(i);
    typed.fields.push_back({posted(visit, "field_label_" + number),
                            posted(visit, "field_kind_" + number),
                            posted(visit, "field_optional_" + number).empty()});
  }
  while (!typed.fields.empty() && typed.fields.back().label.empty()) typed.fields.pop_back();
  return typed;
}

void fill_request_fields(Block fields, const RequestFields& shown) {
  fields.set(t::REQUEST_TITLE_TYPED, shown.typed.title)
      .set(t::DESCRIPTION_TYPED, shown.typed.description)
      .set(t::OPTIONS_TYPED, shown.typed.options)
      .show_if(!shown.typed.required, t::OPTIONAL)
      .show_if(shown.by_days, t::WITH_PLACEHOLDERS);
  fill_due(fields, shown);
  fill_kinds(fields, shown);
  fill_form_fields(fields, shown.typed.fields);
  if (!shown.sections.empty()) {
    Block choice = fields.add(t::SECTIONS);
    for (const std::string& section : shown.sections) {
      choice.add(t::SECTION_OPTION)
          .set(t::SECTION_NAME, section)
          .show_if(section == shown.typed.section, t::SECTION_CHOSEN);
    }
  }
  mark_errors(fields, shown.refused);
}

RequestForm form_of(const std::string& title, const std::string& description,
                    const std::string& due_on, RequestKind kind, bool required,
                    const std::string& section, const std::string& details) {
  RequestForm form{title, description, due_on, request_kind_name(kind), required, section};
  if (kind == RequestKind::choice) form.options = details;
  if (kind == RequestKind::form) {
    for (const FormField& field : read_form_fields(details)) {
      form.fields.push_back({field.label, field_kind_name(field.kind), field.required});
    }
  }
  return form;
}

const char* kind_words(RequestKind kind) {
  return std::ranges::find(kKinds, kind, &KindWords::kind)->name;
}

}  // namespace latchkey::admin
