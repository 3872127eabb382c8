// What recurring work is called, period after period.
#include "core/domain/next_title.hpp"

#include <boost/test/unit_test.hpp>

using namespace latchkey;

namespace {

Date day(const char* text) {
  return *parse_date(text);
}

std::string yearly(std::string_view title) {
  return next_title(title, day("2027-01-15"), day("2028-01-15"));
}
std::string monthly(std::string_view title, const char* from, const char* to) {
  return next_title(title, day(from), day(to));
}
std::string quarterly(std::string_view title) {
  return next_title(title, day("2026-10-01"), day("2027-01-01"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(next_titles)

BOOST_AUTO_TEST_CASE(a_year_moves_on_wherever_it_stands) {
  BOOST_TEST(yearly("2026 tax return") == "2027 tax return");
  BOOST_TEST(yearly("Tax return (2026), with 2025 for comparison") ==
             "Tax return (2027), with 2026 for comparison");
}

BOOST_AUTO_TEST_CASE(a_year_of_two_halves_moves_both) {
  BOOST_TEST(yearly("Accounts 2025/26") == "Accounts 2026/27");
  BOOST_TEST(next_title("Accounts 2098-99", day("2098-01-15"), day("2099-01-15")) ==
             "Accounts 2099-00");
  BOOST_TEST(yearly("Accounts 2025/27") == "Accounts 2026/27");
}

BOOST_AUTO_TEST_CASE(what_only_looks_like_a_year_stays) {
  BOOST_TEST(yearly("Form 1040") == "Form 1040");
  BOOST_TEST(yearly("Contract of the house (2019)") == "Contract of the house (2019)");
  BOOST_TEST(yearly("Return 2024, late") == "Return 2025, late");
  BOOST_TEST(monthly("May we contact your bank?", "2026-05-01", "2026-06-01") ==
             "May we contact your bank?");
  BOOST_TEST(monthly("May payroll", "2026-05-01", "2026-06-01") == "June payroll");
  BOOST_TEST(yearly("Invoice 20261 and A2026") == "Invoice 20261 and A2026");
  BOOST_TEST(yearly("Annual accounts") == "Annual accounts");
}

BOOST_AUTO_TEST_CASE(yearly_work_keeps_its_month) {
  BOOST_TEST(yearly("Year end March 2026") == "Year end March 2027");
}

BOOST_AUTO_TEST_CASE(a_month_moves_on_and_takes_its_year_along_at_its_end) {
  BOOST_TEST(monthly("Payroll November 2026", "2026-11-01", "2026-12-01") ==
             "Payroll December 2026");
  BOOST_TEST(monthly("Payroll December 2026", "2026-12-01", "2027-01-01") ==
             "Payroll January 2027");
  BOOST_TEST(monthly("2026 Dec payroll", "2027-01-05", "2027-02-05") == "2027 Jan payroll");
}

BOOST_AUTO_TEST_CASE(the_word_may_is_a_month_only_with_a_capital) {
  BOOST_TEST(monthly("What may come", "2026-05-01", "2026-06-01") == "What may come");
  BOOST_TEST(monthly("VAT May", "2026-05-01", "2026-06-01") == "VAT June");
}

BOOST_AUTO_TEST_CASE(a_quarter_moves_on) {
  BOOST_TEST(quarterly("VAT Q3 2026") == "VAT Q4 2026");
  BOOST_TEST(quarterly("VAT Q4 2026") == "VAT Q1 2027");
  BOOST_TEST(quarterly("VAT November 2026 to January 2027") == "VAT February 2027 to April 2027");
}

BOOST_AUTO_TEST_CASE(a_year_alone_moves_with_the_beginnings) {
  BOOST_TEST(monthly("2026 payroll", "2026-11-30", "2026-12-30") == "2026 payroll");
  BOOST_TEST(monthly("2026 payroll", "2026-12-30", "2027-01-30") == "2027 payroll");
}

BOOST_AUTO_TEST_CASE(what_does_not_begin_in_a_later_month_keeps_its_title) {
  BOOST_TEST(monthly("Payroll May 2026", "2026-05-01", "2026-05-31") == "Payroll May 2026");
  BOOST_TEST(monthly("Payroll May 2026", "2026-05-01", "2025-05-01") == "Payroll May 2026");
}

BOOST_AUTO_TEST_CASE(skipped_periods_are_passed_over) {
  BOOST_TEST(monthly("Payroll May 2026", "2026-05-01", "2027-07-01") == "Payroll July 2027");
}

BOOST_AUTO_TEST_CASE(other_letters_are_kept_as_they_are) {
  BOOST_TEST(yearly("Steuererklärung 2026 · Müller") == "Steuererklärung 2027 · Müller");
}

BOOST_AUTO_TEST_SUITE_END()
