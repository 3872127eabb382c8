#pragma once
#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"

namespace latchkey {

/// What a mailer does every second: sends what is due, each in one transaction, so that any number
/// of mailers never send anything twice and one that is killed leaves its plan to the next. What
/// cannot be sent is failed with its reason, and recorded. Returns false where nothing (more) was
/// due, or others are at it.
bool run_due_send(Database& db, const Keyring& keys, Random& random, Time now);

}  // namespace latchkey
