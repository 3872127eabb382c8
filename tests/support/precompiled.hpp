// What every file of tests includes; see core/base/precompiled.hpp.
#include <boost/test/unit_test.hpp>

#include "core/base/precompiled.hpp"
