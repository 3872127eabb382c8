#pragma once
#include <string>

namespace latchkey {

/// The content of a demo's document of that name: a one-page PDF that says what it is, or a small
/// table in CSV. Real files of their kind, the same at every start.
std::string demo_file(const std::string& name, const std::string& owner);

}  // namespace latchkey
