#include "core/domain/checklist_template.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/checklist_copy.hpp"
#include "core/domain/document.hpp"
#include "core/domain/document_sweep.hpp"
#include "core/domain/template_documents.hpp"
#include "core/domain/template_requests.hpp"
#include "core/domain/work_item.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/store_folder.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

struct Templates : test::World {
  FirmId own = sample.firm;

  TemplateId create(const std::string& title) {
    auto result = create_template(db, keys, own, ada(), {"", title}, clock.time);
    BOOST_TEST_REQUIRE((result.outcome == SaveOutcome::saved));
    return result.id;
  }
  SaveResult<TemplateRequestId> add(TemplateId id, const RequestForm& typed) {
    return add_template_request(db, keys, own, ada(), id, typed, clock.time);
  }
  SaveResult<ChecklistId> make(TemplateId id) {
    return create_from_template(db, keys, firm(), ada(), sample.work_item, id, clock.time);
  }
  std::vector<RequestLine> lines(ChecklistId checklist) {
    return list_requests(db, own, sample.work_item, checklist);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(checklist_templates, Templates)

BOOST_AUTO_TEST_CASE(two_clicks_at_the_same_moment_make_one_template) {
  TemplateId id = create("Papers");
  clock.pass(2min);
  BOOST_TEST(test::run_in_parallel(6, [&](unsigned) {
               Database mine{database.settings()};
               duplicate_template(mine, keys, own, ada(), id, clock.time);
             }) == 0);
  BOOST_TEST(count("checklist_templates") == 2u);
}

BOOST_AUTO_TEST_CASE(a_checklist_is_made_with_words_and_dates_filled_in) {
  db.execute("UPDATE work_items SET start_on = '2026-11-02' WHERE id = ?", {sample.work_item});
  TemplateId id = create("Papers of {year} for {client}");
  auto version = find_template(db, own, id)->version;
  BOOST_TEST(change_template_sections(db, keys, own, ada(), id, version,
                                      {SectionStep::add, "", "Income"}, clock.time)
                 .objections.empty());
  RequestForm payslips{"Payslips of {last_year}", "For {firm}", "14"};
  payslips.section = "Income";
  payslips.kind = "file";
  BOOST_TEST((add(id, payslips).outcome == SaveOutcome::saved));
  RequestForm kids{"Children", "", "-3"};
  kids.kind = "choice";
  kids.options = "None\nSome";
  kids.required = false;
  BOOST_TEST((add(id, kids).outcome == SaveOutcome::saved));

  auto result = make(id);
  BOOST_TEST_REQUIRE((result.outcome == SaveOutcome::saved));
  Checklist made = *find_checklist(db, own, sample.work_item, result.id);
  BOOST_TEST_REQUIRE(made.recipients.size() == 1u);
  BOOST_TEST((made.recipients[0].contact == sample.contact));
  BOOST_TEST(made.name ==
             "Papers of 2026 for " + find_work_item(db, own, sample.work_item)->client_name);
  BOOST_TEST(made.total == 1);
  BOOST_TEST(made.optional == 1);
  BOOST_TEST_REQUIRE(made.sections.size() == 1u);
  auto asked = lines(result.id);
  BOOST_TEST_REQUIRE(asked.size() == 2u);
  BOOST_TEST(asked[0].title == "Children");
  BOOST_TEST((asked[0].kind == RequestKind::choice));
  BOOST_TEST(sql_date(*asked[0].due_on) == "2026-10-30");
  BOOST_TEST(asked[1].title == "Payslips of 2025");
  BOOST_TEST(asked[1].section == "Income");
  BOOST_TEST(sql_date(*asked[1].due_on) == "2026-11-16");
  BOOST_TEST(find_editable_request(db, own, sample.work_item, result.id, asked[0].id)->details ==
             "None\nSome");
  // A second click.
  BOOST_TEST(make(id).id.value == result.id.value);
}

BOOST_AUTO_TEST_CASE(a_placeholder_that_there_is_none_of_is_refused_by_name) {
  auto refused = create_template(db, keys, own, ada(), {"", "Papers of {yaer}"}, clock.time);
  BOOST_TEST_REQUIRE((refused.outcome == SaveOutcome::refused));
  BOOST_TEST(refused.objections[0].words.find("{yaer}") != std::string::npos);
  TemplateId id = create("Papers");
  BOOST_TEST(add(id, {"Fine", "see {wrong}", ""}).objections.at(0).field == "description");
  BOOST_TEST(add(id, {"Fine", "", "731"}).objections.at(0).field == "due_on");
  BOOST_TEST(add(id, {"Fine", "", "soon"}).objections.at(0).field == "due_on");
}

BOOST_AUTO_TEST_CASE(a_second_editor_is_told_and_overwrites_nothing) {
  TemplateId id = create("Papers");
  TemplateRequestId request = add(id, {"Receipts", "", ""}).id;
  auto version = find_template(db, own, id)->version;
  auto row = find_template_request(db, own, id, request)->version;
  auto edit = [&](const char* title) {
    return edit_template_request(db, keys, own, ada(), id, request, row, {title, "", ""},
                                 clock.time);
  };
  BOOST_TEST((edit("Invoices").outcome == SaveOutcome::saved));
  BOOST_TEST((edit("Bills").outcome == SaveOutcome::changed_meanwhile));
  BOOST_TEST(find_template_request(db, own, id, request)->title == "Invoices");
  BOOST_TEST((edit_template(db, keys, own, ada(), id, version, {"", "Other"}, clock.time).outcome ==
              SaveOutcome::changed_meanwhile));
  BOOST_TEST(
      (place_template_request(db, keys, own, ada(), id, request, version, "", TemplateRequestId{},
                              clock.time) == SaveOutcome::changed_meanwhile));
}

BOOST_AUTO_TEST_CASE(a_deleted_one_comes_back_whole) {
  TemplateId id = create("Papers");
  add(id, {"Receipts", "", ""});
  BOOST_TEST((delete_template(db, keys, own, ada(), id, clock.time) == SaveOutcome::saved));
  BOOST_TEST(!find_template(db, own, id));
  BOOST_TEST((make(id).outcome == SaveOutcome::refused));
  BOOST_TEST(list_deleted_templates(db, own).size() == 1u);
  BOOST_TEST((restore_template(db, keys, own, ada(), id, clock.time) == SaveOutcome::saved));
  BOOST_TEST(find_template(db, own, id)->requests == 1);
}

BOOST_AUTO_TEST_CASE(no_other_firm_has_it) {
  test::Sample other = add_firm("brightwater");
  TemplateId id = create("Papers");
  BOOST_TEST(!find_template(db, other.firm, id));
  BOOST_TEST(list_templates(db, other.firm, "").empty());
  BOOST_TEST((delete_template(db, keys, other.firm, ada(), id, clock.time) == SaveOutcome::gone));
  BOOST_TEST((create_from_template(db, keys, firm_of(other), ada(), other.work_item, id, clock.time)
                  .outcome == SaveOutcome::refused));
}

BOOST_AUTO_TEST_CASE(a_checklist_becomes_a_template_with_days_for_dates) {
  db.execute("UPDATE work_items SET start_on = '2026-11-02' WHERE id = ?", {sample.work_item});
  auto result =
      save_as_template(db, keys, firm(), ada(), sample.work_item, sample.checklist, clock.time);
  auto requests = list_template_requests(db, own, result.id);
  BOOST_TEST_REQUIRE(requests.size() == 4u);
  BOOST_TEST(!requests[0].due_days.has_value());
  BOOST_TEST(requests[1].due_days.value() == 29);  // 1 December
}

BOOST_AUTO_TEST_CASE(a_copy_has_all_but_what_clients_did) {
  db.execute("UPDATE client_requests SET kind = 'yes_no', required = 0, comments = 3 WHERE id = ?",
             {request(4)});
  auto result =
      duplicate_checklist(db, keys, own, ada(), sample.work_item, sample.checklist, clock.time);
  BOOST_TEST_REQUIRE((result.outcome == SaveOutcome::saved));
  Checklist copy = *find_checklist(db, own, sample.work_item, result.id);
  BOOST_TEST(copy.name == "Papers we need (copy)");
  BOOST_TEST(!copy.first_sent_at.has_value());
  BOOST_TEST_REQUIRE(copy.recipients.size() == 1u);
  BOOST_TEST(!copy.recipients[0].first_sent_at.has_value());
  auto asked = lines(result.id);
  BOOST_TEST_REQUIRE(asked.size() == 4u);
  BOOST_TEST((asked[3].kind == RequestKind::yes_no));
  BOOST_TEST(!asked[3].required);
  BOOST_TEST(!asked[3].completed);
  BOOST_TEST(asked[3].comments == 0);
  BOOST_TEST(
      duplicate_checklist(db, keys, own, ada(), sample.work_item, sample.checklist, clock.time)
          .id.value == result.id.value);
}

BOOST_AUTO_TEST_CASE(a_duplicated_request_stands_behind_its_original) {
  duplicate_request(db, keys, own, ada(), {sample.work_item, sample.checklist, request(2)},
                    clock.time);
  auto asked = lines(sample.checklist);
  BOOST_TEST_REQUIRE(asked.size() == 5u);
  BOOST_TEST(asked[2].title == asked[1].title + " (copy)");
  BOOST_TEST(asked[3].title == "Rent agreement");
}

BOOST_AUTO_TEST_CASE(the_kind_stays_once_answers_came_in) {
  RequestPlace place{sample.work_item, sample.checklist, request(1)};
  auto edit = [&](const char* kind) {
    RequestForm typed{"Last year", "", ""};
    typed.kind = kind;
    auto version =
        find_editable_request(db, own, place.work, place.checklist, place.request)->version;
    return edit_request(db, keys, own, ada(), place, version, typed, clock.time);
  };
  BOOST_TEST((edit("date").outcome == SaveOutcome::saved));
  BOOST_TEST((edit("text").outcome == SaveOutcome::saved));
  save_answer(db, keys, change_by(sample.contact, place.request), "Here", clock.time);
  BOOST_TEST(edit("date").objections.at(0).field == "kind");
  BOOST_TEST((edit("text").outcome == SaveOutcome::saved));
}

BOOST_AUTO_TEST_CASE(a_place_is_not_taken_from_an_old_page) {
  RequestPlace place{sample.work_item, sample.checklist, request(4)};
  auto version = find_checklist(db, own, place.work, place.checklist)->version;
  auto put = [&] {
    return place_request(db, keys, own, ada(), place, version, "", request(1), clock.time);
  };
  RequestId first = request(1);
  BOOST_TEST((put() == SaveOutcome::saved));
  BOOST_TEST(lines(place.checklist)[0].id.value == place.request.value);
  BOOST_TEST(lines(place.checklist)[1].id.value == first.value);
  BOOST_TEST((put() == SaveOutcome::changed_meanwhile));
}

BOOST_AUTO_TEST_CASE(files_go_with_a_template_into_each_checklist_made_from_it) {
  StoreFolder folder;
  const NewDocument form{"form.pdf", folder.put("%PDF-1.4 a form", "form.pdf")};
  const NewDocument other{"other.txt", folder.put("other", "other.txt")};
  // From a checklist: the firm's file, neither a comment's nor the client's.
  Author staff = ada().author();
  Author client{.contact = sample.contact, .staff = {}, .name = "Nora Quist"};
  db.transaction([&] {
    add_documents(db, own, sample.work_item, request(2), staff, {form}, clock.time);
    add_documents(db, own, sample.work_item, request(2), client, {other}, clock.time);
    add_documents(db, own, sample.work_item, request(2), staff, {other}, clock.time, CommentId{9});
  });
  const TemplateId id =
      save_as_template(db, keys, firm(), ada(), sample.work_item, sample.checklist, clock.time).id;
  auto documents = list_template_documents(db, own, id);
  BOOST_TEST_REQUIRE(documents.size() == 1u);
  BOOST_TEST(documents[0].name == "form.pdf");

  clock.pass(2min);
  auto made = make(id);
  BOOST_TEST_REQUIRE((made.outcome == SaveOutcome::saved));
  const auto copied = list_documents(db, own, sample.work_item, lines(made.id).at(1).id);
  BOOST_TEST_REQUIRE(copied.size() == 1u);
  BOOST_TEST(folder.get(copied[0].stored) == "%PDF-1.4 a form");
  BOOST_TEST(copied[0].author.name == "Ada Finch");

  // Added, once a click; duplicated; removed; another firm's is out of reach.
  const auto at = documents[0].request;
  auto add_files = [&] {
    return add_template_documents(db, keys, own, ada(), id, at, {other}, clock.time);
  };
  BOOST_TEST(add_files().has_rows);
  BOOST_TEST(!add_files().has_rows);
  BOOST_TEST(list_template_documents(db, own, id).size() == 2u);
  duplicate_template_request(db, keys, own, ada(), id, at, clock.time);
  BOOST_TEST(list_template_documents(db, own, id).size() == 4u);
  const TemplateId copy = duplicate_template(db, keys, own, ada(), id, clock.time).id;
  BOOST_TEST(list_template_documents(db, own, copy).size() == 4u);
  remove_template_request(db, keys, own, ada(), id, at, clock.time);
  BOOST_TEST(list_template_documents(db, own, id).size() == 2u);
  documents = list_template_documents(db, own, id);
  BOOST_TEST((remove_template_document(db, keys, own, ada(), id, documents[0].id, clock.time) ==
              SaveOutcome::saved));
  BOOST_TEST(list_template_documents(db, own, id).size() == 1u);
  const test::Sample elsewhere = add_firm("brightwater");
  BOOST_TEST(list_template_documents(db, elsewhere.firm, copy).empty());
  BOOST_TEST((remove_template_document(db, keys, elsewhere.firm, ada(), copy,
                                       list_template_documents(db, own, copy)[0].id,
                                       clock.time) == SaveOutcome::gone));

  // What a template alone names stays in the store.
  db.execute("DELETE FROM documents WHERE firm_id = ?", {own});
  sweep_documents(db, folder.store, SystemClock().now() + kOrphanAge + 1min, [] { return true; });
  BOOST_TEST(std::filesystem::exists(folder.path_of(form.stored)));
}

BOOST_AUTO_TEST_SUITE_END()
