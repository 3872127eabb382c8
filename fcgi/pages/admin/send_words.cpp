#include "fcgi/pages/admin/send_words.hpp"

#include <cctype>
#include <cstdlib>

#include "core/base/words.hpp"
#include "core/domain/failed_send.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"

namespace latchkey::admin {

std::string why_not_sent(const SendResult& result) {
  switch (result.outcome) {
    case SendOutcome::no_requests:
      return "There is nothing on it yet. Write a request first, then send it.";
    case SendOutcome::no_recipients:
      return "Nobody gets it yet. Choose who does under Edit, then send it.";
    case SendOutcome::recipient_unusable:
      return result.who +
             " cannot be reached at the address on this checklist any more, so nothing was "
             "mailed. Choose another address, or somebody else, under Edit.";
    case SendOutcome::work_completed:
      return "The work is completed, so nothing was mailed. Reopen the work to send it.";
    case SendOutcome::changed_meanwhile:
      return "It was sent or changed a moment ago, by you or by a colleague, so this click mailed "
             "nothing. Look at what it says now before you send it.";
    case SendOutcome::sent:
    case SendOutcome::gone:
      break;
  }
  return {};
}

namespace {

/// "They already get it on Monday 4 January 2027 at 09:00, as Mo Abbott planned. …"
std::string planned_before_words(const ScheduledSend& waiting, const Visit& visit) {
  std::string timing = timing_in_words(waiting.timing);
  if (!timing.empty()) timing[0] = static_cast<char>(std::tolower(timing[0]));
  return (waiting.only ? waiting.only_name + " already gets it " : "They already get it ") +
         (waiting.run_at ? "on " + when(visit, *waiting.run_at) : timing) + ", as " +
         waiting.planned_by +
         " planned. So nothing more was planned: leave it at that, or say below what is to "
         "happen instead.";
}

}  // namespace

std::string why_not_planned(const PlanResult& result, const Visit& visit) {
  switch (result.outcome) {
    case PlanOutcome::refused:
      return why_not_sent(result.send);
    case PlanOutcome::no_such_sender:
      return "Choose a sender who works at the firm now.";
    case PlanOutcome::already_over:
      return "That moment is over: " + when(visit, result.run_at.value_or(visit.now)) +
             ". Choose a later one, or send it now.";
    case PlanOutcome::too_far:
      return "Choose at most " + std::to_string(kMostDaysFromStart) +
             " days before or after the start.";
    case PlanOutcome::planned_before:
      return planned_before_words(result.waiting.value(), visit);
    case PlanOutcome::sent:
    case PlanOutcome::planned:
      break;
  }
  return {};
}

std::string why_it_failed(const ScheduledSend& plan) {
  return plan.why ? failure_in_words(*plan.why, plan.who, plan.only.has_value()) : "";
}

std::string timing_in_words(const SendTiming& timing) {
  if (timing.kind != SendTiming::Kind::start) return {};
  const std::string at = ", at " + time_of_day(timing.at);
  if (timing.days == 0) return "On the day the work starts" + at;
  return plural(static_cast<std::uint64_t>(std::abs(timing.days)), "day") +
         (timing.days < 0 ? " before" : " after") + " the work starts" + at;
}

std::string left_out_words(const std::vector<Recipient>& recipients) {
  std::string words;
  for (const Recipient& recipient : recipients) {
    if (recipient.reachable()) continue;
    words += (words.empty() ? "" : " ") + recipient.name +
             (recipient.fault == RecipientFault::deleted
                  ? " is left out: deleted."
                  : " is left out: the address is not theirs any more.");
  }
  return words;
}

std::vector<std::string> reachable_names(const std::vector<Recipient>& recipients) {
  std::vector<std::string> names;
  for (const Recipient& recipient : recipients) {
    if (recipient.reachable()) names.push_back(recipient.name);
  }
  return names;
}

std::string time_of_day(std::chrono::minutes at) {
  auto two = [](long number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(at.count() / 60) + ":" + two(at.count() % 60);
}

}  // namespace latchkey::admin
