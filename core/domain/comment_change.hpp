#pragma once
#include <string>
#include <vector>

#include "core/domain/document.hpp"
#include "core/domain/request_change.hpp"

namespace latchkey {

/// Adds a comment, with files or without; of a comment with files the words may be empty. All of it
/// is kept or none. The same words with the same files from the same author within kSameClick are
/// one click: unchanged, and the files have no row.
ChangeOutcome add_comment(Database& db, const Keyring& keys, const RequestChange& change,
                          const std::string& body, Time now,
                          const std::vector<NewDocument>& files = {});

}  // namespace latchkey
