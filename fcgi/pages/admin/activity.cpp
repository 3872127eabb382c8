#include "fcgi/pages/admin/activity.hpp"

#include <charconv>

#include "core/domain/client.hpp"
#include "core/domain/contact.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/activity_parts.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/activity/show.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_activity_show;

std::string with(AskedActivity asked, std::uint64_t AskedActivity::*what, std::uint64_t value) {
  asked.*what = value;
  return list_url(kActivity, asked.query());
}

// --- where in the list ------------------------------------------------------------------------

/// "1790000000000000-12": microseconds since 1970, and the number of the row.
std::string written(const ActivityPlace& place) {
  return std::to_string(place.at.time_since_epoch().count()) + "-" + std::to_string(place.number);
}

std::optional<ActivityPlace> asked_place(const Visit& visit, std::string_view field) {
  std::string_view text = visit.asked(field);
  const char* last = text.data() + text.size();
  std::int64_t at = 0;
  auto read = std::from_chars(text.data(), last, at);
  // Up to the year 9000: what the database can compare with.
  if (read.ec != std::errc{} || read.ptr == last || *read.ptr != '-' || at < 0 ||
      at > 221'845'392'000'000'000) {
    return std::nullopt;
  }
  std::uint64_t number = 0;
  auto end = std::from_chars(read.ptr + 1, last, number);
  if (end.ec != std::errc{} || end.ptr != last) return std::nullopt;
  return ActivityPlace{Time{Duration{at}}, number};
}

// --- the filter -------------------------------------------------------------------------------

struct Names {
  std::string staff, contact, client, work;  // of what the list is narrowed to
};

/// Takes out what is not the firm's, so that the page does not speak of it.
Names names_of(Database& db, FirmId firm, AskedActivity& asked,
               const std::vector<StaffMember>& colleagues) {
  Names names;
  for (const StaffMember& member : colleagues) {
    if (member.id.value == asked.staff) names.staff = member.name;
  }
  if (names.staff.empty() && asked.staff != 0) names.staff = "a former colleague";
  auto contact = asked.contact ? find_contact(db, firm, ContactId{asked.contact}) : std::nullopt;
  auto client = asked.client ? find_client(db, firm, ClientId{asked.client}) : std::nullopt;
  auto work = asked.work ? find_work_item(db, firm, WorkItemId{asked.work}) : std::nullopt;
  if (contact) names.contact = contact->name;
  if (client) names.client = client->name;
  if (work) names.work = work->title;
  if ((asked.contact != 0 && !contact) || (asked.client != 0 && !client) ||
      (asked.work != 0 && !work)) {
    asked.unresolved = true;
  }
  if (!contact) asked.contact = 0;
  if (!client) asked.client = 0;
  if (!work) asked.work = 0;
  return names;
}

void fill_only(Block& body, const AskedActivity& asked, const Names& names) {
  auto add = [&](const std::string& words, std::uint64_t AskedActivity::*what) {
    if (asked.*what == 0) return;
    body.add(t::ONLY).set(t::ONLY_WORDS, words).set(t::WITHOUT_URL, with(asked, what, 0));
  };
  add("by " + names.staff, &AskedActivity::staff);
  add("by " + names.contact, &AskedActivity::contact);
  add("for " + names.client, &AskedActivity::client);
  add("in " + names.work, &AskedActivity::work);
}

void fill_filter(Block& body, const AskedActivity& asked,
                 const std::vector<StaffMember>& colleagues) {
  body.set(t::ACTIVITY_URL, kActivity)
      .set(t::ALL_URL, kActivity)
      .set(t::CONTACT_TYPED, "")
      .set(t::CLIENT_TYPED, "")
      .set(t::FROM_DAY, asked.from ? sql_date(*asked.from) : "")
      .set(t::UNTIL_DAY, asked.until ? sql_date(*asked.until) : "");
  for (ActivityKind kind : kActivityKinds) {
    body.add(t::KIND_CHOICE)
        .set(t::KIND, kind_name(kind))
        .set(t::KIND_LABEL, kind_words(kind))
        .show_if(asked.kind == kind, t::CHOSEN);
  }
  for (const StaffMember& member : colleagues) {
    body.add(t::STAFF_CHOICE)
        .set(t::STAFF_ID, member.id.value)
        .set(t::STAFF_NAME_OF, member.name)
        .show_if(member.id.value == asked.staff, t::STAFF_CHOSEN);
  }
  for (const auto& [name, value] : asked.query()) {
    const bool kept = name == "contact" || name == "client" || name == "work";
    if (kept && !value.empty()) {
      body.add(t::KEPT).set(t::KEPT_NAME, name).set(t::KEPT_VALUE, value);
    }
  }
}

