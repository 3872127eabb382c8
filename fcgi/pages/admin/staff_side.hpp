#pragma once
#include "fcgi/pages/account_side.hpp"

namespace latchkey::admin {

extern const AccountSide kStaffSide;

/// What a role may do, as a sentence.
const char* role_words(Role role);

/// The path of a page of staff's, or the dashboard's: what was asked for is the visitor's word.
std::string way_on(std::string_view next);

}  // namespace latchkey::admin
