#pragma once
#include <iosfwd>
#include <span>

#include "fcgi/http/route.hpp"

namespace latchkey {

/// THE list of pages: everything that the program answers, and who may ask.
std::span<const Route> routes();

/// The same for people: a line for each, with method, who may ask, and pattern.
void print_routes(std::ostream& out);

}  // namespace latchkey
