#include "fcgi/pages/admin/sending.hpp"

#include <charconv>

#include "core/base/words.hpp"
#include "core/domain/checklist_cancel.hpp"
#include "core/domain/scheduled_send.hpp"
#include "core/domain/taken_back_send.hpp"
#include "fcgi/pages/admin/checklist_page.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/send_words.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/checklists/cancel.hpp"
#include "tpl/admin/checklists/schedule.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kWhat = "That checklist";

struct Place {
  WorkItem work;
  Checklist checklist;
  std::string path;
};

Place place_of(Services& services, const Visit& visit) {
  Database& db = services.database;
  auto work = find_work_item(db, visit.firm.id, visit.id<WorkItemId>("work"));
  auto checklist =
      work ? find_checklist(db, visit.firm.id, work->id, visit.id<ChecklistId>("checklist"))
           : std::nullopt;
  if (!checklist) throw not_here(kWhat);
  std::string path = checklist_path(work->id, checklist->id);
  return {std::move(*work), std::move(*checklist), std::move(path)};
}

/// "14:05", as a browser's time field gives it.
std::optional<std::chrono::minutes> read_time_of_day(const std::string& typed) {
  int hour = 0, minute = 0;
  std::size_t colon = typed.find(':');
  if (colon == typed.npos || colon > 2 || typed.size() < colon + 3) return std::nullopt;
  const char* text = typed.data();
  auto hours = std::from_chars(text, text + colon, hour);
  auto minutes = std::from_chars(text + colon + 1, text + colon + 3, minute);
  if (hours.ptr != text + colon || minutes.ptr != text + colon + 3) return std::nullopt;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return std::chrono::hours{hour} + std::chrono::minutes{minute};
}

/// What stands in the fields.
struct Shown {
  std::string when = "date", on_day, at = "09:00", days = "7", direction = "before";
  ContactId contact{};
  StaffId sender{};
  unsigned version = 0;
  const Form* refused = nullptr;
  int status = 200;
  std::optional<ScheduledSend> waiting{};  // by which they get it already
};

/// Beside Send: what to do about the plan that waits. One for all is not put aside for one
/// recipient, since the others would get nothing then.
void fill_instead(Block& body, const Shown& shown) {
  namespace t = tpl::admin_checklists_schedule;
  if (!shown.waiting) {
    body.show(t::SEND_IT);
    return;
  }
  const bool for_one = shown.contact.value != 0;
  body.show(for_one && !shown.waiting->only ? t::SEND_BOTH : t::SEND_INSTEAD);
}

void fill_choices(Block& body, Services& services, const Visit& visit, const Place& place,
                  const Shown& shown) {
  namespace t = tpl::admin_checklists_schedule;
  for (const Recipient& recipient : place.checklist.recipients) {
    body.add(t::RECIPIENT)
        .set(t::CONTACT_ID, recipient.contact.value)
        .set(t::CONTACT_NAME, recipient.name)
        .show_if(recipient.contact == shown.contact, t::CHOSEN);
  }
  for (const StaffMember& member : list_staff(services.database, visit.firm.id)) {
    body.add(t::SENDER)
        .set(t::STAFF_ID, member.id.value)
        .set(t::SENDER_NAME, member.name)
        .show_if(member.id == shown.sender, t::CHOSEN);
  }
}

