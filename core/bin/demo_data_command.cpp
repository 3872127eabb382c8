#include <iostream>

#include "core/base/clock.hpp"
#include "core/base/totp.hpp"
#include "core/bin/commands.hpp"
#include "core/bin/demo_story.hpp"
#include "core/domain/audit.hpp"

namespace latchkey {
namespace {

constexpr const char* kMade = "demo.made";
// A client of the first firm with years of work behind her.
constexpr const char* kLoginAddress = "maria.keller@post.example";
constexpr const char* kLoginPassword = "violet anchor teapot meadow";
/// Whose checklist has been opened in the story.
constexpr const char* kDemoPinOwner = "peter@quillandsons.example";

/// Written last, so that data which was cut off is known for what it is.
void record_made(Database& db, const Keyring& keys, FirmId firm, Time now) {
  db.transaction([&] {
    record(db, keys, firm,
           {.action = kMade,
            .actor = {.contact = {}, .staff = {}, .name = "latchkey demo-data"},
            .ip = "",
            .detail = ""},
           now);
  });
}

bool was_made(Database& db, FirmId firm) {
  return db
      .find_value<int>("SELECT 1 FROM audit_events WHERE firm_id = ? AND action = ? LIMIT 1",
                       {firm, kMade})
      .has_value();
}

int make(const Invocation& invocation) {
  Config config = invocation.config();
  Keyring keys = Keyring::from_file(config.key_file);
  Database db{DatabaseSettings::of(config)};
  if (!list_firms(db).empty()) {
    auto last = find_firm(db, brightwater().slug);
    if (last && was_made(db, last->id)) {
      std::cout << "The demo data is there already.\n";
      return kDone;
    }
    throw CommandFailed(
        "this database has firms already; demo data is for an empty one. After a demo that was cut "
        "off, make demo-reset begins anew");
  }
  SystemRandom random;
  DocumentStore documents{config.documents, keys};
  Time now = SystemClock{}.now();
  const std::string& password = invocation.option("staff-password");
  DemoStory story{db, keys, random, documents, now};
  story.tell(hartwell_finch(), invocation.option("url1"), password);
  story.tell(brightwater(), invocation.option("url2"), password);
  story.make_login(hartwell_finch(), kLoginAddress, kLoginPassword);
  record_made(db, keys, find_firm(db, brightwater().slug).value().id, now);
  std::cout << "Staff sign in at /admin of each firm, with the password " << password << "\n"
            << "and a code, which make demo-code prints; or of an app with the authenticator key: "
            << totp_secret_text(kDemoAppSecret) << "\n";
  for (const DemoFirm* firm : {&hartwell_finch(), &brightwater()}) {
    std::cout << "  " << firm->name << ": " << firm->staff.front().address << "\n";
  }
  const DemoFirm& by_pin = brightwater();
  std::cout << "Clients of " << by_pin.name
            << " open what was sent to them with a PIN, at /pin:\n  " << kDemoPinOwner << ", PIN "
            << kDemoPin << "\n";
  std::cout << "A client with a login, at /login of " << hartwell_finch().name << ": "
            << kLoginAddress << ", with the password " << kLoginPassword << "\n";
  return kDone;
}

}  // namespace

Command demo_data_command() {
  return {
      "demo-data",
      "fills an empty database with two lively firms",
      "Makes Hartwell & Finch and Brightwater Advisory with staff, contacts, clients and work in\n"
      "every state. A few checklists have just been sent: their mails go out as soon as a mailer\n"
      "runs. All addresses end in .example, where no mail can arrive. Where the demo data is\n"
      "there already, nothing is done.",
      {{"url1", "URL", "of Hartwell & Finch", false, "http://127.0.0.1:8080"},
       {"url2", "URL", "of Brightwater Advisory", false, "http://brightwater.localhost:8080"},
       {"staff-password", "WORDS", "of all members of staff", false,
        "copper lantern harbour oats"}},
      "",
      make};
}

}  // namespace latchkey
