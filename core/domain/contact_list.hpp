#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/domain/client.hpp"
#include "core/domain/contact.hpp"

// A file with contacts, line by line: what it says, before anything is compared with the firm's
// rows.

namespace latchkey {

/// Of one file. 50,000 lines are the largest firms that we know of, four times over.
inline constexpr std::size_t kMostImportLines = 50'000;
inline constexpr std::size_t kMostImportBytes = 16'000'000;

/// A line as it was read.
struct ContactListLine {
  std::size_t line;        // from 1
  std::size_t first_line;  // of the same contact: the one with the same primary address
  std::string name;
  std::vector<ContactAddress> addresses;  // the primary one first; empty on a contact's later lines
  std::string address;                    // the primary one
  std::string time_zone, language;        // empty: not said
  std::string client;                     // empty: none
  ClientKind kind = ClientKind::organisation;
  std::string role;   // of ContactRole; empty: not said
  std::string fault;  // why it cannot come in; empty where it can
};

struct ContactList {
  std::vector<ContactListLine> lines;
  std::string read_as;  // utf8, windows_1252
  std::string taken;    // what was read from which heading, for a sentence
  std::string ignored;  // headings that nothing was read from, for a sentence
  std::string refusal;  // why the file cannot be read at all; then there are no lines
};

/// Reads a file of CSV with headings in its first line, in any order and under their usual names:
/// Name, E-mail, Further e-mails, Client, Client kind, Access, Language, Time zone. Where several
/// headings can be the same thing ("Email" and "Address"), the plainest one is taken.
ContactList read_contact_list(std::string bytes);

/// The line of headings, as the template and an export have it.
std::string contact_list_headings();
/// The headings and two lines as an example, to begin with.
std::string contact_list_template();

}  // namespace latchkey