Response form_page(Services& services, const Visit& visit, const Place& place, const Shown& shown) {
  namespace t = tpl::admin_checklists_schedule;
  Page page = staff_page(services, visit, t::kFile, "Send " + place.checklist.name, Desk::work);
  Block& body = page.body();
  body.set(t::CHECKLIST_TITLE, place.checklist.name)
      .set(t::CHECKLIST_URL, place.path)
      .set(t::WORK_TITLE, place.work.title)
      .set(t::WORK_URL, work_path(place.work.id))
      .set(t::FORM_URL, place.path + "/schedule")
      .set(t::PREVIEW_URL, place.path + "/preview")
      .set(t::VERSION, shown.version)
      .set(t::ZONE, visit.firm.time_zone)
      .set(t::TODAY, sql_date(today(visit)))
      .set(t::ON_DAY, shown.on_day)
      .set(t::AT, shown.at)
      .set(t::DAYS, shown.days)
      .show_if(shown.when == "now", t::WHEN_NOW)
      .show_if(shown.when == "date", t::WHEN_DATE)
      .show_if(shown.when == "start", t::WHEN_START)
      .show(shown.direction == "after" ? t::AFTER : t::BEFORE);
  if (services.config.send_grace.count() > 0) {
    body.show(t::GRACE).set(t::GRACE_WORDS, duration_in_words(services.config.send_grace));
  }
  if (const auto& start = place.work.start_on) {
    body.show(t::STARTS)
        .set(t::STARTS_ON, sql_date(*start))
        .set(t::STARTS_WORDS, date_in_words(*start));
  } else {
    body.show(t::NO_START);
  }
  fill_choices(body, services, visit, place, shown);
  fill_instead(body, shown);
  mark_error(body, shown.refused, "on_day", t::BAD_ON_DAY, t::ON_DAY_ERROR);
  mark_error(body, shown.refused, "at", t::BAD_AT, t::AT_ERROR);
  mark_error(body, shown.refused, "days", t::BAD_DAYS, t::DAYS_ERROR);
  mark_error(body, shown.refused, "sender", t::BAD_SENDER, t::SENDER_ERROR);
  if (shown.refused) summarise_errors(page, shown.refused->errors());
  return page.respond(services.templates, shown.status);
}

Form read_form(const Visit& visit) {
  return Form{visit.form,
              {{"version", "The version", FieldKind::number, 20},
               {"contact", "The recipient", FieldKind::number, 20, false},
               {"sender", "The sender", FieldKind::number, 20, false},
               {"when", "When", FieldKind::line, 10},
               {"on_day", "The date", FieldKind::date, 40, false},
               {"days", "The number of days", FieldKind::line, 10, false},
               {"direction", "Before or after", FieldKind::line, 10, false},
               {"at", "The time", FieldKind::line, 10, false},
               {"waiting", "What waits", FieldKind::line, 10, false}}};
}

/// Adds to the form's errors what is missing of the chosen way.
SendTiming read_timing(Form& form) {
  using Kind = SendTiming::Kind;
  SendTiming timing;
  if (form.text("when") == "now") return timing;
  timing.kind = form.text("when") == "start" ? Kind::start : Kind::date;
  auto at = read_time_of_day(form.text("at"));
  if (!at) form.refuse("at", "Type a time of day, such as 09:00.");
  timing.at = at.value_or(timing.at);
  if (timing.kind == Kind::date) {
    if (!form.date("on_day")) form.refuse("on_day", "Choose the day on which it is to go out.");
    timing.on = form.date("on_day").value_or(Date{});
    return timing;
  }
  const std::string& days = form.text("days");
  auto [end, error] = std::from_chars(days.data(), days.data() + days.size(), timing.days);
  if (days.empty() || error != std::errc{} || end != days.data() + days.size() || timing.days < 0) {
    form.refuse("days", "Type how many days: a whole number, or 0 for the day itself.");
    timing.days = 0;
  }
  if (form.text("direction") != "after") timing.days = -timing.days;
  return timing;
}

WaitingPlan read_waiting(const std::string& typed) {
  if (typed == "replace") return WaitingPlan::replace;
  return typed == "keep" ? WaitingPlan::keep : WaitingPlan::refuse;
}

Shown typed_in(const Form& form, const Place& place, int status) {
  Shown shown{.when = form.typed("when"),
              .on_day = form.typed("on_day"),
              .at = form.typed("at"),
              .days = form.typed("days"),
              .direction = form.typed("direction")};
  shown.contact = ContactId{form.number("contact")};
  shown.sender = StaffId{form.number("sender")};
  shown.version =
      status == 409 ? place.checklist.version : static_cast<unsigned>(form.number("version"));
  shown.refused = &form;
  shown.status = status;
  return shown;
}

