#include "core/domain/recurrence.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"
#include "core/base/zone_offset.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/checklist_copy.hpp"
#include "core/domain/checklist_titles.hpp"
#include "core/domain/next_title.hpp"
#include "core/domain/recurring_series.hpp"
#include "core/domain/start_plan.hpp"
#include "core/domain/work_item.hpp"
#include "core/domain/work_search.hpp"

namespace latchkey {
namespace {

constexpr const char* kEvery[] = {"monthly", "quarterly", "yearly"};
constexpr int kForeseen = 3;

/// What is said where the work item has no series to change.
SaveOutcome without_series(Database& db, FirmId firm, WorkItemId work) {
  return lock_work_item(db, firm, work) ? SaveOutcome::changed_meanwhile : SaveOutcome::gone;
}

std::vector<NextSend> foresee_sends(const std::vector<StartPlan>& plans, Date start, Date made_on,
                                    const std::string& zone) {
  std::vector<NextSend> sends;
  for (const StartPlan& plan : plans) {
    const Time at = plan.due(start, zone);
    sends.push_back({plan.checklist_name, plan.only_name, plan.sender_name, at,
                     at <= day_begin(made_on, zone)});
  }
  return sends;
}

std::vector<NextWork> foresee(Database& db, const Series& series, const Pattern& pattern) {
  std::vector<NextWork> next;
  const auto plans = list_start_plans(db, series.firm, pattern.work);
  const std::string zone = find_firm(db, series.firm).value().time_zone;
  Date period = pattern.period(series.next_on, series.every);
  Date from = pattern.start(series.next_on, series.every);
  std::string title = pattern.title;
  std::optional<Date> due_on = pattern.due_on;
  for (int i = 0; i < kForeseen; ++i) {
    const Date start = series.start_after(i);
    title = next_title(title, period, start);
    if (due_on) due_on = DateShift::between(from, start)(*due_on);
    next.push_back({start, series.made_on(start), due_on, title,
                    foresee_sends(plans, start, series.made_on(start), zone)});
    from = period = start;
  }
  return next;
}

/// What was typed, as it is kept.
struct Clean {
  Every every = Every::yearly;
  Date next_on;
  int lead_days = 0;
};

Clean read_form(const RecurrenceForm& typed, const Pattern& pattern, Objections& objections) {
  Clean clean;
  if (auto every = read_every(typed.every)) {
    clean.every = *every;
  } else {
    objections.push_back({"every", "Choose how often the work comes again."});
  }
  const auto next_on = parse_date(clean_line(typed.next_on).value_or(""));
  const auto began = pattern.started_on ? pattern.started_on : pattern.start_on;
  if (!next_on) {
    objections.push_back({"next_on", "Type the day as year-month-day, such as 2027-01-31."});
  } else if (began && *next_on <= *began) {
    objections.push_back({"next_on", "The next one must start after this one, which starts on " +
                                         date_in_words(*began) + "."});
  } else {
    clean.next_on = *next_on;
  }
  const std::string days = clean_line(typed.lead_days).value_or("");
  const bool number = !days.empty() && days.size() <= 3 &&
                      std::ranges::all_of(days, [](char c) { return c >= '0' && c <= '9'; });
  clean.lead_days = number ? std::stoi(days) : -1;
  if (clean.lead_days < 0 || clean.lead_days > kMostLeadDays) {
    objections.push_back(
        {"lead_days", "Type a number of days from 0 to " + std::to_string(kMostLeadDays) + "."});
  }
  return clean;
}

void record_series(Database& db, const Keyring& keys, FirmId firm, const char* action,
                   const Author& by, const std::string& ip, const Pattern& pattern,
                   const std::string& detail, Time now) {
  record(db, keys, firm,
         {.action = action,
          .actor = by,
          .ip = ip,
          .client = pattern.client,
          .work_item = pattern.work,
          .subject = pattern.work.value,
          .detail = detail},
         now);
}

/// Moves the series past `periods` starts.
void move_on(Database& db, const Firm& firm, const Series& series, int periods, WorkItemId newest) {
  const Date next = series.start_after(periods);
  db.execute(
      "UPDATE recurrences SET work_item_id = ?, counted = counted + ?, next_on = ?, make_at = ?, "
      "version = version + 1 WHERE firm_id = ? AND id = ?",
      {newest, periods, next, day_begin(series.made_on(next), firm.time_zone), firm.id, series.id});
}

/// Who does the next one: who did the last, where they still work there.
StaffId find_next_assignee(Database& db, FirmId firm, StaffId last) {
  return db
      .find_value<StaffId>(
          "SELECT id FROM staff WHERE firm_id = ? AND (id = ? OR (role = 'admin' AND "
          "deactivated_at IS NULL)) ORDER BY (id = ? AND deactivated_at IS NULL) DESC, "
          "deactivated_at IS NOT NULL, id LIMIT 1",
          {firm, last, last})
      .value();
}

/// The copy, with its checklists. In the caller's transaction, which holds the series.
WorkItemId make_copy(Database& db, const Keyring& keys, const Firm& firm, const Series& series,
                     const Pattern& pattern, const Author& by, const std::string& ip, Time now) {
  const Date period = pattern.period(series.next_on, series.every);
  const DateShift shift =
      DateShift::between(pattern.start(series.next_on, series.every), series.next_on);
  std::optional<Date> due_on;
  if (pattern.due_on) due_on = shift(*pattern.due_on);
  const WorkItemId made{
      db.insert("INSERT INTO work_items (firm_id, client_id, title, assignee_id, start_on, due_on, "
                "status, created_at) VALUES (?, ?, ?, ?, ?, ?, 'planned', ?)",
                {firm.id, pattern.client, next_title(pattern.title, period, series.next_on),
                 find_next_assignee(db, firm.id, pattern.assignee), series.next_on, due_on, now})};
  index_work_words(db, firm.id, made);
  db.execute(
      "INSERT INTO recurring_work (firm_id, recurrence_id, starts_on, work_item_id) "
      "VALUES (?, ?, ?, ?)",
      {firm.id, series.id, series.next_on, made});
  const auto checklists = db.list(
      "SELECT id FROM checklists WHERE firm_id = ? AND work_item_id = ? "
      "AND deleted_at IS NULL ORDER BY id",
      {firm.id, pattern.work}, [](Row& row) { return row.get<ChecklistId>(); });
  for (ChecklistId checklist : checklists) {
    const ChecklistId copy = copy_checklist(db, firm.id, pattern.work, checklist, made, shift, now);
    copy_start_plans(db, firm.id, pattern.work, checklist, made, copy, now);
  }
  move_titles_on(db, firm.id, made, period, series.next_on);
  move_on(db, firm, series, 1, made);
  Pattern about = pattern;
  about.work = made;
  record_series(db, keys, firm.id, "work.repeated", by, ip, about, "", now);
  return made;
}

/// Those of series that ended by themselves.
void stop(Database& db, const Series& series, const char* why) {
  db.execute(
      "UPDATE recurrences SET state = 'stopped', stopped_why = ?, version = version + 1 "
      "WHERE firm_id = ? AND id = ?",
      {why, series.firm, series.id});
}

constexpr const char* kWorkDeleted = "work_deleted";

/// The newest of the series that is there.
std::optional<WorkItemId> newest_of(Database& db, const Series& series) {
  return db.find_value<WorkItemId>(
      "SELECT m.work_item_id FROM recurring_work m JOIN work_items w ON w.firm_id = m.firm_id "
      "AND w.id = m.work_item_id AND w.deleted_at IS NULL WHERE m.firm_id = ? "
      "AND m.recurrence_id = ? ORDER BY m.starts_on DESC LIMIT 1",
      {series.firm, series.id});
}

}  // namespace

const char* every_name(Every every) {
  return kEvery[static_cast<int>(every)];
}

std::optional<Every> read_every(std::string_view name) {
  for (int i = 0; i < 3; ++i) {
    if (name == kEvery[i]) return static_cast<Every>(i);
  }
  return std::nullopt;
}

std::optional<Recurrence> find_recurrence(Database& db, FirmId firm, WorkItemId work) {
  const auto series = find_series(db, firm, work);
  if (!series) return std::nullopt;
  Recurrence found{series->id,
                   series->newest,
                   series->every,
                   series->next_on,
                   series->lead_days,
                   series->running,
                   series->stopped_why,
                   series->version,
                   {},
                   {}};
  if (series->running) {
    if (auto pattern = find_pattern(db, firm, series->newest)) {
      found.next = foresee(db, *series, *pattern);
    }
  }
  found.so_far = db.list(
      "SELECT m.work_item_id, w.title, COALESCE(w.start_on, m.starts_on) FROM recurring_work m "
      "JOIN work_items w ON w.firm_id = m.firm_id AND w.id = m.work_item_id "
      "AND w.deleted_at IS NULL "
      "WHERE m.firm_id = ? AND m.recurrence_id = ? ORDER BY m.starts_on DESC LIMIT 24",
      {firm, series->id}, [](Row& row) {
        return MadeWork{row.get<WorkItemId>(), row.get<std::string>(), row.get<Date>()};
      });
  return found;
}

std::optional<Date> find_next_recurrence(Database& db, FirmId firm, WorkItemId work) {
  const auto series = find_series(db, firm, work);
  return series && series->running ? std::optional{series->next_on} : std::nullopt;
}

RecurrenceForm propose_recurrence(Database& db, FirmId firm, WorkItemId work, Date today) {
  const auto pattern = find_pattern(db, firm, work);
  Date from = pattern && pattern->start_on ? *pattern->start_on : today;
  // Work that says no start of its own began before it was due.
  if (pattern && !pattern->start_on && pattern->due_on) from = std::min(from, *pattern->due_on);
  return {.every = every_name(Every::yearly),
          .next_on = sql_date(add_months(from, months_of(Every::yearly))),
          .lead_days = std::to_string(kUsualLeadDays)};
}

SaveResult<RecurrenceId> save_recurrence(Database& db, const Keyring& keys, const Firm& firm,
                                         const ActingStaff& by, WorkItemId work, unsigned version,
                                         const RecurrenceForm& typed, Time now) {
  using Result = SaveResult<RecurrenceId>;
  return db.transaction([&] {
    // The work item's row orders two who begin its series at once.
    if (!lock_work_item(db, firm.id, work)) return Result{SaveOutcome::gone};
    const auto series = lock_series(db, firm.id, work);
    if ((series ? series->version : 0) != version) return Result{SaveOutcome::changed_meanwhile};
    const Pattern pattern = find_pattern(db, firm.id, series ? series->newest : work).value();
    Objections objections;
    const Clean clean = read_form(typed, pattern, objections);
    if (!objections.empty()) return Result::refused(std::move(objections));
    const Time make_at =
        day_begin(add_days(clean.next_on, -std::chrono::days{clean.lead_days}), firm.time_zone);
    RecurrenceId id;
    if (series) {
      id = series->id;
      db.execute(
          "UPDATE recurrences SET every = ?, counted_from = ?, counted = 0, next_on = ?, "
          "lead_days = ?, make_at = ?, state = 'running', stopped_why = '', "
          "version = version + 1 WHERE firm_id = ? AND id = ?",
          {every_name(clean.every), clean.next_on, clean.next_on, clean.lead_days, make_at, firm.id,
           id});
    } else {
      id = RecurrenceId{db.insert(
          "INSERT INTO recurrences (firm_id, work_item_id, every, counted_from, next_on, "
          "lead_days, make_at, state, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'running', ?)",
          {firm.id, work, every_name(clean.every), clean.next_on, clean.next_on, clean.lead_days,
           make_at, now})};
      db.execute(
          "INSERT INTO recurring_work (firm_id, recurrence_id, starts_on, work_item_id) "
          "VALUES (?, ?, ?, ?)",
          {firm.id, id, pattern.period(clean.next_on, clean.every), work});
    }
    record_series(db, keys, firm.id, "work.repeating", by.author(), by.ip, pattern,
                  every_name(clean.every), now);
    return Result{SaveOutcome::saved, id};
  });
}

SaveOutcome stop_recurrence(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            WorkItemId work, Time now) {
  return db.transaction([&] {
    const auto series = lock_series(db, firm, work);
    if (!series) return without_series(db, firm, work);
    if (!series->running) return SaveOutcome::saved;
    stop(db, *series, "");
    record_series(db, keys, firm, "work.not_repeating", by.author(), by.ip,
                  find_pattern(db, firm, series->newest).value(), "", now);
    return SaveOutcome::saved;
  });
}

SaveOutcome skip_next_work(Database& db, const Keyring& keys, const Firm& firm,
                           const ActingStaff& by, WorkItemId work, unsigned version, Time now) {
  return db.transaction([&] {
    const auto series = lock_series(db, firm.id, work);
    if (!series) return without_series(db, firm.id, work);
    if (series->version != version || !series->running) return SaveOutcome::changed_meanwhile;
    move_on(db, firm, *series, 1, series->newest);
    record_series(db, keys, firm.id, "work.skipped", by.author(), by.ip,
                  find_pattern(db, firm.id, series->newest).value(), sql_date(series->next_on),
                  now);
    return SaveOutcome::saved;
  });
}

SaveResult<WorkItemId> make_next_work(Database& db, const Keyring& keys, const Firm& firm,
                                      const ActingStaff& by, WorkItemId work, unsigned version,
                                      Time now) {
  using Result = SaveResult<WorkItemId>;
  return db.transaction([&] {
    const auto series = lock_series(db, firm.id, work);
    if (!series) return Result{without_series(db, firm.id, work)};
    if (series->version != version || !series->running) {
      return Result{SaveOutcome::changed_meanwhile};
    }
    const Pattern pattern = find_pattern(db, firm.id, series->newest).value();
    if (pattern.client_deleted) {
      return Result::refused({{"", "The client is deleted. Restore it first."}});
    }
    return Result{SaveOutcome::saved,
                  make_copy(db, keys, firm, *series, pattern, by.author(), by.ip, now)};
  });
}

void leave_series(Database& db, FirmId firm, WorkItemId work) {
  const auto series = lock_series(db, firm, work);
  if (!series || series->newest != work) return;
  if (auto before = newest_of(db, *series)) {
    db.execute(
        "UPDATE recurrences SET work_item_id = ?, version = version + 1 WHERE firm_id = ? "
        "AND id = ?",
        {*before, firm, series->id});
  } else if (series->running) {
    stop(db, *series, kWorkDeleted);
  }
}

void rejoin_series(Database& db, FirmId firm, WorkItemId work) {
  const auto series = lock_series(db, firm, work);
  if (!series) return;
  db.execute(
      "UPDATE recurrences SET work_item_id = ?, "
      "state = IF(stopped_why = ?, 'running', state), "
      "stopped_why = IF(stopped_why = ?, '', stopped_why), version = version + 1 "
      "WHERE firm_id = ? AND id = ?",
      {newest_of(db, *series).value_or(work), kWorkDeleted, kWorkDeleted, firm, series->id});
}

bool make_due_work(Database& db, const Keyring& keys, Time now) {
  return db.transaction([&] {
    const auto series = lock_due_series(db, now);
    if (!series) return false;
    const Pattern pattern = find_pattern(db, series->firm, series->newest).value();
    const Firm firm = find_firm(db, series->firm).value();
    const Author system{.contact = {}, .staff = {}, .name = "Latchkey"};
    if (pattern.client_deleted) {
      stop(db, *series, "client_deleted");
      record_series(db, keys, firm.id, "work.not_repeating", system, "", pattern,
                    "the client is deleted", now);
    } else {
      make_copy(db, keys, firm, *series, pattern, system, "", now);
    }
    return true;
  });
}

}  // namespace latchkey
