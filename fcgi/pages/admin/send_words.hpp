#pragma once
#include <string>

#include "core/domain/scheduled_send.hpp"
#include "fcgi/http/visit.hpp"

// What staff's pages say of sending a checklist.

namespace latchkey::admin {

/// Why nothing is mailed; empty where it is.
std::string why_not_sent(const SendResult& result);
/// The same of any outcome of planning.
std::string why_not_planned(const PlanResult& result, const Visit& visit);
/// What kept a plan from being sent, and what to do.
std::string why_it_failed(const ScheduledSend& plan);
/// How a plan's time was chosen: "7 days before the work starts, at 09:00"; empty for a fixed one.
std::string timing_in_words(const SendTiming& timing);
/// "09:00"
std::string time_of_day(std::chrono::minutes at);

/// "Sam Quist is left out: deleted. Jo Keller is left out: the address is not theirs any more.";
/// empty where everybody gets it.
std::string left_out_words(const std::vector<Recipient>& recipients);
/// Those of them who get it.
std::vector<std::string> reachable_names(const std::vector<Recipient>& recipients);

}  // namespace latchkey::admin
