#include "fcgi/pages/excuses.hpp"

#include "core/domain/excuse.hpp"
#include "core/domain/review.hpp"
#include "fcgi/pages/paths.hpp"
#include "fcgi/pages/request_page.hpp"
#include "fcgi/pages/requests.hpp"
#include "tpl/requests/excuse.hpp"
#include "tpl/requests/returned.hpp"

namespace latchkey {
namespace {

namespace t = tpl::requests_excuse;

std::string words_of(const Excuse& excuse) {
  switch (excuse.kind) {
    case ExcuseKind::dont_have:
      return "I don’t have it.";
    case ExcuseKind::not_applicable:
      return "Not applicable to us.";
    case ExcuseKind::already_sent:
      return "Already sent.";
    case ExcuseKind::need_until:
      return "I need until " + date_in_words(excuse.until_on.value()) + ".";
  }
  return "";
}

Date today_of(const Visit& visit) {
  return day_in_zone(visit.now, visit.session->time_zone);
}

void show_error(Block& block, const Form& form, const char* field, Section bad, Var error) {
  if (const std::string* words = form.error_of(field)) block.show(bad).set(error, *words);
}

void fill_said(Block& block, const Visit& visit, const Excuse& excuse, const std::string& path) {
  Block said = block.add(t::SAID);
  said.set(t::SAID_BY, excuse.contact == visit.session->contact ? "You" : excuse.contact_name)
      .set(t::SAID_WORDS, words_of(excuse))
      .set(t::SAID_AT, iso_time(excuse.created_at))
      .set(t::SAID_ON, time_in_words(excuse.created_at, visit.session->time_zone));
  if (!excuse.note.empty()) said.show(t::NOTED).set(t::NOTE, excuse.note);
  said.show(t::WITHDRAWABLE).set(t::WITHDRAW_URL, path + "/excuse/withdraw");
}

}  // namespace

Response make_excuse_page(Services& services, const Visit& visit) {
  require_changeable(services, visit);
  Form form{visit.form,
            {{"excuse", "What you tell us", FieldKind::line, 20},
             {"until_on", "The day", FieldKind::date, 10, false},
             {"note", "Your words", FieldKind::text, kMostExcuseNote, false}}};
  auto kind = read_excuse_kind(form.text("excuse"));
  if (!kind && !form.error_of("excuse")) form.refuse("excuse", "Choose one of these.");
  if (!form.ok()) return request_page(services, visit, {.excuse = &form});
  auto result =
      make_excuse(services.database, services.keys, change_of(visit),
                  {*kind, form.date("until_on"), form.text("note")}, today_of(visit), visit.now);
  if (!result.objections.empty()) {
    for (const Objection& one : result.objections) form.refuse(one.field, one.words);
    return request_page(services, visit, {.excuse = &form});
  }
  return after_change(visit, result.outcome, "excuse");
}

Response withdraw_excuse_page(Services& services, const Visit& visit) {
  return after_change(
      visit, withdraw_excuse(services.database, services.keys, change_of(visit), visit.now),
      "withdrawn");
}

void fill_excuse(Block& body, Include place, Services& services, const Visit& visit,
                 const RequestView& view, WorkItemId work, const Form* refused) {
  if (view.work_completed || (view.line.completed && !refused)) return;
  const std::string path = request_path(work, view.line.id);
  Block block = body.include(place, t::kFile);
  if (view.line.excuse && !refused) {
    auto excuse = find_excuse(services.database, visit.firm.id, work, view.line.id);
    if (excuse) return fill_said(block, visit, *excuse, path);
  }
  const auto tomorrow = std::chrono::sys_days{today_of(visit)} + std::chrono::days{1};
  const std::string chosen = refused ? refused->typed("excuse") : "";
  block.show(t::OFFERED)
      .set(t::EXCUSE_URL, path + "/excuse")
      .set(t::FIRST_DAY, sql_date(Date{tomorrow}))
      .set(t::UNTIL_ON, refused ? refused->typed("until_on") : "")
      .set(t::NOTE, refused ? refused->typed("note") : "")
      .set(t::MOST_NOTE, kMostExcuseNote)
      .show_if(chosen == "dont_have", t::DONT_HAVE)
      .show_if(chosen == "not_applicable", t::NOT_APPLICABLE)
      .show_if(chosen == "already_sent", t::ALREADY_SENT)
      .show_if(chosen == "need_until", t::NEED_UNTIL)
      .show_if(refused != nullptr, t::OPEN);
  if (!refused) return;
  show_error(block, *refused, "excuse", t::BAD_EXCUSE, t::EXCUSE_ERROR);
  show_error(block, *refused, "until_on", t::BAD_UNTIL_ON, t::UNTIL_ON_ERROR);
  show_error(block, *refused, "note", t::BAD_NOTE, t::NOTE_ERROR);
}

void fill_returned(Block& body, Include place, Services& services, const Visit& visit,
                   const RequestView& view, WorkItemId work) {
  namespace r = tpl::requests_returned;
  if (view.line.completed || view.line.review != ReviewState::returned) return;
  auto reviews = list_reviews(services.database, visit.firm.id, work, view.line.id);
  // What was accepted after it and taken back leaves it sent back.
  std::erase_if(reviews, [](const Review& review) {
    return review.verdict != Verdict::returned && review.verdict != Verdict::excuse_refused;
  });
  if (reviews.empty() || reviews.back().note.empty()) return;
  const Review& last = reviews.back();
  body.include(place, r::kFile)
      .show_if(!view.work_completed, r::PRESSING)
      .set(r::RETURNED_BY, last.staff_name)
      .set(r::RETURNED_AT, iso_time(last.created_at))
      .set(r::RETURNED_WORDS, time_in_words(last.created_at, visit.session->time_zone))
      .set(r::NOTE, last.note)
      .show(last.verdict == Verdict::excuse_refused ? r::REFUSED : r::SENT_BACK);
}

}  // namespace latchkey