const char* field_of(const PlanResult& result, const SendTiming& timing) {
  switch (result.outcome) {
    case PlanOutcome::no_such_sender:
      return "sender";
    case PlanOutcome::already_over:
      return timing.kind == SendTiming::Kind::start ? "days" : "on_day";
    case PlanOutcome::too_far:
      return "days";
    default:
      return "";
  }
}

/// Whether the sending crossed somebody else's.
bool crossed(const PlanResult& result) {
  return result.send.outcome == SendOutcome::work_completed ||
         result.send.outcome == SendOutcome::changed_meanwhile ||
         result.outcome == PlanOutcome::planned_before;
}

}  // namespace

Response send_checklist_page(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"version", "The version", FieldKind::number, 20},
             {"contact", "The recipient", FieldKind::number, 20, false}}};
  if (!form.ok()) return checklist_page(services, visit, {.errors = form.errors()});
  SendOrder order{.work = visit.id<WorkItemId>("work"),
                  .checklist = visit.id<ChecklistId>("checklist"),
                  .version = static_cast<unsigned>(form.number("version"))};
  if (form.number("contact") != 0) order.only = ContactId{form.number("contact")};
  auto result = plan_send(services.database, services.keys, services.random, visit.firm,
                          acting(visit), order, {}, services.config.send_grace, visit.now);
  const std::string path = checklist_path(order.work, order.checklist);
  if (result.outcome == PlanOutcome::sent) return see_other(path + "?said=sent");
  // The page says when it goes out.
  if (result.outcome == PlanOutcome::planned) return see_other(path);
  if (result.send.outcome == SendOutcome::gone) throw not_here(kWhat);
  const std::string why = why_not_planned(result, visit);
  if (result.outcome == PlanOutcome::planned_before) {
    // Where it is said what is to happen instead.
    Place place = place_of(services, visit);
    form.refuse("", why);
    return form_page(services, visit, place,
                     {.when = "now",
                      .on_day = "",
                      .contact = order.only.value_or(ContactId{}),
                      .sender = visit.staff->staff,
                      .version = place.checklist.version,
                      .refused = &form,
                      .status = 409,
                      .waiting = result.waiting});
  }
  return checklist_page(services, visit,
                        {.errors = {{"", why}}, .status = crossed(result) ? 409 : 422});
}

Response show_schedule(Services& services, const Visit& visit) {
  Place place = place_of(services, visit);
  if (place.work.completed()) return see_other(place.path);
  Shown shown;
  shown.sender = visit.staff->staff;
  shown.version = place.checklist.version;
  return form_page(services, visit, place, shown);
}

Response schedule_page(Services& services, const Visit& visit) {
  Place place = place_of(services, visit);
  Form form = read_form(visit);
  int status = 422;
  std::optional<ScheduledSend> waiting;
  SendTiming timing = read_timing(form);
  if (form.ok()) {
    SendOrder order{.work = place.work.id,
                    .checklist = place.checklist.id,
                    .version = static_cast<unsigned>(form.number("version"))};
    if (form.number("contact") != 0) order.only = ContactId{form.number("contact")};
    order.waiting = read_waiting(form.text("waiting"));
    if (form.number("sender") != 0) order.sender = StaffId{form.number("sender")};
    auto result = plan_send(services.database, services.keys, services.random, visit.firm,
                            acting(visit), order, timing, services.config.send_grace, visit.now);
    if (result.outcome == PlanOutcome::sent) return see_other(place.path + "?said=sent");
    if (result.outcome == PlanOutcome::planned) {
      const bool now = timing.kind == SendTiming::Kind::now;
      return see_other(place.path + (now ? "" : "?said=planned"));
    }
    if (result.send.outcome == SendOutcome::gone) throw not_here(kWhat);
    if (crossed(result)) status = 409;
    waiting = result.waiting;
    form.refuse(field_of(result, timing), why_not_planned(result, visit));
  }
  Shown shown = typed_in(form, place, status);
  shown.waiting = waiting;
  return form_page(services, visit, place, shown);
}

