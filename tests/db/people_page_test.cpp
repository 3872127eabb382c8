// Which contacts and clients stand on a page, and how much is read to tell.
#include "core/domain/people_page.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/client.hpp"
#include "core/domain/search_words.hpp"
#include "tests/support/rows_read.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;

namespace {

using enum PeopleShown;
using enum PeopleOrder;

constexpr std::uint64_t kPeople = 1'202;

/// Many contacts and as many clients, of whom three at a time have the same name, and whose numbers
/// are not in the order of their names. Beside them one of each from the sample.
struct Crowd : test::World {
  Crowd() {
    test::count_far(db);
    add("contacts", "language", "'en'");
    add("clients", "kind", "'person'");
    db.execute(
        "INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary) "
        "SELECT firm_id, id, CONCAT('x', id, '@m.example'), CONCAT('x', id, '@m.example'), 1 "
        "FROM contacts WHERE firm_id = ? AND name LIKE 'Manifold%'",
        {sample.firm});
    refresh_contact_words(db, sample.firm, ContactId{1}, ContactId{1'000'000'000});
    refresh_client_words(db, sample.firm, ClientId{1}, ClientId{1'000'000'000});
  }

  void add(const std::string& table, const std::string& column, const std::string& value) {
    db.execute("INSERT INTO " + table + " (firm_id, name, " + column +
                   ", created_at) WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n "
                   "WHERE i + 1 < ?) SELECT ?, CONCAT('Manifold ', LPAD((i * 577 % ?) DIV 3, 4, "
                   "'0')), " +
                   value + ", ? FROM n",
               {kPeople, sample.firm, kPeople, clock.time});
  }

  PeopleNumbers page(People people, const PeopleFilter& filter, const PeopleTurn& turn = {}) {
    return page_of_people(db, sample.firm, people, filter, turn);
  }

  /// All that the pages show, one after the other; `read` is the most that one of them read.
  std::vector<std::uint64_t> walk(People people, const PeopleFilter& filter, std::uint64_t& read) {
    std::vector<std::uint64_t> all;
    for (PeopleTurn turn;;) {
      PeopleNumbers here;
      read = std::max(read, test::rows_read(db, [&] { here = page(people, filter, turn); }));
      std::ranges::copy(here.rows, std::back_inserter(all));
      if (!here.next) return all;
      turn.after = here.next;
    }
  }

  std::vector<std::uint64_t> sorted(const std::string& table, const std::string& rest) {
    return db.list("SELECT id FROM " + table + " WHERE firm_id = ? AND " + rest, {sample.firm},
                   [](Row& row) { return row.get<std::uint64_t>(); });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(people_pages, Crowd)

BOOST_AUTO_TEST_CASE(the_pages_together_are_the_list_and_none_reads_more_than_it_shows_and_counts) {
  for (People people : {People::contacts, People::clients}) {
    const std::string table = people == People::contacts ? "contacts" : "clients";
    std::uint64_t read = 0;
    BOOST_TEST(walk(people, {}, read) == sorted(table, "deleted_at IS NULL ORDER BY name, id"),
               boost::test_tools::per_element());
    BOOST_TEST(walk(people, {.order = newest}, read) ==
                   sorted(table, "deleted_at IS NULL ORDER BY id DESC"),
               boost::test_tools::per_element());
    // Counted: out of a derived table, from which it is read once more.
    BOOST_TEST(read <= 2 * (kCountedMost + 1) + kRowsPerPage + 10);
  }
}

BOOST_AUTO_TEST_CASE(a_page_before_has_the_rows_of_the_page_that_one_came_from) {
  for (const PeopleFilter& filter :
       {PeopleFilter{}, PeopleFilter{.order = newest}, PeopleFilter{"manifold 03"},
        PeopleFilter{"manifold 03", present, newest}}) {
    const auto first = page(People::contacts, filter);
    BOOST_TEST(!first.previous);
    const auto second = page(People::contacts, filter, {.after = first.next});
    BOOST_REQUIRE(second.previous.has_value());
    const auto back = page(People::contacts, filter, {.before = second.previous});
    BOOST_TEST(back.rows == first.rows, boost::test_tools::per_element());
    BOOST_TEST(!back.previous);
    BOOST_TEST(*back.next == *first.next);
  }
}

BOOST_AUTO_TEST_CASE(of_more_than_a_thousand_matches_a_thousand_are_listed_and_that_is_said) {
  std::uint64_t read = 0;
  const auto found = page(People::contacts, {"mani"});
  BOOST_TEST(found.total.more);
  BOOST_TEST(found.total.count == 1000u);
  BOOST_TEST(walk(People::contacts, {"mani"}, read).size() == 1000u);
  BOOST_TEST(page(People::contacts, {"mani 0400"}).total.count == 2u);
  BOOST_TEST(page(People::contacts, {"mani 9999"}).rows.empty());
}

BOOST_AUTO_TEST_CASE(deleted_ones_are_paged_by_their_deletion_and_by_name) {
  db.execute(
      "UPDATE contacts SET deleted_at = ? + INTERVAL id MOD 7 SECOND "
      "WHERE firm_id = ? AND id MOD 5 = 0",
      {clock.time, sample.firm});
  std::uint64_t read = 0;
  BOOST_TEST(walk(People::contacts, {"", deleted, newest}, read) ==
                 sorted("contacts", "deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC"),
             boost::test_tools::per_element());
  BOOST_TEST(walk(People::contacts, {"", deleted, by_name}, read) ==
                 sorted("contacts", "deleted_at IS NOT NULL ORDER BY name, id"),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_row_that_went_meanwhile_or_is_another_firms_loses_nobody_their_place) {
  const auto first = page(People::contacts, {});
  db.execute("UPDATE contacts SET deleted_at = ? WHERE firm_id = ? AND id = ?",
             {clock.time, sample.firm, *first.next});
  const auto second = page(People::contacts, {}, {.after = first.next});
  BOOST_TEST(second.rows.size() == static_cast<std::size_t>(kRowsPerPage));
  BOOST_TEST(second.rows.front() != first.rows.back());
  const auto other = add_firm("other");
  for (const PeopleTurn& turn : {PeopleTurn{.after = other.contact.value, .before = {}},
                                 PeopleTurn{.after = {}, .before = other.contact.value}}) {
    BOOST_TEST(page(People::contacts, {"manifold"}, turn).rows ==
                   page(People::contacts, {"manifold"}).rows,
               boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(what_is_shown_of_each_stands_in_the_order_of_the_page) {
  const auto numbers = page(People::contacts, {});
  const auto lines = list_contacts(db, sample.firm, {});
  BOOST_REQUIRE(lines.rows.size() == numbers.rows.size());
  for (std::size_t i = 0; i < lines.rows.size(); ++i) {
    BOOST_TEST(lines.rows[i].id.value == numbers.rows[i]);
  }
  BOOST_TEST(lines.rows[0].name == "Manifold 0000");
}

BOOST_AUTO_TEST_SUITE_END()
