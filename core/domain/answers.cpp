#include "core/domain/answers.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

constexpr const char* kDateHint = "Write the day like 31 March 2026.";

/// The words and numbers of a typed day: "3rd March, 2026" gives 3, march, 2026.
std::vector<std::string> parts_of(std::string_view typed) {
  std::vector<std::string> parts;
  bool letters = false;
  for (char c : typed) {
    auto byte = static_cast<unsigned char>(c);
    const bool digit = std::isdigit(byte) != 0, letter = std::isalpha(byte) != 0;
    if (!digit && !letter) {
      if (!parts.empty() && !parts.back().empty()) parts.emplace_back();
      continue;
    }
    if (parts.empty()) parts.emplace_back();
    if (!parts.back().empty() && letters != letter) parts.emplace_back();
    letters = letter;
    parts.back() += static_cast<char>(std::tolower(byte));
  }
  std::erase_if(parts, [](const std::string& part) {
    return part.empty() || part == "st" || part == "nd" || part == "rd" || part == "th" ||
           part == "of";
  });
  return parts;
}

/// From 1; 0 for no month. Three letters are enough.
unsigned month_of(const std::string& word) {
  constexpr std::array<std::string_view, 12> kMonths{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].starts_with(word)) return static_cast<unsigned>(i) + 1;
  }
  return 0;
}

std::optional<unsigned> number_of(const std::string& part) {
  if (part.empty() || part.size() > 4 ||
      !std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  return static_cast<unsigned>(std::stoul(part));
}

std::optional<Date> day_of(unsigned year, unsigned month, unsigned day) {
  Date date{std::chrono::year{static_cast<int>(year)}, std::chrono::month{month},
            std::chrono::day{day}};
  if (!date.ok() || year < 1900 || year > 2999) return std::nullopt;
  return date;
}

std::optional<Date> day_by_slashes(unsigned first, unsigned second, unsigned year,
                                   std::string& why_not) {
  auto day_first = day_of(year, second, first), month_first = day_of(year, first, second);
  if (day_first && month_first && *day_first != *month_first) {
    why_not = "Is that " + date_in_words(*day_first) + " or " + date_in_words(*month_first) +
              "? Write the month as a word, please.";
    return std::nullopt;
  }
  return day_first ? day_first : month_first;
}

/// Digits with separators, a sign and what stands around amounts of money. It is kept as it was
/// typed: whether "1.234" is a thousand or one and a bit is for people to see.
bool is_number(std::string_view text) {
  bool digit = false;
  while (!text.empty()) {
    auto point = take_code_point(text);
    if (!point) return false;
    if (*point >= '0' && *point <= '9') {
      digit = true;
    } else if (std::u32string_view{U" .,'’+-−%$€£¥\u00a0\u202f"}.find(*point) ==
               std::u32string_view::npos) {
      return false;
    }
  }
  return digit;
}

ReadAnswer read_yes_no(const std::string& typed) {
  if (typed == "yes") return {"Yes", "yes"};
  if (typed == "no") return {"No", "no"};
  return {};
}

ReadAnswer read_day(const std::string& typed, const char* field, Objections& objections) {
  if (typed.empty()) return {};
  std::string why_not;
  auto day = read_typed_date(typed, why_not);
  if (!day) {
    objections.push_back({field, why_not});
    return {};
  }
  return {date_in_words(*day), sql_date(*day)};
}

ReadAnswer read_field(const FormField& field, const std::string& typed, const char* name,
                      Objections& objections) {
  switch (field.kind) {
    case FormFieldKind::yes_no:
      return read_yes_no(typed);
    case FormFieldKind::date:
      return read_day(typed, name, objections);
    case FormFieldKind::number:
      if (!typed.empty() && !is_number(typed)) {
        objections.push_back({name, field.label + ": a number is asked for here. Write only "
                                                  "digits, like 1200 or 1,200.50."});
        return {};
      }
      break;
    case FormFieldKind::text:
      break;
  }
  return {typed, typed};
}

ReadAnswer read_form(std::string_view details, const TypedAnswer& typed, bool whole,
                     Objections& objections) {
  ReadAnswer form;
  std::vector<FormField> fields = read_form_fields(details);
  bool any = false;
  Objections missing;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const FormField& field = fields[i];
    std::string name = "field_" + std::to_string(i + 1);
    auto posted = std::ranges::find(
        typed.fields, field.label, [](const auto& each) -> auto& { return each.first; });
    std::string line;
    if (posted != typed.fields.end()) {
      read_line(posted->second, line, 0, 500, name.c_str(), field.label.c_str(), objections);
    }
    ReadAnswer one = read_field(field, line, name.c_str(), objections);
    if (one.body.empty()) {
      if (field.required && line.empty()) missing.push_back({name, field.label + " is missing."});
      continue;
    }
    any = true;
    form.body += (form.body.empty() ? "" : "\n") + field.label + ": " + one.body;
    form.value += (form.value.empty() ? "" : "\n") + field.label + "\t" + one.value;
  }
  // An empty form takes the answer back; a half one is not an answer yet.
  if (any || whole) objections.insert(objections.end(), missing.begin(), missing.end());
  return form;
}

