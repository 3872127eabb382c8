#include "core/domain/contact_work.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include "core/domain/comment_change.hpp"

#include "core/domain/checklist.hpp"
#include "core/domain/client.hpp"
#include "core/domain/client_deletion.hpp"
#include "core/domain/client_work.hpp"
#include "core/domain/request_editing.hpp"
#include "core/domain/send.hpp"
#include "core/domain/work_item.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

struct Lists : test::World {
  Lists() { refresh(sample.work_item); }

  void refresh(WorkItemId work) {
    db.transaction([&] { refresh_contact_work(db, sample.firm, work); });
  }
  Home home(const HomeFilter& filter = {}) {
    return read_home(db, sample.firm, sample.contact, filter);
  }
  std::uint64_t version() { return find_work_version(db, sample.firm, sample.contact); }

  /// `count` work items with one request each, sent to the sample's contact in one INSERT a table;
  /// numbered from `first` on, due on as many days one after the other, the last one first.
  void add_many(int count, bool completed) {
    for (int i = 0; i < count; ++i) {
      test::Sample work = add_work((completed ? "Done " : "Job ") + std::to_string(i));
      if (completed) {
        db.execute(
            "UPDATE work_items SET status = 'completed', completed_at = ?, completed_by = 'Ada' "
            "WHERE id = ?",
            {clock.time - std::chrono::hours{i}, work.work_item});
      } else {
        Date due{std::chrono::sys_days{std::chrono::year{2027} / 1 / 1} +
                 std::chrono::days{count - i}};
        db.execute("UPDATE client_requests SET due_on = ? WHERE work_item_id = ?",
                   {due, work.work_item});
      }
      refresh(work.work_item);
    }
  }
  static std::string titles(const HomeList& list) {
    std::string all;
    for (const HomeWork& work : list.work) all += work.title + "|";
    return all;
  }
};