/// What a typed name stands for: who it can be, as the addresses that narrow to them.
struct Pick {
  std::string url, name, note;
};

std::vector<Pick> picks_of_contact(Database& db, FirmId firm, const std::string& typed,
                                   AskedActivity asked) {
  asked.staff = 0;
  std::vector<Pick> picks;
  for (PeopleShown shown : {PeopleShown::present, PeopleShown::deleted}) {
    for (const ContactLine& line : list_contacts(db, firm, {typed, shown}).rows) {
      picks.push_back(
          {with(asked, &AskedActivity::contact, line.id.value), line.name, line.address});
    }
  }
  return picks;
}

std::vector<Pick> picks_of_client(Database& db, FirmId firm, const std::string& typed,
                                  const AskedActivity& asked) {
  std::vector<Pick> picks;
  for (const ClientLine& line : list_clients(db, firm, {typed}).rows) {
    picks.push_back({with(asked, &AskedActivity::client, line.id.value), line.name,
                     names_in_words(line.contacts)});
  }
  return picks;
}

void fill_picks(Block& body, const std::string& typed, const std::vector<Pick>& picks) {
  if (picks.empty()) {
    body.show(t::UNKNOWN)
        .set(t::UNKNOWN_WORDS, "No name or address has “" + typed + "” in it. Try a part of it.");
    return;
  }
  Block which = body.add(t::WHICH);
  which.set(t::WHICH_WORDS, "Which “" + typed + "”?");
  for (const Pick& pick : picks) {
    which.add(t::PICK)
        .set(t::PICK_URL, pick.url)
        .set(t::PICK_NAME, pick.name)
        .set(t::PICK_NOTE, pick.note);
  }
}

// --- the lines --------------------------------------------------------------------------------

/// Where the line's subject is; empty: nowhere, or it is there no more.
std::string subject_url(const ActivityLine& line) {
  const AuditWords* words = find_audit_words(line.action);
  if (!words || line.subject_name.empty()) return "";
  switch (words->subject) {
    case AuditSubject::contact:
      return contact_path(ContactId{line.subject});
    case AuditSubject::client:
      return client_path(line.client);
    case AuditSubject::work:
      return work_path(line.work);
    case AuditSubject::checklist:
      return checklist_path(line.work, ChecklistId{line.subject});
    case AuditSubject::request:
      return request_path(line.work, line.checklist, RequestId{line.subject});
    case AuditSubject::none:
    case AuditSubject::document:  // its address would download it
    case AuditSubject::staff:
      break;
  }
  return "";
}

void fill_notes(Block& row, const ActivityLine& line) {
  const AuditWords* words = find_audit_words(line.action);
  const AuditSubject said = words ? words->subject : AuditSubject::none;
  if (!line.work_title.empty() && said != AuditSubject::work) {
    row.add(t::NOTE_LINKED)
        .set(t::NOTE_URL, work_path(line.work))
        .set(t::NOTE_TEXT, line.work_title);
  }
  if (!line.client_name.empty() && said != AuditSubject::client) {
    row.add(t::NOTE_LINKED)
        .set(t::NOTE_URL, client_path(line.client))
        .set(t::NOTE_TEXT, line.client_name);
  }
  if (!line.detail.empty()) row.add(t::NOTE).set(t::NOTE_TEXT, detail_words(line));
  if (!line.ip.empty()) row.show(t::FROM).set(t::IP, line.ip);
}

