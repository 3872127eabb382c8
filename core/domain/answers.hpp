#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/domain/request_change.hpp"
#include "core/domain/request_kind.hpp"
#include "core/domain/saving.hpp"

namespace latchkey {

/// An answer as it was posted.
struct TypedAnswer {
  std::string answer;                                         // words; yes or no; the option; a day
  std::vector<std::pair<std::string, std::string>> fields{};  // of a form: label, what was typed
};

/// An answer as it is kept: `body` for people ("Yes", "Tuesday 3 March 2026", "Name: Ada"), `value`
/// for programs (sql/0066). Both empty: the answer is taken back.
struct ReadAnswer {
  std::string body, value;
};

/// Reads an answer to a request of `kind` with its `details`. `whole`: it is to be the last word,
/// so that it may not be empty. Objections' fields: answer; of a form field_1, field_2 ... by their
/// place in the form.
ReadAnswer read_answer(RequestKind kind, std::string_view details, const TypedAnswer& typed,
                       bool whole, Objections& objections);

/// What a kept form answer says in the field; empty where it says nothing.
std::string value_of_field(std::string_view value, std::string_view label);

/// A day as people type one: 2026-03-03, 3 March 2026, March 3, 2026, 3.3.2026, 3/3/2026. With a
/// slash the order of day and month is not known; a day that could be two is refused and the words
/// name both.
std::optional<Date> read_typed_date(std::string_view typed, std::string& why_not);

/// Saves the answer, and ticks the request where `complete`: two steps, of which the second is not
/// taken where the first was refused.
ChangeOutcome answer_request(Database& db, const Keyring& keys, const RequestChange& change,
                             const ReadAnswer& answer, bool complete, Time now);

}  // namespace latchkey
