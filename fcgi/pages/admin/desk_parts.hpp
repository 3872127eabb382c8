#pragma once
#include <string>
#include <vector>

#include "core/base/block.hpp"
#include "core/domain/came_in.hpp"
#include "core/domain/last_change.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/visit.hpp"

// What several pages of staff have in common.

namespace latchkey::admin {

/// Who is signed in, as every change takes it.
ActingStaff acting(const Visit& visit);
/// The firm's day: what is overdue there.
Date today(const Visit& visit);
/// The moment in the firm's words.
std::string when(const Visit& visit, Time time);
/// Its time of day with seconds, "14:05:30".
std::string clock_of(Time time, const Visit& visit);

/// The 404 for what is not (or no longer) the firm's: "That contact".
HttpError not_here(const std::string& what);

/// Puts why a form was not saved into it, and returns the status with which it comes back. Throws
/// not_here(what) where the row is gone.
int refuse(Form& form, SaveOutcome outcome, const Objections& objections, const std::string& what);
template <class RowId>
int refuse(Form& form, const SaveResult<RowId>& result, const std::string& what) {
  return refuse(form, result.outcome, result.objections, what);
}
/// The status of a form that came back because somebody else saved meanwhile: it then carries the
/// newer version, so that saving again is a decision.
inline constexpr int kChangedMeanwhile = 409;

/// A field as it was typed, and as it is saved by now; both in words.
struct Overtaken {
  const char* name;  // empty: it has no place of its own for words
  std::string typed, saved;
  std::string label;  // "The title"
};
/// Says of each field that differs what is saved in it. Whose it is, of two, is not known: the page
/// does not remember what it showed first.
void tell_theirs(Form& form, std::initializer_list<Overtaken> fields);

/// The version that a form's page showed; empty where the form has none: as it is now.
std::optional<unsigned> read_version(const Form& form);

/// Says beside its field what is wrong with it, where something is.
void mark_error(Block& block, const Form* form, const char* field, Section bad, Var error);

/// A work item's row: the names of its values are the same in all lists.
void fill_work(Block row, const WorkItem& work, const Visit& visit);
/// The status in words; of a work item by the firm's own name where it has one.
const char* status_words(WorkStatus status);
std::string status_words(const WorkItem& work);
/// What a form calls a status: "waiting", or the number of one that the firm has named.
std::string choice_text(const StatusChoice& status);
/// Empty: none of the five, and none of `own`.
std::optional<StatusChoice> read_choice(std::string_view text, const std::vector<OwnStatus>& own);
/// What was done last with a work item, and when: "Ada Finch completed it, Monday 9 November 2026
/// at 09:05"; "A colleague changed it" where nobody knows.
std::string change_words(const std::optional<LastChange>& change, const Visit& visit);
/// The options of a form's status, the firm's own names after the kind that they are of.
void fill_status_options(Block list, const std::vector<OwnStatus>& own,
                         const std::optional<StatusChoice>& chosen, bool with_completed = true);

/// A list of what came in, into the section that holds it.
void fill_came_in(Block list, const std::vector<CameIn>& events, const Visit& visit);

/// What completing takes back: "2 planned sendings will not go out"
std::string planned_sendings_end(std::uint64_t plans);

/// "Maria Keller, Jo Keller and Tom Orchard"
std::string names_in_words(const std::vector<std::string>& names);

}  // namespace latchkey::admin
