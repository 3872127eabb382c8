#pragma once
#include <string>
#include <vector>

#include "core/db/database.hpp"
#include "core/domain/firm.hpp"

namespace latchkey {

/// A part of an answer of the help page.
struct HelpPart {
  enum class Kind {
    words,          // a paragraph
    portal,         // the address of the firm's portal, as a link to its login
    client_portal,  // the address of its Client Portal screen, for e-mail and PIN
  };
  Kind kind = Kind::words;
  std::string text;  // one line; of a link, the whole address
};

struct HelpQuestion {
  std::string anchor;  // "expiry": never changes, so that a link to it goes on working
  std::string question;
  std::vector<HelpPart> answer;
};

struct HelpSection {
  std::string anchor;
  std::string title;
  std::vector<HelpQuestion> questions;
};

/// What the words depend on beside the firm's settings.
struct HelpFacts {
  bool links = true;  // magic links are in use: the new portal is on, or something was sent by link
  bool pins = false;  // requests that open with a PIN are left, or are what the firm sends
};

HelpFacts find_help_facts(Database& db, const Firm& firm);

/// THE words of the help page and of its downloadable version: the questions of the FAQ that the
/// product was ordered from, answered to the firm's clients in the firm's name, by its settings.
std::vector<HelpSection> write_help(const Firm& firm, const HelpFacts& facts);

/// "How Harbour & Vane's portal works", for both.
std::string help_title(const Firm& firm);
std::string help_lead(const Firm& firm);
/// "E-mail us at … or ring …"; empty where the firm says neither.
std::string help_reach(const Firm& firm);

}  // namespace latchkey