/// What a row of contact_work must say, worked out from what the other tables hold, row by row, in
/// the words of product.md and not by a SELECT like the one that is tested.
std::map<std::string, std::string> recompute(Database& db) {
  std::map<std::string, std::vector<ContactId>> full;  // who has full access, by client
  db.list("SELECT client_id, contact_id FROM client_contacts WHERE role = 'full'", {},
          [&](Row& row) {
            auto client = row.get<std::string>();
            full[client].push_back(row.get<ContactId>());
            return 0;
          });
  std::set<std::string> deleted;
  db.list("SELECT id FROM clients WHERE deleted_at IS NOT NULL", {}, [&](Row& row) {
    deleted.insert(row.get<std::string>());
    return 0;
  });
  struct Work {
    std::string firm, client, title, status;
    std::optional<Time> completed_at;
  };
  std::map<WorkItemId, Work> works;
  db.list("SELECT id, firm_id, client_id, title, status, completed_at FROM work_items", {},
          [&](Row& row) {
            auto id = row.get<WorkItemId>();
            works[id] = {row.get<std::string>(), row.get<std::string>(), row.get<std::string>(),
                         row.get<std::string>(), row.get<std::optional<Time>>()};
            return 0;
          });
  struct Asked {
    bool open;
    std::optional<Date> due_on;
    std::optional<Time> completed_at;
    bool required;
  };
  std::map<ChecklistId, std::vector<Asked>> asked;
  db.list("SELECT checklist_id, status, due_on, completed_at, required FROM client_requests", {},
          [&](Row& row) {
            auto id = row.get<ChecklistId>();
            asked[id].push_back({row.get<std::string>() == "open", row.get<std::optional<Date>>(),
                                 row.get<std::optional<Time>>(), row.get<bool>()});
            return 0;
          });
  struct Seen {
    int done = 0, total = 0, optional = 0;
    std::optional<Date> due_on;
    std::optional<Time> last_done, sent;
  };
  // Which checklists who sees, and since when: as a recipient, or by full access to the client.
  std::map<std::tuple<WorkItemId, ContactId, ChecklistId>, Time> since;
  db.list(
      "SELECT work_item_id, contact_id, checklist_id, first_sent_at FROM checklist_recipients "
      "WHERE first_sent_at IS NOT NULL",
      {}, [&](Row& row) {
        auto work = row.get<WorkItemId>();
        auto contact = row.get<ContactId>();
        auto checklist = row.get<ChecklistId>();
        auto sent = row.get<Time>();
        std::vector<ContactId> who = full[works.at(work).client];
        who.push_back(contact);
        for (ContactId one : who) {
          auto [at, fresh] = since.try_emplace({work, one, checklist}, sent);
          if (!fresh && sent < at->second) at->second = sent;
        }
        return 0;
      });
  std::map<std::pair<WorkItemId, ContactId>, Seen> seen;
  for (const auto& [what, sent] : since) {
    const auto& [work, contact, checklist] = what;
    if (deleted.contains(works.at(work).client)) continue;
    Seen& sees = seen[{work, contact}];
    if (!sees.sent || sent < *sees.sent) sees.sent = sent;
    for (const Asked& one : asked[checklist]) {
      ++(one.required ? sees.total : sees.optional);
      if (!one.open && one.required) ++sees.done;
      if (one.required && one.open && one.due_on && (!sees.due_on || *one.due_on < *sees.due_on)) {
        sees.due_on = one.due_on;
      }
      if (one.completed_at && (!sees.last_done || *one.completed_at > *sees.last_done)) {
        sees.last_done = one.completed_at;
      }
    }
  }
  std::map<std::string, std::string> rows;
  for (const auto& [whose, sees] : seen) {
    const Work& work = works.at(whose.first);
    bool completed = work.status == "completed";
    if (completed && sees.total + sees.optional == 0) continue;
    std::string place = "with firm", at = sql_time(sees.last_done.value_or(*sees.sent));
    if (sees.done < sees.total) {
      place = "to do";
      at = sees.due_on ? sql_date(*sees.due_on) + " 00:00:00.000000" : "9999-12-31 00:00:00.000000";
    }
    if (completed) {
      place = "completed";
      at = sql_time(*work.completed_at);
    }
    rows[work.firm + "/" + std::to_string(whose.second.value) + "/" +
         std::to_string(whose.first.value)] =
        place + " " + at + " client " + work.client + " " + work.title + " due " +
        (sees.due_on ? sql_date(*sees.due_on) : "-") + " " + std::to_string(sees.done) + "/" +
        std::to_string(sees.total);
  }
  return rows;
}

