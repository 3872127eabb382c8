#pragma once
#include "fcgi/http/route.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// Whether who sent the request may use a route of this access, by session, device and role alone.
/// A route that nobody is kept from lets everybody in.
bool lets_in(const Visit& visit, Access access);

}  // namespace latchkey
