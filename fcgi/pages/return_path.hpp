#pragma once
#include <string>
#include <string_view>

namespace latchkey {

/// Where a client goes on after signing in: `asked` where that is the path of a client's page of
/// ours, else `otherwise` (security.md 17). What was asked for is the visitor's word.
std::string way_back(std::string_view asked, std::string_view otherwise = "/work");

/// "?return=…" for such a path; empty for any other.
std::string return_query(std::string_view path);

}  // namespace latchkey
