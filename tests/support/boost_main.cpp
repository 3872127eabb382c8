// The main() of each suite.
#define BOOST_TEST_MODULE latchkey
#include <boost/test/unit_test.hpp>
