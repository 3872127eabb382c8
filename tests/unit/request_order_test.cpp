#include "core/domain/request_order.hpp"

#include <boost/test/unit_test.hpp>

using namespace latchkey;

namespace {

struct Ordered {
  RequestOrder order{{"Income", "Costs"}, {{1, ""}, {2, "Income"}, {3, "Income"}, {4, "Costs"}}};

  std::string words() const {
    std::string text;
    for (const OrderedRequest& request : order.requests) {
      text += std::to_string(request.id) + request.section.substr(0, 1) + " ";
    }
    return text;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(request_order, Ordered)

BOOST_AUTO_TEST_CASE(a_step_passes_the_neighbour_or_leaves_the_section) {
  BOOST_TEST(move_by_one(order, 3, MoveDirection::up));
  BOOST_TEST(words() == "1 3I 2I 4C ");
  BOOST_TEST(move_by_one(order, 2, MoveDirection::down));
  BOOST_TEST(words() == "1 3I 2C 4C ");
  BOOST_TEST(move_by_one(order, 3, MoveDirection::up));
  BOOST_TEST(words() == "1 3 2C 4C ");
  BOOST_TEST(move_by_one(order, 1, MoveDirection::up));
  BOOST_TEST(move_by_one(order, 4, MoveDirection::down));
  BOOST_TEST(words() == "1 3 2C 4C ");
  BOOST_TEST(!move_by_one(order, 9, MoveDirection::up));
}

BOOST_AUTO_TEST_CASE(a_request_is_put_before_another_one_or_at_the_end_of_a_section) {
  BOOST_TEST(place_in_order(order, 4, "Income", 3));
  BOOST_TEST(words() == "1 2I 4I 3I ");
  BOOST_TEST(place_in_order(order, 1, "Costs", 0));
  BOOST_TEST(words() == "2I 4I 3I 1C ");
  const RequestOrder before = order;
  BOOST_TEST(!place_in_order(order, 1, "Pets", 0));
  BOOST_TEST(!place_in_order(order, 1, "Costs", 2));
  BOOST_TEST((order == before));
}

BOOST_AUTO_TEST_CASE(sections_move_with_their_requests) {
  BOOST_TEST(change_sections(order, {SectionStep::up, "Costs", ""}).empty());
  BOOST_TEST(words() == "1 4C 2I 3I ");
  BOOST_TEST(change_sections(order, {SectionStep::rename, "Costs", "  Expenses "}).empty());
  BOOST_TEST(order.sections.front() == "Expenses");
  BOOST_TEST(words() == "1 4E 2I 3I ");
  BOOST_TEST(change_sections(order, {SectionStep::remove, "Income", ""}).empty());
  BOOST_TEST(words() == "1 4E 2E 3E ");
  BOOST_TEST(change_sections(order, {SectionStep::remove, "Expenses", ""}).empty());
  BOOST_TEST(words() == "1 4 2 3 ");
}

BOOST_AUTO_TEST_CASE(a_heading_has_a_name_of_its_own) {
  BOOST_TEST(change_sections(order, {SectionStep::add, "", "Income"}).size() == 1u);
  BOOST_TEST(change_sections(order, {SectionStep::add, "", "   "}).size() == 1u);
  BOOST_TEST(change_sections(order, {SectionStep::rename, "Costs", "Income"}).size() == 1u);
  BOOST_TEST(change_sections(order, {SectionStep::rename, "Gone", "Pets"}).size() == 1u);
  BOOST_TEST(change_sections(order, {SectionStep::rename, "Costs", "Costs"}).empty());
  BOOST_TEST(change_sections(order, {SectionStep::add, "", "Pets"}).empty());
  BOOST_TEST(order.sections.size() == 3u);
}

BOOST_AUTO_TEST_SUITE_END()
