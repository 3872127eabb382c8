#include "fcgi/pages/admin/request_review.hpp"

#include <algorithm>

#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/review_parts.hpp"
#include "tpl/admin/requests/decide.hpp"
#include "tpl/admin/requests/thread.hpp"

namespace latchkey::admin {
namespace {

namespace d = tpl::admin_requests_decide;
namespace th = tpl::admin_requests_thread;

std::string accept_label(const ReviewedRequest& request) {
  if (!request.excuse) return "Accept";
  if (request.excuse->kind != ExcuseKind::need_until) return "Accept and complete";
  return "Give them until " + date_in_words(request.excuse->until_on.value());
}

void fill_neighbours(Block& block, Services& services, const Visit& visit, const QueueAsked& asked,
                     const ReviewedRequest& request) {
  auto [before, after] =
      find_review_neighbours(services.database, visit.firm.id, asked.filter(visit),
                             request.came_in_at.value_or(Time{}), request.line.id);
  Block queue = block.add(d::IN_QUEUE);
  queue.set(d::QUEUE_URL, asked.url(kReview));
  auto add = [&](Section section, const std::optional<ToReview>& there) {
    if (!there) return;
    queue.add(section)
        .set(d::NEIGHBOUR_URL,
             asked.url(request_path(there->work, there->checklist, there->request)))
        .set(d::NEIGHBOUR_TITLE, there->request_title);
  };
  add(d::BEFORE, before);
  add(d::AFTER, after);
}

/// One entry of the thread, on its way into the order of time.
struct Line {
  Time at;
  std::string by, words, text;
  const char* mark = nullptr;  // of a decision or excuse; null: a comment
  bool mine = false;
};

const char* verdict_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::accepted:
      return "accepted it";
    case Verdict::returned:
      return "sent it back:";
    case Verdict::excuse_accepted:
      return "accepted the excuse";
    case Verdict::excuse_refused:
      return "did not accept the excuse:";
    case Verdict::undone:
      return "took back having accepted it";
  }
  return "";
}

Line line_of(const Review& review) {
  const bool good =
      review.verdict == Verdict::accepted || review.verdict == Verdict::excuse_accepted;
  return {review.created_at, review.staff_name, verdict_words(review.verdict), review.note,
          good ? "completed" : "returned"};
}

Line line_of(const Excuse& excuse) {
  std::string words = "said: " + excuse_words(excuse);
  if (excuse.state == ExcuseState::withdrawn) words += " (taken back)";
  return {excuse.created_at, excuse.contact_name, words, excuse.note, "waiting"};
}

}  // namespace

std::string excuse_words(const Excuse& excuse) {
  switch (excuse.kind) {
    case ExcuseKind::dont_have:
      return "I don’t have it";
    case ExcuseKind::not_applicable:
      return "Not applicable";
    case ExcuseKind::already_sent:
      return "Already sent";
    case ExcuseKind::need_until:
      return "I need until " + date_in_words(excuse.until_on.value());
  }
  return "";
}

void fill_decide(Block& body, Include place, Services& services, const Visit& visit,
                 const ReviewedRequest& request, const Form* note) {
  QueueAsked asked = queue_asked(visit);
  const bool returnable = !request.work_completed && (request.from_client || request.excuse);
  if (!returnable && !request.acceptable() && asked.queue.empty()) return;
  const std::string path = request_path(request.work, request.checklist, request.line.id);
  Block block = body.include(place, d::kFile);
  block.set(d::SEEN, write_seen(request.came_in_at)).set(d::VERSION, request.version);
  if (!asked.queue.empty()) fill_neighbours(block, services, visit, asked, request);
  if (request.acceptable()) {
    block.show(d::ACCEPTABLE)
        .set(d::ACCEPT_URL, asked.url(path + (request.excuse ? "/excuse/accept" : "/accept")))
        .set(d::ACCEPT_LABEL, accept_label(request));
  }
  if (request.came_in_at && !request.excuse && !request.work_completed) {
    block.show(d::SEEABLE).set(d::SEE_URL, asked.url(path + "/seen"));
  }
  if (!returnable) return;
  block.show(d::RETURNABLE)
      .set(d::RETURN_URL, asked.url(path + (request.excuse ? "/excuse/refuse" : "/return")))
      .set(d::RETURN_LABEL, request.excuse ? "Refuse with a note" : "Send back with a note")
      .set(d::RETURN_BUTTON, request.excuse ? "Refuse" : "Send back")
      .set(d::MOST_NOTE, kMostReviewNote)
      .set(d::NOTE_TYPED, note ? note->typed("note") : "");
  if (!note) return;
  const std::string* words = note->error_of("note");
  block.show(d::BAD_NOTE).set(d::NOTE_ERROR, words ? *words : "Nothing was decided; see above.");
}

void fill_thread(Block& body, Include place, const Visit& visit, const std::vector<Entry>& comments,
                 const std::vector<Review>& reviews, const std::vector<Excuse>& excuses) {
  std::vector<Line> lines;
  lines.reserve(excuses.size() + comments.size() + reviews.size());
  for (const Excuse& excuse : excuses) lines.push_back(line_of(excuse));
  for (const Entry& comment : comments) {
    lines.push_back(
        {comment.created_at, comment.author_name, {}, comment.body, nullptr, !comment.contact});
  }
  for (const Review& review : reviews) lines.push_back(line_of(review));
  std::ranges::stable_sort(lines, {}, &Line::at);
  Block block = body.include(place, th::kFile);
  if (lines.empty()) {
    block.show(th::NO_ENTRIES);
    return;
  }
  Block list = block.add(th::ENTRIES);
  for (const Line& line : lines) {
    Block row = list.add(th::ENTRY);
    Block entry = row.add(line.mark ? th::EVENT : th::COMMENT);
    entry.set(th::BY, line.by)
        .set(th::TEXT, line.text)
        .set(th::WRITTEN_AT, iso_time(line.at))
        .set(th::WRITTEN_WORDS, when(visit, line.at));
    if (line.mark) {
      entry.set(th::EVENT_WORDS, line.words)
          .set(th::MARK, line.mark)
          .show_if(!line.text.empty(), th::NOTED);
    } else {
      entry.show_if(line.mine, th::MINE);
    }
  }
}

}  // namespace latchkey::admin
