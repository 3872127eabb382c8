#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "core/base/words.hpp"
#include "core/bin/commands.hpp"
#include "core/domain/audit_verify.hpp"
#include "core/domain/firm.hpp"

namespace latchkey {
namespace {

/// The trail was read and is not whole.
constexpr int kNotWhole = 3;

/// The ends that an earlier run noted, by the firm's slug. A file that is not there holds none.
using Ends = std::map<std::string, AuditEnd>;

Ends read_ends(const std::string& path) {
  Ends ends;
  if (!std::filesystem::exists(path)) return ends;
  std::ifstream file{path};
  std::string slug;
  for (AuditEnd end; file >> slug >> end.number >> end.chain;) ends[slug] = end;
  if (!file.eof() || file.bad()) {
    throw CommandFailed(path + " cannot be read as what an earlier run noted; nothing was checked");
  }
  return ends;
}

/// The old file stays until the new one is whole.
void write_ends(const std::string& path, const Ends& ends) {
  const std::string made = path + ".new";
  std::ofstream file{made, std::ios::trunc};
  for (const auto& [slug, end] : ends) {
    file << slug << ' ' << end.number << ' ' << end.chain << '\n';
  }
  file.close();
  if (!file || std::rename(made.c_str(), path.c_str()) != 0) {
    throw CommandFailed(path + " cannot be written: " + std::strerror(errno));
  }
}

std::string words_of(const AuditFault& fault) {
  const std::string number = std::to_string(fault.number);
  const std::string range = fault.last > fault.number
                                ? "rows " + number + " to " + std::to_string(fault.last) + " are"
                                : "row " + number + " is";
  switch (fault.kind) {
    case AuditFault::Kind::changed:
      return "row " + number + " was changed, or not written by Latchkey";
    case AuditFault::Kind::missing:
      return range + " missing";
    case AuditFault::Kind::cut_off:
      return range + " missing: the end of the trail was cut off";
    case AuditFault::Kind::end_moved:
      return "where the trail ends (audit_heads) was changed or removed; its last row is " + number;
    case AuditFault::Kind::forgotten:
      return "row " + number +
             " is not what the file noted: the end was cut off, or the trail was put in place of "
             "another";
  }
  return "";
}

bool verify_one(Database& db, const Keyring& keys, const Firm& firm, Ends& ends) {
  auto noted = ends.find(firm.slug);
  const auto verdict = verify_audit(
      db, keys, firm.id, noted == ends.end() ? std::nullopt : std::optional{noted->second},
      [&](std::uint64_t rows) {
        if (rows > 0 && rows % 1'000'000 == 0) {
          std::cerr << firm.slug << ": " << rows << " rows so far\n";
        }
      });
  if (verdict.whole() && verdict.rows == 0) {
    std::cout << "BROKEN " << firm.slug << ": there is no row, and the making of a firm is one\n";
    return false;
  }
  if (verdict.whole()) {
    std::cout << "whole  " << firm.slug << ": " << plural(verdict.rows, "row") << "\n";
    ends[firm.slug] = verdict.end;
    return true;
  }
  for (const AuditFault& fault : verdict.faults) {
    std::cout << "BROKEN " << firm.slug << ": " << words_of(fault) << "\n";
  }
  if (verdict.more_faults) {
    std::cout << "BROKEN " << firm.slug << ": there are more; reading stopped after "
              << verdict.rows << " rows\n";
  }
  return false;
}

int verify(const Invocation& invocation) {
  const Config config = invocation.config();
  const Keyring keys = Keyring::from_file(config.key_file);
  Database db{DatabaseSettings::of(config)};
  auto firms = list_firms(db);
  if (const std::string& slug = invocation.operand(); !slug.empty()) {
    std::erase_if(firms, [&](const Firm& firm) { return firm.slug != slug; });
    if (firms.empty()) throw CommandFailed("there is no firm " + slug + ": latchkey firm list");
  }
  const std::string& noting = invocation.option("noted");
  Ends ends = noting.empty() ? Ends{} : read_ends(noting);
  bool whole = true;
  for (const Firm& firm : firms) whole = verify_one(db, keys, firm, ends) && whole;
  if (!whole) {
    std::cout
        << "What was done here was not recorded by Latchkey's own programs. Keep the database "
           "as it is\nand compare it with a backup.\n";
    return kNotWhole;
  }
  if (!noting.empty()) write_ends(noting, ends);
  return kDone;
}

}  // namespace

Command audit_verify_command() {
  return {
      "audit verify",
      "finds rows of the audit trail that were changed or removed",
      "Each row of a firm's audit trail carries a hash, made with the installation's key, of "
      "itself\n"
      "and of the row before it. This reads the trails of all firms, or of FIRM (its slug), and\n"
      "says which rows were changed, which are missing, and where an end was cut off.\n"
      "\n"
      "What it cannot find: rows cut off the end by somebody who also set audit_heads back to the\n"
      "row that is the last then; and anything by somebody who has the key file. For the first,\n"
      "give --noted a file on another machine or in your backups: each run compares the trails\n"
      "with what it noted, and notes their ends anew where all are whole.\n"
      "\n"
      "Nothing is written but that file. Exit codes: 0 all whole, 1 it could not be read, 2 not\n"
      "understood, 3 something was changed or removed.",
      {{"noted", "FILE", "compares with where the trails ended when they were last checked", false,
        ""}},
      "[FIRM]",
      verify};
}

}  // namespace latchkey
