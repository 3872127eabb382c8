#include "fcgi/pages/admin/request_thread.hpp"

#include <algorithm>

#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/file_rows.hpp"
#include "tpl/admin/requests/thread.hpp"

namespace latchkey::admin {
namespace {

namespace th = tpl::admin_requests_thread;

/// One entry of the thread, on its way into the order of time.
struct Line {
  Time at;
  std::string by, words, text;
  const char* mark = nullptr;  // of a decision or excuse; null: a comment
  const Entry* comment = nullptr;
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

std::vector<Line> lines_of(const RequestThread& thread) {
  std::vector<Line> lines;
  lines.reserve(thread.excuses.size() + thread.comments.size() + thread.reviews.size());
  for (const Excuse& excuse : thread.excuses) lines.push_back(line_of(excuse));
  for (const Entry& comment : thread.comments) {
    lines.push_back({comment.created_at, comment.author_name, {}, comment.body, nullptr, &comment});
  }
  for (const Review& review : thread.reviews) lines.push_back(line_of(review));
  std::ranges::stable_sort(lines, {}, &Line::at);
  return lines;
}

void fill_comment(Block entry, const Visit& visit, const WorkItem& work,
                  const RequestThread& thread, const Entry& comment) {
  entry.show_if(!comment.contact, th::MINE);
  std::optional<Block> files;
  for (const Document& document : thread.documents) {
    if (document.comment != comment.comment) continue;
    if (!files) files = entry.add(th::FILES);
    Block row = files->add(th::FILE_ROW);
    fill_file(row, th::FILE, visit, work, document, thread.previews);
  }
  if (!comment.body.empty()) {
    entry.add(th::WORDS).set(th::TEXT, comment.body);
  } else if (!files) {
    entry.show(th::EMPTIED);
  }
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

void fill_thread(Block& body, Include place, const Visit& visit, const WorkItem& work,
                 const RequestThread& thread) {
  const std::vector<Line> lines = lines_of(thread);
  Block block = body.include(place, th::kFile);
  if (lines.empty()) {
    block.show(th::NO_ENTRIES);
    return;
  }
  Block list = block.add(th::ENTRIES);
  for (const Line& line : lines) {
    Block row = list.add(th::ENTRY);
    Block entry = row.add(line.comment ? th::COMMENT : th::EVENT);
    entry.set(th::BY, line.by)
        .set(th::WRITTEN_AT, iso_time(line.at))
        .set(th::WRITTEN_WORDS, when(visit, line.at));
    if (line.comment) {
      fill_comment(entry, visit, work, thread, *line.comment);
      continue;
    }
    entry.set(th::EVENT_WORDS, line.words).set(th::MARK, line.mark);
    if (!line.text.empty()) entry.add(th::NOTED).set(th::TEXT, line.text);
  }
}

}  // namespace latchkey::admin
