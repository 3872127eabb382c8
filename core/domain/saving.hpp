#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace latchkey {

/// Why what was typed into a field cannot be taken, in words for whoever typed it.
struct Objection {
  std::string field;  // the form's name of it
  std::string words;
};
using Objections = std::vector<Objection>;

/// What became of a form of staff's.
enum class SaveOutcome {
  saved,
  refused,            // see the objections
  changed_meanwhile,  // somebody else saved a newer version since the form was shown; nothing is
                      // lost
  gone,               // there is no such row of the firm (any more)
  completed,          // the work item is completed, and so read-only until staff reopen it
};

template <class RowId>
struct SaveResult {
  SaveOutcome outcome;
  RowId id{};               // of what was made or saved
  Objections objections{};  // at least one where the outcome is `refused`

  static SaveResult refused(Objections objections) {
    return {SaveOutcome::refused, {}, std::move(objections)};
  }
};

/// The longest title of work, checklists, templates and requests, in characters.
inline constexpr std::size_t kMostTitle = 200;

/// Reads a one-line field of `least` to `most` characters into `out`; adds to `objections`, with
/// `what` ("The name"), where it is not.
void read_line(std::string_view typed, std::string& out, std::size_t least, std::size_t most,
               const char* field, const char* what, Objections& objections);
/// The same for a text of several lines.
void read_text(std::string_view typed, std::string& out, std::size_t least, std::size_t most,
               const char* field, const char* what, Objections& objections);

}  // namespace latchkey
