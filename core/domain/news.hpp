#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/db/database.hpp"
#include "core/domain/author.hpp"

// What one side did and the other is told by mail, together once it has been quiet for a while.

namespace latchkey {

/// product.md, What staff do 5: "clients are mailed after 10 quiet minutes, batched".
inline constexpr std::chrono::minutes kQuietTime{10};
/// Where it never gets quiet, they are told after so long.
inline constexpr std::chrono::hours kLongestNews{1};

enum class NewsKind {
  answer,
  files,
  comment,
  removed,  // files that staff had seen
  ticked,
  reopened,
  excuse,
  returned,
  refused
};

/// Something about a request, in the caller's transaction, which holds the work item's row.
struct News {
  FirmId firm;
  WorkItemId work;
  RequestId request;
  NewsKind what;
  std::uint64_t amount = 1;
  Author by;
};
/// For every recipient of the request's checklist who has got it.
void tell_clients(Database& db, const News& news, Time now);
/// For whoever the work is assigned to when the mail goes.
void tell_staff(Database& db, const News& news, Time now);

/// Puts the mail about the news that are due longest into the Outbox; false: none are due. Several
/// mailers may do so at once: each row is told once. What has nobody left to tell is let go.
bool mail_next_news(Database& db, Random& random, Time now);

/// A line of the mail: what one person did about one request.
struct NewsLine {
  std::string who;
  std::string request_title;
  std::uint64_t answers = 0, files = 0, comments = 0, removed = 0;
  bool ticked = false, reopened = false, excuse = false;  // clients
  bool returned = false, refused = false;                 // staff
};
/// What is still true of the news in this mail. To a contact: of requests that they still see, and
/// what was sent back only while it is. To staff: of requests that still wait for their look.
std::vector<NewsLine> list_news_for_contact(Database& db, FirmId firm, OutboxId mail);
std::vector<NewsLine> list_news_for_staff(Database& db, FirmId firm, OutboxId mail);

}  // namespace latchkey
