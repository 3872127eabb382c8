#pragma once
#include <string>

#include "core/domain/review.hpp"
#include "core/domain/review_queue.hpp"
#include "fcgi/http/page.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/urlencoded.hpp"
#include "fcgi/http/visit.hpp"

// The review queue as an address names it: the list's own, and that of a request one came to from
// the list, so that one goes on to the next one in the same queue.

namespace latchkey::admin {

inline constexpr const char* kReview = "/admin/review";

struct QueueAsked {
  std::string queue;  // "mine", "all"; empty: one did not come from the queue
  std::string kind;   // "answers", "files", "comments", "excuses" or empty
  std::uint64_t client = 0;
  bool newest_first = false;

  NameValues query() const;
  ReviewFilter filter(const Visit& visit) const;
  /// The address of `path` in this queue, with what was done, to be said there. `undo`: the moment
  /// of what was accepted, to be taken back there.
  std::string url(const std::string& path, std::string_view said = {},
                  const std::optional<Time>& undo = {}) const;
};
QueueAsked queue_asked(const Visit& visit);

/// "needs until Tuesday 3 March 2026"; empty where nobody asks to be let off.
std::string excuse_in_words(const ToReview& line);
/// "2 files and a comment"; empty where an excuse is all there is.
std::string what_came_in(const ToReview& line);

/// The moment of the newest that one saw, in a form and back; empty: nothing waited.
std::string write_seen(const std::optional<Time>& came_in_at);
std::optional<Time> read_seen(std::string_view text);

/// Offers to take back what was accepted at the moment of the address (`undo`), in the notice that
/// says that it was. Nothing where it is too late.
void offer_undo(Services& services, const Visit& visit, const QueueAsked& asked, Block notice);

/// To the next one in the queue after what was just decided, or to the emptied queue.
Response to_next(Services& services, const Visit& visit, const QueueAsked& asked,
                 const Looked& decided, std::string_view said);

}  // namespace latchkey::admin
