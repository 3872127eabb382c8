#include "core/domain/bulk_change.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/world.hpp"

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

struct Bulk : test::World {
  StaffId bo{
      db.insert("INSERT INTO staff (firm_id, name, address, role, password_hash, created_at) "
                "VALUES (?, 'Bo', 'bo@firm.example', 'member', '-', ?)",
                {sample.firm, clock.time})};
  WorkItemId works[3] = {sample.work_item, add_work("Payroll").work_item,
                         add_work("VAT").work_item};

  std::uint64_t make(BulkDeed deed) {
    BulkAsk ask{.deed = deed, .assignee = bo, .works = {std::begin(works), std::end(works)}};
    return make_bulk_change(db, keys, random, firm(), ada(), ask, 7, 60s, clock.time).value();
  }
  BulkChange find(std::uint64_t id) { return *find_bulk_change(db, sample.firm, ada().id, id); }
  /// As if the server had died before it came to the work item.
  void cut_off_before(WorkItemId work) {
    db.execute("DELETE FROM bulk_change_items WHERE firm_id = ? AND work_item_id = ?",
               {sample.firm, work});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(bulk_changes, Bulk)

BOOST_AUTO_TEST_CASE(one_that_was_cut_off_is_finished_by_the_same_click_again) {
  const auto id = make(BulkDeed::assign);
  cut_off_before(works[2]);
  db.execute("UPDATE work_items SET assignee_id = ? WHERE id = ?", {sample.staff, works[2]});
  BOOST_TEST(make(BulkDeed::assign) == id);
  BOOST_TEST(find(id).count(BulkOutcome::done) == 3u);
  BOOST_TEST(count("work_items", "assignee_id = " + std::to_string(bo.value)) == 3u);
  // And once more changes nothing.
  const std::string before = checksum();
  BOOST_TEST(make(BulkDeed::assign) == id);
  BOOST_TEST(checksum() == before);
}

BOOST_AUTO_TEST_CASE(what_was_planned_before_it_was_cut_off_goes_out_once) {
  const auto id = make(BulkDeed::send);
  const auto planned = count("scheduled_sends");
  BOOST_TEST_REQUIRE(planned > 0u);
  for (WorkItemId work : works) cut_off_before(work);
  BOOST_TEST(make(BulkDeed::send) == id);
  BOOST_TEST(count("scheduled_sends") == planned);
  BOOST_TEST(find(id).count(BulkOutcome::done) > 0u);
  BOOST_TEST(find(id).sends.waiting == planned);
}

BOOST_AUTO_TEST_CASE(an_undoing_that_was_cut_off_is_finished_by_the_next_one) {
  const auto id = make(BulkDeed::assign);
  db.execute("UPDATE bulk_changes SET undone_at = ?", {clock.time});
  BOOST_TEST(find(id).undoable(clock.time));
  BOOST_TEST(
      (undo_bulk_change(db, keys, sample.firm, ada(), id, clock.time + 1h) == UndoOutcome::undone));
  BOOST_TEST(find(id).count(BulkOutcome::undone) == 3u);
  BOOST_TEST(count("work_items", "assignee_id = " + std::to_string(bo.value)) == 0u);
  BOOST_TEST(!find(id).undoable(clock.time));
}

BOOST_AUTO_TEST_SUITE_END()