void fill_line(Block row, const ActivityLine& line, const Visit& visit,
               const AskedActivity& asked) {
  const std::string words = when(visit, line.at);
  row.set(t::AT, iso_time(line.at))
      .set(t::CLOCK, words.substr(words.rfind(' ') + 1))  // "… at 14:05"
      .set(t::WORDS, deed(line));
  std::string url;
  if (line.contact) url = contact_path(*line.contact);
  if (line.staff) url = with(asked, &AskedActivity::staff, line.staff->value);
  if (url.empty()) {
    row.show(t::WHO_PLAIN).set(t::WHO, who_did(line));
  } else {
    row.show(t::WHO_LINKED).set(t::WHO_URL, url).set(t::WHO, who_did(line));
  }
  if (const std::string to = subject_url(line); !to.empty()) {
    row.show(t::SUBJECT_LINKED).set(t::SUBJECT_URL, to).set(t::SUBJECT, line.subject_name);
  } else if (!line.subject_name.empty()) {
    row.show(t::SUBJECT_PLAIN).set(t::SUBJECT, line.subject_name);
  }
  fill_notes(row, line);
}

void fill_lines(Block& body, const ActivityPage& page, const Visit& visit,
                const AskedActivity& asked) {
  std::optional<Block> day;
  Date of{};
  for (const ActivityLine& line : page.lines) {
    const Date on = day_in_zone(line.at, visit.firm.time_zone);
    if (!day || on != of) {
      day = body.add(t::DAY);
      day->set(t::DAY_ON, sql_date(on)).set(t::DAY_WORDS, date_in_words(on));
      of = on;
    }
    fill_line(day->add(t::LINE), line, visit, asked);
  }
  auto url = [&](const char* field, const ActivityLine& line) {
    NameValues query = asked.query();
    query.emplace_back(field, written(line.place()));
    return list_url(kActivity, query);
  };
  if (page.newer) body.show(t::NEWER).set(t::NEWER_URL, url("after", page.lines.front()));
  if (page.older) body.show(t::OLDER).set(t::OLDER_URL, url("before", page.lines.back()));
}

}  // namespace

Response show_activity(Services& services, const Visit& visit) {
  Database& db = services.database;
  const FirmId firm = visit.firm.id;
  AskedActivity asked = AskedActivity::read(visit);
  const std::string contact = searched(visit, "contact_name"),
                    client = searched(visit, "client_name");
  std::optional<std::vector<Pick>> picks;
  if (!contact.empty()) {
    picks = picks_of_contact(db, firm, contact, asked);
  } else if (!client.empty()) {
    picks = picks_of_client(db, firm, client, asked);
  }
  if (picks && picks->size() == 1) return see_other(picks->front().url);
  const auto colleagues = list_staff(db, firm);
  const Names names = names_of(db, firm, asked, colleagues);
  Page page = staff_page(services, visit, t::kFile, "Activity", Desk::activity);
  Block& body = page.body();
  fill_filter(body, asked, colleagues);
  fill_only(body, asked, names);
  if (visit.staff->role == Role::admin && !asked.unresolved) {
    body.show(t::EXPORT).set(t::EXPORT_URL,
                             list_url(std::string{kActivity} + ".csv", asked.query()));
  }
  if (picks) {
    body.set(t::CONTACT_TYPED, contact).set(t::CLIENT_TYPED, client);
    fill_picks(body, contact.empty() ? client : contact, *picks);
    return page.respond(services.templates);
  }
  const ActivityFilter filter = asked.filter(visit.firm.time_zone);
  const auto before = asked_place(visit, "before"), after = asked_place(visit, "after");
  auto found = list_activity(db, firm, filter, before, after, kRowsPerPage);
  if (found.lines.empty() && (before || after))
    return see_other(list_url(kActivity, asked.query()));
  if (found.lines.empty()) body.show(filter.plain() ? t::EMPTY : t::NO_MATCH);
  fill_lines(body, found, visit, asked);
  return page.respond(services.templates);
}

}  // namespace latchkey::admin
