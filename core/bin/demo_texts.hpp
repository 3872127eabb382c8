#pragma once
#include <string>
#include <vector>

#include "core/domain/client.hpp"
#include "core/domain/work_item.hpp"

// What the demo's two firms consist of: tables of texts, which demo_story.cpp brings to life. Days
// count from now. In titles and texts {Y} stands for the year in which the work is sent, {P} for
// the one before, {T} for the tax year that had ended last ("2025/26"), {M} for the month before
// ("May 2026").

namespace latchkey {

struct DemoRequest {
  const char* title;
  const char* description;    // Markdown
  int days;                   // to do it in, from the sending; 0: no due date
  const char* answer = "";    // the client's words, when they come to it
  const char* file = "";      // a file that they add, by name
  const char* question = "";  // a comment of theirs
  const char* reply = "";     // a comment of the firm's after it
};

struct DemoChecklist {
  const char* title;
  std::vector<DemoRequest> requests;
};

struct DemoContact {
  const char* name;
  std::vector<const char*> addresses;
  const char* time_zone = "Europe/London";
};

struct DemoClient {
  const char* name;
  ClientKind kind;
  std::vector<const char*> contacts;  // by name
};

/// How far a work item's checklist has come.
enum class DemoScene {
  nothing_yet,  // no checklist
  draft,        // written, not sent
  just_sent,    // its mails wait in the Outbox when the demo starts
  not_opened,   // sent days ago
  bounced,      // the mail server refused it
  opened,       // claimed; `done` of its requests are completed
  lapsed,       // claimed, and the thirty days are over
  moved,        // claimed on a computer, then on a phone
};

struct DemoWork {
  const char* client;
  const char* title;
  int assignee;  // which member of staff
  int due;       // days from now; negative: overdue, or done in time where it is completed
  WorkStatus status;
  DemoScene scene;
  const DemoChecklist* checklist = nullptr;
  int sent = 0;  // days ago
  int done = 0;  // requests
};

struct DemoStaff {
  const char* name;
  const char* address;
  Role role;
};

struct DemoFirm {
  const char* slug;
  const char* name;
  const char* sender_address;
  const char* contact_email;
  const char* contact_phone;
  const char* accent;
  std::vector<DemoStaff> staff;
  std::vector<DemoContact> contacts;
  std::vector<DemoClient> clients;
  std::vector<DemoWork> work;
  bool new_portal = true;  // off: what is sent is opened with kDemoPin
  bool help_password_shown = false;
};

/// The PIN of all clients of a firm that has not switched on the New Client Portal.
inline constexpr const char* kDemoPin = "408172";

/// Two contacts a client (a couple, two directors) and one have mails waiting.
const DemoFirm& hartwell_finch();
const DemoFirm& brightwater();

namespace demo {
extern const DemoChecklist kPersonalTax, kCoupleTax, kRentalIncome, kVatReturn, kYearEnd, kPayroll,
    kNewClient, kTrustReturn, kCashFlow, kFundingRound, kBoardPack;
}  // namespace demo

}  // namespace latchkey