Response take_back_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"plan", "The plan", FieldKind::number, 20}}};
  if (!form.ok()) return checklist_page(services, visit, {.errors = form.errors()});
  auto work = visit.id<WorkItemId>("work");
  auto checklist = visit.id<ChecklistId>("checklist");
  auto outcome = take_back_send(services.database, services.keys, visit.firm.id, acting(visit),
                                work, checklist, ScheduledSendId{form.number("plan")}, visit.now);
  if (outcome == TakeBackOutcome::gone) throw not_here(kWhat);
  if (outcome == TakeBackOutcome::too_late) {
    return checklist_page(services, visit,
                          {.errors = {{"",
                                       "It was too late to take it back: it has gone out, or a "
                                       "colleague took it back before you."}},
                           .status = 409});
  }
  return see_other(checklist_path(work, checklist) + "?said=taken-back");
}

Response show_cancel_checklist(Services& services, const Visit& visit) {
  namespace t = tpl::admin_checklists_cancel;
  Place place = place_of(services, visit);
  const Checklist& checklist = place.checklist;
  if (!checklist.first_sent_at || checklist.cancelled_at || place.work.completed()) {
    return see_other(place.path);
  }
  CancelReach reach =
      count_cancel_reach(services.database, visit.firm.id, place.work.id, checklist.id, visit.now);
  Page page = staff_page(services, visit, t::kFile, "Cancel " + checklist.name, Desk::work);
  Block& body = page.body();
  body.set(t::CHECKLIST_TITLE, checklist.name)
      .set(t::CHECKLIST_URL, place.path)
      .set(t::WORK_TITLE, place.work.title)
      .set(t::WORK_URL, work_path(place.work.id))
      .set(t::CANCEL_URL, place.path + "/cancel")
      .set(t::VERSION, checklist.version);
  auto say_count = [&](std::uint64_t count, const char* noun, const char* one, const char* many) {
    if (count == 0) return;
    body.add(t::CONSEQUENCE)
        .set(t::COUNTED, plural(count, noun))
        .set(t::WHAT, count == 1 ? one : many);
  };
  say_count(reach.recipients, "recipient", "no longer sees it", "no longer see it");
  say_count(reach.devices, "device", "no longer opens this work", "no longer open this work");
  say_count(reach.links, "unopened link", "stops working", "stop working");
  say_count(reach.waiting_mails, "waiting mail", "is not sent", "are not sent");
  say_count(reach.plans, "planned sending", "does not go out", "do not go out");
  return page.respond(services.templates);
}

Response cancel_checklist_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"version", "The version", FieldKind::number, 20}}};
  auto work = visit.id<WorkItemId>("work");
  auto checklist = visit.id<ChecklistId>("checklist");
  auto outcome =
      form.ok()
          ? cancel_checklist(services.database, services.keys, visit.firm.id, acting(visit), work,
                             checklist, static_cast<unsigned>(form.number("version")), visit.now)
          : SaveOutcome::changed_meanwhile;
  switch (outcome) {
    case SaveOutcome::gone:
      throw not_here(kWhat);
    case SaveOutcome::saved:
      return see_other(checklist_path(work, checklist) + "?said=cancelled");
    default:
      break;
  }
  const char* why = outcome == SaveOutcome::completed
                        ? "The work is completed, so nothing was cancelled. Its requests are "
                          "read-only for the client already."
                    : outcome == SaveOutcome::refused
                        ? "It was never sent, so there is nothing to cancel."
                        : "It was sent or changed a moment ago, by you or by a colleague, so "
                          "nothing was cancelled. Look at what it says now, then decide again.";
  return checklist_page(services, visit, {.errors = {{"", why}}, .status = 409});
}

}  // namespace latchkey::admin