std::map<std::string, std::string> kept(Database& db) {
  std::map<std::string, std::string> rows;
  const char* places[] = {"to do", "with firm", "completed"};
  db.list(
      "SELECT firm_id, contact_id, work_item_id, place, sorted_at, client_id, title, due_on, done, "
      "total FROM contact_work",
      {}, [&](Row& row) {
        std::string firm = row.get<std::string>(), contact = row.get<std::string>(),
                    work = row.get<std::string>();
        std::string text = places[row.get<int>()];
        text += " " + sql_time(row.get<Time>());
        text += " client " + row.get<std::string>();
        text += " " + row.get<std::string>();
        auto due = row.get<std::optional<Date>>();
        text += " due " + (due ? sql_date(*due) : "-");
        text += " " + row.get<std::string>();
        text += "/" + row.get<std::string>();
        rows[firm + "/" + contact + "/" + work] = text;
        return 0;
      });
  return rows;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(contact_work, Lists)

BOOST_AUTO_TEST_CASE(work_to_do_comes_by_its_nearest_due_date_and_undated_work_last) {
  auto undated = add_work("Undated"), late = add_work("Late"), soon = add_work("Soon");
  db.execute("UPDATE client_requests SET due_on = '2027-03-01' WHERE work_item_id = ?",
             {late.work_item});
  db.execute("UPDATE client_requests SET due_on = '2026-01-01' WHERE work_item_id = ?",
             {soon.work_item});
  for (const auto& work : {undated, late, soon}) refresh(work.work_item);
  HomeList list = home().to_do;
  BOOST_TEST(titles(list) == "Soon|2026 tax return|Late|Undated|");
  BOOST_TEST(!list.more);
  BOOST_TEST(sql_date(*list.work[1].due_on) == "2026-12-01");
  BOOST_TEST(list.work[1].client_name == "Quist Bakery Ltd");
  BOOST_TEST(list.work[1].done == 1);
  BOOST_TEST(list.work[1].total == 4);
  std::string requests;
  for (const HomeRequest& request : list.work[1].to_do) requests += request.title + "|";
  BOOST_TEST(requests == "Last year’s tax return|Bank statements <2025 & 2026>|Rent agreement|");
}

BOOST_AUTO_TEST_CASE(exactly_100_open_and_100_completed_are_all_of_them) {
  add_many(99, false);
  add_many(100, true);
  Home full = home();
  BOOST_TEST(full.to_do.work.size() == 100u);
  BOOST_TEST(!full.to_do.more);
  BOOST_TEST(full.completed.work.size() == 100u);
  BOOST_TEST(!full.completed.more);
  BOOST_TEST(full.completed.work.front().title == "Done 0");
  BOOST_TEST(full.completed.work.back().title == "Done 99");
  for (const HomeWork& work : full.to_do.work) BOOST_TEST(!work.to_do.empty(), work.title);
}

BOOST_AUTO_TEST_CASE(of_101_the_last_due_and_the_first_completed_are_left_out_and_that_is_said) {
  add_many(100, false);
  add_many(101, true);
  Home full = home();
  BOOST_TEST(full.to_do.work.size() == 100u);
  BOOST_TEST(full.to_do.more);
  BOOST_TEST(full.to_do.work.front().title == "2026 tax return");
  BOOST_TEST(full.to_do.work.back().title == "Job 1");  // "Job 0" is due last
  BOOST_TEST(full.completed.work.size() == 100u);
  BOOST_TEST(full.completed.more);
  BOOST_TEST(full.completed.work.back().title == "Done 99");
  // What is left out is found by its name.
  BOOST_TEST(titles(home({.searched = "Job 0", .client = {}}).to_do) == "Job 0|");
  BOOST_TEST(titles(home({.searched = "Done 100", .client = {}}).completed) == "Done 100|");
}

BOOST_AUTO_TEST_CASE(work_whose_requests_are_all_done_is_with_the_firm_until_it_is_completed) {
  for (int i = 1; i <= 3; ++i) {
    clock.time += 1h;
    complete_request(db, keys, change_by(sample.contact, request(i)), clock.time);
  }
  BOOST_TEST(home().to_do.work.empty());
  HomeList waiting = home().with_firm;
  BOOST_TEST(titles(waiting) == "2026 tax return|");
  BOOST_TEST((waiting.work.front().at == clock.time));
  reopen_request(db, keys, change_by(sample.contact, request(2)), clock.time);
  BOOST_TEST(titles(home().to_do) == "2026 tax return|");
  set_work_status(db, keys, sample.firm, ada(), sample.work_item, WorkStatus::completed,
                  clock.time);
  BOOST_TEST(titles(home().completed) == "2026 tax return|");
  BOOST_TEST(home().to_do.work.empty());
  set_work_status(db, keys, sample.firm, ada(), sample.work_item, WorkStatus::waiting, clock.time);
  BOOST_TEST(titles(home().to_do) == "2026 tax return|");
}

BOOST_AUTO_TEST_CASE(completed_work_is_listed_only_where_the_contact_had_requests_on_it) {
  auto bare = add_work("Nothing asked");
  db.execute("DELETE FROM client_requests WHERE work_item_id = ?", {bare.work_item});
  complete_work(bare.work_item);
  auto others = add_work("Of somebody else");
  auto partner = add_contact("Jo Quist", "jo@client.example");
  db.execute("UPDATE checklist_recipients SET contact_id = ? WHERE work_item_id = ?",
             {partner.id, others.work_item});
  complete_work(others.work_item);
  refresh(bare.work_item);
  refresh(others.work_item);
  BOOST_TEST(home().completed.work.empty());
  BOOST_TEST(titles(read_home(db, sample.firm, partner.id).completed) == "Of somebody else|");
}

BOOST_AUTO_TEST_CASE(the_filter_looks_at_work_client_and_what_is_to_do) {
  auto second = add_work("Payroll 100%");
  ClientId other{db.insert(
      "INSERT INTO clients (firm_id, name, kind, created_at) VALUES (?, 'Nora Quist', 'person', ?)",
      {sample.firm, clock.time})};
  db.execute("UPDATE work_items SET client_id = ? WHERE id = ?", {other, second.work_item});
  refresh(second.work_item);
  auto found = [&](const char* words) {
    return titles(home({.searched = words, .client = {}}).to_do);
  };
  BOOST_TEST(found("payroll") == "Payroll 100%|");
  BOOST_TEST(found("bakery") == "2026 tax return|");
  BOOST_TEST(found("rent agree") == "2026 tax return|");
  BOOST_TEST(found("signature") == "");  // done already
  BOOST_TEST(found("100%") == "Payroll 100%|");
  BOOST_TEST(found("%") == "Payroll 100%|");
  BOOST_TEST(found("quist") == "2026 tax return|Payroll 100%|");
  BOOST_TEST(titles(home({.searched = "", .client = other}).to_do) == "Payroll 100%|");
  BOOST_TEST(titles(home({.searched = "payroll", .client = sample.client}).to_do) == "");
  // What is found has its requests with it.
  BOOST_TEST(home({.searched = "payroll", .client = {}}).to_do.work.front().to_do.size() == 1u);
}

BOOST_AUTO_TEST_CASE(another_firms_contact_of_the_same_number_sees_nothing) {
  auto other = add_firm("brightwater");
  BOOST_TEST(read_home(db, other.firm, sample.contact).to_do.work.empty());
}

BOOST_AUTO_TEST_CASE(the_version_moves_on_with_what_the_lists_show_and_with_nothing_else) {
  auto seen = version();
  auto moved = [&] {
    auto now = version();
    bool changed = now != seen;
    seen = now;
    return changed;
  };
  add_comment(db, keys, change_by(sample.contact, request(1)), "Hello", clock.time);
  save_answer(db, keys, change_by(sample.contact, request(1)), "Yes", clock.time);
  BOOST_TEST(!moved());
  complete_request(db, keys, change_by(sample.contact, request(1)), clock.time);
  BOOST_TEST(moved());
  complete_request(db, keys, change_by(sample.contact, request(1)), clock.time);
  BOOST_TEST(!moved());  // it was so already
  edit_client(db, keys, sample.firm, ada(), sample.client, 1,
              {"Quist & Sons", ClientKind::organisation}, clock.time);
  BOOST_TEST(moved());
  BOOST_TEST(home().to_do.work.front().client_name == "Quist & Sons");
  edit_work_item(db, keys, sample.firm, ada(), sample.work_item, 1,
                 {sample.client, "Another title", sample.staff, "", WorkStatus::in_progress},
                 clock.time);
  BOOST_TEST(moved());
  BOOST_TEST(titles(home().to_do) == "Another title|");
  auto partner = add_contact("Jo Quist", "jo@client.example");
  create_work_item(db, keys, sample.firm, ada(),
                   {sample.client, "Not sent", sample.staff, "", WorkStatus::planned}, clock.time);
  BOOST_TEST(!moved());
  unlink_contact(db, keys, sample.firm, ada(), sample.client, partner.id, clock.time);
  BOOST_TEST(!moved());  // another contact's
}

// Everything that staff and clients can do, in an order that nobody thought of: after each step the
// table says what the other tables say, and a version that stayed means lists that stayed.
BOOST_AUTO_TEST_CASE(after_any_walk_through_the_product_the_lists_are_what_the_tables_say) {
  std::mt19937 dice{20261123};
  auto roll = [&](std::size_t sides) { return static_cast<std::size_t>(dice() % sides); };
  std::vector<test::AddedContact> people{{sample.contact, "Nora Quist", "nora@client.example"}};
  for (int i = 0; i < 3; ++i) {
    std::string name = "Person " + std::to_string(i);
    people.push_back(add_contact(name, "p" + std::to_string(i) + "@client.example"));
  }
  struct Place {
    WorkItemId work;
    ChecklistId checklist;
  };
  std::vector<WorkItemId> works{sample.work_item};
  std::vector<Place> lists{{sample.work_item, sample.checklist}};
  Firm at = firm();
  auto some_recipients = [&] {
    std::vector<ChosenRecipient> chosen;
    for (const auto& person : people) {
      if (roll(2) == 0) chosen.push_back({person.id, person.address});
    }
    return chosen;
  };
  auto some_day = [&]() -> std::string {
    return roll(3) == 0 ? "" : "2027-01-" + std::to_string(10 + roll(15));
  };
  auto some_request = [&](const Place& place) -> std::optional<RequestLine> {
    auto all = list_requests(db, at.id, place.work, place.checklist);
    if (all.empty()) return std::nullopt;
    return all[roll(all.size())];
  };
  auto step = [&](std::size_t what) {
    Place place = lists[roll(lists.size())];
    WorkItemId work = works[roll(works.size())];
    std::string number = std::to_string(dice() % 1000);
    switch (what) {
      case 0: {
        if (works.size() > 8) return;
        auto made = create_work_item(
            db, keys, at.id, ada(),
            {sample.client, "Work " + number, sample.staff, "", WorkStatus::planned}, clock.time);
        if (made.outcome == SaveOutcome::saved) works.push_back(made.id);
        return;
      }
      case 1: {
        auto made = create_checklist(db, keys, at.id, ada(), work,
                                     {"List " + number, some_recipients()}, clock.time);
        if (made.outcome == SaveOutcome::saved) lists.push_back({work, made.id});
        return;
      }
      case 2:
      case 3:
        add_request(db, keys, at.id, ada(), place.work, place.checklist,
                    {"Request " + number, "", some_day()}, clock.time);
        return;
      case 4:
      case 5:
      case 6: {
        auto list = find_checklist(db, at.id, place.work, place.checklist);
        std::optional<ContactId> only;
        if (roll(4) == 0) only = people[roll(people.size())].id;
        send_checklist(db, keys, random, at, ada(), place.work, place.checklist, list->version,
                       only, clock.time);
        return;
      }
      case 7: {
        auto list = find_checklist(db, at.id, place.work, place.checklist);
        edit_checklist(db, keys, at.id, ada(), place.work, place.checklist, list->version,
                       {"List " + number, some_recipients()}, clock.time);
        return;
      }
      case 8: {
        auto line = some_request(place);
        if (!line) return;
        RequestPlace where{place.work, place.checklist, line->id};
        auto now = find_editable_request(db, at.id, place.work, place.checklist, line->id);
        edit_request(db, keys, at.id, ada(), where, now->version,
                     {"Request " + number, "", some_day()}, clock.time);
        return;
      }
      case 9: {
        auto line = some_request(place);
        if (!line) return;
        move_request(db, keys, at.id, ada(), {place.work, place.checklist, line->id},
                     roll(2) == 0 ? MoveDirection::up : MoveDirection::down, clock.time);
        return;
      }
      case 10: {
        auto line = some_request(place);
        if (!line) return;
        remove_request(db, keys, at.id, ada(), {place.work, place.checklist, line->id}, clock.time);
        return;
      }
      case 11:
      case 12:
      case 13: {
        auto line = some_request(place);
        if (!line) return;
        RequestChange change = change_by(people[roll(people.size())].id, line->id);
        change.work_item = place.work;
        if (roll(4) == 0) change.author = ada().author();
        if (roll(3) == 0) {
          reopen_request(db, keys, change, clock.time);
        } else {
          complete_request(db, keys, change, clock.time);
        }
        return;
      }
      case 14:
      case 15:
        set_work_status(db, keys, at.id, ada(), work,
                        static_cast<WorkStatus>(roll(2) == 0 ? 4 : roll(4)), clock.time);
        return;
      case 16: {
        auto now = find_work_item(db, at.id, work);
        if (!now) return;
        edit_work_item(
            db, keys, at.id, ada(), work, now->version,
            {sample.client, "Work " + number, sample.staff, "", static_cast<WorkStatus>(roll(5))},
            clock.time);
        return;
      }
      case 17: {
        auto now = find_client(db, at.id, sample.client);
        if (!now) return;
        edit_client(db, keys, at.id, ada(), sample.client, now->version,
                    {"Client " + number, ClientKind::organisation}, clock.time);
        return;
      }
      case 18:
      case 19:
        set_contact_role(db, keys, at.id, ada(), sample.client, people[roll(people.size())].id,
                         roll(2) == 0 ? ContactRole::full : ContactRole::limited, clock.time);
        return;
      case 20:
        if (roll(2) == 0) delete_client(db, keys, at.id, ada(), sample.client, clock.time);
        return;
      case 21:
      case 22:
        restore_client(db, keys, at.id, ada(), sample.client, clock.time);
        return;
      default: {
        const auto& person = people[roll(people.size())];
        if (roll(2) == 0) {
          unlink_contact(db, keys, at.id, ada(), sample.client, person.id, clock.time);
        } else {
          link_contact(db, keys, at.id, ada(), sample.client, person.id, clock.time);
        }
      }
    }
  };
  // All that a contact's home is made from, as text.
  auto shown = [&](ContactId contact) {
    std::string text;
    Home all = read_home(db, at.id, contact);
    for (const HomeList* list : {&all.to_do, &all.with_firm, &all.completed}) {
      text += "--\n";
      for (const HomeWork& one : list->work) {
        text += one.title + " " + one.client_name + " " + sql_time(one.at) + " " +
                std::to_string(one.done) + "/" + std::to_string(one.total) + "\n";
        if (list == &all.to_do) {
          const auto required = std::ranges::count(one.to_do, true, &HomeRequest::required);
          BOOST_TEST_REQUIRE(required == one.total - one.done);
        }
        for (const HomeRequest& request : one.to_do) {
          text += "  " + std::to_string(request.id.value) + " " + request.title + " " +
                  (request.due_on ? sql_date(*request.due_on) : "-") + "\n";
        }
      }
    }
    for (const ContactClient& client : list_clients_of(db, at.id, contact)) {
      text += client.name + "\n";
    }
    return text;
  };
  std::map<ContactId, std::pair<std::uint64_t, std::string>> before;
  std::map<std::size_t, int> states;
  for (int i = 0; i < 600; ++i) {
    clock.time += 61s;
    std::size_t what = roll(24);
    step(what);
    auto truth = recompute(db);
    auto rows = kept(db);
    BOOST_REQUIRE_MESSAGE(rows == truth, "after step " << i << " of kind " << what);
    states[truth.size()]++;
    for (const auto& person : people) {
      auto now = find_work_version(db, at.id, person.id);
      std::string sees = shown(person.id);
      auto& [version_before, seen_before] = before[person.id];
      BOOST_REQUIRE_MESSAGE(i == 0 || now != version_before || sees == seen_before,
                            "step " << i << " of kind " << what << " changed what " << person.name
                                    << " sees, and not its version");
      version_before = now;
      seen_before = std::move(sees);
    }
  }
  BOOST_TEST(states.size() > 5u);  // it was a walk, and not a stand
}

BOOST_AUTO_TEST_CASE(the_migration_makes_for_what_was_there_before_what_a_change_makes) {
  add_many(3, false);
  add_many(2, true);
  auto truth = kept(db);
  BOOST_TEST(truth.size() == 6u);
  BOOST_TEST((truth == recompute(db)));
  db.execute("DELETE FROM contact_work");
  std::ifstream file{"sql/0040_contact_work_of_before.sql"};
  std::ostringstream sql;
  sql << file.rdbuf();
  db.run(sql.str());
  BOOST_TEST((kept(db) == truth));
  db.run(sql.str());  // one that was cut off is run again
  BOOST_TEST((kept(db) == truth));
}

BOOST_AUTO_TEST_SUITE_END()
