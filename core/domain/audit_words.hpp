#pragma once
#include <span>
#include <string_view>

namespace latchkey {

/// The groups by which the activity page narrows.
enum class ActivityKind {
  opened,    // links, PINs and devices that were let in
  refused,   // what was not let in
  sign_ins,  // sign-ins and sign-outs, of clients and staff
  answered,  // what clients and staff wrote and ticked
  sent,      // checklists and what was asked to be mailed
  read,      // files and lists that left the house
  work,      // work items, checklists, requests, templates
  people,    // clients and contacts
  office,    // colleagues, settings, and what keeps all of it safe
};
inline constexpr ActivityKind kActivityKinds[] = {
    ActivityKind::opened,   ActivityKind::refused, ActivityKind::sign_ins,
    ActivityKind::answered, ActivityKind::sent,    ActivityKind::read,
    ActivityKind::work,     ActivityKind::people,  ActivityKind::office};

/// What an event's `subject` is the number of, so that a line can lead there.
enum class AuditSubject { none, contact, client, work, checklist, request, document, staff };

/// One action of the trail in words. Every action that record() is given has its row:
/// tests/db/audit_words_test.cpp reads the sources and fails where one is missing.
struct AuditWords {
  std::string_view action;  // "link.claimed"
  ActivityKind kind;
  AuditSubject subject;
  std::string_view words;  // after who did it: "opened their link"
};

std::span<const AuditWords> audit_words();
/// Null for an action of a later version.
const AuditWords* find_audit_words(std::string_view action);

/// The kind in an address ("opened"), and as the page names it ("Links opened").
std::string_view kind_name(ActivityKind kind);
std::string_view kind_words(ActivityKind kind);

}  // namespace latchkey
