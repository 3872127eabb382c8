#pragma once
#include <string>
#include <vector>

#include "core/domain/request_kind.hpp"
#include "core/domain/saving.hpp"

// What staff write of a request, in a checklist or in a template.

namespace latchkey {

/// Characters of a request's description.
inline constexpr std::size_t kMostDescription = 10'000;
/// Options of a choice, fields of a form, and characters of each: more than fits on a phone's
/// screen is another request.
inline constexpr std::size_t kMostOptions = 40;
inline constexpr std::size_t kMostFormFields = 15;
inline constexpr std::size_t kMostLabel = 120;

/// One field of a short form as it was typed. One without a label is none.
struct TypedField {
  std::string label;
  std::string kind;  // as field_kind_name names it
  bool required = true;
};

struct RequestForm {
  std::string title;          // 1 to 200 characters
  std::string description;    // up to kMostDescription, may be blank
  std::string due_on;         // YYYY-MM-DD or blank; of a template: days from the start, or blank
  std::string kind = "text";  // as request_kind_name names it
  bool required = true;       // progress counts it
  std::string section{};      // one of the checklist's, or blank
  std::string options{};      // of a choice, one a line
  std::vector<TypedField> fields{};  // of a short form
};

/// The same, as it is kept.
struct RequestText {
  std::string title, description;
  RequestKind kind = RequestKind::text;
  bool required = true;
  std::string section;
  std::string details;
};

/// Reads all but the due date. What belongs to another kind than the chosen one is not looked at.
/// Objections' fields: title, description, kind, section, options, field_label_1.
RequestText read_request_text(const RequestForm& typed, const std::vector<std::string>& sections,
                              Objections& objections);

}  // namespace latchkey
