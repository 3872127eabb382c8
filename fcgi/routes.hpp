#pragma once
#include <span>

#include "fcgi/http/route.hpp"

namespace latchkey {

/// THE list of pages: everything that the program answers, and who may ask.
std::span<const Route> routes();

}  // namespace latchkey
