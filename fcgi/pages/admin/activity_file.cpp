#include "core/base/csv.hpp"
#include "core/domain/firm.hpp"
#include "fcgi/http/content_disposition.hpp"
#include "fcgi/pages/admin/activity.hpp"
#include "fcgi/pages/admin/activity_parts.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"

namespace latchkey::admin {
namespace {

/// Read and sent at a time: whatever the trail's length, a worker holds no more.
constexpr int kLinesAtATime = 1000;

std::string line_of(const ActivityLine& line, const std::string& zone) {
  const AuditWords* words = find_audit_words(line.action);
  return csv_line({iso_time(line.at), time_in_words(line.at, zone), who_did(line),
                   line.staff     ? "colleague"
                   : line.contact ? "contact"
                                  : "",
                   words ? kind_words(words->kind) : "", deed(line), line.subject_name,
                   line.client_name, line.work_title, detail_words(line), line.ip, line.action,
                   std::to_string(line.number)});
}

void send_lines(Database& db, FirmId firm, const std::string& zone, const ActivityFilter& filter,
                const Sink& sink) {
  std::string text{kCsvBegin};
  text += csv_line({"Time (UTC)", "Time", "Who", "Kind of person", "Kind", "What", "About",
                    "Client", "Work", "More", "From (IP)", "Action", "Number"});
  std::optional<ActivityPlace> before;
  for (bool more = true; more;) {
    const ActivityPage page = list_activity(db, firm, filter, before, std::nullopt, kLinesAtATime);
    for (const ActivityLine& line : page.lines) text += line_of(line, zone);
    if (!sink(text)) return;
    text.clear();
    more = page.older;
    if (more) before = page.lines.back().place();
  }
}

/// To what it was narrowed, for the trail.
std::string narrowed_words(const AskedActivity& asked) {
  std::string words;
  for (const auto& [name, value] : asked.query()) {
    if (value.empty()) continue;
    words += (words.empty() ? "" : ", ") + name + " " + value;
  }
  return words.empty() ? "all of it" : words;
}

}  // namespace

Response download_activity(Services& services, const Visit& visit) {
  const AskedActivity asked = AskedActivity::read(visit);
  if (asked.unresolved) {
    throw HttpError{422, "That choice is not clear",
                    "The file would hold more than you asked for. Narrow the list of activity "
                    "first, by a name that is one person’s or one client’s, then download it from "
                    "there."};
  }
  Response response;
  response.header("Content-Type", "text/csv; charset=utf-8");
  response.header("Content-Disposition", attachment_disposition(visit.firm.name + " activity " +
                                                                sql_date(today(visit)) + ".csv"));
  response.header("Content-Security-Policy", "sandbox; default-src 'none'");
  response.header("X-Content-Type-Options", "nosniff");
  response.header("Cache-Control", "private, no-store");
  if (visit.request.method != Method::head) {
    record_export(services.database, services.keys, visit.firm.id, acting(visit),
                  narrowed_words(asked), visit.now);
  }
  ActivityFilter filter = asked.filter(visit.firm.time_zone);
  response.stream = [&services, firm = visit.firm.id, zone = visit.firm.time_zone,
                     filter](const Sink& sink) {
    send_lines(services.database, firm, zone, filter, sink);
  };
  return response;
}

}  // namespace latchkey::admin
