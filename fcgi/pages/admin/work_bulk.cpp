#include "fcgi/pages/admin/work_bulk.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/words.hpp"
#include "core/domain/bulk_change.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/admin/work_asked.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/work/bulk.hpp"
#include "tpl/admin/work/bulk_done.hpp"

namespace latchkey::admin {
namespace {

namespace plan = tpl::admin_work_bulk;
namespace done = tpl::admin_work_bulk_done;

constexpr const char* kBulk = "/admin/work/bulk";

std::uint64_t read_number(std::string_view text) {
  std::uint64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

/// What was ticked and chosen, from the query of the page or its form.
struct Chosen {
  BulkAsk ask;
  std::string to, status;
  NameValues back;  // the list's query, of known names alone
  std::uint64_t token = 0;

  std::string back_url() const { return list_url(kWorkList, back); }
  /// The list, which says what is missing.
  Response tick_first() const {
    NameValues query = back;
    query.emplace_back("said", kTickFirst);
    return see_other(list_url(kWorkList, query));
  }
};

HttpError nothing_chosen() {
  return {422, "Nothing was chosen", "Go back, tick some work and choose what to do with it."};
}

Chosen read_chosen(const NameValues& values, const std::vector<OwnStatus>& own) {
  Chosen chosen{.ask = {.deed = BulkDeed::assign, .works = {}}, .to = "", .status = "", .back = {}};
  std::optional<BulkDeed> deed;
  for (const auto& [name, value] : values) {
    if (name == "do") deed = read_deed(value);
    if (name == "to") chosen.to = value;
    if (name == "status") chosen.status = value;
    if (name == "token") chosen.token = read_number(value);
    if (name == "back") {
      std::string_view query = value;
      if (query.starts_with('?')) query.remove_prefix(1);
      chosen.back = WorkAsked::read(parse_urlencoded(query).pairs, own).query();
    }
    if (name == "seen") {
      const auto dot = std::min(value.find('.'), value.size());
      const WorkItemId work{read_number(std::string_view{value}.substr(0, dot))};
      if (dot < value.size() && chosen.ask.seen.size() < kMostInBulk) {
        chosen.ask.seen[work] = read_number(std::string_view{value}.substr(dot + 1));
      }
    }
    if (name == "work" && chosen.ask.works.size() < kMostInBulk) {
      if (auto id = read_number(value)) chosen.ask.works.push_back(WorkItemId{id});
    }
  }
  if (!deed) throw nothing_chosen();
  chosen.ask.deed = *deed;
  if (*deed == BulkDeed::assign) chosen.ask.assignee = StaffId{read_number(chosen.to)};
  if (*deed == BulkDeed::status) {
    auto status = read_choice(chosen.status, own);
    if (!status) throw nothing_chosen();
    chosen.ask.status = *status;
  }
  return chosen;
}

/// "Waiting" for one of the five, the firm's name for any other; the colleague's name.
std::string target_words(BulkDeed deed, const std::string& target) {
  if (deed != BulkDeed::status) return target;
  auto plain = read_status(target);
  return plain ? status_words(*plain) : target;
}

/// Why it is left as it is.
std::string why(const BulkLine& line, BulkDeed deed) {
  switch (line.outcome) {
    case BulkOutcome::already:
      return deed == BulkDeed::assign ? "is theirs already" : "has this status already";
    case BulkOutcome::completed:
      return "is completed; reopen it to send more";
    case BulkOutcome::nothing_to_send:
      return "has no checklist that was not sent yet or is not about to be";
    case BulkOutcome::not_ready:
      return "has a checklist without requests, or without recipients who can get mail";
    case BulkOutcome::gone:
      return "is not here any more";
    case BulkOutcome::changed:
      return "was changed meanwhile" + (line.changed_by.empty() ? "" : " by " + line.changed_by) +
             ", so it stays as it is";
    case BulkOutcome::kept:
      return deed == BulkDeed::send ? "went out already"
                                    : "was changed since by somebody, so it stays as it is";
    case BulkOutcome::done:
    case BulkOutcome::undone:
      break;
  }
  return "";
}

/// "12 of 14 work items"
std::string some_of(std::uint64_t some, std::uint64_t all) {
  return some == all ? plural(all, "work item")
                     : std::to_string(some) + " of " + plural(all, "work item");
}

std::string heading(BulkDeed deed, const std::string& target, std::uint64_t some,
                    std::uint64_t all) {
  switch (deed) {
    case BulkDeed::assign:
      return "Assign " + some_of(some, all) + " to " + target + "?";
    case BulkDeed::status:
      return "Set " + some_of(some, all) + " to “" + target + "”?";
    case BulkDeed::send:
      return "Send the checklists of " + some_of(some, all) + "?";
  }
  return "";
}

std::string button(BulkDeed deed, std::uint64_t some) {
  switch (deed) {
    case BulkDeed::assign:
      return "Assign " + plural(some, "work item");
    case BulkDeed::status:
      return "Set the status of " + plural(some, "work item");
    case BulkDeed::send:
      return "Send for " + plural(some, "work item");
  }
  return "";
}

/// "3 checklists go out in a minute, for 2 work items", and what became of them afterwards.
std::string result_of_sends(const BulkSends& sends, const std::string& works) {
  auto checklists = [](std::uint64_t count, const char* one, const char* several) {
    return plural(count, "checklist") + (count == 1 ? one : several);
  };
  if (sends.waiting > 0) {
    return checklists(sends.waiting, " is about to go out", " are about to go out") + ", for " +
           works;
  }
  if (sends.taken_back == sends.all()) return "Nothing went out";
  std::string words = checklists(sends.sent, " was sent", " were sent");
  if (sends.failed > 0) words += ", " + std::to_string(sends.failed) + " could not be";
  if (sends.taken_back > 0) words += ", " + std::to_string(sends.taken_back) + " taken back";
  return words;
}

/// What was done, in the past tense.
std::string result(const BulkChange& change, const std::string& target) {
  std::uint64_t some =
      change.undone_at ? change.count(BulkOutcome::undone) : change.count(BulkOutcome::done);
  std::uint64_t mails = 0;
  for (const BulkLine& line : change.lines) mails += line.sends;
  const std::string works = plural(some, "work item");
  const std::string verb = some == 1 ? " is" : " are";
  if (change.sends.all() > 0) return result_of_sends(change.sends, works);
  if (change.undone_at) return works + verb + " as before";
  switch (change.deed) {
    case BulkDeed::assign:
      return works + verb + " assigned to " + target;
    case BulkDeed::status:
      return works + verb + " set to “" + target + "”";
    case BulkDeed::send:
      return plural(mails, "mail") + (mails == 1 ? " is" : " are") + " on the way, for " + works;
  }
  return "";
}

void fill_line(Block row, const BulkLine& line, BulkDeed deed) {
  // Both pages name these alike.
  row.set(plan::WORK_URL, work_path(line.work))
      .set(plan::WORK_TITLE, line.title)
      .set(plan::CLIENT_NAME, line.client_name)
      .set(plan::WHY, why(line, deed));
}

/// Until when it can be undone: minutes, or the seconds until the first mail goes out.
void fill_undo_time(Block& body, const Visit& visit, const BulkChange& change) {
  if (change.deed != BulkDeed::send) {
    const Time until = change.done_at + kUndoFor;
    body.show(done::UNDO_UNTIL)
        .set(done::UNDO_UNTIL_AT, iso_time(until))
        .set(done::UNDO_UNTIL_WORDS, when(visit, until));
    return;
  }
  const Time next = change.sends.next_at.value_or(visit.now);
  const auto left =
      std::max<std::int64_t>(0, std::chrono::ceil<std::chrono::seconds>(next - visit.now).count());
  body.show(done::GOES_OUT).set(done::SECONDS, left).set(done::RUN_CLOCK, clock_of(next, visit));
}

std::uint64_t new_token(Random& random) {
  std::array<unsigned char, 8> bytes{};
  random.fill(bytes);
  std::uint64_t token = 0;
  for (unsigned char byte : bytes) token = (token << 8) | byte;
  return token >> 1;  // fits what a form's number may be
}

}  // namespace

Response show_bulk(Services& services, const Visit& visit) {
  Database& db = services.database;
  FirmId firm = visit.firm.id;
  Chosen chosen = read_chosen(visit.query, list_own_statuses(db, firm));
  auto target = target_of(db, firm, chosen.ask);
  if (!target) throw not_here("That colleague or status");
  auto lines = plan_bulk_change(db, firm, chosen.ask);
  if (lines.empty()) return chosen.tick_first();
  const auto some =
      static_cast<std::uint64_t>(std::ranges::count(lines, BulkOutcome::done, &BulkLine::outcome));
  const std::string words =
      heading(chosen.ask.deed, target_words(chosen.ask.deed, *target), some, lines.size());
  Page page = staff_page(services, visit, plan::kFile, words, Desk::work);
  Block& body = page.body();
  body.set(plan::HEADING, words).set(plan::BACK_URL, chosen.back_url());
  std::uint64_t checklists = 0, plans = 0;
  for (const BulkLine& line : lines) {
    const bool changes = line.outcome == BulkOutcome::done;
    plans += line.plans;
    if (changes) checklists += line.sends;
    fill_line(body.add(changes ? plan::CHANGED : plan::SKIPPED), line, chosen.ask.deed);
  }
  if (some < lines.size()) {
    body.show(plan::SOME_SKIPPED)
        .set(plan::SKIPPED_WORDS, plural(lines.size() - some, "work item") + " left as " +
                                      (lines.size() - some == 1 ? "it is" : "they are"));
  }
  if (some == 0) {
    body.show(plan::NOTHING_TO_DO);
    return page.respond(services.templates);
  }
  if (chosen.ask.deed == BulkDeed::send) {
    body.show(plan::OF_SEND).set(plan::CHECKLISTS_WORDS, plural(checklists, "checklist"));
    if (services.config.send_grace.count() > 0) {
      body.show(plan::GRACE).set(plan::GRACE_WORDS, duration_in_words(services.config.send_grace));
    }
  }
  if (chosen.ask.deed == BulkDeed::status && chosen.ask.status.kind == WorkStatus::completed) {
    body.show(plan::OF_COMPLETING);
    if (plans > 0) {
      body.show(plan::PLANS_END).set(plan::PLANS_WORDS, planned_sendings_end(plans));
    }
  }
  Block form = body.add(plan::DOABLE);
  form.set(plan::FORM_URL, kBulk)
      .set(plan::DEED, deed_name(chosen.ask.deed))
      .set(plan::TO, chosen.to)
      .set(plan::STATUS_CHOSEN, chosen.status)
      .set(plan::BACK, list_url("", chosen.back))
      .set(plan::TOKEN, new_token(services.random))
      .set(plan::BUTTON_LABEL, button(chosen.ask.deed, some));
  for (const BulkLine& line : lines) {
    form.add(plan::TICKED).set(plan::WORK_ID, line.work.value).set(plan::SEEN, line.seen);
  }
  return page.respond(services.templates);
}

Response make_bulk_page(Services& services, const Visit& visit) {
  Database& db = services.database;
  Chosen chosen = read_chosen(visit.form, list_own_statuses(db, visit.firm.id));
  auto id = make_bulk_change(db, services.keys, services.random, visit.firm, acting(visit),
                             chosen.ask, chosen.token, services.config.send_grace, visit.now);
  if (!id) throw not_here("That colleague or status");
  return see_other(list_url(std::string{kBulk} + "/" + std::to_string(*id),
                            {{"back", list_url("", chosen.back)}}));
}

Response show_bulk_change(Services& services, const Visit& visit) {
  Database& db = services.database;
  auto change =
      find_bulk_change(db, visit.firm.id, visit.staff->staff, visit.id<WorkItemId>("bulk").value);
  if (!change) throw not_here("That change");
  const std::string words = result(*change, target_words(change->deed, change->target));
  Page page = staff_page(services, visit, done::kFile, words, Desk::work);
  Block& body = page.body();
  std::string_view query = visit.asked("back");
  if (query.starts_with('?')) query.remove_prefix(1);
  auto back = WorkAsked::read(parse_urlencoded(query).pairs, list_own_statuses(db, visit.firm.id));
  body.set(done::HEADING, words).set(done::BACK_URL, back.url());
  for (const BulkLine& line : change->lines) {
    const bool ok = line.outcome == BulkOutcome::done || line.outcome == BulkOutcome::undone;
    fill_line(body.add(ok ? done::CHANGED : done::SKIPPED), line, change->deed);
  }
  const auto ok = change->count(BulkOutcome::done) + change->count(BulkOutcome::undone);
  if (ok > 0) body.show(done::SOME_CHANGED);
  if (ok < change->lines.size()) body.show(done::SOME_SKIPPED);
  if (change->undoable(visit.now)) {
    body.show(done::UNDOABLE)
        .set(done::UNDO_URL, std::string{kBulk} + "/" + std::to_string(change->id) + "/undo")
        .set(done::BACK, list_url("", back.query()));
    fill_undo_time(body, visit, *change);
  }
  return page.respond(services.templates);
}

Response undo_bulk_page(Services& services, const Visit& visit) {
  auto id = visit.id<WorkItemId>("bulk").value;
  switch (undo_bulk_change(services.database, services.keys, visit.firm.id, acting(visit), id,
                           visit.now)) {
    case UndoOutcome::gone:
      throw not_here("That change");
    case UndoOutcome::too_late:
      throw HttpError{409, "It is too late to undo this",
                      "A change can be taken back for ten minutes, and what is sent until it goes "
                      "out. Tick the work again and set it as it was."};
    case UndoOutcome::undone:
      break;
  }
  std::string back;
  for (const auto& [name, value] : visit.form) {
    if (name == "back") back = value;
  }
  return see_other(list_url(std::string{kBulk} + "/" + std::to_string(id), {{"back", back}}));
}

}  // namespace latchkey::admin
