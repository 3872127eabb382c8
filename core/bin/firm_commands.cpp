#include <iostream>

#include "core/base/clock.hpp"
#include "core/bin/commands.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/firm.hpp"

namespace latchkey {
namespace {

int create(const Invocation& invocation) {
  Config config = invocation.config();
  Keyring keys = Keyring::from_file(config.key_file);
  Database db{DatabaseSettings::of(config)};
  Firm firm{};
  firm.slug = invocation.option("slug");
  firm.name = invocation.option("name");
  firm.base_url = invocation.option("url");
  firm.sender_name = invocation.option("sender-name");
  firm.sender_address = invocation.option("sender-address");
  firm.contact_email = invocation.option("contact-email");
  firm.contact_phone = invocation.option("contact-phone");
  firm.time_zone = invocation.option("time-zone");
  firm.accent = invocation.option("accent");
  Time now = SystemClock{}.now();
  db.transaction([&] {
    if (invocation.option("before-new-portal").empty()) firm.new_portal_since = now;
    FirmId id = create_firm(db, firm, now);
    record(db, keys, id,
           {.action = "firm.created",
            .actor = {.contact = {}, .staff = {}, .name = "latchkey firm create"},
            .ip = "",
            .subject = id.value,
            .detail = firm.slug},
           now);
  });
  std::cout << "Firm " << firm.slug << " is made.\n"
            << "Next: its first member of staff (latchkey staff create --firm " << firm.slug
            << " ...), and a server block\nof nginx with fastcgi_param LATCHKEY_FIRM " << firm.slug
            << ".\n";
  return kDone;
}

int list(const Invocation& invocation) {
  Database db{DatabaseSettings::of(invocation.config())};
  auto firms = list_firms(db);
  for (const Firm& firm : firms) {
    std::cout << firm.slug << "\t" << firm.name << "\t" << firm.base_url
              << (firm.suspended_at ? "\tsuspended" : "") << "\n";
  }
  if (firms.empty()) std::cerr << "There is no firm yet: latchkey firm create makes one.\n";
  return kDone;
}

}  // namespace

Command firm_create_command() {
  return {
      "firm create",
      "makes a firm",
      "A firm is a tenant: its staff, contacts and work are seen by nobody else's. Its slug is\n"
      "what LATCHKEY_FIRM says in the firm's server block of nginx; every link in its mails\n"
      "begins with its URL.",
      {{"slug", "SLUG", "a-z, 0-9 and '-', up to 63", true, ""},
       {"name", "NAME", "as clients know it", true, ""},
       {"url", "URL", "https://host[:port], without a path", true, ""},
       {"sender-name", "NAME", "whom its mails are from", true, ""},
       {"sender-address", "ADDRESS", "the address that its mails are from", true, ""},
       {"contact-email", "ADDRESS", "where a client who is lost can write", false, ""},
       {"contact-phone", "NUMBER", "or call", false, ""},
       {"time-zone", "ZONE", "such as Europe/London", false, "UTC"},
       {"accent", "COLOUR", "the colour of its pages", false, "#1f5c4d"},
       {"before-new-portal", "", "with the New Client Portal off: its clients use PINs", false,
        ""}},
      "",
      create};
}

Command firm_list_command() {
  return {"firm list",
          "lists the firms",
          "One line a firm: slug, name, URL, and `suspended` where it is, with tabs between.",
          {},
          "",
          list};
}

}  // namespace latchkey