const char* nothing_given(RequestKind kind) {
  switch (kind) {
    case RequestKind::yes_no:
      return "Choose Yes or No first.";
    case RequestKind::choice:
      return "Choose one of the answers first.";
    case RequestKind::date:
      return "Choose a day first.";
    case RequestKind::form:
      return "Fill in the form first.";
    case RequestKind::text:
    case RequestKind::file:
      break;
  }
  return nullptr;
}

}  // namespace

std::optional<Date> read_typed_date(std::string_view typed, std::string& why_not) {
  if (auto exact = parse_date(typed)) return exact;
  why_not = std::string{"That is not a day of the calendar. "} + kDateHint;
  auto parts = parts_of(typed);
  if (parts.size() != 3) return std::nullopt;
  if (unsigned month = month_of(parts[1])) {
    auto day = number_of(parts[0]), year = number_of(parts[2]);
    if (day && year) return day_of(*year, month, *day);
    return std::nullopt;
  }
  if (unsigned month = month_of(parts[0])) {
    auto day = number_of(parts[1]), year = number_of(parts[2]);
    if (day && year) return day_of(*year, month, *day);
    return std::nullopt;
  }
  auto first = number_of(parts[0]), second = number_of(parts[1]), third = number_of(parts[2]);
  if (!first || !second || !third) return std::nullopt;
  if (parts[0].size() == 4) return day_of(*first, *second, *third);
  if (typed.find('.') != typed.npos) return day_of(*third, *second, *first);
  return day_by_slashes(*first, *second, *third, why_not);
}

std::string value_of_field(std::string_view value, std::string_view label) {
  for (const std::string& line : split_lines(value)) {
    std::size_t tab = line.find('\t');
    if (tab != line.npos && std::string_view{line}.substr(0, tab) == label) {
      return line.substr(tab + 1);
    }
  }
  return {};
}

ReadAnswer read_answer(RequestKind kind, std::string_view details, const TypedAnswer& typed,
                       bool whole, Objections& objections) {
  ReadAnswer read;
  switch (kind) {
    case RequestKind::text:
      read_text(typed.answer, read.body, 0, kMaxEntryLength, "answer", "Your answer", objections);
      break;
    case RequestKind::file:
      objections.push_back(
          {"answer", "This asks for files. Add them here, or write a comment beside them."});
      break;
    case RequestKind::yes_no:
      read = read_yes_no(typed.answer);
      break;
    case RequestKind::choice:
      if (typed.answer.empty()) break;
      if (auto options = read_options(details);
          std::ranges::find(options, typed.answer) == options.end()) {
        objections.push_back(
            {"answer", "These answers were changed a moment ago. Choose again from this list."});
      } else {
        read = {typed.answer, typed.answer};
      }
      break;
    case RequestKind::date:
      read = read_day(typed.answer, "answer", objections);
      break;
    case RequestKind::form:
      read = read_form(details, typed, whole, objections);
      break;
  }
  if (const char* words = nothing_given(kind);
      whole && words && read.body.empty() && objections.empty()) {
    objections.push_back({kind == RequestKind::form ? "field_1" : "answer", words});
  }
  return read;
}

ChangeOutcome answer_request(Database& db, const Keyring& keys, const RequestChange& change,
                             const ReadAnswer& answer, bool complete, Time now) {
  auto saved = save_answer(db, keys, change, answer.body, now, answer.value);
  if (!complete || saved == ChangeOutcome::work_completed || saved == ChangeOutcome::not_found) {
    return saved;
  }
  return complete_request(db, keys, change, now);
}

}  // namespace latchkey
